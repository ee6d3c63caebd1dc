"""The whole shelf against the editorial rules."""

from pathlib import Path

from tests.bank.pages import checked

_CONTENT = Path(__file__).parents[2] / "content"


def test_every_question_is_worth_reading() -> None:
    """`python -m bot.bank` finds nothing; if it does, all of it is listed here."""
    faults = checked(_CONTENT)
    assert not faults, "\n" + "\n".join(faults)
