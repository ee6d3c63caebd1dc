"""Leaderboards."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from sqlalchemy.orm import Session

from bot.db.people import members, standings
from bot.domain.people.caller import Caller
from bot.domain.people.standings import PAGE_SIZE, Board, Period, Ranked
from bot.domain.people.zones import local_date
from bot.services.clock import Clock

__all__ = ["BoardService"]

_CHECK_AGAIN = timedelta(days=1)
"""How long it is believed that a member is still in a server."""
_GONE = "a former member"


class BoardService:
    """Reads boards, and learns who has left."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def board(self, session: Session, who: Caller, period: Period, page: int = 1) -> Board:
        """One page of a server's board, with the caller's own place.

        A page that does not exist is the nearest that does.
        """
        here = members.presence_of(session, who)
        key = period.key(local_date(self._clock(), here.guild_zone))
        count = standings.count(session, who.guild_id, key)
        pages = max(1, -(-count // PAGE_SIZE))
        page = min(max(page, 1), pages)
        offset = (page - 1) * PAGE_SIZE
        rows = standings.page(session, who.guild_id, key, limit=PAGE_SIZE, offset=offset)
        first = standings.rank(session, who.guild_id, key, rows[0].points) if offset else 1
        own = standings.own(session, who, key)
        now = self._clock()
        return Board(
            period=period,
            page=page,
            pages=pages,
            places=_places(rows, offset=offset, first_rank=first),
            members=count,
            own=None if own is None else self._own(session, who, key, own),
            hidden=here.hidden,
            is_back=own is not None and own.hidden and not here.hidden,
            unsure=tuple(
                row.member_id
                for row in rows
                if row.checked_at is None or not now - _CHECK_AGAIN <= row.checked_at <= now
            ),
        )

    def welcome_back(self, session: Session, who: Caller) -> None:
        """Put a member who had left, and is here again, on the server's boards."""
        members.welcome_back(session, who)

    def learn(self, session: Session, guild_id: int, there: Mapping[int, str | None]) -> None:
        """Keep who is still in a server, and what they are called there now.

        Those who left (None) are on its boards no more.
        """
        members.set_departed(session, guild_id, there, self._clock())

    @staticmethod
    def _own(session: Session, who: Caller, key: str, row: standings.Line) -> Ranked:
        rank = standings.rank(session, who.guild_id, key, row.points)
        return Ranked(rank, who.member_id, who.name, row.points, row.attempts)


def _places(rows: Sequence[standings.Line], *, offset: int, first_rank: int) -> tuple[Ranked, ...]:
    """Rows with their ranks: those with the same points share the rank of the first of them.

    Args:
        rows: A page of a board, best first.
        offset: How many members are on the pages before.
        first_rank: The rank of the first row, which may be tied with the page before.
    """
    places: list[Ranked] = []
    for index, row in enumerate(rows):
        if not places:
            rank = first_rank
        elif row.points == places[-1].points:
            rank = places[-1].rank
        else:
            rank = offset + index + 1
        places.append(Ranked(rank, row.member_id, row.name or _GONE, row.points, row.attempts))
    return tuple(places)
