"""One member who presses like a machine: they are told so, and nobody else waits for it."""

import asyncio

from bot.domain.people.pace import PRESSES
from sandbox import InteractionFailed, Outcome
from sandbox.client.outcome import Pending
from tests.stage import Stage

TOO_FAST = "faster than I can follow"
UNANSWERED = 6.0
"""Seconds after which a press is taken for one that was left unanswered."""


async def told(pending: Pending[Outcome]) -> str:
    """What a press was answered; nothing where it was left unanswered."""
    try:
        return (await pending).message.text
    except InteractionFailed:
        return ""


async def test_who_presses_a_hundred_times_at_once_is_told_so_and_others_are_served(
    stage: Stage,
) -> None:
    """What was let in is done; the rest is not, and leaves nothing half done."""
    with stage.sandbox.deadline(UNANSWERED):
        flood = [stage.ada.invoke(stage.general, "leaderboard") for _ in range(100)]
    others = [await stage.grace.invoke(stage.general, "leaderboard") for _ in range(5)]
    assert all("Leaderboard" in each.message.text for each in others)
    answers = await asyncio.gather(*(told(each) for each in flood))
    done = sum("Leaderboard" in each for each in answers)
    refused = sum(TOO_FAST in each for each in answers)
    assert done >= PRESSES.at_once
    assert refused >= 1
    assert done + refused + answers.count("") == len(flood)
    again = await stage.ada.invoke(stage.general, "leaderboard")
    assert "Leaderboard" in again.message.text


async def test_who_waits_for_each_answer_is_never_told_so(stage: Stage) -> None:
    """However fast the answers come."""
    for _ in range(40):
        shown = await stage.ada.invoke(stage.general, "leaderboard")
        assert "Leaderboard" in shown.message.text


async def test_a_flood_of_suggestions_is_nobody_elses(stage: Stage) -> None:
    """What is typed letter by letter has a bound of its own, past which it is left unanswered."""
    with stage.sandbox.deadline(UNANSWERED):
        flood = [stage.ada.suggest(stage.general, "interview", "topic", "cach") for _ in range(100)]
    graces = await stage.grace.suggest(stage.general, "interview", "topic", "cach")
    assert graces
    pressed = await stage.ada.invoke(stage.general, "leaderboard")
    assert "Leaderboard" in pressed.message.text
    found = await asyncio.gather(*flood, return_exceptions=True)
    assert sum(isinstance(each, list) and bool(each) for each in found) >= PRESSES.at_once


async def test_direct_messages_have_the_same_door(stage: Stage) -> None:
    with stage.sandbox.deadline(UNANSWERED):
        flood = [stage.ada.invoke(stage.ada.dm, "help") for _ in range(60)]
    answers = await asyncio.gather(*(told(each) for each in flood))
    assert any(TOO_FAST in each for each in answers)
