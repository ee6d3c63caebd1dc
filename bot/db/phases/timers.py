"""Timers of phases, whoever goes through them."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, and_, not_, or_, select, update
from sqlalchemy.orm import Session

from bot.db.models import DesignRow, GroupDesignRow, Paced, RoundRow
from bot.domain.phases.phases import ASSESSING, OPENING
from bot.domain.phases.uptime import Uptime

__all__ = ["in_a_phase", "keep_seen", "missed", "up_untold"]

P = TypeVar("P", bound=Paced)


def in_a_phase(kind: type[Paced]) -> ColumnElement[bool]:
    """The same of a row as `is_open` of a number."""
    return and_(kind.phase > OPENING, kind.phase < ASSESSING)


def keep_seen(session: Session, kind: type[P], up: Uptime) -> None:
    """Note, for every timer that runs and has no gap, that the bot is up now."""
    session.execute(
        update(kind)
        .where(_runs(kind), kind.ends_at > kind.seen_at, kind.seen_at.between(*up.noted))
        .values(seen_at=up.now.at)
        .execution_options(synchronize_session=False)
    )


def up_untold(
    session: Session, kind: type[P], now: datetime, limit: int, *, held: bool = False
) -> Sequence[P]:
    """Those whose phase is over, and of whom nobody was told so.

    `held`: until the transaction ends, without those that somebody else is changing.
    """
    found = (
        select(kind)
        .where(_runs(kind), kind.ends_at <= now, kind.told.is_(False))
        .order_by(kind.ends_at)
        .limit(limit)
    )
    return session.scalars(found.with_for_update(skip_locked=True) if held else found).all()


def missed(kind: type[P], up: Uptime) -> ColumnElement[bool]:
    """Whether an interview's time ran when it was last seen, or seems to run now, with a gap."""
    runs = or_(kind.ends_at > kind.seen_at, kind.ends_at > up.now.at)
    return and_(_runs(kind), runs, not_(kind.seen_at.between(*up.noted)))


def _runs(kind: type[P]) -> ColumnElement[bool]:
    """Whether an interview is not over."""
    if issubclass(kind, DesignRow):
        return kind.ended_at.is_(None)
    running = select(RoundRow.key).where(RoundRow.ended_at.is_(None))
    return GroupDesignRow.round_key.in_(running)
