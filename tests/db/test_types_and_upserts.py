"""What both databases must agree on: instants, and insert-or-update."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from bot.db.models import GuildRow, StandingRow
from bot.db.people import guilds, members, standings
from bot.db.upsert import upsert
from tests.builders import ADA, NOON
from tests.database import opened, transact

offsets = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
instants = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=offsets)  # noqa: DTZ001 - hypothesis takes bounds without a zone
on_one_database = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def left_at(session: Session, instant: datetime) -> datetime | None:
    guilds.left(session, 1, instant)
    session.expire_all()
    return session.scalar(select(GuildRow.left_at).where(GuildRow.id == 1))


@on_one_database
@given(instant=instants)
def test_an_instant_comes_back_as_it_was_and_in_utc(engine: Engine, instant: datetime) -> None:
    found = transact(engine, left_at, instant)
    assert found == instant
    assert found.tzinfo is UTC


@on_one_database
@given(one=instants, other=instants)
def test_instants_are_compared_as_instants_wherever_they_were_written(
    engine: Engine, one: datetime, other: datetime
) -> None:
    transact(engine, guilds.left, 1, one)
    assert bool(transact(engine, guilds.left_before, other)) == (one < other)


def test_an_instant_without_a_zone_is_refused(engine: Engine) -> None:
    with pytest.raises(StatementError, match="needs a zone"):
        transact(engine, guilds.left, 1, NOON.replace(tzinfo=None))


def standing(session: Session) -> tuple[int, int, bool]:
    row = session.get_one(StandingRow, (ADA.guild_id, "all", ADA.member_id))
    return row.points, row.attempts, row.hidden


def test_an_upsert_adds_to_counters_and_replaces_the_rest(engine: Engine) -> None:
    transact(engine, _member)
    transact(engine, standings.add, ADA, ["all"], 3, hidden=False)
    transact(engine, standings.add, ADA, ["all"], 2, hidden=True)
    assert transact(engine, standing) == (5, 2, True)


def test_an_upsert_that_changes_nothing_leaves_an_old_row_alone(engine: Engine) -> None:
    transact(engine, guilds.left, 1, NOON)
    transact(engine, upsert, GuildRow, {"id": 1}, insert={"left_at": None})
    assert transact(engine, guilds.known) == []


def test_counters_lose_nothing_when_many_add_at_once(engine: Engine) -> None:
    transact(engine, _member)

    def add(_: int) -> None:
        transact(engine, standings.add, ADA, ["all"], 3, hidden=False)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(add, range(40)))
    assert transact(engine, standing) == (120, 40, False)


def test_two_processes_that_read_before_they_write_never_find_the_file_locked(
    sqlite: Engine,
) -> None:
    def read_then_write(session: Session) -> None:
        found = session.get(StandingRow, (ADA.guild_id, "all", ADA.member_id))
        points = found.points if found else 0
        keys = {"guild_id": ADA.guild_id, "period": "all", "member_id": ADA.member_id}
        new = {"points": points + 1, "attempts": 0, "hidden": False}
        upsert(session, StandingRow, keys, update=new)

    transact(sqlite, _member)
    with opened(sqlite.url) as other, ThreadPoolExecutor(2) as threads:
        engines = [sqlite, other] * 60
        list(threads.map(lambda engine: transact(engine, read_then_write), engines))
    assert transact(sqlite, standing)[0] == 120


def _member(session: Session) -> None:
    members.remember(session, ADA, NOON)
