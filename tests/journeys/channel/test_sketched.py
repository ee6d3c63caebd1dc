"""A drawing to an answer in a channel: secret and changed as the answer is until the reveal."""

from sandbox import Message, Outcome
from tests.journeys.acts import fill
from tests.journeys.channel.hosting import lead, shows
from tests.stage import LONG_ENOUGH, Stage

TYPED = "client -> api: HTTPS"


async def asked(stage: Stage) -> Message:
    """One design, asked to #general."""
    options = {"topic": "popular-designs", "questions": 1, "where": "channel"}
    return (await stage.ada.invoke(stage.general, "interview", **options)).message


async def answer(stage: Stage, card: Message, sketch: str) -> Outcome:
    return await fill(stage.ada, card, "Answer", Your_answer=LONG_ENOUGH, Sketch=sketch)


async def test_the_form_shows_what_was_drawn_and_what_is_emptied_goes(stage: Stage) -> None:
    """The later answer takes the place of the one before, its drawing too."""
    card = await asked(stage)
    await answer(stage, card, TYPED)
    opened = await stage.ada.press(card, "Answer")
    assert opened.form is not None
    assert opened.form.inputs["Sketch"]["value"] == TYPED
    await stage.ada.submit(opened.form, {"Your answer": f"{LONG_ENOUGH} More.", "Sketch": ""})
    opened = await stage.ada.press(card, "Answer")
    assert opened.form is not None
    assert not opened.form.inputs["Sketch"].get("value")


async def test_it_stands_beside_the_banks_after_the_reveal_for_its_member_alone(
    stage: Stage,
) -> None:
    card = await asked(stage)
    await answer(stage, card, TYPED)
    await stage.grace.press(card, "Join")
    await lead(stage.ada, card, "Reveal")
    card = await shows(stage, card, "Model answer")
    mine = (await stage.ada.press(card, "Grade mine")).message
    both = (await stage.ada.press(mine, "Drawing")).message
    assert both.ephemeral
    assert "**Yours**" in both.text
    assert "**One good answer**" in both.text
