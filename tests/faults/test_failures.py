"""What nobody foresaw: one sentence for the member, a reference in the log, and the bot goes on."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from sandbox import Message
from tests.stage import CALLBACK, LONG_ENOUGH, Stage, open_stage

REFERENCE = re.compile(r"reference: ([0-9A-F]{6})\.")


def record(folder: Path) -> sqlite3.Connection:
    """The bot's database, opened beside it."""
    return sqlite3.connect(folder / "whiteboard.db", isolation_level=None)


def told(stage: Stage, message: Message) -> None:
    """The member was told one failure, with a reference that the log carries too."""
    found = REFERENCE.search(message.text)
    assert found, message.text
    assert found[1] in stage.bot.log
    assert "Traceback" not in message.text
    assert stage.sandbox.token not in message.text


async def test_a_command_a_button_and_a_form_that_fail_say_so(tmp_path: Path) -> None:
    """With a table taken away under the bot, each way in is answered; put back, all goes on."""
    async with open_stage(tmp_path) as stage:
        card = await stage.ada.invoke(stage.general, "interview")
        opened = await stage.ada.press(card.message, "Answer")
        assert opened.form is not None
        with closing(record(tmp_path)) as database:
            database.execute("ALTER TABLE turns RENAME TO hidden")
            told(stage, (await stage.ada.invoke(stage.general, "interview")).message)
            told(stage, (await stage.ada.press(card.message, "Skip")).message)
            failed = await stage.ada.submit(opened.form, {"Your answer": LONG_ENOUGH})
            told(stage, failed.message)
            database.execute("ALTER TABLE hidden RENAME TO turns")
        again = await stage.ada.invoke(stage.general, "interview")
        assert "question 1 of 3" in again.message.text
        assert stage.sandbox.token not in stage.bot.log
        assert LONG_ENOUGH not in stage.bot.log


async def test_an_answer_whose_connection_breaks_is_told_and_is_no_failure(stage: Stage) -> None:
    """A button and a form: the member hears of it, and may do the same again."""
    faults = stage.sandbox.faults
    card = await stage.ada.invoke(stage.general, "interview", questions=2)
    opened = await stage.ada.press(card.message, "Answer")
    assert opened.form is not None
    faults.reset("POST", CALLBACK)
    broken = await stage.ada.submit(opened.form, {"Your answer": LONG_ENOUGH})
    assert "My connection to Discord broke" in broken.message.text
    await stage.sandbox.until(lambda: LONG_ENOUGH in stage.ada.sees(stage.general)[-1].text)
    opened = await stage.ada.press(card.message, "Answer")
    revealed = await stage.ada.submit(opened.form, {"Your answer": LONG_ENOUGH})
    faults.reset("POST", CALLBACK)
    broken = await stage.ada.press(revealed.message, "Solid")
    assert "My connection to Discord broke" in broken.message.text
    graded = await stage.ada.press(revealed.message, "Solid")
    assert "+3 points" in graded.message.text
    assert "interaction.failed" not in stage.bot.log


async def test_a_locked_database_fails_in_time_and_the_next_press_works(tmp_path: Path) -> None:
    """A lock held longer than Discord waits is told within its three seconds."""
    async with open_stage(tmp_path) as stage:
        card = await stage.ada.invoke(stage.general, "interview", questions=2)
        with closing(record(tmp_path)) as database:
            database.execute("BEGIN IMMEDIATE")
            with stage.sandbox.deadline(3.0):
                away = await stage.ada.press(card.message, "Skip")
            assert "I cannot reach my records right now" in away.message.text
            database.execute("ROLLBACK")
        skipped = await stage.ada.press(card.message, "Skip")
        assert "question 2 of 2" in skipped.message.text


async def test_the_gateway_may_fail_in_every_way(stage: Stage) -> None:
    """Cut, told to reconnect, or its session invalid: the bot comes back and serves."""
    await stage.bot.says("bot.ready")
    faults = stage.sandbox.faults
    for fail in (faults.cut_gateway, faults.reconnect):
        fail()
        await stage.sandbox.until(lambda: not stage.sandbox.sessions.connected)
        await stage.sandbox.until(lambda: stage.sandbox.sessions.connected)
        card = await stage.ada.invoke(stage.general, "help")
        assert "Whiteboard" in card.message.text
