"""Two quick presses are one, and a form that is sent again after a late reply counts once."""

from sandbox import Actor, Message
from sandbox.world.forms import Form, FormState
from tests.journeys.acts import usable
from tests.journeys.private.designing import NOTES, in_thread
from tests.stage import LONG_ENOUGH, Stage


async def sent_twice(member: Actor, form: Form | None, field: str, text: str) -> Message:
    """A form as it stays open when its answer comes too late: it is sent once more."""
    assert form is not None
    await member.submit(form, {field: text})
    form.state = FormState.OPEN
    return (await member.submit(form, {field: text})).message


async def pressed_twice(member: Actor, card: Message, label: str) -> Message:
    """Two presses of the same card, before it could change."""
    first, second = member.press(card, label), member.press(card, label)
    await first
    return (await second).message


async def test_in_a_quick_interview(stage: Stage) -> None:
    """A part, a hint, and *Start new*."""
    card = (await stage.ada.invoke(stage.general, "interview", questions=2)).message
    card = await pressed_twice(stage.ada, card, "Hint (2 left)")
    assert "Hint (1 left)" in usable(card)
    opened_form = await stage.ada.press(card, "Answer in parts")
    card = await sent_twice(stage.ada, opened_form.form, "The next part", LONG_ENOUGH)
    assert f"**Your answer so far** ({len(LONG_ENOUGH)} characters)" in card.text
    clash = (await stage.ada.invoke(stage.general, "interview", questions=5)).message
    fresh = await pressed_twice(stage.ada, clash, "Start new")
    assert "question 1 of 5" in fresh.text
    again = (await stage.ada.invoke(stage.general, "interview")).message
    assert again.text == fresh.text


async def test_in_a_design_interview(stage: Stage) -> None:
    """Notes, and five minutes more: in the time that is left, and in a pause."""
    card = await in_thread(stage)
    form = (await stage.ada.press(card, "Add notes")).form
    card = await sent_twice(stage.ada, form, "Your notes", NOTES)
    assert card.text.count(NOTES) == 1
    card = (await stage.ada.press(card, "Pause")).message
    card = await pressed_twice(stage.ada, card, "5 more minutes")
    minutes = int(card.text.split("**Paused** with ")[1].split()[0])
    assert minutes in (9, 10)
