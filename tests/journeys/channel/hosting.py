"""What hosts and members do in a channel's interview, of questions or of one design."""

import asyncio
from datetime import timedelta

from sandbox import Actor, Channel, Message, Outcome
from sandbox.world import components as parts
from tests.journeys.acts import copied
from tests.sandbox.rest.by_hand import call
from tests.stage import Stage

__all__ = [
    "CLOSED",
    "begin",
    "cards_like",
    "close",
    "elsewhere",
    "gather",
    "interview_of",
    "lead",
    "leads",
    "led_to",
    "new_thread",
    "newest",
    "refused_for_long",
    "refuses_to_lead",
    "share",
    "shows",
    "start",
    "twice",
    "untold_for_long",
]

TOPIC = "caching-and-performance"
CLOSED = ("archived", "locked", "deleted")
"""What can become of a thread."""


async def start(stage: Stage, channel: Channel | None = None, questions: int = 2) -> Message:
    """Ada starts an interview in #general, unless told otherwise, and sees its card."""
    options = {"topic": TOPIC, "questions": questions, "where": "channel"}
    card = (await stage.ada.invoke(channel or stage.general, "interview", **options)).message
    assert not card.ephemeral
    return card


async def gather(stage: Stage, channel: Channel | None = None) -> Message:
    """Ada opens a design interview in #general, unless told otherwise, and sees its card."""
    options = {"format": "design", "topic": "databases", "where": "channel"}
    card = (await stage.ada.invoke(channel or stage.general, "interview", **options)).message
    assert not card.ephemeral
    return card


async def led_to(stage: Stage, card: Message) -> Message:
    """Grace starts a second one in #general and is led to the first, once its card is on record."""
    link = f"/channels/{stage.club.id}/{stage.general.id}/{card.id}"
    async with asyncio.timeout(30):
        while True:
            told = await stage.grace.invoke(stage.general, "interview", where="channel")
            if link in told.message.text:
                return told.message


async def begin(stage: Stage, channel: Channel | None = None, *joining: Actor) -> Message:
    """Ada opens one, others join, and the first phase begins."""
    card = await gather(stage, channel)
    for member in joining:
        await member.press(card, "Join")
    if joining:
        await shows(stage, card, f"{len(joining) + 1} members joined")
    return await leads(stage, stage.ada, card, "Start", "phase 1 of 6")


async def shows(stage: Stage, card: Message, text: str) -> Message:
    """Wait until an interview's newest card shows a text, and return it.

    The time between two edits of a card need not be waited.
    """
    stage.sandbox.clock.advance(timedelta(seconds=6))
    await stage.sandbox.until(lambda: text in newest(card).text)
    return newest(card)


def newest(card: Message) -> Message:
    """The newest card of the interview that a card belongs to."""
    return cards_like(card)[-1]


def cards_like(card: Message) -> list[Message]:
    """All cards of the interview that a card belongs to, also those that shrank."""
    there = [each for each in card.channel.messages.values() if not each.ephemeral]
    return [each for each in there if interview_of(each) == interview_of(card)]


def interview_of(card: Message) -> int:
    """The key of the interview whose card it is; 0 of another message."""
    for custom_id in (each.get("custom_id", "") for each in parts.walk(card.components)):
        word, *rest = custom_id.split(":")
        if word in ("round", "group"):
            return int(rest[1])
    return (card.components[0]["id"] - 1) // 100 if card.components else 0


async def lead(member: Actor, card: Message, label: str) -> Outcome:
    """Press *Host…* on the newest card, and one of the controls that it shows."""
    hosting = (await member.press(newest(card), "Host…")).message
    return await member.press(hosting, label)


async def twice(member: Actor, card: Message, label: str) -> None:
    """The same, and press the control twice in one moment."""
    hosting = (await member.press(newest(card), "Host…")).message
    for pressed in [member.press(hosting, label) for _ in range(2)]:
        await pressed


async def refuses_to_lead(stage: Stage, card: Message) -> None:
    """Grace presses all that leads, which cards of an older version had for all to see."""
    refused = await stage.grace.press(card, "Host…")
    assert "Only the host, Ada, can do this." in refused.message.text
    public = copied(stage, (await stage.ada.press(card, "Host…")).message, elsewhere(stage))
    for label in public.buttons:
        refused = await stage.grace.press(public, label)
        assert refused.message.ephemeral
        assert "Only the host, Ada, can do this." in refused.message.text


def elsewhere(stage: Stage) -> Channel:
    """A channel in which no interview is held."""
    return stage.sandbox.moderation.add_channel(stage.club, "elsewhere")


async def leads(stage: Stage, member: Actor, card: Message, label: str, text: str) -> Message:
    """The same, and wait for what the interview's newest card shows then."""
    await lead(member, card, label)
    return await shows(stage, card, text)


async def share(member: Actor, card: Message, label: str) -> Message:
    """Press what shares something, and *Share* under what it would be; where it is refused, that.

    Returns what its member is shown in the end.
    """
    shown = (await member.press(card, label)).message
    assert shown.ephemeral
    return (await member.press(shown, "Share")).message if "Share" in shown.buttons else shown


async def refused_for_long(stage: Stage, cards: int = 1) -> None:
    """Edits of so many cards are refused, and still are a minute later."""
    await stage.bot.says("round.edit_refused", cards)
    stage.sandbox.clock.advance(timedelta(seconds=61))


async def untold_for_long(stage: Stage) -> None:
    """That the time is up was refused in a thread, and still is a minute later."""
    await stage.bot.says("design.untold")
    stage.sandbox.clock.advance(timedelta(seconds=61))
    await stage.bot.says("design.unreachable")


async def new_thread(stage: Stage, parent: Channel | None = None) -> Channel:
    """A thread of its own, in #general unless told otherwise."""
    path = f"/channels/{(parent or stage.general).id}/threads"
    _, made = await call(stage.sandbox, "POST", path, {"name": "practice", "type": 11})
    return stage.club.channels[int(made["id"])]


def close(stage: Stage, thread: Channel, how: str) -> None:
    """A moderator archives, locks or deletes a thread."""
    moderation = stage.sandbox.moderation
    if how == "deleted":
        moderation.delete_channel(thread)
    else:
        moderation.close_thread(thread, archive=how == "archived", lock=how == "locked")
