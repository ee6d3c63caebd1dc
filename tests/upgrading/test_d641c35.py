"""A database of commit d641c35 is upgraded in the middle of everything, and all goes on."""

import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sandbox import Actor, Channel, Message, Sandbox, Timing
from sandbox.world.forms import Form
from sandbox.world.messages import fill, post
from sandbox.world.model import ChannelType
from sandbox.world.world import World
from tests.journeys.channel.hosting import leads, shows
from tests.stage import BotProcess, Stage
from tests.upgrading.make import INSTANT, TYPED, assess, settings
from tests.upgrading.record import FOLDER

_COMPONENTS_V2 = 1 << 15


class Former:
    """What stood on members' screens when the former version stopped."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._world: World = stage.sandbox.world
        self._told = json.loads((FOLDER / "screens.json").read_text("utf-8"))
        for thread in self._told["threads"]:
            self._open(thread)
        self.cards = {name: self._post(card) for name, card in self._told["cards"].items()}

    def form(self, name: str, member: Actor) -> Form:
        """A form that a member has had open since."""
        told = self._told["forms"][name]
        card = self.cards[told["card"]]
        shown = told["custom_id"], told["title"], told["components"]
        return Form(*shown, member.user, card.channel, card, {})

    def copy(self, name: str, place: Channel) -> Message:
        """A card as it was: whoever presses there sends its very ids."""
        body = {"components": self._told["cards"][name]["components"], "flags": _COMPONENTS_V2}
        return post(self._world, place, self._world.bot, body)

    def _open(self, told: dict[str, Any]) -> None:
        club = self.stage.club
        parent, kind = club.channels[told["parent"]], ChannelType(told["type"])
        thread = Channel(told["id"], kind, told["name"], club, parent)
        thread.owner_id = self._world.bot.id
        thread.members = dict.fromkeys(told["members"], self._world.clock.now())
        thread.created_at = self._world.clock.now()
        club.channels[thread.id] = self._world.channels[thread.id] = thread

    def _post(self, told: dict[str, Any]) -> Message:
        place = self._world.channels.get(told["channel"]) or self.stage.grace.dm
        message = Message(told["id"], place, self._world.bot, self._world.clock.now())
        body = {"components": told["components"], "flags": _COMPONENTS_V2}
        fill(self._world, message, body, ())
        message.thread = self.stage.club.channels.get(message.id)
        place.messages[message.id] = message
        return message


@pytest.fixture
async def former(tmp_path: Path) -> AsyncIterator[Former]:
    """The world as it was, with this version of the bot started on that record."""
    with closing(sqlite3.connect(tmp_path / "whiteboard.db")) as record:
        record.executescript((FOLDER / "record.sql").read_text("utf-8"))
    offset = tmp_path / "clock-offset"
    async with Sandbox.open(clock_file=offset, timing=Timing(identify=0)) as sandbox:
        sandbox.clock.set(INSTANT + timedelta(minutes=4))
        bot = BotProcess(settings(sandbox, tmp_path))
        world = Former(Stage(sandbox, bot))
        await bot.start()
        try:
            await sandbox.bot_ready()
            yield world
        finally:
            await bot.stop()
        assert "interaction.failed" not in bot.log


async def test_everything_that_was_open_is_played_to_its_end(former: Former) -> None:
    stage = former.stage
    await _post(former)
    await _quick(stage.ada, former)
    await _chat(stage.grace, former)
    await _round(former)
    await _design(stage.ada, former)
    await _group(former)
    board = (await stage.ada.invoke(stage.general, "leaderboard")).message.text
    # The channel's first question asks the same as the daily one, and its design is Ada's own: a
    # question counts once a day. The daily one counts 5 on its day, each other 3.
    assert "**Ada** · 17 points · 7 attempts" in board
    assert "**Grace** · 11 points · 4 attempts" in board


async def _quick(ada: Actor, former: Former) -> None:
    form = former.form("turn", ada)
    revealed = (await ada.submit(form, {"Your answer": TYPED})).message
    assert "question 2 of 2" in revealed.text
    graded = (await ada.press(revealed, "Solid")).message
    again = (await ada.press(graded, "Change grade")).message
    changed = (await ada.press(again, "Could teach it")).message
    report = (await ada.press(changed, "See the report")).message
    assert "2 of 2 questions solid or better" in report.text


async def _chat(grace: Actor, former: Former) -> None:
    revealed = (await grace.press(former.cards["chat"], "Done")).message
    assert TYPED in revealed.text
    graded = (await grace.press(revealed, "Solid")).message
    assert "1 of 1" in (await grace.press(graded, "See the report")).message.text


async def _round(former: Former) -> None:
    stage, card = former.stage, former.cards["round"]
    await stage.ada.submit(former.form("round", stage.ada), {"Your answer": TYPED})
    shown = await shows(stage, card, "Model answer")
    assert shown is not card
    card = await leads(stage, stage.ada, shown, "Finish", "How it went")
    for member in (stage.ada, stage.grace):
        for _ in range(2):  # whichever question is not graded yet
            mine = (await member.press(card, "Grade mine")).message
            assert "**Solid** ·" in (await member.press(mine, "Solid")).message.text
    await stage.ada.press(former.cards["shared"], "Remove")
    assert former.cards["shared"].deleted


async def _design(ada: Actor, former: Former) -> None:
    card = (await ada.submit(former.form("design", ada), {"Your notes": TYPED})).message
    assert "phase 2 of 6" in card.text
    await assess(ada, (await ada.press(card, "End")).message)
    assert "· scorecard ·" in ada.sees(card.channel)[-1].text


async def _group(former: Former) -> None:
    stage, card = former.stage, former.cards["group"]
    await stage.grace.press(former.cards["shared notes"], "Remove")
    await stage.grace.press(card, "Share my notes on Requirements")
    await stage.grace.submit(former.form("group", stage.grace), {"Your notes": TYPED})
    old = former.copy("group", stage.sandbox.moderation.add_channel(stage.club, "elsewhere"))
    desk = (await stage.ada.press(old, "Next phase")).message  # for all to see, until now
    assert "Next phase" in desk.buttons
    await shows(stage, card, "phase 3 of 6")
    for phase in range(4, 7):
        await leads(stage, stage.ada, card, "Next phase", f"phase {phase} of 6")
    card = await leads(stage, stage.ada, card, "To the self-assessment", "Model answer")
    for member in (stage.ada, stage.grace):
        await assess(member, (await member.press(card, "Assess mine")).message)
    await leads(stage, stage.ada, card, "Finish", "All phases are over.")


async def _post(former: Former) -> None:
    stage = former.stage
    graded = (await stage.ada.press(former.cards["answered"], "Solid")).message
    assert "+5 points" in graded.text
    form = former.form("post", stage.grace)
    revealed = (await stage.grace.submit(form, {"Your answer": TYPED})).message
    assert "Model answer" in revealed.text
    assert "+5 points" in (await stage.grace.press(revealed, "Partly there")).message.text
