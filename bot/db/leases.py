"""The right to serve an application, which one process has at a time."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import CursorResult, Update, select, update
from sqlalchemy.orm import Session

from bot.db.models import LeaseRow
from bot.db.upsert import upsert
from bot.errors import TryAgainError

__all__ = ["Claim", "LeaseLostError", "Seen", "check", "look", "release", "renew", "take"]


class LeaseLostError(TryAgainError):
    """Another process serves the application by now."""

    def __init__(self) -> None:
        super().__init__(
            "Another process serves this bot: this one was stopped, or cut off from its database, "
            "for too long. It leaves, so that nothing is answered or posted twice."
        )


@dataclass(frozen=True, slots=True)
class Claim:
    """A lease that was taken."""

    application_id: int
    number: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A lease as it stood at a moment."""

    number: int
    beat: int
    holder: str | None


def look(session: Session, application_id: int) -> Seen | None:
    """How a lease stands; None where there never was one."""
    row = session.get(LeaseRow, application_id)
    return None if row is None else Seen(row.number, row.beat, row.holder)


def take(session: Session, application_id: int, seen: Seen | None, holder: str) -> Claim | None:
    """Take a lease that was seen to be free or lapsed; None if it has changed since."""
    start = Seen(0, 0, None)
    new = {"shards": 1, "number": start.number, "beat": start.beat}
    upsert(session, LeaseRow, {"application_id": application_id}, insert=new)
    seen = seen or start
    taken = _changed(
        session,
        update(LeaseRow)
        .where(
            LeaseRow.application_id == application_id,
            LeaseRow.number == seen.number,
            LeaseRow.beat == seen.beat,
            LeaseRow.holder.is_(None) if seen.holder is None else LeaseRow.holder == seen.holder,
        )
        .values(number=LeaseRow.number + 1, beat=LeaseRow.beat + 1, shards=1, holder=holder),
    )
    return Claim(application_id, seen.number + 1) if taken else None


def renew(session: Session, claim: Claim) -> bool:
    """Show that the holder lives; returns whether it still is the holder."""
    return _changed(session, _own(claim).values(beat=LeaseRow.beat + 1))


def release(session: Session, claim: Claim) -> None:
    """Give a lease back, if it is still held."""
    session.execute(_own(claim).values(holder=None))


def check(session: Session, claim: Claim) -> None:
    """Make sure that nobody else takes the lease before this transaction ends.

    Raises:
        LeaseLostError: Somebody has it already.
    """
    number = session.scalar(
        select(LeaseRow.number)
        .where(LeaseRow.application_id == claim.application_id)
        .with_for_update(read=True)
    )
    if number != claim.number:
        raise LeaseLostError


def _own(claim: Claim) -> Update:
    return update(LeaseRow).where(
        LeaseRow.application_id == claim.application_id, LeaseRow.number == claim.number
    )


def _changed(session: Session, statement: Update) -> bool:
    done: CursorResult[Any] = session.connection().execute(statement)
    return done.rowcount == 1
