"""While Discord says that a server is out, nothing that it answers about it is believed."""

from datetime import timedelta

import pytest

from sandbox.rest.faults import Fault
from tests.faults.test_channel_cards import back, cards, interrupted
from tests.faults.test_posting import MESSAGES, confirmed, set_daily
from tests.faults.test_sharing import SHARE, SHARED, noted
from tests.faults.test_time_up import SIX_MINUTES, WHERE, begun, times
from tests.journeys.channel.hosting import share, shows, start
from tests.journeys.channel.test_design import told as shared
from tests.stage import Stage

EDITS = "/channels/{channel_id}/messages/{message_id}"
ANSWERS = pytest.mark.parametrize(
    ("status", "code"), [(403, 50001), (404, 10003)], ids=["unseen", "gone"]
)
"""What Discord says of a channel then: as if it were hidden, or deleted."""


async def out(stage: Stage) -> None:
    """The server is out, and the bot has heard so: what is typed reaches it after that."""
    stage.sandbox.moderation.put_out(stage.club)
    await stage.mona.invoke(stage.general, "daily list")


def refuse(stage: Stage, method: str, route: str, status: int, code: int) -> Fault:
    """From now on such requests are refused."""
    return stage.sandbox.faults.refuse(
        method, route, status=status, code=code, said="Out", times=1_000
    )


async def in_again(stage: Stage) -> None:
    """The server is back, and the bot has heard so."""
    stage.sandbox.faults.clear()
    stage.sandbox.moderation.bring_back(stage.club)
    await stage.mona.invoke(stage.general, "daily list")


@ANSWERS
async def test_a_daily_question_waits_and_its_schedule_goes_on(
    stage: Stage, status: int, code: int
) -> None:
    await set_daily(stage)
    await out(stage)
    for method in ("GET", "POST"):
        refuse(stage, method, MESSAGES, status, code)
    stage.go_to(9)
    for tries in (1, 2):
        await stage.bot.says("daily.unconfirmed", tries)
        stage.sandbox.clock.advance(timedelta(minutes=3))
    await in_again(stage)
    stage.sandbox.clock.advance(timedelta(minutes=3))
    await confirmed(stage)
    assert len(stage.posts()) == 1
    listed = await stage.mona.invoke(stage.general, "daily list")
    assert "Paused" not in listed.message.text


async def test_the_answer_is_shown_once_it_is_back(stage: Stage) -> None:
    """A post of which it is said that it is gone is not left for ever."""
    await set_daily(stage)
    stage.go_to(9)
    await confirmed(stage)
    await out(stage)
    refuse(stage, "PATCH", EDITS, 404, 10003)
    stage.go_to(0, 1, day=1)
    await stage.bot.says("daily.edit_failed")
    await in_again(stage)
    stage.sandbox.clock.advance(timedelta(minutes=3))
    there = await stage.post()
    await stage.sandbox.until(lambda: "Model answer" in there.text)


@ANSWERS
async def test_an_interview_in_a_channel_goes_on(stage: Stage, status: int, code: int) -> None:
    card = await start(stage)
    await out(stage)
    refuse(stage, "PATCH", EDITS, status, code)
    await stage.grace.press(card, "Join")
    for tries in (1, 2):
        stage.sandbox.clock.advance(timedelta(seconds=61))
        await stage.bot.says("round.edit_failed", tries)
    await in_again(stage)
    card = await shows(stage, card, "2 members joined")


@ANSWERS
async def test_a_card_that_is_looked_for_then_is_looked_for_again(
    stage: Stage, status: int, code: int
) -> None:
    card = await interrupted(stage)
    await back(stage, 0)
    await out(stage)
    refuse(stage, "GET", MESSAGES, status, code)
    stage.sandbox.clock.advance(timedelta(minutes=3))
    await stage.bot.says("round.not_looked_for")
    await in_again(stage)
    stage.sandbox.clock.advance(timedelta(minutes=3))
    await stage.bot.says("round.found")
    assert cards(stage) == [card]


async def test_a_card_that_is_not_among_what_is_shown_then_is_not_taken_for_absent(
    stage: Stage,
) -> None:
    """What else stands there does not tell that all of it is shown."""
    card = await interrupted(stage)
    await back(stage, 0)
    messages = stage.general.messages
    await stage.ada.say(stage.general, "Where is it?")
    await out(stage)
    hidden = messages.pop(card.id)
    stage.sandbox.clock.advance(timedelta(minutes=3))
    await stage.bot.says("round.not_looked_for")
    messages[card.id] = hidden
    await in_again(stage)
    stage.sandbox.clock.advance(timedelta(minutes=3))
    await stage.bot.says("round.found")


@WHERE
@ANSWERS
async def test_the_time_that_is_up_is_told_in_its_thread_later(
    stage: Stage, where: str, status: int, code: int
) -> None:
    await begun(stage, where)
    await out(stage)
    refuse(stage, "POST", MESSAGES, status, code)
    stage.sandbox.clock.advance(SIX_MINUTES)
    await stage.bot.says("design.untold")
    stage.sandbox.clock.advance(timedelta(seconds=61))
    await stage.bot.says("design.untold", 3)
    await in_again(stage)
    await times(stage, 1)


@ANSWERS
async def test_what_is_shared_waits_for_its_thread(stage: Stage, status: int, code: int) -> None:
    """It is said to try again, and the next try comes into the thread."""
    card = await noted(stage)
    await out(stage)
    refuse(stage, "POST", MESSAGES, status, code)
    refused = await share(stage.grace, card, SHARE)
    assert "Share it again in a minute" in refused.text
    await in_again(stage)
    done = await share(stage.grace, card, SHARE)
    assert "You shared it in" in done.text
    assert len(shared(stage, SHARED)) == 1
