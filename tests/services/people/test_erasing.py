"""A record goes piece by piece: never long at a time, and on from wherever a crash left it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, Select, func, select
from sqlalchemy.orm import Session

from bot.db.models import Base, DayRow, GuildRow, MemberRow, MembershipRow
from bot.db.people import erasing, members
from bot.domain.people.caller import Caller
from tests.builders import ADA, CLUB, GRACE, NOON, Practice
from tests.refused import refused
from tests.services.every_kind import answer_in_every_way, every_kind_bank
from tests.services.populate import live

ELSEWHERE = 701
FEW = 7


@pytest.fixture
def practice(engine: Engine) -> Practice:
    """Ada and Grace have answered in every way; Ada is somewhere else too."""
    practice = Practice(engine, every_kind_bank())
    answer_in_every_way(practice)
    live(practice, *(replace(who, guild_id=ELSEWHERE) for who in (ADA, GRACE)))
    return practice


def held(session: Session) -> int:
    """How many rows there are in all."""
    tables = Base.metadata.sorted_tables
    return sum(session.scalar(select(func.count()).select_from(each)) or 0 for each in tables)


def of(practice: Practice, column: str, value: int) -> int:
    """How many rows have a value in a column."""

    def count(session: Session) -> int:
        tables = [table for table in Base.metadata.sorted_tables if column in table.c]
        found = (select(func.count()).select_from(t).where(t.c[column] == value) for t in tables)
        return sum(session.scalar(each) or 0 for each in found)

    return practice.do(count)


@pytest.mark.parametrize("kind", [MemberRow, GuildRow])
def test_no_piece_takes_more_rows_than_it_may_with_all_that_hangs_on_them(
    practice: Practice, kind: type[MemberRow] | type[GuildRow]
) -> None:
    """Left to the foreign keys, one occasion of a channel would take any number along."""
    piece = erasing.member_piece if kind is MemberRow else erasing.guild_piece
    identity = ADA.member_id if kind is MemberRow else CLUB
    practice.do(practice.services.servers.joined, CLUB)
    practice.do(erasing.mark, kind, identity, practice.clock())
    pieces, more = 0, True
    while more:
        before = practice.do(held)
        more = practice.do(piece, identity, FEW)
        gone = before - practice.do(held)
        assert gone <= FEW + 1  # with the last piece goes the row that bore the mark
        assert gone > 0
        pieces += 1
    assert pieces > 5
    assert of(practice, "member_id" if kind is MemberRow else "guild_id", identity) == 0


@pytest.mark.parametrize("kind", [MemberRow, GuildRow])
def test_the_rest_of_others_is_what_it_was(
    practice: Practice, kind: type[MemberRow] | type[GuildRow]
) -> None:
    """Pieces of seven take what a piece of any size does."""
    piece = erasing.member_piece if kind is MemberRow else erasing.guild_piece
    identity = ADA.member_id if kind is MemberRow else CLUB
    practice.do(practice.services.servers.joined, CLUB)
    elsewhere, graces = of(practice, "guild_id", ELSEWHERE), of(practice, "member_id", 2)
    adas_there = practice.do(Session.scalar, _there(ADA))
    practice.do(erasing.mark, kind, identity, practice.clock())
    while practice.do(piece, identity, FEW):
        pass
    if kind is GuildRow:
        assert of(practice, "guild_id", ELSEWHERE) == elsewhere
    else:
        assert of(practice, "member_id", GRACE.member_id) == graces
        assert adas_there
        assert practice.do(Session.scalar, _there(ADA)) == 0


def _there(who: Caller) -> Select[int]:
    mine = (MembershipRow.member_id == who.member_id, MembershipRow.guild_id == ELSEWHERE)
    return select(func.count()).select_from(MembershipRow).where(*mine)


@pytest.mark.parametrize("pieces", [0, 1, 3])
def test_a_member_whose_deletion_was_cut_short_goes_at_the_next_start(
    practice: Practice, pieces: int
) -> None:
    practice.do(practice.services.members.delete, ADA)
    for _ in range(pieces):
        practice.do(erasing.member_piece, ADA.member_id, FEW)
    after = practice.after_restart(practice.bank)
    while after.do(after.services.members.erase_piece):
        pass
    assert of(after, "member_id", ADA.member_id) == 0
    assert not after.do(lambda session: session.get(MemberRow, ADA.member_id))
    assert of(after, "member_id", GRACE.member_id) > 0


def test_a_server_whose_deletion_was_cut_short_goes_at_the_next_start(practice: Practice) -> None:
    servers = practice.services.servers
    practice.do(servers.left, CLUB)
    practice.clock.advance(days=31)
    assert practice.do(servers.forget_left) == 1
    practice.do(erasing.guild_piece, CLUB, FEW)
    after = practice.after_restart(practice.bank)
    while after.do(after.services.servers.erase_piece):
        pass
    assert of(after, "guild_id", CLUB) == 0
    assert not after.do(lambda session: session.get(GuildRow, CLUB))
    assert of(after, "guild_id", ELSEWHERE) > 0


def test_nothing_is_added_to_what_is_being_deleted(practice: Practice) -> None:
    """It would go with the rest, after its member was told that it is recorded."""
    practice.do(practice.services.members.delete, ADA)
    with refused("still deleting"):
        practice.do(members.remember, ADA, practice.clock())
    with refused("still deleting"):
        practice.do(members.remember, replace(ADA, guild_id=ELSEWHERE), practice.clock())
    practice.do(members.remember, GRACE, practice.clock())
    practice.delete(ADA)
    practice.do(members.remember, ADA, practice.clock())


def test_a_server_that_comes_back_while_it_is_forgotten_starts_anew(practice: Practice) -> None:
    servers = practice.services.servers
    practice.do(servers.left, CLUB)
    practice.clock.advance(days=31)
    practice.do(servers.forget_left)
    practice.do(erasing.guild_piece, CLUB, FEW)
    practice.do(servers.joined, CLUB)
    with refused("still deleting"):
        practice.do(members.remember, ADA, practice.clock())
    while practice.do(servers.erase_piece):
        pass
    practice.do(members.remember, ADA, practice.clock())
    assert of(practice, "guild_id", CLUB) == 1


def test_whoever_goes_on_late_deletes_nothing_that_is_new(practice: Practice) -> None:
    """Two go on with one deletion; the member is back before the second one looks."""
    practice.delete(ADA)
    practice.do(members.remember, ADA, practice.clock())
    assert practice.do(practice.services.members.erase_piece, ADA.member_id) is False
    assert of(practice, "member_id", ADA.member_id) == 1


def test_texts_are_forgotten_some_at_a_time(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.services.people.members.PIECE", 2)
    practice.clock.advance(days=181)
    forgotten: list[int] = []
    while number := practice.do(practice.services.members.forget_texts):
        forgotten.append(number)
    assert len(forgotten) > 2
    assert max(forgotten) == 2


def test_days_of_years_go_too(practice: Practice) -> None:
    """What has no key of its own is found by the whole of its primary key."""
    own = {"guild_id": CLUB, "member_id": ADA.member_id, "points": 1, "attempts": 1}
    practice.do(
        lambda session: session.add_all(
            DayRow(**own, day=NOON.date() - timedelta(days=ago), frozen=False)
            for ago in range(1, 501)
        )
    )
    practice.delete(ADA)
    assert of(practice, "member_id", ADA.member_id) == 0
