"""What members do in a design interview, wherever it runs."""

from sandbox import Actor, Channel, Message
from tests.stage import Stage

__all__ = ["AXES", "NOTES", "assess", "cards", "in_thread", "note", "opened", "thread_of", "told"]

AXES = (
    ("Scope", "Numbers", "API and data"),
    ("High-level", "Depth", "Trade-offs and communication"),
)
NOTES = "Ten thousand readers for each writer, so reads decide; two regions, no lost write."


async def note(member: Actor, card: Message, text: str = NOTES) -> Message:
    """Add notes to a phase."""
    form = (await member.press(card, "Add notes")).form
    return (await member.submit(form, {"Your notes": text})).message


async def assess(member: Actor, card: Message, steps: str = "222222") -> Message:
    """Fill in both forms of the self-assessment."""
    for axes, given in zip(AXES, (steps[:3], steps[3:]), strict=True):
        form = (await member.press(card, f"Assess {', '.join(axes)}")).form
        card = (await member.submit(form, dict(zip(axes, given, strict=True)))).message
    return card


async def opened(stage: Stage, channel: Channel | None = None) -> Message:
    """Type the command; the opening card."""
    place = channel or stage.general
    card = await stage.ada.invoke(place, "interview", format="design", topic="databases")
    return card.message


def thread_of(stage: Stage) -> Channel:
    """The one thread of the server."""
    (thread,) = [one for one in stage.club.channels.values() if one.is_thread]
    return thread


def cards(stage: Stage) -> list[Message]:
    """What stands in the thread, as Ada sees it."""
    return stage.ada.sees(thread_of(stage))


async def in_thread(stage: Stage, start: str = "Start") -> Message:
    """Start, and look into the thread: its first card."""
    await stage.ada.press(await opened(stage), start)
    return cards(stage)[-1]


async def told(stage: Stage, number: int = 2) -> Message:
    """Wait until so many messages stand in the thread; the last of them."""
    await stage.sandbox.until(lambda: len(cards(stage)) == number)
    return cards(stage)[-1]
