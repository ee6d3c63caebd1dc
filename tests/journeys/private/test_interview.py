"""A member's interviews, from `/interview` to the report."""

import pytest

from sandbox import ActorError, Message
from tests.journeys.acts import end, write
from tests.stage import Stage


async def asked(stage: Stage) -> Message:
    """Ada types `/interview` in #general; its first question."""
    return (await stage.ada.invoke(stage.general, "interview")).message


async def test_an_interview_goes_from_question_to_report(stage: Stage) -> None:
    """Three questions by default: one graded, one given up, one skipped; then the report."""
    card = await stage.ada.invoke(stage.general, "interview")
    assert card.message.ephemeral
    assert "question 1 of 3" in card.message.text
    revealed = await write(stage.ada, card.message)
    text = revealed.message.text
    assert text.index("Your answer") < text.index("Key points") < text.index("Model answer")
    graded = await stage.ada.press(revealed.message, "Solid")
    assert "**Solid** · +3 points · streak 1 day" in graded.message.text
    card = await stage.ada.press(graded.message, "Next")
    assert "question 2 of 3" in card.message.text
    given_up = await stage.ada.press(card.message, "I don't know")
    assert "**Missed it** · +0 points" in given_up.message.text
    assert "Model answer" in given_up.message.text
    card = await stage.ada.press(given_up.message, "Next")
    report = await stage.ada.press(card.message, "Skip")
    assert "1 of 3 questions solid or better · +3 points" in report.message.text
    assert "Not answered" in report.message.text
    assert "Practise what I missed" in report.message.buttons


async def test_the_model_answer_shows_only_after_an_attempt(stage: Stage) -> None:
    """Neither the question's card, nor its hints, nor its form give the answer away."""
    card = await stage.ada.invoke(stage.general, "interview")
    hinted = await stage.ada.press(card.message, "Hint (2 left)")
    assert "Hint 1:" in hinted.message.text
    opened = await stage.ada.press(hinted.message, "Answer")
    assert opened.form is not None
    for shown in (card.message.text, hinted.message.text, opened.form.text):
        assert "Model answer" not in shown
        assert "Key points" not in shown


async def test_ticked_key_points_are_told_apart_from_missing_ones(stage: Stage) -> None:
    """*Tick key points* takes ticks, a grade and a note, all in one form."""
    revealed = await write(stage.ada, await asked(stage))
    opened = await stage.ada.press(revealed.message, "Tick key points")
    assert opened.form is not None
    graded = await stage.ada.submit(
        opened.form,
        {
            "Which of these did you say?": ["0"],
            "Your grade": "2",
            "Note to yourself": "*ask* @everyone",
        },
    )
    text = graded.message.text
    assert "**Partly there**" in text
    assert "Key points: 1 of" in text
    assert "Missing:" in text
    assert "*ask*" in text
    assert not graded.message.pings.everyone


async def test_no_key_point_needs_to_be_ticked(stage: Stage) -> None:
    """Who covered none of the key points can say so."""
    revealed = await write(stage.ada, await asked(stage))
    opened = await stage.ada.press(revealed.message, "Tick key points")
    assert opened.form is not None
    graded = await stage.ada.submit(opened.form, {"Your grade": "1"})
    assert "Key points: 0 of" in graded.message.text


async def test_a_grade_can_be_changed_and_points_stay(stage: Stage) -> None:
    """*Change grade* shows the grades again; the second grade earns no second time."""
    revealed = await write(stage.ada, await asked(stage))
    graded = await stage.ada.press(revealed.message, "Missed it")
    again = await stage.ada.press(graded.message, "Change grade")
    back = await stage.ada.press(again.message, "Back")
    assert "**Missed it** · +3 points · streak 1 day" in back.message.text
    again = await stage.ada.press(back.message, "Change grade")
    changed = await stage.ada.press(again.message, "Could teach it")
    assert "**Could teach it** · +3 points · streak 1 day" in changed.message.text


async def test_interview_comes_back_where_it_was(stage: Stage) -> None:
    """After a reload of the client `/interview` shows the same question, also a graded one."""
    card = await stage.ada.invoke(stage.general, "interview")
    prompt = card.message.text.splitlines()[1]
    stage.ada.reload()
    again = await stage.ada.invoke(stage.general, "interview")
    assert again.message.text.splitlines()[1] == prompt
    graded = await stage.ada.press((await write(stage.ada, again.message)).message, "Solid")
    shown = await stage.ada.invoke(stage.general, "interview")
    assert "Next" in shown.message.buttons
    assert shown.message.text.splitlines()[2:3] == graded.message.text.splitlines()[2:3]


async def test_other_options_ask_before_anything_is_lost(stage: Stage) -> None:
    """With another topic than the running interview's, the member chooses."""
    await stage.ada.invoke(stage.general, "interview", questions=5)
    clash = await stage.ada.invoke(stage.general, "interview", topic="load-balancing")
    assert "at question 1 of 5" in clash.message.text
    kept = await stage.ada.press(clash.message, "Continue")
    assert "question 1 of 5" in kept.message.text
    clash = await stage.ada.invoke(stage.general, "interview", topic="load-balancing")
    anew = await stage.ada.press(clash.message, "Start new")
    assert "question 1 of 3 · Load Balancing" in anew.message.text


