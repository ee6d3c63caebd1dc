"""Cards of channel interviews under trouble: one that is there is found, and none lies for ever."""

from datetime import timedelta

from sandbox import Message, Permission
from tests.journeys.acts import usable, write
from tests.journeys.channel.hosting import lead, shows, start
from tests.stage import CALLBACK, Stage

EDITS = "/channels/{channel_id}/messages/{message_id}"


async def interrupted(stage: Stage, how: str = "quick") -> Message:
    """The card is in its channel, and the bot was killed before it learnt its id."""
    stage.sandbox.faults.delay("POST", CALLBACK, 30)
    pressed = stage.ada.invoke(stage.general, "interview", where="channel", format=how)
    await stage.sandbox.until(lambda: cards(stage))
    await stage.bot.kill()
    stage.sandbox.faults.clear()
    del pressed
    [card] = cards(stage)
    return card


def cards(stage: Stage) -> list[Message]:
    """The cards in #general."""
    return [each for each in stage.grace.sees(stage.general) if "Join" in usable(each)]


async def back(stage: Stage, minutes: float) -> None:
    """The bot starts again, so many minutes later."""
    stage.sandbox.clock.advance(timedelta(minutes=minutes))
    await stage.bot.start()
    await stage.sandbox.bot_ready()


async def test_a_card_whose_id_nobody_noted_is_found_and_goes_on(stage: Stage) -> None:
    """Its time goes on, and so does its interview; a thread is opened under it."""
    card = await interrupted(stage)
    await back(stage, 3)
    await stage.bot.says("round.found")
    await stage.sandbox.until(lambda: card.thread is not None)
    await write(stage.grace, card)
    card = await shows(stage, card, "Answered: Grace")
    stage.sandbox.clock.advance(timedelta(minutes=3))
    card = await shows(stage, card, "Model answer")


async def test_the_card_of_a_design_is_found_too(stage: Stage) -> None:
    card = await interrupted(stage, "design")
    await back(stage, 3)
    await stage.bot.says("round.found")
    await stage.grace.press(card, "Join")
    card = await shows(stage, card, "2 members joined")


async def test_a_card_that_nobody_can_look_for_is_told_by_a_press(stage: Stage) -> None:
    """Without Read Message History nothing ends; whoever would rather start another, may."""
    card = await interrupted(stage)
    stage.sandbox.moderation.deny_bot(stage.general, Permission.READ_MESSAGE_HISTORY)
    await back(stage, 3)
    await stage.bot.says("round.unknown")
    await stage.mona.invoke(stage.general, "interview", where="channel")
    assert len(cards(stage)) == 2
    await stage.grace.press(card, "Join")
    card = await shows(stage, card, "How it went")


async def test_a_card_that_never_came_makes_room(stage: Stage) -> None:
    stage.sandbox.faults.hold("POST", CALLBACK, 30)
    stage.ada.invoke(stage.general, "interview", where="channel")
    await stage.sandbox.faults.waiting[0].struck()
    await stage.bot.kill()
    stage.sandbox.faults.clear()
    await back(stage, 3)
    await stage.bot.says("round.lost")
    assert "never-posted" in stage.bot.log
    await start(stage)


async def test_an_interview_outlives_an_edit_that_is_refused_once(stage: Stage) -> None:
    card = await start(stage)
    refused = stage.sandbox.faults.refuse(
        "PATCH", EDITS, status=403, code=50013, said="Missing Permissions"
    )
    await stage.grace.press(card, "Join")
    await refused.struck()
    card = await shows(stage, card, "2 members joined")
    await lead(stage.ada, card, "Reveal")
    card = await shows(stage, card, "Model answer")
