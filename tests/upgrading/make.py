"""Plays until one of everything is open, stops the bot in the middle, and writes down what stands.

`python -m tests.upgrading.make FOLDER` keeps what the checkout it runs in leaves behind: its
database as SQL, and the cards and the forms that members had on their screens. The record beside
this file comes from commit d641c35, into which this file was copied for it: it must therefore ask
only for what stood there already.
"""

import asyncio
import json
import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sandbox import Actor, Channel, Message, Sandbox, Timing
from tests.stage import BotProcess, Stage

__all__ = ["INSTANT", "TYPED", "assess", "settings", "shows"]

INSTANT = datetime(2026, 11, 24, 12, tzinfo=UTC)
"""When it begins; it ends some minutes later."""
_TOPIC = "caching-and-performance"
TYPED = "I would measure first, then put a cache in front of the slow reads."


class _Screens:
    """What members have in front of them, by a name."""

    def __init__(self) -> None:
        self.cards: dict[str, dict[str, Any]] = {}
        self.forms: dict[str, dict[str, Any]] = {}

    def keep(self, name: str, card: Message) -> None:
        """Keep a card."""
        self.cards[name] = {
            "id": card.id,
            "channel": card.channel.id,
            "components": card.components,
        }

    async def open(self, member: Actor, name: str, card: Message, label: str) -> None:
        """Open a form, and leave it open."""
        form = (await member.press(card, label)).form
        assert form is not None
        self.forms[name] = {
            "custom_id": form.custom_id,
            "title": form.title,
            "components": form.components,
            "card": name,
        }


async def assess(member: Actor, card: Message) -> None:
    """Fill in both forms of the self-assessment."""
    for axes in (
        ("Scope", "Numbers", "API and data"),
        ("High-level", "Depth", "Trade-offs and communication"),
    ):
        form = (await member.press(card, f"Assess {', '.join(axes)}")).form
        assert form is not None
        card = (await member.submit(form, dict.fromkeys(axes, "2"))).message


async def _fill(member: Actor, card: Message, label: str, field: str) -> Message:
    """Open a form, and submit it."""
    form = (await member.press(card, label)).form
    assert form is not None
    return (await member.submit(form, {field: TYPED})).message


async def _finished(stage: Stage, _screens: _Screens) -> None:
    """Mona has finished a design interview of her own, and one of a channel."""
    mona, design = stage.mona, {"format": "design", "topic": "databases"}
    await mona.press((await mona.invoke(stage.general, "interview", **design)).message, "Start")
    card = mona.sees(_last_thread(stage))[-1]
    await _fill(mona, card, "Add notes", "Your notes")
    await assess(mona, (await mona.press(card, "End")).message)
    card = (await mona.invoke(stage.daily, "interview", where="channel", **design)).message
    await mona.press(card, "Start")
    await shows(stage, card, "phase 1 of 6")
    await _fill(mona, card, "Add notes", "Your notes")
    for phase in range(2, 7):
        await mona.press(card, "Next phase")
        await shows(stage, card, f"phase {phase} of 6")
    await mona.press(card, "To the self-assessment")
    await assess(mona, (await mona.press(card, "Assess mine")).message)
    await mona.press(card, "Finish")


async def _quick(stage: Stage, screens: _Screens) -> None:
    """Ada has graded one question, and a form is open on the second."""
    ada = stage.ada
    asked = (await ada.invoke(stage.general, "interview", questions=2, topic=_TOPIC)).message
    revealed = await _fill(ada, asked, "Answer", "Your answer")
    graded = (await ada.press(revealed, "Solid")).message
    second = (await ada.press(graded, "Next")).message
    screens.keep("turn", second)
    await screens.open(ada, "turn", second, "Answer")


async def _chat(stage: Stage, screens: _Screens) -> None:
    """Grace has typed a part of her answer in direct messages."""
    grace = stage.grace
    await grace.invoke(grace.dm, "interview", questions=1, topic=_TOPIC)
    said = await grace.say(grace.dm, TYPED)
    await stage.sandbox.until(lambda: grace.sees(grace.dm)[-1].id > said.id)
    screens.keep("chat", grace.sees(grace.dm)[-1])


async def _round(stage: Stage, screens: _Screens) -> None:
    """Ada shared her first answer; Grace has answered the second question; Ada's form is open."""
    options = {"questions": 2, "topic": _TOPIC, "where": "channel"}
    card = (await stage.ada.invoke(stage.general, "interview", **options)).message
    await stage.grace.press(card, "Join")
    for member in (stage.ada, stage.grace):
        await _fill(member, card, "Answer", "Your answer")
    await shows(stage, card, "Model answer")
    await stage.ada.press(card, "Share mine")
    screens.keep("shared", stage.ada.sees(_last_thread(stage))[-1])
    await stage.ada.press(card, "Next")
    await shows(stage, card, "question 2 of 2")
    await _fill(stage.grace, card, "Answer", "Your answer")
    screens.keep("round", card)
    await screens.open(stage.ada, "round", card, "Answer")