async def test_a_topic_with_fewer_questions_says_so(stage: Stage) -> None:
    """More questions than a topic holds: as many as there are, and the card says so."""
    card = await stage.ada.invoke(stage.general, "interview", topic="edge-and-chaos", questions=20)
    assert "You asked for 20; there are 3 questions" in card.message.text


async def test_a_topic_is_found_in_spite_of_typing_errors(stage: Stage) -> None:
    """Suggestions forgive typing errors; a topic that does not exist is answered with a guess."""
    choices = await stage.ada.suggest(stage.general, "interview", "topic", "cachng")
    assert choices[0].name == "Caching & Performance"
    refused = await stage.ada.invoke(stage.general, "interview", topic="Cachng and performence")
    assert "I have no such topic. Did you mean “Caching & Performance”?" in refused.message.text


async def test_practise_what_i_missed_asks_the_missed_again(stage: Stage) -> None:
    """The report's button starts an interview of just the questions graded below Solid."""
    card = await stage.ada.invoke(stage.general, "interview", questions=2)
    missed = card.message.text.splitlines()[1]
    given_up = await stage.ada.press(card.message, "I don't know")
    card = await stage.ada.press(given_up.message, "Next")
    solid = await stage.ada.press((await write(stage.ada, card.message)).message, "Solid")
    report = await stage.ada.press(solid.message, "See the report")
    again = await stage.ada.press(report.message, "Practise what I missed")
    assert "question 1 of 1" in again.message.text
    assert again.message.text.splitlines()[1] == missed


async def test_a_long_answer_has_pages_of_its_own(stage: Stage) -> None:
    """4,000 characters that all need escaping are shown whole, and nothing is cut."""
    long = "*" * 3_999 + "!"
    revealed = await write(stage.ada, await asked(stage), long)
    page = await stage.ada.press(revealed.message, "Your answer")
    shown = page.message.text
    while "Next page" in page.message.buttons:
        page = await stage.ada.press(page.message, "Next page")
        shown += page.message.text
    assert shown.count("\\*") == 3_999
    back = await stage.ada.press(page.message, "Back")
    assert "Solid" in back.message.buttons


async def test_an_interview_in_a_direct_message(stage: Stage) -> None:
    """`/interview` works in a direct message with the bot, apart from those in servers."""
    await stage.ada.invoke(stage.general, "interview", questions=5)
    card = await stage.ada.invoke(stage.ada.dm, "interview", questions=1)
    assert "question 1 of 1" in card.message.text
    asked_once = await stage.ada.press(card.message, "End")
    assert "End the interview with 1 question left?" in asked_once.message.text
    again = await stage.ada.press(asked_once.message, "Go on")
    assert "question 1 of 1" in again.message.text
    report = await end(stage.ada, again.message)
    assert "How it went" in report.message.text


async def test_another_member_neither_sees_nor_uses_the_card(stage: Stage) -> None:
    """A private interview's card is nobody else's; the same command starts the other's own."""
    card = await stage.ada.invoke(stage.general, "interview")
    assert card.message not in stage.grace.sees(stage.general)
    with pytest.raises(ActorError):
        await stage.grace.press(card.message, "Skip")
    hers = await stage.grace.invoke(stage.general, "interview", questions=1)
    await end(stage.grace, hers.message)
    shown = await stage.ada.invoke(stage.general, "interview")
    assert shown.message.text.splitlines()[1] == card.message.text.splitlines()[1]


async def test_pressing_twice_counts_once(stage: Stage) -> None:
    """Two presses of a grade in the same instant: one attempt, its points once."""
    revealed = await write(stage.ada, await asked(stage))
    first = stage.ada.press(revealed.message, "Solid")
    second = stage.ada.press(revealed.message, "Solid")
    await first
    await second
    board = await stage.ada.invoke(stage.general, "leaderboard")
    assert "**Ada** · 3 points · 1 attempt" in board.message.text


async def test_a_second_submission_is_no_second_attempt(stage: Stage) -> None:
    """Two open forms for one question: the first answer counts, and the card says so."""
    card = await stage.ada.invoke(stage.general, "interview")
    one = await stage.ada.press(card.message, "Answer")
    two = await stage.ada.press(card.message, "Answer")
    assert one.form is not None
    assert two.form is not None
    await stage.ada.submit(one.form, {"Your answer": "My first answer. " * 4})
    again = await stage.ada.submit(two.form, {"Your answer": "My second answer. " * 4})
    assert "your first answer counts" in again.message.text
    assert "My first answer." in again.message.text


async def test_a_topic_is_found_by_what_it_is_about(stage: Stage) -> None:
    """*kafka* stands in no title; what was picked is asked."""
    await stage.bot.says("search.indexed")
    found = await stage.ada.suggest(stage.general, "interview", "topic", "kafka")
    assert found[0].name == "Data Flow & Streaming Systems"
    card = await stage.ada.invoke(stage.general, "interview", topic=found[0].value)
    assert "Data Flow & Streaming Systems" in card.message.text
