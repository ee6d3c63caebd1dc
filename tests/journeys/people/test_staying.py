"""`/mydata delete` and what stands in channels: it is named, with links, and stays its owner's."""

import pytest

from sandbox import Actor, Channel, Message
from sandbox.world.permission_bits import Permission
from tests.journeys.acts import write
from tests.journeys.channel.hosting import begin, lead, share, shows, start
from tests.journeys.private.designing import note
from tests.stage import Stage

IN_CHANNELS = (
    "A deletion does not reach what stands in channels. *Remove* under what you shared works"
)
STILL_THERE = "What stands in channels is still there. *Remove* under what you shared works"


def link(channel: Channel, message: Message | None = None) -> str:
    assert channel.guild is not None
    place = f"/channels/{channel.guild.id}/{channel.id}"
    return place if message is None else f"{place}/{message.id}"


async def share_an_answer(stage: Stage, member: Actor) -> Message:
    """A member shares their answer to a channel's question."""
    card = await start(stage)
    await write(member, card)
    await lead(stage.ada, card, "Reveal")
    card = await shows(stage, card, "Model answer")
    await share(member, card, "Share mine")
    place = next((one for one in stage.club.channels.values() if one.is_thread), stage.general)
    shares = f"{member.name} shares their answer"
    await stage.sandbox.until(lambda: any(shares in each.text for each in stage.ada.sees(place)))
    await stage.bot.says("round.shared")  # and where it stands is on record
    return next(each for each in stage.ada.sees(place) if shares in each.text)


async def delete(member: Actor, channel: Channel) -> tuple[str, Message]:
    """Delete everything; returns what was said before, and the card of after."""
    asked = (await member.invoke(channel, "mydata delete")).message
    before = asked.text
    await member.press(asked, "Delete everything")
    return before, asked


@pytest.mark.parametrize("place", ["thread", "channel"])
async def test_what_was_shared_is_named_and_can_still_be_removed(stage: Stage, place: str) -> None:
    """By its owner, who is not recorded any more, and also after a restart."""
    if place == "channel":
        stage.sandbox.moderation.deny_bot(stage.general, Permission.CREATE_PUBLIC_THREADS)
    shared = await share_an_answer(stage, stage.grace)
    assert shared.channel.is_thread == (place == "thread")
    before, card = await delete(stage.grace, stage.daily)
    for told, words in ((before, IN_CHANNELS), (card.text, STILL_THERE)):
        assert words in told
        assert f"an answer you shared: https://discord.com{link(shared.channel, shared)}" in told
    assert "I have nothing stored about you any more" in card.text
    await stage.restart()
    refused = await stage.ada.press(shared, "Remove")
    assert "Only its author" in refused.message.text
    await stage.grace.press(shared, "Remove").acknowledged()
    await stage.sandbox.until(lambda: shared not in stage.ada.sees(shared.channel))


async def test_shared_notes_and_the_threads_of_design_interviews_are_named_too(
    stage: Stage,
) -> None:
    card = await begin(stage)
    await note(stage.grace, card)
    await lead(stage.ada, card, "Next phase")
    card = await shows(stage, card, "phase 2 of 6")
    await share(stage.grace, card, "Share my notes on Requirements")
    options = {"format": "design", "topic": "databases"}
    mine = await stage.grace.invoke(stage.daily, "interview", **options)
    await stage.grace.press(mine.message, "Start")
    before, after = await delete(stage.grace, stage.general)
    own = [
        one for one in stage.club.channels.values() if one.is_thread and one.parent is stage.daily
    ]
    assert len(own) == 1
    for told in (before, after.text):
        assert "notes you shared: https://discord.com/channels/" in told
        assert f"the thread of a design interview: https://discord.com{link(own[0])}" in told


async def test_what_was_removed_before_is_not_named(stage: Stage) -> None:
    shared = await share_an_answer(stage, stage.grace)
    await stage.grace.press(shared, "Remove").acknowledged()
    await stage.sandbox.until(lambda: shared not in stage.ada.sees(shared.channel))
    await stage.bot.says("round.unshared")
    before, after = await delete(stage.grace, stage.general)
    assert "channels" not in before
    assert "channels" not in after.text


async def test_ones_own_cards_of_before_are_not_said_to_be_anothers(stage: Stage) -> None:
    """They are gone, and were one's own."""
    card = (await stage.ada.invoke(stage.general, "interview")).message
    await delete(stage.ada, stage.daily)
    gone = await stage.ada.press(card, "Skip")
    assert "no longer recorded" in gone.message.text
    assert "not yours" not in gone.message.text