async def _design(stage: Stage, screens: _Screens) -> None:
    """Ada has notes on the first phase of her design interview; a form is open on the second."""
    ada = stage.ada
    options = {"format": "design", "topic": "databases"}
    opening = (await ada.invoke(stage.general, "interview", **options)).message
    await ada.press(opening, "Start")
    card = ada.sees(_last_thread(stage))[-1]
    await _fill(ada, card, "Add notes", "Your notes")
    card = (await ada.press(card, "Next phase")).message
    screens.keep("design", card)
    await screens.open(ada, "design", card, "Add notes")


async def _group(stage: Stage, screens: _Screens) -> None:
    """Grace has notes on the first phase of a channel's design interview; so has Ada, its host."""
    options = {"format": "design", "topic": "databases", "where": "channel"}
    card = (await stage.ada.invoke(stage.daily, "interview", **options)).message
    await stage.grace.press(card, "Join")
    await stage.ada.press(card, "Start")
    await shows(stage, card, "phase 1 of 6")
    for member in (stage.ada, stage.grace):
        await _fill(member, card, "Add notes", "Your notes")
    await stage.ada.press(card, "Next phase")
    await shows(stage, card, "phase 2 of 6")
    await stage.grace.press(card, "Share my notes on Requirements")
    screens.keep("shared notes", stage.ada.sees(_last_thread(stage))[-1])
    screens.keep("group", card)
    await screens.open(stage.grace, "group", card, "Add notes")


async def _post(stage: Stage, screens: _Screens) -> None:
    """Ada has answered the daily question, and has yet to grade herself."""
    options = {"time": "12:03", "timezone": "UTC", "topic": _TOPIC}
    await stage.mona.invoke(stage.daily, "daily set", **options)
    stage.sandbox.clock.set(INSTANT + timedelta(minutes=3))
    post = await stage.post()
    screens.keep("post", post)
    screens.keep("answered", await _fill(stage.ada, post, "Answer", "Your answer"))
    await screens.open(stage.grace, "post", post, "Answer")


def _last_thread(stage: Stage) -> Channel:
    """The thread that was opened last."""
    return max(stage.club.channels.values(), key=lambda channel: channel.id)


async def shows(stage: Stage, card: Message, text: str) -> None:
    """Wait until a card shows a text."""
    stage.sandbox.clock.advance(timedelta(seconds=6))
    await stage.sandbox.until(lambda: text in card.text)


async def _play(folder: Path) -> dict[str, Any]:
    """Play; returns what stands on the screens and where."""
    offset, screens = folder / "clock-offset", _Screens()
    async with Sandbox.open(clock_file=offset, timing=Timing(identify=0)) as sandbox:
        sandbox.clock.set(INSTANT)
        bot = BotProcess(settings(sandbox, folder))
        stage = Stage(sandbox, bot)
        await bot.start()
        await sandbox.bot_ready()
        for play in (_finished, _quick, _chat, _round, _design, _group, _post):
            await play(stage, screens)
        stage.sandbox.clock.advance(timedelta(seconds=6))
        await bot.stop()
        threads = [_thread(each) for each in stage.club.channels.values() if each.is_thread]
    return {"cards": screens.cards, "forms": screens.forms, "threads": threads}


def settings(sandbox: Sandbox, folder: Path) -> Mapping[str, str]:
    """What the bot is started with."""
    return {
        "DISCORD_API_URL": sandbox.api_url,
        "DISCORD_TOKEN": sandbox.token,
        "DATABASE_URL": f"sqlite:///{folder}/whiteboard.db",
        "CLOCK_OFFSET_FILE": str(folder / "clock-offset"),
        "RANDOM_SEED": "1",
    }


def _thread(channel: Channel) -> dict[str, Any]:
    assert channel.parent is not None
    return {
        "id": channel.id,
        "parent": channel.parent.id,
        "type": channel.type,
        "name": channel.name,
        "members": list(channel.members),
    }


def _as_sql(path: Path) -> str:
    """The database, without the questions of the bank that nothing refers to."""
    asked = "attempts", "familiarity", "turns", "posts", "designs", "round_turns"
    used = " UNION ".join(f"SELECT question_key FROM {table}" for table in asked)  # noqa: S608 - our own names
    with closing(sqlite3.connect(path)) as record:
        record.execute(f"DELETE FROM questions WHERE key NOT IN ({used})")  # noqa: S608 - as above
        record.commit()
        return "\n".join(record.iterdump()) + "\n"


def _main(target: Path) -> None:
    with TemporaryDirectory() as made:
        folder = Path(made)
        screens = asyncio.run(_play(folder))
        target.mkdir(parents=True, exist_ok=True)
        (target / "record.sql").write_text(_as_sql(folder / "whiteboard.db"), "utf-8")
    told = json.dumps(screens, ensure_ascii=False, indent=1)
    (target / "screens.json").write_text(told + "\n", "utf-8")


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
