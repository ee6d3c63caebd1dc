"""Direct messages when something is in the way: nothing that is typed is lost without a word."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from sandbox import Message
from tests.journeys.acts import usable
from tests.journeys.private.test_chat import begun, typed
from tests.stage import Stage, open_stage


def record(folder: Path) -> sqlite3.Connection:
    """The bot's database, opened beside it."""
    return sqlite3.connect(folder / "whiteboard.db", isolation_level=None)


async def shows(stage: Stage, text: str) -> Message:
    """Wait until the chat shows a text, and return the last message that does."""
    await stage.sandbox.until(lambda: any(text in one.text for one in stage.ada.sees(stage.ada.dm)))
    return [one for one in stage.ada.sees(stage.ada.dm) if text in one.text][-1]


async def test_what_is_typed_while_the_database_is_locked_is_told_and_noted_later(
    tmp_path: Path,
) -> None:
    """By itself, once it can be: the member need not type again."""
    async with open_stage(tmp_path) as stage:
        await begun(stage)
        await typed(stage, "First the numbers.")
        with closing(record(tmp_path)) as database:
            database.execute("BEGIN IMMEDIATE")
            await stage.ada.say(stage.ada.dm, "Then the boxes.")
            told = await shows(stage, "I cannot note that right now.")
            assert "it stands here, and I note it once I can" in told.text
            database.execute("ROLLBACK")
        note = await shows(stage, "Noted: 35 characters")
        done = await stage.ada.press(note, "Done")
        assert "First the numbers." in done.message.text
        assert "Then the boxes." in done.message.text
        assert "Traceback" not in stage.bot.log


async def test_whatever_was_typed_while_the_bot_was_away_is_noted(stage: Stage) -> None:
    """However much it was, and as it stands by now; what was deleted there is deleted."""
    await begun(stage)
    await typed(stage, "Zero.")
    first = await stage.ada.say(stage.ada.dm, "One.")
    await shows(stage, "Noted: 11 characters")
    await stage.bot.kill()
    await stage.sandbox.until(lambda: not stage.sandbox.sessions.connected)
    for number in range(129):
        await stage.ada.say(stage.ada.dm, f"{number:03}")
    await stage.ada.edit(first, "Uno.")
    gone = stage.ada.sees(stage.ada.dm)[1]
    assert gone.text == "Zero."
    await stage.ada.delete(gone)
    await stage.bot.start()
    await stage.sandbox.bot_ready()
    await stage.ada.say(stage.ada.dm, "The end.")
    note = await shows(stage, f"Noted: {4 + 129 * 5 + 10} characters")
    done = (await stage.ada.press(note, "Done")).message
    if "Your answer" in usable(done):  # this question leaves no room for it
        done = (await stage.ada.press(done, "Your answer")).message
    answer = done.text
    assert "Uno." in answer
    assert "Zero." not in answer
    assert all(f"{number:03}" in answer for number in range(129))


@pytest.mark.parametrize("hours", [3, -3])
async def test_what_is_typed_after_a_question_is_told_by_discords_clock(
    stage: Stage, hours: int
) -> None:
    """The host's is hours ahead, or behind: nothing is missed, and nothing of before is noted."""
    stage.sandbox.clock.put_host_ahead(timedelta(hours=hours))
    await stage.ada.say(stage.ada.dm, "Is anybody there?")
    await shows(stage, "No question is waiting for an answer")
    await begun(stage)
    await stage.bot.kill()
    await stage.sandbox.until(lambda: not stage.sandbox.sessions.connected)
    await stage.ada.say(stage.ada.dm, "One.")
    await stage.bot.start()
    await stage.sandbox.bot_ready()
    await stage.ada.say(stage.ada.dm, "Two.")
    await shows(stage, f"Noted: {4 + 2 + 4} characters")


async def test_edits_and_deletions_are_followed(stage: Stage) -> None:
    """While it is typed in the note, after *Done* in the answer that is kept."""
    await begun(stage)
    first = await stage.ada.say(stage.ada.dm, "First the numbers.")
    await shows(stage, "Noted: 18 characters")
    second = await stage.ada.say(stage.ada.dm, "Then my hunter2..")
    await shows(stage, "Noted: 37 characters")
    await stage.ada.edit(first, "Numbers first.")
    await shows(stage, "Noted: 33 characters")
    await stage.ada.delete(second)
    note = await shows(stage, "Noted: 14 characters")
    third = await stage.ada.say(stage.ada.dm, "And the xyzzy")
    await shows(stage, "Noted: 29 characters")
    await stage.ada.press(note, "Done")
    await stage.ada.delete(third)
    await shows(stage, "What you deleted is deleted from what I noted too.")
    card = await begun(stage)
    assert "Numbers first." in card.text
    assert not {"hunter2..", "xyzzy"} & set(card.text.split())
    await stage.ada.edit(first, "Numbers, then boxes.")
    await shows(stage, "What you changed there is changed in what I noted too.")
    assert "Numbers, then boxes." in (await begun(stage)).text


async def test_an_answer_to_the_follow_up_is_typed(stage: Stage) -> None:
    """As the interviewer's question asks for it; and it leads on."""
    card = await begun(stage, 20)
    while True:
        card = (await stage.ada.press(await typed(stage), "Done")).message
        card = (await stage.ada.press(card, "Solid")).message
        if "Answer the follow-up" in usable(card):
            break
        await stage.ada.press(card, "Next")
    told = await typed(stage, "I would retry, with a key that makes it harmless.")
    assert "Your answer to the follow-up is kept: 49 characters." in told.text
    typed_there = stage.ada.sees(stage.ada.dm)[-2]
    compared = (await stage.ada.press(told, "See a good answer")).message
    assert "with a key that makes it harmless" in compared.text
    await stage.ada.edit(typed_there, "I would wait.")
    await shows(stage, "What you changed there is changed in what I noted too.")
    graded = (await stage.ada.invoke(stage.ada.dm, "interview")).message
    page = (await stage.ada.press(graded, "Follow-up")).message
    assert "I would wait." in page.text
    assert page.text.index("I would wait.") < page.text.index("A good answer")
    had = (await stage.ada.press(page, "I had it")).message
    assert "You had it." in had.text
    assert "question" in (await stage.ada.press(had, "Next")).message.text


async def test_a_closed_mailbox_is_no_traceback(stage: Stage) -> None:
    """Nothing can be told there; what is typed counts, and buttons work."""
    await begun(stage)
    note = await typed(stage, "First the numbers.")
    stage.sandbox.moderation.delete_message(note)
    stage.ada.user.accepts_dms = False
    said = await stage.ada.say(stage.ada.dm, "Then the boxes.")
    await stage.bot.says("chat.untold")
    await stage.ada.say(stage.ada.dm, "\u200b")
    await stage.bot.says("chat.untold", 2)
    await stage.ada.edit(said, "Then a cache.")
    await stage.bot.says("chat.untold", 3)
    again = (await stage.ada.invoke(stage.ada.dm, "interview")).message
    done = (await stage.ada.press(again, "Done")).message
    assert "First the numbers." in done.text
    assert "Then a cache." in done.text
    assert "Traceback" not in stage.bot.log
    assert '"level": "error"' not in stage.bot.log
