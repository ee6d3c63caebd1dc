"""Leaderboards: ranks, ties, pages, and who is on none."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from bot.db.people import members, standings
from bot.domain.people.caller import Caller
from bot.domain.people.standings import Board, Period, keys_of
from tests.builders import ADA, CLUB, GRACE, MONA, NOON, Practice
from tests.services.private.interviewing import Player


class Club:
    """A server whose members have points."""

    def __init__(self, engine: Engine) -> None:
        self.practice = Practice(engine)
        self.boards = self.practice.services.boards

    def give(self, who: Caller, points: int, day: date | None = None) -> None:
        """A member earns points."""
        keys = keys_of(day or NOON.date())
        self.practice.do(members.remember, who, self.practice.clock())
        self.practice.do(standings.add, who, keys, points, hidden=False)

    def board(self, who: Caller = ADA, period: Period = Period.MONTH, page: int = 1) -> Board:
        """What a member sees."""
        return self.practice.do(self.boards.board, who, period, page)

    def ranks(self, page: int = 1) -> list[tuple[int, int]]:
        """Rank and points of each place of a page."""
        return [(place.rank, place.points) for place in self.board(page=page).places]


@pytest.fixture
def club(engine: Engine) -> Club:
    return Club(engine)


def crowd(club: Club, *points: int) -> None:
    for n, each in enumerate(points):
        club.give(Caller(100 + n, f"m{n}", CLUB), each)


def test_an_empty_board_has_one_page_and_nobody_on_it(club: Club) -> None:
    board = club.board()
    assert (board.places, board.members, board.page, board.pages) == ((), 0, 1, 1)
    assert (board.own, board.hidden) == (None, False)


def test_members_with_the_same_points_share_a_rank_and_the_next_is_lower(club: Club) -> None:
    crowd(club, 9, 7, 7, 7, 5)
    assert club.ranks() == [(1, 9), (2, 7), (2, 7), (2, 7), (5, 5)]


def test_a_tie_over_two_pages_keeps_its_rank(club: Club) -> None:
    crowd(club, *[9] * 8, *[7] * 5, 5)
    assert club.ranks(1) == [(1, 9)] * 8 + [(9, 7)] * 2
    assert club.ranks(2) == [(9, 7)] * 3 + [(14, 5)]
    seen = [place.member_id for n in (1, 2) for place in club.board(page=n).places]
    assert len(set(seen)) == 14


@pytest.mark.parametrize(("asked", "shown"), [(-3, 1), (0, 1), (2, 2), (99, 2)])
def test_a_page_that_does_not_exist_is_the_nearest_that_does(
    club: Club, asked: int, shown: int
) -> None:
    crowd(club, *range(1, 12))
    board = club.board(page=asked)
    assert (board.page, board.pages, board.members) == (shown, 2, 11)


def test_a_member_sees_their_own_place_from_every_page(club: Club) -> None:
    crowd(club, *range(10, 22))
    club.give(ADA, 3)
    own = club.board().own
    assert own is not None
    assert (own.rank, own.points, own.attempts, own.name) == (13, 3, 1, "Ada")
    assert club.board(GRACE).own is None


def test_a_hidden_member_is_on_no_board_and_sees_it_said(club: Club) -> None:
    club.give(ADA, 9)
    club.give(GRACE, 3)
    hide = club.practice.services.settings.hide
    assert club.practice.do(hide, ADA, hidden=True).hidden
    board = club.board()
    assert [place.member_id for place in board.places] == [GRACE.member_id]
    assert (board.places[0].rank, board.members, board.hidden) == (1, 1, True)
    Player(club.practice, ADA).play_through(questions=1)
    assert club.board().members == 1
    club.practice.do(hide, ADA, hidden=False)
    assert [place.points for place in club.board().places] == [12, 3]


def test_who_left_the_server_is_on_its_boards_no_more_and_back_with_an_attempt(club: Club) -> None:
    club.give(ADA, 9)
    club.give(GRACE, 3)
    assert club.board(MONA).unsure == ()
    club.practice.clock.advance(days=2)
    assert set(club.board(MONA).unsure) == {ADA.member_id, GRACE.member_id}
    club.practice.do(club.boards.learn, CLUB, {ADA.member_id: None, GRACE.member_id: "Grace"})
    assert [place.member_id for place in club.board(MONA).places] == [GRACE.member_id]
    assert club.board(MONA).unsure == ()
    Player(club.practice, ADA).play_through(questions=1)
    assert club.board(MONA).places[0].points == 12


def test_who_is_back_is_on_the_board_that_they_read(club: Club) -> None:
    """Before any new attempt; who hides stays hidden, whether they had left or not."""
    for member in (ADA, GRACE):
        club.give(member, 9)
    club.practice.do(club.practice.services.settings.hide, GRACE, hidden=True)
    club.practice.do(club.boards.learn, CLUB, {ADA.member_id: None, GRACE.member_id: None})
    assert club.board(MONA).members == 0
    assert club.board(ADA).is_back
    assert not club.board(GRACE).is_back
    for member in (ADA, GRACE):
        club.practice.do(club.boards.welcome_back, member)
    assert [place.member_id for place in club.board(ADA).places] == [ADA.member_id]
    assert not club.board(ADA).is_back


def test_who_was_looked_for_is_called_by_the_name_they_have_there_now(club: Club) -> None:
    """A board is read by others than those who are on it, who may not come back for months."""
    for member in (ADA, GRACE, MONA):
        club.give(member, 9)
    there = {ADA.member_id: "Countess \0Lovelace" + "e" * 200, GRACE.member_id: None}
    club.practice.do(club.boards.learn, CLUB, there)
    found = {place.member_id: place.name for place in club.board(MONA).places}
    assert found == {ADA.member_id: ("Countess Lovelace" + "e" * 200)[:100], MONA.member_id: "Mona"}


def test_who_was_looked_for_by_a_clock_that_was_ahead_is_looked_for_again(club: Club) -> None:
    club.give(ADA, 9)
    club.practice.clock.advance(days=365)
    club.practice.do(club.boards.learn, CLUB, {ADA.member_id: "Ada"})
    club.practice.clock.set_by(-timedelta(days=364))
    assert club.board(MONA, Period.ALL_TIME).unsure == (ADA.member_id,)


def test_boards_of_servers_do_not_mix(club: Club) -> None:
    club.give(replace(ADA, guild_id=701), 9)
    assert club.board().members == 0


def test_weeks_and_months_turn_in_the_servers_zone(club: Club) -> None:
    """On 30 November at 12:00 UTC it is December in Auckland."""
    club.practice.clock.now = NOON.replace(day=30)
    club.give(ADA, 3, date(2026, 11, 30))
    assert club.board(period=Period.WEEK).members == 1
    club.practice.do(members.set_guild_zone, CLUB, "Pacific/Auckland")
    assert club.board(period=Period.MONTH).members == 0
    assert club.board(period=Period.WEEK).members == 1
    assert club.board(period=Period.ALL_TIME).members == 1
    club.practice.clock.advance(days=7)
    assert club.board(period=Period.WEEK).members == 0
