"""What hosts and members do in a channel's interview, of questions or of one design."""

from datetime import timedelta

from sandbox import Channel, Message
from tests.sandbox.rest import call
from tests.stage import Stage

__all__ = ["CLOSED", "close", "gather", "new_thread", "shows", "start"]

CLOSED = ("archived", "locked", "deleted")
"""What can become of a thread."""


async def start(stage: Stage, place: Channel | None = None, questions: int = 2) -> Message:
    """Ada starts a round of questions, in #general unless told otherwise; its card."""
    options = {"topic": "caching-and-performance", "questions": questions, "where": "channel"}
    return (await stage.ada.invoke(place or stage.general, "interview", **options)).message


async def gather(stage: Stage, place: Channel | None = None) -> Message:
    """Ada opens a design interview for a channel, and begins its first phase; its card."""
    options = {"format": "design", "topic": "databases", "where": "channel"}
    card = (await stage.ada.invoke(place or stage.general, "interview", **options)).message
    await stage.ada.press(card, "Start")
    await shows(stage, card, "phase 1 of 6")
    return card


async def shows(stage: Stage, card: Message, text: str) -> None:
    """Wait until a card shows a text; the time between two edits of a card need not be waited."""
    stage.sandbox.clock.advance(timedelta(seconds=6))
    await stage.sandbox.until(lambda: text in card.text)


async def new_thread(stage: Stage, parent: Channel | None = None) -> Channel:
    """A thread of its own, in #general unless told otherwise."""
    path = f"/channels/{(parent or stage.general).id}/threads"
    _, made = await call(stage.sandbox, "POST", path, {"name": "practice", "type": 11})
    return stage.club.channels[int(made["id"])]


def close(stage: Stage, thread: Channel, how: str) -> None:
    """A moderator archives, locks or deletes a thread."""
    scene = stage.sandbox.scene
    if how == "deleted":
        scene.delete_channel(thread)
    else:
        scene.close_thread(thread, archive=how == "archived", lock=how == "locked")
