"""What makes a quick interview feel like one: parts, follow-ups, reviews, and the chat."""

from datetime import timedelta

import pytest

from sandbox import Channel, Outcome
from tests.journeys.acts import end, write
from tests.stage import Stage
from tests.ui.fitting import SCRIPTS


async def graded(stage: Stage, channel: Channel, grade: str, **options: object) -> Outcome:
    """Start an interview, answer its first question and grade it."""
    card = await stage.ada.invoke(channel, "interview", **options)
    revealed = await write(stage.ada, card.message)
    return await stage.ada.press(revealed.message, grade)


async def test_an_answer_longer_than_a_form_is_given_in_parts(stage: Stage) -> None:
    """Parts are shown as they grow, survive a kill, and become one answer at *Done*."""
    card = await stage.ada.invoke(stage.general, "interview")
    for part in ("First the requirements. " * 100, "Then the numbers. " * 100):
        opened = await stage.ada.press(
            card.message, "Add a part" if "so far" in card.message.text else "Answer in parts"
        )
        assert opened.form is not None
        card = await stage.ada.submit(opened.form, {"The next part": part})
        assert "Your answer so far" in card.message.text
    await stage.restart()
    revealed = await stage.ada.press(card.message, "Done")
    assert "Model answer" in revealed.message.text
    first = await stage.ada.press(revealed.message, "Your answer")
    assert "First the requirements." in first.message.text
    pages = first.message.text
    while "Next page" in first.message.buttons:
        first = await stage.ada.press(first.message, "Next page")
        pages += first.message.text
    assert "Then the numbers." in pages


async def test_ticks_that_deny_the_grade_ask_to_look_again(stage: Stage) -> None:
    """One of many ticked and graded Solid: the card asks to look again."""
    card = await stage.ada.invoke(stage.general, "interview")
    revealed = await write(stage.ada, card.message)
    opened = await stage.ada.press(revealed.message, "Tick key points")
    assert opened.form is not None
    filled = {"Which of these did you say?": ["0"], "Your grade": "3"}
    told = await stage.ada.submit(opened.form, filled)
    assert "key points ticked, graded Solid: look again?" in told.message.text


async def test_past_interviews_are_reachable_from_the_report(stage: Stage) -> None:
    """The report leads to a list, and the list to each interview's own report."""
    for topic in ("load-balancing", "databases"):
        card = await stage.ada.invoke(stage.general, "interview", topic=topic, questions=1)
        report = await end(stage.ada, card.message)
    past = await stage.ada.press(report.message, "Past interviews")
    assert "Pick an interview" in past.message.text
    values = past.message.components[0]["components"][-1]["components"][0]["options"]
    shown = await stage.ada.choose(past.message, "Pick an interview", [values[-1]["value"]])
    assert "How it went" in shown.message.text


async def test_a_report_says_what_to_try_next(stage: Stage) -> None:
    """Strongest and weakest topic, when each question comes back, one thing to try."""
    card = await stage.ada.invoke(stage.general, "interview", questions=2)
    revealed = await write(stage.ada, card.message)
    solid = await stage.ada.press(revealed.message, "Could teach it")
    card = await stage.ada.press(solid.message, "Next")
    missed = await stage.ada.press(card.message, "I don't know")
    report = await stage.ada.press(missed.message, "See the report")
    text = report.message.text
    assert "Strongest: " in text
    assert "Weakest: " in text
    assert "comes back <t:" in text
    assert "**Try this:**" in text


async def test_review_brings_back_what_is_due(stage: Stage) -> None:
    """Nothing is due at once; days later it is, across servers, and the last grade can change."""
    empty = await stage.ada.invoke(stage.general, "review")
    assert "Nothing to repeat yet" in empty.message.text
    missed = await graded(stage, stage.general, "Missed it", questions=1)
    await stage.ada.press(missed.message, "See the report")
    waiting = await stage.ada.invoke(stage.general, "review")
    assert "Nothing is due now" in waiting.message.text
    stage.sandbox.clock.advance(timedelta(days=8))
    elsewhere = stage.sandbox.guild("Backend Guild").channel("general")
    due = await stage.ada.invoke(elsewhere, "review")
    assert "1 question due now" in due.message.text
    assert "Only what I missed (1)" in due.message.buttons
    again = await stage.ada.press(due.message, "Change my last grade")
    changed = await stage.ada.press(again.message, "Partly there")
    assert "**Partly there**" in changed.message.text
    due = await stage.ada.invoke(elsewhere, "review")
    card = await stage.ada.press(due.message, "Start the review")
    assert "question 1 of 1" in card.message.text


