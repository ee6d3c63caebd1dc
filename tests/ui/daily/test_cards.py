"""The cards of `/daily`: they fit, whatever is wrong, and say what holds."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from bot.bank import limits
from bot.domain.daily.findings import BLOCKING, Finding, Obstacle
from bot.domain.daily.posts import MOST_SCHEDULES, PauseReason, PostWarning, ScheduleView
from bot.domain.daily.schedule import EVERY_DAY, WallClock
from bot.ui.daily.findings import told
from bot.ui.daily.schedule_cards import (
    Change,
    changed_card,
    list_cards,
    listed,
    removed_card,
    removing_card,
)
from tests.ui.fitting import BIG, SCRIPTS, components, fits

SOME_DAYS = EVERY_DAY - {2}
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
VIEW = ScheduleView(
    key=1,
    channel_id=BIG,
    wall=WallClock(time(9), "America/Argentina/ComodRivadavia", SOME_DAYS),
    topic="T" * limits.TITLE,
    level="senior",
    ping_role_id=BIG,
    thread=True,
    silent=True,
    upcoming=(NOW, NOW, NOW),
    paused_because=None,
    warning=PostWarning.TOO_MUCH_SINCE,
    questions=3,
    follows=True,
)
EVERYTHING = tuple(
    Finding(what, ("read_message_history", "create_public_threads")) for what in Obstacle
)


def text(shown: object) -> str:
    """All words of some cards."""
    return str([components(each) for each in shown])  # type: ignore[attr-defined]


@pytest.mark.parametrize("unit", [*SCRIPTS.values(), "x"])
async def test_every_card_fits_however_much_is_wrong(unit: str) -> None:
    """The list of ten has as many cards as it needs, each schedule once and whole."""
    view = replace(VIEW, topic=(unit * limits.TITLE)[: limits.TITLE])
    views = [replace(view, key=key, twin=1) for key in range(2, MOST_SCHEDULES + 2)]
    cards = list_cards(views, {each.key: EVERYTHING for each in views})
    shown = [*cards, removing_card(view), removed_card(view)]
    shown += [changed_card(view, change, EVERYTHING) for change in Change]
    for card in shown:
        fits(card)
    for number in range(1, MOST_SCHEDULES + 1):
        assert text(cards).count(f"**{number}.** ") == 1
    assert len(listed(10, unit * 100, view)) > 100  # which the picker clips: what comes first is
    assert listed(10, unit * 100, view).startswith("10. #")


async def test_a_short_list_is_one_card() -> None:
    view = replace(VIEW, topic="Caching", warning=None, questions=20, follows=False)
    [card] = list_cards([replace(view, key=key) for key in range(1, MOST_SCHEDULES + 1)])
    assert "more" not in text([card])


@pytest.mark.parametrize("reason", [reason for reason in PauseReason if reason])
async def test_a_pause_is_mended_only_where_that_is_known(reason: PauseReason) -> None:
    paused = replace(VIEW, upcoming=(), paused_because=reason)
    for what in Obstacle:
        said = text(list_cards([paused], {1: [Finding(what)]}))
        unknown = what in (Obstacle.SERVER_OUT, Obstacle.UNCHECKED)
        assert ("That is mended:" in said) == (what not in BLOCKING and not unknown)
    assert "That is mended:" not in text(list_cards([replace(paused, questions=0)]))


@pytest.mark.parametrize("what", Obstacle)
def test_every_obstacle_has_its_words(what: Obstacle) -> None:
    """And only what keeps the question away says that it does."""
    [sentence] = told([Finding(what, ("view_channel",))], 7)
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert sentence.startswith("**I cannot post now.**") == (what in BLOCKING)


@pytest.mark.parametrize("warning", PostWarning)
async def test_every_warning_has_its_words(warning: PostWarning) -> None:
    assert f"-# {warning.value}" not in text(list_cards([replace(VIEW, warning=warning)]))


@pytest.mark.parametrize("reason", [reason for reason in PauseReason if reason])
async def test_every_pause_has_its_words(reason: PauseReason) -> None:
    paused = replace(VIEW, upcoming=(), paused_because=reason)
    assert f"Paused by me: {reason.value}" not in text(list_cards([paused]))
