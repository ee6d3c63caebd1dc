"""The clock that the bot is handed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import system_clock

MOMENT = timedelta(seconds=5)


def test_the_clock_is_the_systems_in_utc() -> None:
    now = system_clock()()
    assert now.tzinfo is UTC
    assert abs(now - datetime.now(UTC)) < MOMENT


def test_a_file_sets_the_clock_ahead_and_is_read_at_every_call(tmp_path: Path) -> None:
    file = tmp_path / "offset"
    clock = system_clock(file)
    for days in (1, -2):
        file.write_text(f" {days * 86_400}\n")
        assert abs(clock() - datetime.now(UTC) - timedelta(days=days)) < MOMENT


@pytest.mark.parametrize("text", [None, "", "tomorrow", "nan", "inf", "1e300", "9e11", b"\xff\xfe"])
def test_a_file_that_makes_no_sense_leaves_the_systems_time(
    tmp_path: Path, text: str | bytes | None
) -> None:
    file = tmp_path / "offset"
    if text is not None:
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert abs(system_clock(file)() - datetime.now(UTC)) < MOMENT
