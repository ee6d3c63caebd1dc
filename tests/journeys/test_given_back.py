"""Discord closes a form that is sent: what it brought and was not kept, the member reads again."""

import asyncio
from contextlib import closing
from pathlib import Path

from bot.domain.people.pace import PRESSES
from sandbox import InteractionFailed, Message, Outcome
from sandbox.client.outcome import Pending
from tests.journeys.acts import fill, set_daily
from tests.journeys.private.test_chat_lost import record
from tests.stage import LONG_ENOUGH, Stage, open_stage

TEXT = f"**First** {LONG_ENOUGH}\n" + "and so on, " * 350
ANSWERED = "You had answered this already"


async def test_what_was_typed_into_a_form_that_fails_is_given_back(tmp_path: Path) -> None:
    """As they typed it."""
    async with open_stage(tmp_path) as stage:
        card = (await stage.ada.invoke(stage.general, "interview")).message
        form = (await stage.ada.press(card, "Answer")).form
        with closing(record(tmp_path)) as database:
            database.execute("BEGIN IMMEDIATE")
            failed = await stage.ada.submit(form, {"Your answer": TEXT})
            assert "I cannot reach my records right now" in failed.message.text
            database.execute("ROLLBACK")
        await given_back(stage)
        answered = await fill(stage.ada, card, "Answer", Your_answer=TEXT)
        assert "Model answer" in answered.message.text


async def test_a_second_answer_is_given_back(stage: Stage) -> None:
    """The first one counts, wherever it was given from: the other may be the better one."""
    card = (await stage.ada.invoke(stage.general, "interview")).message
    late = (await stage.ada.press(card, "Answer")).form
    await fill(stage.ada, card, "Answer", Your_answer=LONG_ENOUGH)
    shown = await stage.ada.submit(late, {"Your answer": TEXT})
    assert ANSWERED in shown.message.text
    await given_back(stage)


async def test_a_second_answer_to_the_daily_question_is_given_back(stage: Stage) -> None:
    await set_daily(stage)
    await stage.mona.invoke(stage.daily, "daily now", schedule="1")
    post = await stage.post()
    late = (await stage.ada.press(post, "Answer")).form
    await fill(stage.ada, post, "Answer", Your_answer=LONG_ENOUGH)
    shown = await stage.ada.submit(late, {"Your answer": TEXT})
    assert ANSWERED in shown.message.text
    await stage.sandbox.until(lambda: len(pages(stage.ada.sees(stage.daily))) == 2)


async def test_a_part_that_comes_after_the_answer_is_given_back(stage: Stage) -> None:
    """One that is part of the answer already is not: it was sent twice."""
    card = (await stage.ada.invoke(stage.general, "interview")).message
    forms = [(await stage.ada.press(card, "Answer in parts")).form for _ in range(3)]
    noted = (await stage.ada.submit(forms[0], {"The next part": LONG_ENOUGH})).message
    await stage.ada.press(noted, "Done")
    twice = await stage.ada.submit(forms[1], {"The next part": LONG_ENOUGH})
    assert ANSWERED not in twice.message.text
    shown = await stage.ada.submit(forms[2], {"The next part": TEXT})
    assert ANSWERED in shown.message.text
    await given_back(stage)


async def test_a_form_that_is_not_let_in_is_given_back(stage: Stage) -> None:
    """Among a flood of one's own presses."""
    card = (await stage.ada.invoke(stage.general, "interview")).message
    form = (await stage.ada.press(card, "Answer")).form
    with stage.sandbox.deadline(6):
        flood = [stage.ada.invoke(stage.general, "leaderboard") for _ in range(PRESSES.at_once)]
        refused = stage.ada.submit(form, {"Your answer": TEXT})
    assert "faster than I can follow" in await told(refused)
    await asyncio.gather(*(told(each) for each in flood))
    await given_back(stage)


async def told(pending: Pending[Outcome]) -> str:
    """What something was answered; nothing where it was not."""
    try:
        return (await pending).message.text
    except InteractionFailed:
        return ""


async def given_back(stage: Stage) -> None:
    """Wait until the whole text stands there again, for its member alone."""
    await stage.sandbox.until(lambda: len(pages(stage.ada.sees(stage.general))) == 2)
    first, second = pages(stage.ada.sees(stage.general))
    assert "This is what you typed:" in first.text
    assert LONG_ENOUGH in first.text
    assert first.ephemeral
    assert second.ephemeral


def pages(shown: list[Message]) -> list[Message]:
    """What came back."""
    return [one for one in shown if "and so on" in one.text and "Model answer" not in one.text]
