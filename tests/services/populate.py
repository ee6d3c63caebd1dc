"""Members who have done everything the bot keeps something of."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Column, insert, select
from sqlalchemy.orm import Session

from bot.db.models import Base
from bot.db.types import Instant
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.choosing.scope import ANYTHING
from bot.domain.people.caller import Caller
from bot.services.daily.schedules import ScheduleOptions
from tests.builders import MONA, WRITTEN, Practice
from tests.services.private.interviewing import Player

__all__ = ["live"]


def live(practice: Practice, *people: Caller) -> None:
    """Each plays interviews, answers a daily question, and sets what can be set.

    A table that a later feature adds gets a row of them too, before anything writes to it.
    """
    services = practice.services
    manager = Caller(MONA.member_id, MONA.name, people[0].guild_id, manages=True)
    options = ScheduleOptions(at=time(9), channel_id=9)
    key = practice.do(services.schedules.add, manager, options).key
    ref = practice.do(services.posting.claim_now, manager, key).post.ref
    practice.do(services.post_outcomes.confirm, ref, 555)
    practice.do(services.settings.set_guild_zone, manager, "Europe/Berlin")
    for who in people:
        player = Player(practice, who)
        report = player.play_through(Grade.MISSED)
        player.play(player.start(practises=report.interview).ref)
        practice.do(services.answers.posts.answer, who, ref, WRITTEN)
        practice.do(services.answers.posts.grade, who, ref, Marks(Grade.SOLID, (0,), "A note."))
        practice.do(services.designs.start, who, ANYTHING)
        practice.do(services.settings.set_zone, who, "Asia/Tokyo")
        practice.do(services.settings.hide, who, hidden=True)
        practice.do(_fill_the_rest, who, practice.clock())


def _fill_the_rest(session: Session, who: Caller, now: datetime) -> None:
    """Give the member and the server a row in every table that the steps above left without."""
    own = {"member_id": who.member_id, "guild_id": who.guild_id}
    for table in Base.metadata.sorted_tables:
        mine = [table.c[name] == value for name, value in own.items() if name in table.c]
        if mine and session.execute(select(table).where(*mine)).first() is None:
            needed = [column for column in table.c if _must_be_given(column)]
            row = {column.name: _value(session, column, who, now) for column in needed}
            session.execute(insert(table).values(row))


def _must_be_given(column: Column[Any]) -> bool:
    is_numbered = column is column.table.autoincrement_column
    return not (column.nullable or column.default is not None or is_numbered)


def _value(session: Session, column: Column[Any], who: Caller, now: datetime) -> object:
    """Something that fits a column; a foreign key leads to a row of the same server or member."""
    own = {"member_id": who.member_id, "guild_id": who.guild_id}
    if column.name in own:
        return own[column.name]
    for key in column.foreign_keys:
        parent = key.column.table
        mine = [parent.c[name] == value for name, value in own.items() if name in parent.c]
        return session.scalar(select(key.column).where(*mine).limit(1))
    if isinstance(column.type, Instant):
        return now
    plain = {str: "x", bool: False, float: 0.0, date: now.date()}
    return plain.get(column.type.python_type, who.guild_id)
