"""Design interviews, of one member and of a channel."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, CursorResult, and_, select, update
from sqlalchemy.orm import Session

from bot.db.models import AttemptRow, DesignRow, GroupDesignRow, GroupNotesRow, Paced, RoundRow
from bot.domain.people.caller import Caller

__all__ = [
    "attempt_of",
    "group",
    "keep_seen",
    "noted",
    "own",
    "remove_notes",
    "running",
    "ticking",
    "ticking_groups",
    "up_untold",
    "who_noted",
]

P = TypeVar("P", bound=Paced)


def running(session: Session, who: Caller) -> DesignRow | None:
    """The one design interview a member has open in this server."""
    return session.scalar(
        select(DesignRow)
        .where(
            DesignRow.guild_id == who.guild_id,
            DesignRow.member_id == who.member_id,
            DesignRow.ended_at.is_(None),
        )
        .execution_options(populate_existing=True)
        .with_for_update()
    )


def own(session: Session, member_id: int, key: int) -> DesignRow | None:
    """A design interview of a member's, held until the transaction ends."""
    row = session.get(DesignRow, key, populate_existing=True, with_for_update=True)
    return row if row is not None and row.member_id == member_id else None


def attempt_of(session: Session, row: DesignRow) -> AttemptRow | None:
    """The attempt that a finished design interview became."""
    return session.scalar(
        select(AttemptRow).where(
            AttemptRow.design_key == row.key, AttemptRow.member_id == row.member_id
        )
    )


def group(session: Session, round_key: int) -> GroupDesignRow | None:
    """How far a channel's interview is, where it is a design in phases."""
    return session.get(GroupDesignRow, round_key, populate_existing=True)


def noted(session: Session, round_key: int, member_id: int) -> GroupNotesRow | None:
    """What a member noted in a channel's design interview."""
    return session.get(GroupNotesRow, (round_key, member_id), populate_existing=True)


def who_noted(session: Session, round_key: int, phase: int) -> Sequence[int]:
    """Who noted something in a phase of a channel's design interview, the first one first."""
    return session.scalars(
        select(GroupNotesRow.member_id)
        .where(
            GroupNotesRow.round_key == round_key,
            GroupNotesRow.notes[phase - 1].as_string() != "",
        )
        .order_by(GroupNotesRow.started_at, GroupNotesRow.member_id)
    ).all()


def ticking(session: Session, seen_before: datetime) -> Sequence[DesignRow]:
    """Those of members whose time ran when the bot was last seen up, before an instant."""
    return session.scalars(
        select(DesignRow)
        .where(_ran(DesignRow), DesignRow.seen_at < seen_before)
        .with_for_update(skip_locked=True)
    ).all()


def ticking_groups(
    session: Session, seen_before: datetime
) -> Sequence[tuple[RoundRow, GroupDesignRow]]:
    """The same of channels, each with its interview, which is held as by a press."""
    rows = session.execute(
        select(RoundRow, GroupDesignRow)
        .join(GroupDesignRow, GroupDesignRow.round_key == RoundRow.key)
        .where(_ran(GroupDesignRow), GroupDesignRow.seen_at < seen_before)
        .with_for_update(of=(RoundRow, GroupDesignRow), skip_locked=True)
    )
    return [(round_, design) for round_, design in rows]


def keep_seen(session: Session, kind: type[P], up_since: datetime, now: datetime) -> None:
    """Note, for every timer that runs, that the bot is up now, as it has been since an instant."""
    session.execute(
        update(kind)
        .where(_ran(kind), kind.seen_at >= up_since)
        .values(seen_at=now)
        .execution_options(synchronize_session=False)
    )


def up_untold(session: Session, kind: type[P], now: datetime, limit: int) -> Sequence[P]:
    """Those whose phase is over, and of whom nobody was told so."""
    return session.scalars(
        select(kind)
        .where(_runs(kind), kind.ends_at <= now, kind.told.is_(False))
        .order_by(kind.ends_at)
        .limit(limit)
    ).all()


def _ran(kind: type[P]) -> ColumnElement[bool]:
    """Whether an interview's time ran when the bot was last seen up."""
    return and_(_runs(kind), kind.ends_at > kind.seen_at)


def _runs(kind: type[P]) -> ColumnElement[bool]:
    """Whether an interview is not over."""
    if issubclass(kind, DesignRow):
        return kind.ended_at.is_(None)
    running = select(RoundRow.key).where(RoundRow.ended_at.is_(None))
    return GroupDesignRow.round_key.in_(running)


def remove_notes(session: Session, started_before: datetime) -> int:
    """Forget the notes of interviews that were never finished and began before an instant."""
    removed = 0
    for kind in (DesignRow, GroupNotesRow):
        result = session.execute(
            update(kind)
            .where(kind.started_at < started_before, kind.notes.is_not(None))
            .values(notes=None)
        )
        assert isinstance(result, CursorResult)  # noqa: S101 - what an UPDATE returns
        removed += result.rowcount
    return removed
