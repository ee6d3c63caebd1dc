"""`/review` in direct messages: what is due wherever it was answered, repeated as a chat."""

from datetime import timedelta

from tests.journeys.acts import practise, usable
from tests.journeys.private.test_chat import revealed
from tests.stage import Stage


async def test_what_was_answered_in_a_server_is_repeated_in_a_chat(stage: Stage) -> None:
    """The card stays to be read, and the question comes below it."""
    await practise(stage.ada, stage.general, "Missed it")
    empty = (await stage.ada.invoke(stage.ada.dm, "review")).message
    assert not empty.ephemeral
    assert "**Nothing is due now**" in empty.text
    stage.sandbox.clock.advance(timedelta(days=30))
    shown = (await stage.ada.invoke(stage.ada.dm, "review")).message
    assert "**1 question due now**" in shown.text
    asked = (await stage.ada.press(shown, "Start the review")).message
    assert asked.id > shown.id
    assert "Type your answer here" in asked.text
    assert "**1 question due now**" in shown.text
    graded = (await stage.ada.press(await revealed(stage), "Solid")).message
    assert "**Solid** · +3 points" in graded.text
    assert "**Nothing is due now**" in (await stage.ada.invoke(stage.ada.dm, "review")).message.text


async def test_the_last_grade_is_changed_in_a_chat_wherever_it_was_given(stage: Stage) -> None:
    await practise(stage.ada, stage.general, "Missed it")
    shown = (await stage.ada.invoke(stage.ada.dm, "review")).message
    again = (await stage.ada.press(shown, "Change my last grade")).message
    assert "Could teach it" in usable(again)
    graded = (await stage.ada.press(again, "Could teach it")).message
    assert "**Could teach it**" in graded.text
