"""What is edited or deleted in a chat is so in the record too, whatever is in the way meanwhile."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from pathlib import Path

import pytest

from sandbox import Message
from tests.journeys.private.test_chat import begun
from tests.journeys.private.test_chat_lost import record, shows
from tests.stage import Stage, open_stage

CHANGED = "What you changed there is changed in what I noted too."
DELETED = "What you deleted is deleted from what I noted too."
PUT_OFF = "I cannot change what I noted right now."
PARTS = ("First the numbers.", "Then my hunter2..", "Then the boxes.", "And the xyzzy")
AFTERWARDS = "Numbers first.\n\nBoxes next."
MESSAGES = ("GET", "/channels/{channel_id}/messages")
CHANNEL = ("GET", "/channels/{channel_id}")


async def answered(stage: Stage, *, graded: bool = True) -> list[Message]:
    """An answer of four messages, which is given."""
    await begun(stage)
    said: list[Message] = []
    for part in PARTS:
        said.append(await stage.ada.say(stage.ada.dm, part))
        length = len("\n\n".join(PARTS[: len(said)]))
        note = await shows(stage, f"Noted: {length} characters")
    shown = (await stage.ada.press(note, "Done")).message
    if graded:
        await stage.ada.press(shown, "Solid")
    return said


async def change(stage: Stage, said: list[Message]) -> None:
    """Two of its parts are edited, two deleted."""
    await stage.ada.edit(said[0], "Numbers first.")
    await stage.ada.delete(said[1])
    await stage.ada.edit(said[2], "Boxes next.")
    await stage.ada.delete(said[3])


def kept(folder: Path) -> str:
    """The one answer in the record."""
    with closing(record(folder)) as database:
        ((text,),) = database.execute("SELECT text FROM attempts").fetchall()
    return str(text)


def told(stage: Stage, text: str) -> int:
    """How many messages of the chat say so."""
    return sum(text in one.text for one in stage.ada.sees(stage.ada.dm))


async def killed(stage: Stage) -> None:
    await stage.bot.kill()
    await stage.sandbox.until(lambda: not stage.sandbox.sessions.connected)


async def started(stage: Stage) -> None:
    await stage.bot.start()
    await stage.sandbox.bot_ready()


async def looked_at(stage: Stage) -> None:
    """The bot is started, and has looked into the chats."""
    before = stage.bot.log.count("chat.looked_at")
    await started(stage)
    await stage.bot.says("chat.looked_at", before + 1)


@asynccontextmanager
async def locked(folder: Path) -> AsyncIterator[None]:
    """While another holds the database."""
    with closing(record(folder)) as database:
        database.execute("BEGIN IMMEDIATE")
        yield
        database.execute("ROLLBACK")


@pytest.mark.parametrize("graded", [False, True])
async def test_what_was_changed_while_the_bot_was_away_is_followed(
    stage: Stage, tmp_path: Path, *, graded: bool
) -> None:
    """In an answer that is given, part by part, and told once."""
    said = await answered(stage, graded=graded)
    await killed(stage)
    await change(stage, said)
    await started(stage)
    await shows(stage, CHANGED)
    await shows(stage, DELETED)
    assert kept(tmp_path) == AFTERWARDS
    await killed(stage)
    await looked_at(stage)
    assert (told(stage, CHANGED), told(stage, DELETED)) == (1, 1)


async def test_what_is_changed_while_the_database_is_locked_is_told_and_followed_later(
    tmp_path: Path,
) -> None:
    """By itself, once it can be: of the given answer nothing stays that was deleted."""
    async with open_stage(tmp_path) as stage:
        said = await answered(stage)
        async with locked(tmp_path):
            await change(stage, said)
            await shows(stage, PUT_OFF)
        await stage.sandbox.until(lambda: kept(tmp_path) == AFTERWARDS)
        await shows(stage, CHANGED)
        await shows(stage, DELETED)
        assert told(stage, PUT_OFF) == 1
        assert "Traceback" not in stage.bot.log


async def test_the_last_of_several_changes_of_a_message_is_followed(tmp_path: Path) -> None:
    """What could not be followed at first does not come back over what could be since."""
    async with open_stage(tmp_path) as stage:
        said = await answered(stage)
        async with locked(tmp_path):
            await stage.ada.edit(said[0], "Something else.")
            await shows(stage, PUT_OFF)
        await stage.ada.edit(said[0], "Numbers first.")
        await stage.ada.delete(said[1])
        await stage.ada.delete(said[3])
        await stage.ada.edit(said[2], "Boxes next.")
        await stage.sandbox.until(lambda: kept(tmp_path) == AFTERWARDS)
        await killed(stage)
        await looked_at(stage)
        assert kept(tmp_path) == AFTERWARDS


async def test_what_could_not_be_followed_before_the_bot_was_killed_is_followed_after_its_start(
    tmp_path: Path,
) -> None:
    """With the process goes what it was to do; it is found in the chat."""
    async with open_stage(tmp_path) as stage:
        said = await answered(stage)
        async with locked(tmp_path):
            await change(stage, said)
            await shows(stage, PUT_OFF)
            await killed(stage)
        await started(stage)
        await shows(stage, CHANGED)
        await shows(stage, DELETED)
        assert kept(tmp_path) == AFTERWARDS


async def test_a_deletion_is_followed_once_discord_says_whose_it_is(
    stage: Stage, tmp_path: Path
) -> None:
    """It tells the channel alone, and whose that is must be asked."""
    said = await answered(stage)
    fault = stage.sandbox.faults.fail(*CHANNEL, status=503, times=2)
    await stage.ada.delete(said[1])
    await fault.struck()
    await shows(stage, DELETED)
    assert "hunter2" not in kept(tmp_path)


async def test_nothing_is_taken_for_deleted_before_all_of_it_was_looked_at(
    stage: Stage, tmp_path: Path
) -> None:
    """A page that Discord does not show says nothing; the chat is looked at again, whole."""
    said = await answered(stage)
    await killed(stage)
    await stage.ada.delete(said[1])
    stage.sandbox.faults.fail(*MESSAGES, status=503, times=2)
    await started(stage)
    await stage.bot.says("chat.put_off", 2)
    assert kept(tmp_path) == "\n\n".join(PARTS)
    await shows(stage, DELETED)
    assert kept(tmp_path) == "\n\n".join(part for part in PARTS if part != PARTS[1])


async def test_an_answer_that_fills_pages_of_the_chat_is_looked_at_to_its_end(
    stage: Stage, tmp_path: Path
) -> None:
    """What stands on the second page stands there, and what was deleted of it is found."""
    await begun(stage)
    await killed(stage)
    said = [await stage.ada.say(stage.ada.dm, f"{number:03}") for number in range(120)]
    await started(stage)
    await stage.ada.say(stage.ada.dm, "The end.")
    note = await shows(stage, f"Noted: {120 * 5 + 8} characters")
    await stage.ada.press(note, "Done")
    await killed(stage)
    await stage.ada.edit(said[1], "one")
    await stage.ada.delete(said[118])
    await started(stage)
    await shows(stage, CHANGED)
    await shows(stage, DELETED)
    parts = kept(tmp_path).split("\n\n")
    assert parts == [
        "000", "one", *(f"{number:03}" for number in range(2, 118)), "119", "The end."
    ]  # fmt: skip


async def test_an_answer_of_long_ago_is_looked_at_no_more(stage: Stage, tmp_path: Path) -> None:
    """A week is the bound that members are told; while the bot is there every one is followed."""
    said = await answered(stage)
    await killed(stage)
    await stage.ada.delete(said[1])
    stage.sandbox.clock.advance(timedelta(days=7, minutes=1))
    await looked_at(stage)
    assert kept(tmp_path) == "\n\n".join(PARTS)
    await stage.ada.delete(said[3])
    await shows(stage, DELETED)
    assert kept(tmp_path) == "\n\n".join(PARTS[:3])


async def test_what_was_put_off_is_let_go_where_its_record_is_being_deleted(
    tmp_path: Path,
) -> None:
    """Neither is it noted any more, nor is it a failure that nobody foresaw."""
    async with open_stage(tmp_path) as stage:
        await begun(stage)
        with closing(record(tmp_path)) as database:
            database.execute("BEGIN IMMEDIATE")
            await stage.ada.say(stage.ada.dm, "Too late.")
            await shows(stage, "I cannot note that right now.")
            database.execute("UPDATE members SET erased_at = '2026-01-01 00:00:00.000000'")
            database.execute("COMMIT")
        await stage.bot.says("chat.let_go")
        assert "Traceback" not in stage.bot.log
