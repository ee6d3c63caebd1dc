"""`python -m bot reports`: what members reported to be wrong, and what of it is settled."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from unicodedata import category

from sqlalchemy.orm import Session, sessionmaker

from bot.bank import read_bank
from bot.clock import system_clock
from bot.db import engine as engines
from bot.db.engine import sqlite_path
from bot.db.migrate import is_current
from bot.db.people.mistakes import settle
from bot.domain.mistakes import Reported
from bot.errors import WhiteboardError
from bot.services.people.mistakes import unsettled
from bot.settings import Settings
from bot.startup import CONTENT, opening_database

__all__ = ["listed", "printable", "settled"]

_MOVES = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Unicode's categories of what may move, hide or turn round what a terminal shows."""
_JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
"""Of these, what scripts and emoji need."""


def listed(settings: Settings) -> str:
    """Every report that is not settled, the newest last, as plain text for a terminal.

    Raises:
        WhiteboardError: The bank is broken, or the database cannot be used.
    """
    bank = read_bank(CONTENT)
    with _record(settings, reads_only=True) as session:
        found = unsettled(session, bank)
    return "\n\n".join(map(_told, found)) or "No mistakes were reported."


def settled(settings: Settings, key: int) -> str:
    """Note that one report is settled, so that it is listed no more; says so.

    Raises:
        WhiteboardError: There is no such report, or the database cannot be used.
    """
    with _record(settings) as session:
        done = settle(session, key, system_clock(settings.clock_offset_file)())
    if not done:
        raise WhiteboardError(
            f"There is no open report {key}. `python -m bot reports` lists those that are open."
        )
    return f"Report {key} is settled."


def printable(text: str) -> str:
    """A text whose characters cannot command a terminal; its lines stay lines."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join("".join(map(_shown, line)) for line in lines)


def _shown(char: str) -> str:
    if category(char) in _MOVES and char not in _JOINERS:
        return char.encode("unicode_escape").decode("ascii")
    return char


def _told(report: Reported) -> str:
    """What it is about, when it came, and indented what was written."""
    text = "(The text is no longer kept.)" if report.text is None else printable(report.text)
    written = f"{report.written_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    head = f"{report.key} · {report.identity} · {written}"
    prompt = report.prompt or "(This question has left the bank.)"
    return "\n".join([head, prompt, *(f"    {line}" for line in text.split("\n"))])


@contextmanager
def _record(settings: Settings, *, reads_only: bool = False) -> Iterator[Session]:
    """A transaction in the record, which a bot may serve meanwhile: it is not upgraded.

    Raises:
        WhiteboardError: There is none of this version.
    """
    shown = settings.database_url.render_as_string(hide_password=True)
    path = sqlite_path(settings.database_url)
    with opening_database(settings):
        if path is not None and not path.exists():
            raise WhiteboardError(f"The database {shown} does not exist yet: start the bot first.")
        engine = engines.create(settings.database_url)
        try:
            if not is_current(engine):
                raise WhiteboardError(
                    f"The database {shown} is not one of this version of the bot: start it once, "
                    "which upgrades an older one."
                )
            bound = engine.execution_options(reads_only=reads_only)
            with sessionmaker(bound, expire_on_commit=False).begin() as session:
                yield session
        finally:
            engine.dispose()
