"""A drawing to an answer: typed in its form, and seen beside that of one good answer."""

from pathlib import Path

from tests.journeys.acts import fill, usable
from tests.stage import LONG_ENOUGH, Stage, open_stage

TYPED = "client -> api: HTTPS\napi -> users db: on a miss"


async def test_a_sketch_goes_with_its_answer(stage: Stage) -> None:
    """It may be left out; with it both pictures are a press away, before the grade and after."""
    question = await stage.ada.invoke(
        stage.general, "interview", topic="popular-designs", questions=2
    )
    shown = await fill(stage.ada, question.message, "Answer", Your_answer=LONG_ENOUGH, Sketch=TYPED)
    both = (await stage.ada.press(shown.message, "Drawing")).message
    await stage.sandbox.until(lambda: len(both.attachments) == 2)
    assert "**Yours**" in both.text
    assert "**Recognised:** " in both.text
    back = (await stage.ada.press(both, "Back")).message
    graded = (await stage.ada.press(back, "Solid")).message
    assert "Drawing" in usable(graded)
    following = (await stage.ada.press(graded, "Next")).message
    without = await fill(stage.ada, following, "Answer", Your_answer=LONG_ENOUGH)
    alone = (await stage.ada.press(without.message, "Drawing")).message
    await stage.sandbox.until(lambda: len(alone.attachments) == 1)
    assert "You drew nothing." in alone.text


async def test_what_cannot_be_drawn_is_told_and_kept(stage: Stage) -> None:
    """The answer is kept whatever was drawn, and the sketch too."""
    question = await stage.ada.invoke(
        stage.general, "interview", topic="popular-designs", questions=1
    )
    shown = await fill(
        stage.ada, question.message, "Answer", Your_answer=LONG_ENOUGH, Sketch="a; b | @everyone"
    )
    both = (await stage.ada.press(shown.message, "Drawing")).message
    assert "**Not drawn**" in both.text
    assert not both.pings
    told = await stage.ada.invoke(stage.general, "mydata export")
    assert "a; b | @everyone" in told.message.attachments[0].content.decode()


async def test_where_no_texts_are_kept_a_sketch_goes_with_the_grade(tmp_path: Path) -> None:
    """As its answer does."""
    async with open_stage(tmp_path, KEEP_ANSWERS_DAYS="0") as stage:
        question = await stage.ada.invoke(
            stage.general, "interview", topic="popular-designs", questions=1
        )
        shown = await fill(
            stage.ada, question.message, "Answer", Your_answer=LONG_ENOUGH, Sketch=TYPED
        )
        both = (await stage.ada.press(shown.message, "Drawing")).message
        assert "**Yours**" in both.text
        back = (await stage.ada.press(both, "Back")).message
        graded = (await stage.ada.press(back, "Solid")).message
        assert "You drew nothing." in (await stage.ada.press(graded, "Drawing")).message.text
