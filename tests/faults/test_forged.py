"""What no card offers, used all the same: it gets one answer, and never a traceback."""

import asyncio
import contextlib
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.domain.people.pace import PRESSES
from sandbox import Actor, Channel, Message
from sandbox.world import components as parts
from sandbox.world.interactions import Answer, Interaction, Kind, State
from sandbox.world.messages import post
from tests.faults.forged import Forged, forged_forms, forged_presses
from tests.journeys.acts import fill
from tests.journeys.channel.hosting import begin, start
from tests.journeys.private.designing import note
from tests.stage import LONG_ENOUGH, Stage

_COMPONENTS_V2 = 1 << 15
_AT_ONCE = PRESSES.at_once
_PAUSE = _AT_ONCE / PRESSES.per_second
"""Seconds between two batches: one member who sends more is slowed down, and not answered."""
_BUTTON = Forged("", {"custom_id": "anything", "component_type": parts.BUTTON})


async def everything_open(stage: Stage) -> dict[str, str]:
    """One of everything, in the middle of it; the numbers of each, by its family of ids."""
    ada, mona = stage.ada, stage.mona
    turn = (await ada.invoke(stage.general, "interview", questions=2)).message
    await fill(ada, turn, "Answer", Your_answer=LONG_ENOUGH)
    opening = (await ada.invoke(stage.general, "interview", format="design")).message
    await ada.press(opening, "Start")
    thread = next(place for place in stage.club.channels.values() if place.is_thread)
    await stage.sandbox.until(lambda: ada.sees(thread))
    noted = await note(ada, ada.sees(thread)[-1])
    design = (await ada.press(noted, "End")).message
    group = await begin(stage, stage.daily)
    await note(ada, group)
    quick = await start(stage)
    await fill(ada, quick, "Answer", Your_answer=LONG_ENOUGH)
    await mona.invoke(stage.daily, "daily set", time="09:00", timezone="Europe/Berlin")
    await mona.invoke(stage.daily, "daily now", schedule="1")
    daily = await stage.post()
    await fill(ada, daily, "Answer", Your_answer=LONG_ENOUGH)
    opened = await ada.invoke(stage.general, "draw")
    drawing = (await ada.submit(opened.form, {"Your drawing": "a -> b"})).message
    await ada.press(drawing, "Share here")
    known = {"interview": ":1", "schedule": ":1", "mydata": f":{ada.id}", "shared": ":1:1:1"}
    known |= {"settings": "", "round-settings": "", "question": ":1"}
    for card in (turn, design, quick, group, daily, drawing):
        for part in parts.walk(card.components):
            family, _, rest = str(part.get("custom_id", "")).partition(":")
            if rest and family not in known:
                known[family] = f":{rest.partition(':')[2]}"
    return known


def carrying(stage: Stage, forged: Forged, place: Channel) -> Message:
    """A message of the bot's with the control on it, as an older version may have sent it."""
    control = {"type": forged.data["component_type"], "custom_id": forged.data["custom_id"]}
    if control["type"] == parts.BUTTON:
        control |= {"style": 2, "label": "Press"}
    elif control["type"] == parts.STRING_SELECT:
        control |= {"options": [{"label": "One", "value": "1"}]}
    rows = [{"type": parts.ACTION_ROW, "components": [control]}]
    body = {"components": rows, "flags": _COMPONENTS_V2}
    return post(stage.sandbox.world, place, stage.sandbox.world.bot, body)


def sent(stage: Stage, kind: Kind, member: Actor, forged: Forged, message: Message) -> Interaction:
    """What a client sends, whether or not a message offers it."""
    data = {"id": 1, **forged.data}
    begin = stage.sandbox.interactions.begin
    return begin(kind, member.user, message.channel, data, source=message)


async def faults(stage: Stage, acts: dict[Interaction, Forged]) -> list[str]:
    """Wait for the answers; what had none, a failure, or more than one."""
    with contextlib.suppress(TimeoutError):
        await stage.sandbox.until(lambda: all(act.state is not State.WAITING for act in acts), 60)
    return [f"{forged}: {fault}" for act, forged in acts.items() if (fault := _fault(act))]


