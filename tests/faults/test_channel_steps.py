"""The card of each step of a channel's interview stands there once, whatever comes between."""

from datetime import timedelta

import pytest

from sandbox import Message, Permission
from tests.faults.test_channel_cards import EDITS, back
from tests.journeys.acts import usable, write
from tests.journeys.channel.hosting import cards_like, lead, leads, newest, shows, start
from tests.stage import Stage

MESSAGES = "/channels/{channel_id}/messages"


async def one_of_each(stage: Stage, card: Message, first: int = 1) -> None:
    """The interview goes on to its end, and each step has one message, the last alone stays.

    `first`: what the first card showed last.
    """
    card = newest(card)
    card = await leads(stage, stage.ada, card, "Next", "question 2 of 2")
    card = await leads(stage, stage.ada, card, "Skip", "How it went")
    steps = [(each.components[0]["id"] - 1) % 100 for each in cards_like(card)]
    assert steps == [first, 2, 3, 99]
    await stage.sandbox.until(
        lambda: [each for each in cards_like(card) if "It goes on here" not in each.text] == [card]
    )


async def killed_while_sending(stage: Stage, *, sent: bool) -> Message:
    """The answer was to be shown, and the bot was killed before it knew whether it is there."""
    card = await start(stage)
    await write(stage.grace, card)
    faults = stage.sandbox.faults
    (faults.delay if sent else faults.hold)("POST", MESSAGES, 30)
    await lead(stage.ada, card, "Reveal")
    if sent:
        await stage.sandbox.until(lambda: "Model answer" in newest(card).text)
    else:
        await faults.waiting[0].struck()
    await stage.bot.kill()
    faults.clear()
    return card


@pytest.mark.parametrize("minutes", [0, 10], ids=["at once", "later"])
@pytest.mark.parametrize("sent", [False, True], ids=["unsent", "sent"])
async def test_a_kill_before_it_was_noted_neither_loses_nor_doubles_it(
    stage: Stage, minutes: int, *, sent: bool
) -> None:
    """Discord knows the nonce, or has forgotten it: then the channel is looked through."""
    card = await killed_while_sending(stage, sent=sent)
    await back(stage, minutes)
    stage.sandbox.clock.advance(timedelta(seconds=21))
    await stage.bot.says("round.card_sent")
    await one_of_each(stage, card)


async def test_it_has_gone_a_step_further_meanwhile(stage: Stage) -> None:
    """What may be there is looked for before the next card comes; both are there once."""
    card = await killed_while_sending(stage, sent=True)
    await back(stage, 61)
    await stage.bot.says("round.card_sent", 2)
    await shows(stage, card, "How it went")
    steps = [(each.components[0]["id"] - 1) % 100 for each in cards_like(card)]
    assert steps == [1, 2, 99]


async def test_where_nobody_can_look_the_old_card_shows_it(stage: Stage) -> None:
    """It is not sent twice; what a press finds there goes on."""
    card = await killed_while_sending(stage, sent=True)
    stage.sandbox.moderation.deny_bot(stage.general, Permission.READ_MESSAGE_HISTORY)
    await back(stage, 10)
    await stage.bot.says("round.card_unknown")
    stage.sandbox.clock.advance(timedelta(seconds=6))
    await stage.sandbox.until(lambda: "Model answer" in card.text)
    assert len(cards_like(card)) == 2
    unnoted = cards_like(card)[1]
    assert "Solid" in usable((await stage.grace.press(unnoted, "Grade mine")).message)
    await stage.sandbox.until(lambda: "It goes on here" in card.text)
    await one_of_each(stage, unnoted, first=2)


async def test_a_lost_reply_and_failures_leave_one(stage: Stage) -> None:
    card = await start(stage)
    stage.sandbox.faults.lose_reply("POST", MESSAGES)
    stage.sandbox.faults.fail("POST", MESSAGES, status=503, times=2)
    card = await leads(stage, stage.ada, card, "Reveal", "Model answer")
    await one_of_each(stage, card)


async def test_where_nothing_may_be_sent_the_card_is_edited(stage: Stage) -> None:
    """Without Send Messages it goes on in its one card; with it again the next is a new one."""
    card = await start(stage)
    stage.sandbox.moderation.deny_bot(stage.general, Permission.SEND_MESSAGES)
    assert await leads(stage, stage.ada, card, "Reveal", "Model answer") is card
    stage.sandbox.moderation.deny_bot(stage.general, Permission(0))
    assert await leads(stage, stage.ada, card, "Next", "question 2 of 2") is not card
    await stage.sandbox.until(lambda: "It goes on here" in card.text)


async def test_an_old_card_that_cannot_be_edited_is_tried_again(stage: Stage) -> None:
    """The new one is there all the same."""
    card = await start(stage)
    refused = stage.sandbox.faults.refuse(
        "PATCH", EDITS, status=403, code=50013, said="Missing Permissions"
    )
    shown = await leads(stage, stage.ada, card, "Reveal", "Model answer")
    await refused.struck()
    assert usable(card)
    stage.sandbox.clock.advance(timedelta(seconds=21))
    await stage.sandbox.until(lambda: not usable(card))
    await one_of_each(stage, shown)


async def test_an_old_card_that_a_moderator_deleted_is_left(stage: Stage) -> None:
    """Of a deleted one the next step comes as a new message; the interview goes on."""
    card = await start(stage)
    stage.sandbox.moderation.delete_message(card)
    await stage.sandbox.until(lambda: card.deleted)
    stage.sandbox.clock.advance(timedelta(minutes=6))
    await stage.bot.says("round.card_sent")
    shown = stage.ada.sees(stage.general)[-1]
    assert "Model answer" in shown.text
    await leads(stage, stage.ada, shown, "Next", "question 2 of 2")
    assert "round.lost" not in stage.bot.log


async def test_a_second_process_sends_what_the_first_left(stage: Stage) -> None:
    """The first leaves with the database while it sends; what it brought there is found."""
    card = await start(stage)
    stage.sandbox.faults.lose_reply("POST", MESSAGES)
    stage.sandbox.faults.reset("POST", MESSAGES, times=1_000)
    await lead(stage.ada, card, "Reveal")
    await stage.sandbox.until(lambda: "Model answer" in newest(card).text)
    await stage.bot.stop()
    stage.sandbox.faults.clear()
    await back(stage, 1)
    await stage.bot.says("round.card_sent")
    await one_of_each(stage, card)
