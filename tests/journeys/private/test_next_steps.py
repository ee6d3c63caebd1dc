"""Wherever something ends, a button goes on from there."""

import pytest

from sandbox import Message
from tests.journeys.acts import answer, end, practise, set_daily, usable
from tests.journeys.channel.hosting import leads, start
from tests.journeys.private.designing import assess, in_thread, note
from tests.stage import Stage


def question(card: Message) -> str:
    """Which question of how many, on which topic."""
    return card.text.splitlines()[0]


async def test_a_report_leads_to_more_of_the_same_and_to_the_weakest_topic(stage: Stage) -> None:
    """The report stays where it is, to be read again."""
    options = {"topic": "load-balancing", "questions": 1}
    card = (await stage.ada.invoke(stage.general, "interview", **options)).message
    report = (await end(stage.ada, card)).message
    another = (await stage.ada.press(report, "Another three")).message
    assert "question 1 of 3 · Load Balancing" in question(another)
    assert another.ephemeral
    assert "How it went" in report.text


async def test_the_weakest_topic_is_a_button(stage: Stage) -> None:
    card = (await stage.ada.invoke(stage.general, "interview", questions=3)).message
    for grade in ("Could teach it", "Missed it", "Solid"):
        graded = (await answer(stage.ada, card, grade)).message
        label = "Next" if "Next" in usable(graded) else "See the report"
        card = (await stage.ada.press(graded, label)).message
    weakest = card.text.partition("Weakest: ")[2].splitlines()[0]
    more = (await stage.ada.press(card, f"Three on {weakest}")).message
    assert f"question 1 of 3 · {weakest}" in question(more)


@pytest.mark.parametrize("leaving", ["Skip", "End"])
async def test_one_question_that_is_left_can_be_tried_again_or_read(
    stage: Stage, leaving: str
) -> None:
    """Where it alone was asked; to read its answer is to say "I don't know"."""
    card = (await stage.ada.invoke(stage.general, "interview", questions=1)).message
    asked = card.text.splitlines()[1]
    leave = end(stage.ada, card) if leaving == "End" else stage.ada.press(card, "Skip")
    report = (await leave).message
    assert "*Model answer* counts as “I don't know”" in report.text
    again = (await stage.ada.press(report, "Try again")).message
    assert asked in again.text
    read = (await stage.ada.press(report, "Model answer")).message
    assert "**Missed it** · +0 points" in read.text
    assert "**Model answer**" in read.text
    report = (await stage.ada.press(read, "See the report")).message
    assert "Practise what I missed" in usable(report)
    assert "Try again" not in usable(report)
    card = (await stage.grace.invoke(stage.general, "interview", questions=2)).message
    skipped = (await stage.grace.press(card, "Skip")).message
    assert "question 2 of 2" in skipped.text
    report = (await stage.grace.press(skipped, "Skip")).message
    assert "Try again" not in usable(report)


async def test_another_interview_that_runs_is_not_ended(stage: Stage) -> None:
    """One chooses, as after the command."""
    card = (await stage.ada.invoke(stage.general, "interview", topic="databases")).message
    report = (await end(stage.ada, card)).message
    await stage.ada.invoke(stage.general, "interview", topic="caching-and-performance")
    clash = (await stage.ada.press(report, "Another three")).message
    assert "You already have an interview here" in clash.text


async def test_a_daily_question_leads_to_its_topic(stage: Stage) -> None:
    await set_daily(stage)
    await stage.mona.invoke(stage.daily, "daily now", schedule="1")
    graded = (await answer(stage.ada, await stage.post())).message
    more = (await stage.ada.press(graded, "Three on Load Balancing")).message
    assert "question 1 of 3 · Load Balancing" in question(more)


async def test_the_end_of_a_round_leads_each_to_an_interview_of_their_own(stage: Stage) -> None:
    """Beside the card that all see."""
    card = await start(stage)
    card = await leads(stage, stage.ada, card, "End", "How it went")
    mine = (await stage.grace.press(card, "Start an interview")).message
    assert mine.ephemeral
    assert "question 1 of 3" in question(mine)
    assert "How it went" in card.text


async def test_help_and_an_empty_review_lead_to_an_interview(stage: Stage) -> None:
    for command in ("help", "review"):
        shown = (await stage.ada.invoke(stage.general, command)).message
        begun = (await stage.ada.press(shown, "Start an interview")).message
        assert "question 1 of 3" in question(begun)
    graded = await practise(stage.grace, stage.general)
    assert "Start an interview" not in usable(graded.message)


async def test_in_a_direct_message_it_goes_on_below(stage: Stage) -> None:
    """There an interview is a chat, and stays."""
    shown = (await stage.ada.invoke(stage.ada.dm, "help")).message
    begun = (await stage.ada.press(shown, "Start an interview")).message
    assert not begun.ephemeral
    assert stage.ada.sees(stage.ada.dm)[-1].id == begun.id
    assert "Type your answer here" in begun.text


async def test_a_design_leads_to_another(stage: Stage) -> None:
    """And to some questions on its topic."""
    noted = await note(stage.ada, await in_thread(stage))
    score = await assess(stage.ada, (await stage.ada.press(noted, "End")).message)
    opening = (await stage.ada.press(score, "Another design")).message
    assert "Start" in usable(opening)
    more = (await stage.ada.press(score, "Three on Database Design & Management")).message
    assert "question 1 of 3 · Database Design & Management" in question(more)
