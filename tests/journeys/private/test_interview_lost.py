"""A private interview in rough places: others press, presses double, and its place is gone."""

import pytest

from sandbox import ActorError, Channel, Message
from sandbox.world.permission_bits import ALL
from tests.journeys.acts import copied, fill, told, usable
from tests.journeys.channel.hosting import CLOSED, close, new_thread
from tests.stage import LONG_ENOUGH, Stage


async def begun(stage: Stage, channel: Channel | None = None, questions: int = 3) -> Message:
    """Ada's first question."""
    place = channel or stage.general
    return (await stage.ada.invoke(place, "interview", questions=questions)).message


def prompt(card: Message) -> str:
    """What a card asks."""
    return card.text.splitlines()[1]


async def to_the_report(stage: Stage, card: Message) -> Message:
    """Answer and grade the one question of an interview."""
    revealed = await fill(stage.ada, card, "Answer", Your_answer=LONG_ENOUGH)
    graded = await stage.ada.press(revealed.message, "Solid")
    return (await stage.ada.press(graded.message, "See the report")).message


async def test_another_who_presses_every_button_is_refused(stage: Stage) -> None:
    """The ids of a card that only its member sees are no key, at any step."""
    card = await begun(stage)
    asked = prompt(card)
    for step in ("Answer", "Solid", None):
        forged = copied(stage, card, stage.general)
        for label in usable(forged):
            assert "This interview is not yours" in await told(stage.grace, forged, label)
        if step == "Answer":
            card = (await fill(stage.ada, card, step, Your_answer=LONG_ENOUGH)).message
        elif step is not None:
            card = (await stage.ada.press(card, step)).message
    assert "**Solid** · +3 points" in card.text
    again = await stage.ada.invoke(stage.general, "interview")
    assert prompt(again.message) == asked
    assert "Next" in again.message.buttons


async def test_two_presses_of_one_moment_are_one_step(stage: Stage) -> None:
    """Two commands, two *Skip*, two forms, two *Tick key points*, two *Next*."""
    both = [stage.ada.invoke(stage.general, "interview", questions=4) for _ in range(2)]
    first, second = [(await each).message for each in both]
    assert prompt(first) == prompt(second)
    for each in [stage.ada.press(first, "Skip"), stage.ada.press(second, "Skip")]:
        assert "question 2 of 4" in (await each).message.text
    forms = [(await stage.ada.press(first, "Answer")).form for _ in range(2)]
    for each in [stage.ada.submit(form, {"Your answer": LONG_ENOUGH}) for form in forms]:
        first = (await each).message
        assert "Model answer" in first.text
    forms = [(await stage.ada.press(first, "Tick key points")).form for _ in range(2)]
    for each in [stage.ada.submit(form, {"Your grade": "3"}) for form in forms]:
        assert "**Solid** · +3 points" in (await each).message.text
    for each in [stage.ada.press(first, "Next") for _ in range(2)]:
        assert "question 3 of 4" in (await each).message.text


async def test_it_needs_no_permission_at_all(stage: Stage) -> None:
    """In a channel where the bot may do nothing, not even see it, it goes from start to report."""
    stage.sandbox.moderation.deny_bot(stage.general, ALL)
    report = await to_the_report(stage, await begun(stage, questions=1))
    assert "1 of 1 question solid or better" in report.text


async def test_in_a_channel_that_is_deleted_it_comes_back_elsewhere(stage: Stage) -> None:
    """The same question, and the parts of its answer with it."""
    doomed = stage.sandbox.moderation.add_channel(stage.club, "doomed")
    card = await begun(stage, doomed, 1)
    await fill(stage.ada, card, "Answer in parts", The_next_part="First the numbers.")
    stage.sandbox.moderation.delete_channel(doomed)
    with pytest.raises(ActorError):
        stage.ada.press(card, "Skip")
    again = await begun(stage)
    assert "at question 1 of 1" in again.text  # with other options it asks first
    again = (await stage.ada.press(again, "Continue")).message
    assert prompt(again) == prompt(card)
    assert "First the numbers." in again.text


@pytest.mark.parametrize("how", CLOSED)
async def test_in_a_thread_that_is_closed_it_comes_back_elsewhere(stage: Stage, how: str) -> None:
    """A private interview is in no place: whatever becomes of the thread, it goes on."""
    place = await new_thread(stage)
    card = await begun(stage, place, 1)
    close(stage, place, how)
    again = await begun(stage, questions=1)
    assert prompt(again) == prompt(card)
    assert "1 of 1 question solid" in (await to_the_report(stage, again)).text


async def test_a_card_that_is_dismissed_behind_its_form_loses_no_answer(stage: Stage) -> None:
    """The answer counts, and `/interview` shows it with the grades."""
    card = await begun(stage)
    form = (await stage.ada.press(card, "Answer")).form
    stage.ada.hide(card)
    await stage.ada.submit(form, {"Your answer": LONG_ENOUGH})
    again = await begun(stage)
    assert LONG_ENOUGH in again.text
    assert "Solid" in again.buttons
