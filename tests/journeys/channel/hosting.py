"""What hosts and members do in a channel's interview, of questions or of one design."""

from datetime import timedelta

from sandbox import Actor, Channel, Message
from tests.sandbox.rest.by_hand import call
from tests.stage import Stage

__all__ = [
    "CLOSED",
    "begin",
    "close",
    "gather",
    "new_thread",
    "refused_for_long",
    "share",
    "shows",
    "start",
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


async def begin(stage: Stage, channel: Channel | None = None, *joining: Actor) -> Message:
    """Ada opens one, others join, and the first phase begins."""
    card = await gather(stage, channel)
    for member in joining:
        await member.press(card, "Join")
    if joining:
        await shows(stage, card, f"{len(joining) + 1} members joined")
    await stage.ada.press(card, "Start")
    await shows(stage, card, "phase 1 of 6")
    return card


async def shows(stage: Stage, card: Message, text: str) -> None:
    """Wait until a card shows a text; the time between two edits of a card need not be waited."""
    stage.sandbox.clock.advance(timedelta(seconds=6))
    await stage.sandbox.until(lambda: text in card.text)


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
