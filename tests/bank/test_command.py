"""`python -m bot.bank`: what it prints, and how it ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.bank.__main__ import main
from bot.bank.reader import read_shelf
from bot.bank.report import repeated_runs
from tests.bank.pages import Alias, Page, write_bank

_ONE = "Every night the ledger is compared with the bank statement, line by line."
_TWO = "Whenever every night the ledger is compared with the bank statement, errors show."


def _run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot.bank", str(folder), *options],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_bank_without_faults_is_counted(tmp_path: Path) -> None:
    """The last line counts, and nothing else is printed."""
    write_bank(tmp_path, full=Page(), words=Alias("caches/full"))
    done = _run(tmp_path)
    assert (done.returncode, done.stdout) == (0, "2 questions, 1 topic, 0 faults\n")


def test_every_fault_is_a_line_with_its_place(tmp_path: Path) -> None:
    """Faults of reading and of writing stand together, in order, and the command fails."""
    write_bank(tmp_path, b=Page(hints=("One?",)), a=Page(header='kind = "concept"'))
    done = _run(tmp_path)
    assert done.returncode == 1
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "caches/a.md:1: The field `level` is missing; it is one of junior, mid, senior.",
        "caches/b.md:6: The prompt is nearly that of `caches/a`.",
        "caches/b.md:10: The answer is nearly that of `caches/a`.",
        "caches/b.md:20: “Hints” has 1 entries; there must be 2.",
        "2 questions, 1 topic, 4 faults",
    ]


def test_a_folder_that_does_not_exist_is_a_sentence(tmp_path: Path) -> None:
    """A wrong path ends in words, never in a traceback."""
    done = _run(tmp_path / "nowhere")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[-1] == "0 questions, 0 topics, 1 fault"
    assert "cannot be read: No such file or directory." in done.stdout


def test_a_reader_that_stops_early_does_no_harm(tmp_path: Path) -> None:
    """`| head` closes the pipe; that is no error to print."""
    write_bank(tmp_path, **{f"q{number}": Page(header="") for number in range(300)})
    with subprocess.Popen(
        [sys.executable, "-m", "bot.bank", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_file_whose_name_is_no_text_is_told(tmp_path: Path) -> None:
    """A name in another encoding is printed with its bytes spelled out."""
    write_bank(tmp_path)
    Path(bytes(tmp_path).decode() + "/caches/caf\udce9.md").write_text(str(Page()))
    done = _run(tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert "caches/caf\\udce9.md:1: A file is named with" in done.stdout


def test_the_summary_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Topics, kinds, levels, aliases and lengths, and how long the reading took."""
    write_bank(tmp_path, full=Page(answer="word " * 100), words=Alias("caches/full"))
    assert main([str(tmp_path), "--summary"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert "topic 1, Caches: 2" in printed
    assert "kind concept: 2" in printed
    assert "level junior: 0" in printed
    assert "aliases: 1 (50%)" in printed
    assert "words in an answer: 100 to 100, median 100" in printed
    assert printed[-3].startswith("read, drawings included, in ")
    assert printed[-2].startswith("checked in ")
    assert printed[-1] == "2 questions, 1 topic, 0 faults"


def test_repeated_phrases_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A run of six words counts once a file, in whatever case; one run stands for its phrase."""
    write_bank(
        tmp_path,
        a=Page(answer=_ONE + " And again: " + _ONE, hints=(), follow_ups=(), key_points=()),
        b=Page(answer=_TWO, hints=(), follow_ups=(), key_points=(), prompt="Something else?"),
    )
    main([str(tmp_path), "--repeated", "1"])
    printed = capsys.readouterr().out.splitlines()
    assert sum(line.endswith("” in 2 files") for line in printed) == 1
    runs = [run for run, _ in repeated_runs(read_shelf(tmp_path).entries, 20)]
    assert "every night the ledger is compared" in runs
    assert "night the ledger is compared with" not in runs
    assert [files for _, files in repeated_runs(read_shelf(tmp_path).entries, 1)] == [2]


def test_code_is_no_phrase(tmp_path: Path) -> None:
    """What a file must write as another does is not counted as repeated."""
    code = f"```\n{_ONE}\n```\n`{_ONE}`"
    write_bank(
        tmp_path,
        a=Page(answer=code, hints=(), key_points=(), follow_ups=()),
        b=Page(answer=code, hints=(), key_points=(), follow_ups=(), prompt="What else?"),
    )
    assert repeated_runs(read_shelf(tmp_path).entries, 20) == []