def _fault(act: Interaction) -> str:
    shown = [each for each in act.channel.messages.values() if _answers(each, act)]
    if act.state is not State.ANSWERED or len(shown) > 1:
        return f"{act.state.name}, {len(shown)} messages"
    told = act.form.text if act.form else act.shown.text if act.shown else ""
    if act.answer is Answer.DEFERRED_UPDATE:
        return ""
    return "" if told and "went wrong" not in told else f"{act.answer} {told!r}"


def _answers(message: Message, act: Interaction) -> bool:
    """Whether a message answers it; what was typed into a form is given back beside that."""
    if message.interaction is None or message.interaction["id"] != str(act.id):
        return False
    return "**This is what you typed:**" not in message.text


def batches(every: Sequence[Forged]) -> Iterator[list[Forged]]:
    """So many at once."""
    rest = iter(every)
    while batch := list(islice(rest, _AT_ONCE)):
        yield batch


def all_is_well(stage: Stage) -> None:
    """Nothing happened that nobody foresaw."""
    assert "Traceback" not in stage.bot.log


async def all_answered(
    stage: Stage, kind: Kind, every: Sequence[Forged], member: Actor, place: Channel
) -> None:
    """Send everything; each gets one answer, and nothing happens that nobody foresaw."""
    found: list[str] = []
    for batch in batches(every):
        pressed = kind is Kind.COMPONENT
        messages = [carrying(stage, each if pressed else _BUTTON, place) for each in batch]
        acts = {
            sent(stage, kind, member, each, message): each
            for each, message in zip(batch, messages, strict=True)
        }
        found += await faults(stage, acts)
        await asyncio.sleep(_PAUSE)
    assert not found, "\n".join(found)
    assert "Traceback" not in stage.bot.log


async def test_every_forged_press_gets_an_answer(stage: Stage) -> None:
    """Each from a message that carries the control, as a message of an older version may."""
    every = list(forged_presses(await everything_open(stage)))
    assert len(every) > 400
    await all_answered(stage, Kind.COMPONENT, every, stage.ada, stage.general)


async def test_every_forged_form_gets_an_answer(stage: Stage) -> None:
    """Whatever fields it has, and whatever is in them."""
    every = list(forged_forms(await everything_open(stage)))
    assert len(every) > 250
    await all_answered(stage, Kind.FORM, every, stage.ada, stage.general)


async def test_forgeries_of_managers_and_in_direct_messages_are_answered(stage: Stage) -> None:
    """Every so many of both: settings let a manager further, and a chat has no server."""
    known = await everything_open(stage)
    presses, forms = list(forged_presses(known)), list(forged_forms(known))
    settings = [each for each in presses if "settings" in str(each)]
    for member, place in ((stage.mona, stage.general), (stage.ada, stage.ada.dm)):
        await all_answered(stage, Kind.COMPONENT, [*settings, *presses[::5]], member, place)
        await all_answered(stage, Kind.FORM, forms[::5], member, place)


async def test_a_control_that_is_not_on_its_message_says_so(stage: Stage) -> None:
    """discord.py brings such a press to nobody; nor one of a select as if it were a button."""
    card = (await stage.ada.invoke(stage.general, "interview")).message
    select = {"custom_id": "past", "component_type": parts.STRING_SELECT, "values": ["1"]}
    listed = carrying(stage, Forged("", select), stage.general)
    for message, custom_id in (
        (card, "settings:hide"),
        (card, "board:month:1:own"),
        (carrying(stage, _BUTTON, stage.general), "turn:skip:1:1:1"),
        (listed, "past"),
    ):
        forged = Forged("", {"custom_id": custom_id, "component_type": parts.BUTTON})
        act = sent(stage, Kind.COMPONENT, stage.ada, forged, message)
        assert not await faults(stage, {act: forged})
        assert act.shown is not None
        assert "This message has changed" in act.shown.text
        assert act.shown.ephemeral
    assert "question 1 of 3" in card.text
