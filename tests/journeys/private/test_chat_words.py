"""What is typed in a chat where a button is meant: nothing is lost, and the button is there."""

from contextlib import closing
from pathlib import Path

import pytest

from sandbox import Message
from tests.journeys.acts import usable
from tests.journeys.private.test_chat import begun, last, revealed, typed
from tests.journeys.private.test_chat_cards import only
from tests.journeys.private.test_chat_followed import kept, locked
from tests.journeys.private.test_chat_lost import record, shows
from tests.stage import LONG_ENOUGH, Stage, open_stage

GRADES = ["Missed it", "Partly there", "Solid", "Could teach it"]


@pytest.mark.parametrize("killed", [False, True])
async def test_a_grade_that_is_typed_is_answered_with_the_grades(
    stage: Stage, tmp_path: Path, *, killed: bool
) -> None:
    """At the bottom, with what each means; it is part of no answer, this one's or the next's."""
    await begun(stage)
    await revealed(stage)
    if killed:
        await stage.restart()
    for word, label in (("solid", "Solid"), ("Could teach it!", "Could teach it"), ("2", "Partly")):
        due = await typed(stage, word)
        assert f"A grade counts once it is pressed: press *{label}" in due.text
        assert "**Solid:**" in due.text
        assert "Key points" not in due.text  # they stand above
        assert usable(due)[:4] == GRADES
        await only(stage, due)
    other = await typed(stage, "But what about the cache?")
    assert "I note nothing more of it" in other.text
    await only(stage, other)
    assert kept(tmp_path) == LONG_ENOUGH
    graded = (await stage.ada.press(other, "Solid")).message
    assert "**Solid** · +3 points" in graded.text
    following = (await stage.ada.press(graded, "Next")).message
    assert "Type your answer here" not in following.text
    note = await typed(stage, "solid")
    assert "Noted: 5 characters" in note.text
    await stage.ada.press(note, "Done")
    assert "> solid" in last(stage).text


async def test_what_is_typed_at_a_graded_answer_leads_on(stage: Stage) -> None:
    """It is neither an answer to the follow-up that waits nor a part of the next answer."""
    await begun(stage)
    graded = (await stage.ada.press(await revealed(stage), "Missed it")).message
    for _ in range(2):
        note = await typed(stage, "next")
        assert "*Next* goes on" in note.text
        await only(stage, graded, note)
    following = (await stage.ada.press(note, "Next")).message
    await only(stage, following)
    assert "Noted: 4 characters" in (await typed(stage, "Yes.")).text


@pytest.mark.parametrize(
    ("word", "label", "leads"),
    [
        ("skip", "Skip", "question 2 of 2"),
        ("Next!", "Skip", "question 2 of 2"),
        ("I don\u2019t know.", "I don't know", "**Missed it** · +0 points"),
        ("idk", "I don't know", "**Missed it** · +0 points"),
        ("hint", "Hint", "Hint 1:"),
        ("end", "End", "End the interview with 2 questions left?"),
        ("Done!", "Done", "How did you do?"),
        ("solid", "Done", "How did you do?"),
    ],
)
async def test_a_word_that_may_mean_a_button_is_noted_and_has_it_beside(
    stage: Stage, word: str, label: str, leads: str
) -> None:
    """It may be an answer: it stays one until the button is pressed."""
    await begun(stage)
    first = await typed(stage, "First the numbers.")
    note = await typed(stage, word)
    assert note is not first
    assert f"Noted: {20 + len(word)} characters" in note.text
    assert f"press *{label}*" in note.text
    assert note is last(stage)
    assert "delete it there if it is not" in note.text
    shown = (await stage.ada.press(note, label)).message
    assert leads in shown.text
    await only(stage, shown)
    assert shown is last(stage)


@pytest.mark.parametrize("word", ["I don't know", "idk", "done"])
async def test_a_word_that_may_mean_a_button_answers_no_follow_up(
    stage: Stage, tmp_path: Path, word: str
) -> None:
    """It leads on, or to what there is to say to the follow-up."""
    await begun(stage)
    graded = (await stage.ada.press(await revealed(stage), "Solid")).message
    assert "The interviewer goes on" in graded.text
    note = await typed(stage, word)
    assert "Next" in usable(note)
    with closing(record(tmp_path)) as database:
        assert database.execute("SELECT follow_up_answer FROM attempts").fetchall() == [(None,)]
    if word != "done":
        good = (await stage.ada.press(note, "See a good answer")).message
        assert "**A good answer**" in good.text
        note = (await stage.ada.press(good, "I did not")).message
    assert "question 2 of 2" in (await stage.ada.press(note, "Next")).message.text


async def test_a_command_that_came_as_text_is_told_and_noted_nowhere(
    stage: Stage, tmp_path: Path
) -> None:
    """Wherever it is typed: with nothing to answer, in an answer, after a grade, in a design."""
    for text in ("/leaderboard", "/Daily set time:09:00"):
        assert "came as text" in (await typed(stage, text)).text
    await begun(stage)
    note = await typed(stage, "First the numbers.")
    told = await typed(stage, "/leaderboard")
    assert "type `/leaderboard` and pick it from the list" in told.text
    note = await typed(stage, "Then the boxes, as many as it takes to hold.")
    assert f"Noted: {18 + 2 + 44} characters" in note.text
    graded = (await stage.ada.press((await stage.ada.press(note, "Done")).message, "Solid")).message
    assert "came as text" in (await typed(stage, "/help")).text
    assert "leaderboard" not in kept(tmp_path)
    await stage.ada.press(graded, "Next")
    said = await stage.ada.say(stage.ada.dm, "/review is what I would call")
    await shows(stage, "/review came as text")
    await stage.ada.edit(said, "I would call it /review")
    await shows(stage, "Noted: 23 characters")


async def test_after_a_hint_from_the_note_more_is_noted_below(stage: Stage) -> None:
    await begun(stage)
    hinted = (await stage.ada.press(await typed(stage, "hint"), "Hint")).message
    note = await typed(stage)
    assert note is not hinted
    assert "Hint 1:" in hinted.text
    await only(stage, hinted, note)


async def test_help_is_told_where_it_is(stage: Stage) -> None:
    assert "Start an interview" in usable(await typed(stage, "hello?"))
    await begun(stage)
    note = await typed(stage, "Help!")
    assert "/help says what I can do." in note.text
    assert usable(note) == ["Done"]


async def test_a_grade_that_is_typed_while_the_database_is_locked_is_answered_later(
    tmp_path: Path,
) -> None:
    async with open_stage(tmp_path) as stage:
        await begun(stage)
        shown: Message = await revealed(stage)
        async with locked(tmp_path):
            await stage.ada.say(stage.ada.dm, "solid")
            await shows(stage, "I cannot note that right now.")
        graded = (await stage.ada.press(shown, "Solid")).message
        assert "**Solid** · +3 points" in graded.text
        assert kept(tmp_path) == LONG_ENOUGH
        assert "Traceback" not in stage.bot.log
