"""Why Discord refused a daily question: its own code says so, and managers read it."""

import asyncio

import pytest

from tests.journeys.acts import refused_for_long, set_daily
from tests.stage import Stage

MESSAGES = "/channels/{channel_id}/messages"
THREADS = "/channels/{channel_id}/messages/{message_id}/threads"
PAUSES = (
    (403, 50001, "I could not see the channel."),
    (403, 50013, "I was not allowed to post there."),
    (404, 10003, "The channel or thread was deleted."),
    (400, 50083, "The thread was locked, or archived."),
    (403, 160005, "The thread was locked, or archived."),
    (400, 50008, "The channel took no messages."),
)
MAY_PASS = (50001, 50013)
"""The first of them: they pause where they last."""
GIVEN_UP = (
    (400, 200000, "AutoMod of this server blocked the last question."),
    (400, 50035, "Discord refused the last question; the next one is posted as usual."),
)
WITHOUT_THREAD = (
    (403, 50013, "I was not allowed to open a thread for the last question."),
    (400, 50024, "Discord opens no thread in this channel."),
    (400, 160006, "this server has as many as it may."),
    (400, 50035, "Discord refused to open a thread for the last question."),
)


async def now(stage: Stage) -> None:
    """Mona posts today's question at once."""
    told = await stage.mona.invoke(stage.general, "daily now", schedule="1")
    assert "I am posting it" in told.message.text


async def says(stage: Stage, text: str) -> str:
    """Wait until `/daily list` has a text."""
    async with asyncio.timeout(30):
        while True:
            listed = (await stage.mona.invoke(stage.general, "daily list")).message.text
            if text in listed:
                return listed
            await asyncio.sleep(0.1)  # a member who asks on and on is answered no more


async def test_each_refusal_that_lasts_pauses_with_its_own_reason(stage: Stage) -> None:
    """What was said then stays beside what holds now; mended, it is posted."""
    stage.go_to(7)
    await set_daily(stage)
    for number, (status, code, reason) in enumerate(PAUSES, 1):
        tries = 2 if code in MAY_PASS else 1
        stage.sandbox.faults.refuse(
            "POST", MESSAGES, status=status, code=code, said="No", times=tries
        )
        await now(stage)
        if tries > 1:
            await refused_for_long(stage, number * 2 - 1)
        listed = await says(stage, f"Paused by me: {reason} That is mended:")
        assert "Next posts" not in listed
        await stage.mona.invoke(stage.general, "daily resume", schedule="1")
    await now(stage)
    await stage.post()


@pytest.mark.parametrize(("status", "code", "reason"), PAUSES[:2])
async def test_a_permission_that_was_missing_for_a_moment_pauses_nothing(
    stage: Stage, status: int, code: int, reason: str
) -> None:
    """The question comes a few minutes later; where it is refused then too, the schedule pauses."""
    stage.go_to(7)
    await set_daily(stage)
    stage.sandbox.faults.refuse("POST", MESSAGES, status=status, code=code, said="No")
    await now(stage)
    await refused_for_long(stage)
    await stage.bot.says("daily.posted")
    listed = await stage.mona.invoke(stage.general, "daily list")
    assert reason not in listed.message.text
    assert "Next posts" in listed.message.text


async def test_a_question_that_is_refused_for_itself_pauses_nothing(stage: Stage) -> None:
    """It is given up, and the schedule goes on."""
    stage.go_to(7)
    await set_daily(stage)
    for status, code, warning in GIVEN_UP:
        stage.sandbox.faults.refuse("POST", MESSAGES, status=status, code=code, said="No")
        await now(stage)
        assert "Next posts" in await says(stage, warning)
    await now(stage)
    await stage.post()


async def test_what_is_no_word_of_discords_on_the_post_is_tried_again(stage: Stage) -> None:
    """A 403 without a code comes from a network before Discord: no permission is blamed."""
    stage.go_to(7)
    await set_daily(stage)
    stage.sandbox.faults.fail("POST", MESSAGES, status=403)
    await now(stage)
    await stage.bot.says("daily.unconfirmed")
    stage.go_to(7, 5)
    await stage.post()
    listed = await stage.mona.invoke(stage.general, "daily list")
    assert "Paused" not in listed.message.text


@pytest.mark.parametrize(("status", "code", "warning"), WITHOUT_THREAD)
async def test_a_thread_that_is_refused_is_told_by_its_reason(
    stage: Stage, status: int, code: int, warning: str
) -> None:
    """The post is there all the same."""
    stage.go_to(7)
    await set_daily(stage, thread="yes")
    stage.sandbox.faults.refuse("POST", THREADS, status=status, code=code, said="No")
    await now(stage)
    await says(stage, warning)
    await stage.post()
