"""`python -m bot.bank FILE…`: a writer checks one file."""

from pathlib import Path

import pytest

from bot.bank.__main__ import main
from tests.bank.pages import Alias, Page, write_bank


def test_one_file_is_checked_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All of it is printed in order; other files' faults are not."""
    write_bank(
        tmp_path,
        broken="",
        bad=Page(
            header='kind = "concept"\nlevel = "mid"\nlinks = ["caches/no", "caches/broken"]',
            key_points=("Mars and Venus", "b"),
        ),
    )
    assert main([str(tmp_path / "caches/bad.md")]) == 1
    joined = "“Mars and Venus” joins two things; a key point is one."
    assert capsys.readouterr().out.splitlines() == [
        "caches/bad.md:4: There is no question `caches/no` to link to.",
        "caches/bad.md:15: “Key points” has 2 entries; there must be 3 to 6.",
        f"caches/bad.md:15: {joined} Keep what matters more; the answer has the other.",
        "1 file, 3 faults",
    ]


def test_a_topic_is_checked_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its aliases are looked up, also in another topic."""
    write_bank(tmp_path, full=Page(), words=Alias("caches/full"), lost=Alias("queues/x"))
    assert main([str(tmp_path / "caches")]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "caches/lost.md:2: There is no question `queues/x` to be an alias of.",
        "3 files, 1 fault",
    ]


def test_what_is_wrong_with_another_file_is_not_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A link leads to a file that leads to itself: that is for whoever writes the other."""
    header = 'kind = "concept"\nlevel = "mid"\nlinks = ["caches/other"]'
    write_bank(tmp_path, one=Page(header=header), other=Page(header=header))
    assert main([str(tmp_path / "caches/one.md")]) == 0
    assert capsys.readouterr().out == "1 file, 0 faults\n"


def test_a_file_outside_a_bank_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A path that is no question of a topic ends in words."""
    (tmp_path / "q.md").write_text(str(Page()))
    assert main([str(tmp_path / "q.md")]) == 1
    assert "has no `_topic.toml`" in capsys.readouterr().out
    assert main([str(tmp_path), str(tmp_path)]) == 1
    assert capsys.readouterr().out == "Name one bank's folder, or files and topics of one.\n"