async def test_in_a_direct_message_what_is_typed_is_the_answer(stage: Stage) -> None:
    """Several messages make one answer, also those typed while the bot was down; *Done* ends it."""
    home = stage.ada.dm
    hello = await stage.ada.say(home, "hi there")
    await stage.sandbox.until(lambda: stage.ada.sees(home)[-1].id != hello.id)
    assert "Type /interview" in stage.ada.sees(home)[-1].text
    card = await stage.ada.invoke(home, "interview", questions=2)
    assert not card.message.ephemeral
    assert "Type your answer here" in card.message.text
    await stage.ada.say(home, "First I would ask how many users there are.")
    await stage.sandbox.until(lambda: "Noted: 43 characters" in stage.ada.sees(home)[-1].text)
    await stage.ada.say(home, "Then I would estimate the load.")
    await stage.sandbox.until(lambda: "Noted: 76 characters" in stage.ada.sees(home)[-1].text)
    await stage.bot.kill()
    await stage.ada.say(home, "And only then draw the boxes.")
    await stage.bot.start()
    await stage.sandbox.bot_ready()
    await stage.ada.say(home, "Last I would look for what breaks.")
    await stage.sandbox.until(lambda: "Noted: 143 characters" in stage.ada.sees(home)[-1].text)
    note = stage.ada.sees(home)[-1]
    await stage.bot.kill()
    await stage.ada.say(home, "That is all.")
    await stage.bot.start()
    await stage.sandbox.bot_ready()
    revealed = await stage.ada.press(note, "Done")
    typed = ("how many users", "estimate the load", "draw the boxes", "what breaks", "is all")
    whole = await stage.ada.press(revealed.message, "Your answer")
    places = [whole.message.text.index(said) for said in typed]
    assert places == sorted(places)
    revealed = await stage.ada.press(whole.message, "Back")
    told = await stage.ada.press(revealed.message, "Solid")
    assert "+3 points" in told.message.text
    second = await stage.ada.press(told.message, "Next")
    assert second.message.id != told.message.id
    assert "question 2 of 2" in second.message.text


_MARK = "qwxz"
"""What no question of the bank says."""
_SEEN = {name: unit for name, unit in SCRIPTS.items() if name != "invisible"}


@pytest.mark.parametrize("unit", _SEEN.values(), ids=_SEEN)
async def test_an_answer_of_any_script_is_answered(stage: Stage, unit: str) -> None:
    """Of 3,400 characters, shown, graded and read again page by page."""
    text = (f"{unit * 20} {_MARK} " * 200)[:3_400]
    card = await stage.ada.invoke(stage.general, "interview")
    revealed = await write(stage.ada, card.message, text)
    assert "Model answer" in revealed.message.text
    graded = await stage.ada.press(revealed.message, "Solid")
    assert "**Solid** · +3 points" in graded.message.text
    page = await stage.ada.press(graded.message, "Your answer")
    pages = page.message.text
    while "Next page" in page.message.buttons:
        page = await stage.ada.press(page.message, "Next page")
        pages += page.message.text
    assert pages.count(_MARK) == text.count(_MARK)


async def test_an_answer_that_cannot_be_seen_is_refused_in_a_sentence(stage: Stage) -> None:
    """Forty zero-width spaces, or Hangul fillers, are no answer; the question still waits."""
    card = await stage.ada.invoke(stage.general, "interview")
    for unit in ("\u200b", "\u3164", "\u2800", "\u0301"):
        refused = await write(stage.ada, card.message, unit * 40)
        assert refused.message.text.startswith("Your answer is empty.")
    revealed = await write(stage.ada, card.message)
    assert "Model answer" in revealed.message.text
