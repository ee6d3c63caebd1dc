"""`kill -9` at every step of the path of one answer: nothing is lost, nothing counts twice."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

import pytest

from sandbox import InteractionFailed, Message, Outcome
from tests.stage import LONG_ENOUGH, Stage

Step: TypeAlias = Callable[[Stage, Message], Awaitable[Outcome]]


async def answer(stage: Stage, card: Message) -> Outcome:
    """Press *Answer*; the bot is killed and restarted while the form is open; submit it."""
    opened = await stage.ada.press(card, "Answer")
    assert opened.form is not None
    await stage.restart()
    return await stage.ada.submit(opened.form, {"Your answer": LONG_ENOUGH})


async def tick(stage: Stage, card: Message) -> Outcome:
    """Tick a key point and grade; the bot is killed and restarted while the form is open."""
    opened = await stage.ada.press(card, "Tick key points")
    assert opened.form is not None
    await stage.restart()
    filled = {"Which of these did you say?": ["0"], "Your grade": "3"}
    return await stage.ada.submit(opened.form, filled)


def press(label: str) -> Step:
    """Press a button."""

    async def step(stage: Stage, card: Message) -> Outcome:
        return await stage.ada.press(card, label)

    return step


async def test_killed_between_any_two_steps(stage: Stage) -> None:
    """The whole path of two answers, with a `kill -9` before every step and in open forms."""
    steps: list[tuple[Step, str]] = [
        (press("Hint (2 left)"), "Hint 1:"),
        (answer, "Model answer"),
        (tick, "**Solid** · +3 points · streak 1 day"),
        (press("Change grade"), "How did you do?"),
        (press("Partly there"), "**Partly there** · +3 points · streak 1 day"),
        (press("Next"), "question 2 of 2"),
        (press("I don't know"), "**Missed it** · +0 points"),
        (press("See the report"), "0 of 2 questions solid or better · +3 points"),
        (press("Practise what I missed"), "question 1 of 2"),
    ]
    shown = (await stage.ada.invoke(stage.general, "interview", questions=2)).message
    for step, expected in steps:
        await stage.restart()
        shown = (await step(stage, shown)).message
        assert expected in shown.text
    board = await stage.ada.invoke(stage.general, "leaderboard")
    assert "**Ada** · 3 points · 1 attempt" in board.message.text


@pytest.mark.parametrize("label", ["Hint (2 left)", "Skip", "I don't know", "End"])
async def test_killed_while_a_press_is_under_way(stage: Stage, label: str) -> None:
    """Whether or not a press was recorded, the interview goes on from where the record stands."""
    card = await stage.ada.invoke(stage.general, "interview", questions=2)
    with stage.sandbox.deadline(1.0):
        pending = stage.ada.press(card.message, label)
        await stage.bot.kill()
        with pytest.raises(InteractionFailed):
            await pending
    await stage.bot.start()
    await stage.sandbox.bot_ready()
    again = await stage.ada.invoke(stage.general, "interview")
    assert "Interview ·" in again.message.text


async def test_killed_while_a_grade_is_under_way_counts_once(stage: Stage) -> None:
    """A grade that was sent, lost in a kill, and sent again, earns its points once."""
    card = await stage.ada.invoke(stage.general, "interview", questions=1)
    opened = await stage.ada.press(card.message, "Answer")
    assert opened.form is not None
    revealed = await stage.ada.submit(opened.form, {"Your answer": LONG_ENOUGH})
    with stage.sandbox.deadline(1.0):
        pending = stage.ada.press(revealed.message, "Solid")
        await stage.bot.kill()
        with pytest.raises(InteractionFailed):
            await pending
    await stage.bot.start()
    await stage.sandbox.bot_ready()
    graded = await stage.ada.press(revealed.message, "Solid")
    assert "**Solid** · +3 points · streak 1 day" in graded.message.text
    board = await stage.ada.invoke(stage.general, "leaderboard")
    assert "**Ada** · 3 points · 1 attempt" in board.message.text


async def test_it_leaves_at_sigterm(stage: Stage) -> None:
    """Asked to stop, the bot leaves by itself with exit status 0."""
    await stage.ada.invoke(stage.general, "interview")
    assert await stage.bot.stop() == 0
