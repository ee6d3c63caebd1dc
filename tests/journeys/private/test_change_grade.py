"""*Change grade* and *Change my answer* begin with what stands there already."""

from sandbox import Message
from sandbox.world import components as parts
from tests.journeys.acts import set_daily, write
from tests.journeys.channel.hosting import shows, start
from tests.stage import LONG_ENOUGH, Stage

NOTE = "Ask for the numbers first."


async def ticked(stage: Stage, card: Message) -> Message:
    """Ada ticks one key point, and notes something."""
    form = (await stage.ada.press(card, "Tick key points")).form
    assert form is not None
    boxes = form.input("points")["options"]
    entered = {"points": [boxes[0]["value"]], "Your grade": "2", "Note to yourself": NOTE}
    return (await stage.ada.submit(form, entered)).message


async def test_a_change_of_grade_keeps_ticks_and_note(stage: Stage) -> None:
    """By a plain grade, and by the form, which opens with them; emptied there, they are gone."""
    card = (await stage.ada.invoke(stage.general, "interview", questions=1)).message
    card = await ticked(stage, (await write(stage.ada, card)).message)
    kept = ("**Key points: 1 of", f"**Your note:** {NOTE}")
    assert all(text in card.text for text in kept)
    card = (await stage.ada.press(card, "Change grade")).message
    card = (await stage.ada.press(card, "Solid")).message
    assert all(text in card.text for text in ("**Solid**", *kept))
    card = (await stage.ada.press(card, "Change grade")).message
    form = (await stage.ada.press(card, "Tick key points")).form
    card = (await stage.ada.submit(form)).message
    assert all(text in card.text for text in ("**Solid**", *kept))
    card = (await stage.ada.press(card, "Change grade")).message
    form = (await stage.ada.press(card, "Tick key points")).form
    card = (await stage.ada.submit(form, {"points": [], "Note to yourself": ""})).message
    assert "**Key points: 0 of" in card.text
    assert "Your note" not in card.text


async def test_a_daily_question_s_grade_too(stage: Stage) -> None:
    await set_daily(stage)
    key = (await stage.mona.suggest(stage.daily, "daily now", "schedule", ""))[0].value
    await stage.mona.invoke(stage.daily, "daily now", schedule=key)
    await stage.sandbox.until(
        lambda: any("Answer" in labels(m) for m in stage.ada.sees(stage.daily))
    )
    post = next(one for one in stage.ada.sees(stage.daily) if "Answer" in labels(one))
    card = await ticked(stage, (await write(stage.ada, post)).message)
    card = (await stage.ada.press(card, "Change grade")).message
    form = (await stage.ada.press(card, "Tick key points")).form
    assert NOTE in (await stage.ada.submit(form)).message.text


async def test_an_answer_is_changed_from_what_it_is(stage: Stage) -> None:
    """From one's own card, and from the channel's; what is sent again is no change."""
    card = await start(stage)
    await stage.grace.press(card, "Join")
    kept = (await write(stage.ada, card)).message
    for source in (kept, card):
        form = (
            await stage.ada.press(source, "Change my answer" if source is kept else "Answer")
        ).form
        assert form is not None
        assert form.input("answer")["value"] == LONG_ENOUGH
        assert "Your answer is kept" in (await stage.ada.submit(form)).message.text
    form = (await stage.ada.press(card, "Answer")).form
    changed = await stage.ada.submit(form, {"Your answer": f"{LONG_ENOUGH} And monitor."})
    assert "Your answer is changed" in changed.message.text
    again = (await stage.ada.press(card, "Answer")).form
    assert again is not None
    assert form is not None
    assert again.custom_id != form.custom_id
    await shows(stage, card, "Answered: Ada.")


def labels(card: Message) -> list[str]:
    """What its buttons say."""
    return [part.get("label", "") for part in parts.walk(card.components)]
