"""What people do again and again in the journeys."""

import re

from sandbox import Actor, Channel, Message, Outcome
from tests.stage import LONG_ENOUGH

__all__ = ["answer", "fill", "practise", "streak_in"]


async def fill(member: Actor, message: Message, label: str, **values: object) -> Outcome:
    """Press the button that opens a form, and submit it; `_` in a field's label is a blank."""
    opened = await member.press(message, label)
    named = {field.replace("_", " "): value for field, value in values.items()}
    return await member.submit(opened.form, named)


async def answer(
    member: Actor, card: Message, grade: str = "Solid", text: str = LONG_ENOUGH
) -> Outcome:
    """Answer what a card or a channel's post asks, and grade oneself."""
    revealed = await fill(member, card, "Answer", Your_answer=text)
    return await member.press(revealed.message, grade)


async def practise(
    member: Actor, channel: Channel, grade: str = "Solid", text: str = LONG_ENOUGH
) -> Outcome:
    """Answer and grade one question in private, and finish with the report."""
    card = await member.invoke(channel, "interview", questions=1)
    graded = await answer(member, card.message, grade, text)
    await member.press(graded.message, "See the report")
    return graded


def streak_in(text: str) -> int:
    """The streak that a graded card tells."""
    told = re.search(r"streak (\d+) day", text)
    assert told is not None
    return int(told[1])
