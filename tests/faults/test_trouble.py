"""Trouble around the bot: old controls, a full disk, lost sessions, starts that cannot succeed."""

import re
import resource
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot import startup as opening
from bot.errors import WhiteboardError
from bot.settings import Settings
from sandbox import Sandbox
from sandbox.world.messages import post
from tests.journeys.acts import answer, fill, practise
from tests.stage import LONG_ENOUGH, BotProcess, Stage, open_stage
from tests.test_commands import place, run

SECRET = "My secret plan is to shard by the moon's phase, and nobody may know."
NOWHERE = {"DISCORD_API_URL": "http://127.0.0.1:1"}
NOTE = "A note that is nobody's business."


async def test_controls_that_nobody_knows_any_more_are_answered(stage: Stage) -> None:
    """A button and a form of an old version are told what they are, in one sentence each."""
    old = {"type": 2, "style": 1, "label": "Old", "custom_id": "duel:accept:12"}
    body = {"components": [{"type": 1, "components": [old]}]}
    world = stage.sandbox.world
    pressed = await stage.ada.press(post(world, stage.general, world.bot, body), "Old")
    assert pressed.message.ephemeral
    assert pressed.message.text.startswith("I no longer know this button;")
    card = await stage.ada.invoke(stage.general, "interview")
    opened = await stage.ada.press(card.message, "Answer")
    assert opened.form is not None
    opened.form.custom_id = "duel:answer:12"
    submitted = await stage.ada.submit(opened.form, {"Your answer": LONG_ENOUGH})
    assert submitted.message.ephemeral
    assert submitted.message.text.startswith("I no longer know this form;")
    assert card.message.text == (await stage.ada.invoke(stage.general, "interview")).message.text


async def test_no_text_of_a_member_reaches_the_log(tmp_path: Path) -> None:
    """Neither when all is well nor when the very statement that writes it fails."""
    async with open_stage(tmp_path, LOG_LEVEL="DEBUG") as stage:
        await practise(stage.ada, stage.general, text=SECRET)
        card = await stage.ada.invoke(stage.general, "interview")
        revealed = await fill(stage.ada, card.message, "Answer", Your_answer=SECRET)
        with closing(sqlite3.connect(tmp_path / "whiteboard.db", isolation_level=None)) as record:
            refuse = "BEGIN SELECT RAISE(ABORT, 'no'); END"
            record.execute(f"CREATE TRIGGER refuse_note BEFORE UPDATE ON attempts {refuse}")
            record.execute(f"CREATE TRIGGER refuse BEFORE INSERT ON attempts {refuse}")
            filled = {"Your_grade": "3", "Note_to_yourself": NOTE}
            await fill(stage.ada, revealed.message, "Tick key points", **filled)
            other = await stage.grace.invoke(stage.general, "interview")
            await fill(stage.grace, other.message, "Answer", Your_answer=SECRET)
        await stage.bot.says("interaction.failed", 2)
        for private in (SECRET, NOTE, stage.sandbox.token):
            assert private not in stage.bot.log


async def test_a_disk_that_takes_nothing_more_is_told_and_survived(tmp_path: Path) -> None:
    """While no file may grow an answer fails in one sentence; with room again it counts."""
    async with open_stage(tmp_path) as stage:
        card = await stage.ada.invoke(stage.general, "interview")
        opened = await stage.ada.press(card.message, "Answer")
        process = stage.bot._process
        assert process is not None
        before = resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
        failed = await stage.ada.submit(opened.form, {"Your answer": LONG_ENOUGH})
        assert failed.message.text.startswith("I cannot reach my records right now;")
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, before)
        graded = await answer(stage.ada, card.message)
        assert "+3 points" in graded.message.text


