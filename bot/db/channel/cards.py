"""The cards of interviews in channels: those to be sent, and those that a newer one replaced."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.db.models import ReplacedCardRow, RoundRow

__all__ = ["replace", "replaced", "replaced_card", "unsent"]


def unsent(session: Session, now: datetime, lease: timedelta, limit: int) -> Sequence[RoundRow]:
    """Interviews that are a step further than their card, which nobody is sending.

    A lease that is longer than any was given by another clock.
    """
    return session.scalars(
        select(RoundRow)
        .where(
            RoundRow.card_step < RoundRow.step,
            RoundRow.message_id.is_not(None),
            or_(
                RoundRow.lease_until.is_(None),
                RoundRow.lease_until <= now,
                RoundRow.lease_until > now + lease,
            ),
        )
        .order_by(RoundRow.lease_until)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def replace(session: Session, key: int, message_id: int, step: int, now: datetime) -> None:
    """Note that a card is to shrink, unless that is known."""
    if session.get(ReplacedCardRow, (key, message_id)) is None:
        session.add(
            ReplacedCardRow(
                round_key=key, message_id=message_id, step=step, edit_after=now, tries=0
            )
        )


def replaced(
    session: Session, now: datetime, longest: timedelta, limit: int
) -> Sequence[ReplacedCardRow]:
    """Cards that are to shrink, and are not left alone now.

    One that is left alone for longer than any is was put off by another clock.
    """
    after = ReplacedCardRow.edit_after
    return session.scalars(
        select(ReplacedCardRow)
        .where(or_(after <= now, after > now + longest))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def replaced_card(session: Session, key: int, message_id: int) -> ReplacedCardRow | None:
    """One that is to shrink; None where it has."""
    return session.get(ReplacedCardRow, (key, message_id))
