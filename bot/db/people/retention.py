"""Where members' words stand, and since when: one table of places, for all that forgets them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, null, or_, select, update
from sqlalchemy.orm import DeclarativeBase, Session

from bot.db.keys import by_key
from bot.db.models import (
    AttemptRow,
    DesignRow,
    DrawingRow,
    GroupNotesRow,
    MistakeRow,
    OccasionRow,
    SketchRow,
    TurnRow,
)

__all__ = ["PLACES", "Place", "forget", "message_id_at"]

_DISCORD_EPOCH = 1_420_070_400
"""Ids of messages count milliseconds from here, in all but their last 22 bits
(https://discord.com/developers/docs/reference#snowflakes)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Columns of a table that hold what members wrote."""

    table: type[DeclarativeBase]
    columns: tuple[str, ...]
    written_at: str | None = None
    """The column that says when. Where none does, it was when its occasion began, or later with the
    last direct message that is part of it."""


PLACES: Sequence[Place] = (
    Place(AttemptRow, ("text", "note", "follow_up_answer"), "answered_at"),
    Place(TurnRow, ("draft",)),
    Place(DesignRow, ("notes",)),
    Place(GroupNotesRow, ("notes",), "started_at"),
    Place(DrawingRow, ("text",), "drawn_at"),
    Place(SketchRow, ("text",), "drawn_at"),
    Place(MistakeRow, ("text",), "written_at"),
)
"""All of them: what stands elsewhere is kept until its member deletes it."""


def forget(session: Session, before: datetime, most: int) -> int:
    """Forget words that were written before an instant, of at most so many rows; grades stay."""
    went = 0
    for place in PLACES:
        went += _forget(session, place, before, most - went)
    return went


def _forget(session: Session, place: Place, before: datetime, most: int) -> int:
    table: Any = place.table.__table__
    kept = or_(*(table.c[name].is_not(None) for name in place.columns))
    old = select(*table.primary_key).where(kept, *_older(table, place, before)).limit(most)
    keys = [tuple(row) for row in session.execute(old)] if most else []
    if keys:
        one, values = by_key(table, keys)
        emptied = update(table).where(*one).values(dict.fromkeys(place.columns, null()))
        session.connection().execute(emptied, values)
    return len(keys)


def _older(table: Any, place: Place, before: datetime) -> list[Any]:  # noqa: ANN401 - what `where` takes
    """Conditions of having been written before an instant."""
    if place.written_at is not None:
        return [table.c[place.written_at] < before]
    asked = OccasionRow.__table__.c
    begun = select(asked.asked_at).where(asked.key == table.c.occasion_key).scalar_subquery()
    return [begun < before, func.coalesce(table.c.heard_message_id, 0) < message_id_at(before)]


def message_id_at(instant: datetime) -> int:
    """The least id that a message of that instant can have."""
    return max(0, int((instant.timestamp() - _DISCORD_EPOCH) * 1000)) << 22
