"""What people do again and again in the journeys."""

import re
from datetime import timedelta
from typing import Any

from sandbox import Actor, Channel, Message, Outcome
from sandbox.world import components as parts
from sandbox.world.forms import Form
from sandbox.world.messages import post
from tests.stage import LONG_ENOUGH, Stage

__all__ = [
    "answer",
    "copied",
    "end",
    "fill",
    "leads_on",
    "practise",
    "refused_for_long",
    "set_daily",
    "streak_in",
    "told",
    "usable",
    "write",
]

_COMPONENTS_V2 = 1 << 15


async def fill(member: Actor, message: Message, label: str, **values: object) -> Outcome:
    """Press the button that opens a form, and submit it; `_` in a field's label is a blank."""
    opened = await member.press(message, label)
    named = {field.replace("_", " "): value for field, value in values.items()}
    return await member.submit(opened.form, named)


async def write(member: Actor, card: Message, text: str = LONG_ENOUGH) -> Outcome:
    """Answer what a card or a channel's post asks."""
    return await fill(member, card, "Answer", Your_answer=text)


async def answer(
    member: Actor, card: Message, grade: str = "Solid", text: str = LONG_ENOUGH
) -> Outcome:
    """The same, and grade oneself."""
    revealed = await write(member, card, text)
    return await member.press(revealed.message, grade)


async def end(member: Actor, card: Message) -> Outcome:
    """End an interview with questions left, as one who means it."""
    asked = await member.press(card, "End")
    return await member.press(asked.message, "End it")


async def practise(
    member: Actor, channel: Channel, grade: str = "Solid", text: str = LONG_ENOUGH
) -> Outcome:
    """Answer and grade one question in private, and finish with the report."""
    card = await member.invoke(channel, "interview", questions=1)
    graded = await answer(member, card.message, grade, text)
    await member.press(graded.message, "See the report")
    return graded


async def set_daily(stage: Stage, **options: object) -> Outcome:
    """Mona sets a daily question in #daily: at 09:00 in Berlin, unless the options differ."""
    usual = {"time": "09:00", "timezone": "Europe/Berlin", "topic": "load-balancing"}
    return await stage.mona.invoke(stage.daily, "daily set", **{**usual, **options})


async def refused_for_long(stage: Stage, refusals: int = 1) -> None:
    """A daily question was refused, the last of so many times, and is tried again once."""
    await stage.bot.says("daily.refused", refusals)
    stage.sandbox.clock.advance(timedelta(minutes=3))


def streak_in(text: str) -> int:
    """The streak that a graded card tells."""
    told = re.search(r"streak (\d+) day", text)
    assert told is not None
    return int(told[1])


def copied(stage: Stage, card: Message, place: Channel) -> Message:
    """A card put where others see it too: whoever presses there sends its very ids."""
    world, body = stage.sandbox.world, {"components": card.components, "flags": _COMPONENTS_V2}
    return post(world, place, world.bot, body)


def usable(card: Message) -> list[str]:
    """The labels of the buttons that can be pressed."""
    found = [part for part in parts.walk(card.components) if part["type"] == parts.BUTTON]
    return [
        parts.button_label(part)
        for part in found
        if "custom_id" in part and not part.get("disabled")
    ]


def leads_on(label: str) -> bool:
    """Whether a button leads whoever presses it to what is theirs."""
    return label.startswith(("Another ", "Three on ", "Start an interview", "Past interviews"))


async def told(member: Actor, card: Message, label: str) -> str:
    """What a button tells its presser alone; a form that it opens is filled in first."""
    pressed = await member.press(card, label)
    if pressed.form is not None:
        pressed = await member.submit(pressed.form, _filled(pressed.form))
    assert pressed.message.ephemeral
    return pressed.message.text


def _filled(form: Form) -> dict[str, object]:
    """Something for every field that must have something."""
    return {label: _entry(part) for label, part in form.inputs.items() if part.get("required")}


def _entry(part: dict[str, Any]) -> str:
    return LONG_ENOUGH if part["type"] == parts.TEXT_INPUT else part["options"][0]["value"]
