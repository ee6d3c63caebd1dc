"""The leaderboard."""

from discord import ButtonStyle

from bot.domain.attempts.scoring import DAILY_BONUS, DAILY_CAP, DESIGN_PHASES, DESIGN_POINTS, POINTS
from bot.domain.people.standings import Board, Period, Ranked
from bot.ui import ids
from bot.ui.cards import Button, Card, button
from bot.ui.people.text import called
from bot.ui.words import plural, spelled

__all__ = ["board_card"]

_TITLES = {
    Period.WEEK: "This week",
    Period.MONTH: "This month",
    Period.ALL_TIME: "All time",
}


def board_card(board: Board, *, shared: bool) -> Card:
    """One page of a board; shared into a channel it says nothing of the one who turns the page."""
    lines = [_line(place) for place in board.places]
    listed = "\n".join(lines) or "Nobody yet. Type `/interview` and be the first."
    blocks = [
        f"### Leaderboard · {_TITLES[board.period]}\n{listed}",
        (
            f"-# {POINTS} points for each graded written attempt, {DAILY_BONUS} more for the daily "
            f"question on its day, {DESIGN_POINTS} for the day's first design interview with notes "
            f"in {spelled(DESIGN_PHASES)} phases; at most {DAILY_CAP} a day. Grades are "
            "self-reported and earn the same."
        ),
    ]
    if not shared:
        blocks.insert(1, _own(board))
    return Card(blocks, [_paging(board, shared=shared), _more(board, shared=shared)])


def _line(place: Ranked) -> str:
    name = called(place.name, 64)
    points, attempts = plural(place.points, "point"), plural(place.attempts, "attempt")
    return f"{place.rank}\\. **{name}** · {points} · {attempts}"


def _own(board: Board) -> str:
    if board.hidden:
        return "You are hidden from this leaderboard; `/settings` shows you again."
    if board.own is None:
        return "You are not on it: grade one written answer, and you are."
    place = board.own
    points, attempts = plural(place.points, "point"), plural(place.attempts, "attempt")
    return f"**You:** rank {place.rank} of {board.members} · {points} · {attempts}"


def _paging(board: Board, *, shared: bool) -> list[Button]:
    if board.pages == 1:
        return []
    page = board.page
    place = button(f"Page {page} of {board.pages}", "board:here", disabled=True)
    back = ids.board(board.period, max(1, page - 1), shared=shared)
    on = ids.board(board.period, page + 1, shared=shared)
    return [
        button("Previous", f"{back}:back", disabled=page == 1),
        place,
        button("Next", f"{on}:on", disabled=page == board.pages),
    ]


def _more(board: Board, *, shared: bool) -> list[Button]:
    """Other periods, and for the one who alone sees it, *Share here*."""
    row = [
        button(_TITLES[period], ids.board(period, 1, shared=shared))
        for period in Period
        if period is not board.period
    ]
    if not shared:
        share = ids.share_board(board.period, board.page)
        row.append(button("Share here", share, ButtonStyle.primary))
    return row