async def test_a_session_that_is_gone_is_begun_anew(stage: Stage) -> None:
    """After INVALID_SESSION the bot identifies again by itself, and serves."""
    await stage.bot.says("bot.ready")
    stage.sandbox.faults.invalidate_session()
    await stage.sandbox.until(lambda: stage.sandbox.sessions.connected)
    await stage.bot.says("bot.ready", 2)
    graded = await practise(stage.ada, stage.general)
    assert "+3 points" in graded.message.text


@pytest.mark.parametrize(("command", "ends"), [("run", 2), ("doctor", 1)])
async def test_a_database_that_cannot_be_made_is_one_sentence(
    tmp_path: Path, command: str, ends: int
) -> None:
    """Where its folder cannot be created the host reads which database, and why."""
    (tmp_path / "file").touch()
    url = f"sqlite:///{tmp_path}/file/whiteboard.db"
    status, text = await run(command, DATABASE_URL=url, DISCORD_TOKEN="none", **NOWHERE)
    assert status == ends
    assert re.search(r"The database sqlite\S*/file/whiteboard.db cannot be used: .+", text)
    assert "Traceback" not in text


async def test_a_database_newer_than_the_code_is_refused(tmp_path: Path) -> None:
    """It is left as it is, and the host reads what to do."""
    with closing(sqlite3.connect(tmp_path / "whiteboard.db")) as record, record:
        record.execute("CREATE TABLE alembic_version (version_num TEXT)")
        record.execute("INSERT INTO alembic_version VALUES ('from_the_future')")
    status, text = await run(DATABASE_URL=place(tmp_path), DISCORD_TOKEN="none", **NOWHERE)
    assert status == 1
    assert "it is at “from_the_future”" in text
    assert "Update the bot" in text
    assert "Traceback" not in text


async def test_a_broken_bank_stops_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every fault of the bank is in the one error, with its file."""
    topic = tmp_path / "content" / "caching"
    topic.mkdir(parents=True)
    (topic / "_topic.toml").write_text('title = "Caching"\norder = 1\n', "utf-8")
    (topic / "lru.md").write_text("no header\n", "utf-8")
    (topic / "lfu.md").write_text("+++\nbroken\n", "utf-8")
    monkeypatch.setattr(opening, "CONTENT", tmp_path / "content")
    settings = Settings.read({"DATABASE_URL": place(tmp_path)})
    with pytest.raises(WhiteboardError, match="The question bank cannot be used") as told:
        async with opening.open_bot(settings):
            pass
    assert "caching/lru.md" in str(told.value)
    assert "caching/lfu.md" in str(told.value)
    assert not (tmp_path / "whiteboard.db").exists()


@pytest.mark.parametrize(("command", "ends"), [("run", 75), ("sync", 75), ("doctor", 1)])
async def test_a_discord_that_drops_every_request_is_one_sentence(
    tmp_path: Path, command: str, ends: int
) -> None:
    """A host without a way to Discord reads so, and no traceback; a supervisor tries again."""
    async with Sandbox.open() as sandbox:
        sandbox.faults.reset("GET", "/users/@me", times=1_000)
        status, text = await run(
            command,
            DISCORD_API_URL=sandbox.api_url,
            DISCORD_TOKEN=sandbox.token,
            DATABASE_URL=place(tmp_path),
        )
    assert status == ends
    assert "Discord cannot be reached" in text
    assert "Traceback" not in text


async def test_a_wrong_token_is_told_where_errors_are_told(tmp_path: Path) -> None:
    """On standard error, as a service manager keeps it; the token itself is not repeated."""
    async with Sandbox.open() as sandbox:
        bot = BotProcess(
            {
                "DISCORD_API_URL": sandbox.api_url,
                "DISCORD_TOKEN": "wrong-token",
                "DATABASE_URL": place(tmp_path),
            }
        )
        await bot.start()
        assert bot._process is not None
        assert await bot._process.wait() == 2
        await bot.stop()
    assert bot.log.count("Discord refuses DISCORD_TOKEN.") == 1
    assert "wrong-token" not in bot.log
