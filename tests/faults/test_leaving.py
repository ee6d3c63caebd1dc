"""SIGTERM while members press: whoever was heard is answered, and then the bot leaves."""

import asyncio
import signal
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import pytest

from sandbox import Message, Outcome
from tests.journeys.acts import fill
from tests.stage import CALLBACK, LONG_ENOUGH, Stage

Press: TypeAlias = Callable[[Stage, Message], Awaitable[Outcome]]
HELD = 1.0
"""Seconds: longer than the bot needs to leave when nobody waits for it."""


@contextmanager
def writing_held(folder: Path) -> Iterator[sqlite3.Connection]:
    """Nothing can be written meanwhile, so that whatever is pressed stays under way."""
    other = sqlite3.connect(folder / "whiteboard.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield other
    finally:
        other.close()


def is_told(stage: Stage, told: Outcome) -> str:
    """What a member was told, which is not that something failed."""
    assert "Something went wrong" not in told.message.text
    assert stage.bot.log.count("interaction.failed") == 0
    return told.message.text


async def test_all_who_submitted_are_answered_before_the_bot_leaves(
    stage: Stage, tmp_path: Path
) -> None:
    """Twenty-five forms at once and a SIGTERM: as many are recorded as were told so."""
    people = []
    for number in range(25):
        stage.sandbox.moderation.add_user(f"Member {number}", stage.club)
        people.append(stage.sandbox.user(f"Member {number}"))
    forms = []
    for member in people:
        card = await member.invoke(stage.general, "interview")
        forms.append((await member.press(card.message, "Answer")).form)
    with writing_held(tmp_path) as other:
        submitted = [
            member.submit(form, {"Your answer": LONG_ENOUGH})
            for member, form in zip(people, forms, strict=True)
            if form is not None
        ]
        stage.bot.send(signal.SIGTERM)
        await asyncio.sleep(HELD)
        other.execute("ROLLBACK")
        for told in await asyncio.gather(*submitted):
            assert "Model answer" in is_told(stage, told)
        assert await stage.bot.ends() == 0
        recorded = other.execute("SELECT count(*) FROM attempts").fetchone()
    assert recorded == (25,)


async def practises(stage: Stage, _: Message) -> Outcome:
    return await stage.grace.invoke(stage.general, "interview")


async def skips(stage: Stage, card: Message) -> Outcome:
    return await stage.ada.press(card, "Skip")


async def answers(stage: Stage, card: Message) -> Outcome:
    return await fill(stage.ada, card, "Answer", Your_answer=LONG_ENOUGH)


ENTRANCES: dict[str, tuple[Press, str]] = {
    "a command": (practises, "question 1"),
    "a button": (skips, "question 2"),
    "a form": (answers, "Model answer"),
}


@pytest.mark.parametrize("entrance", ENTRANCES)
async def test_every_entrance_is_waited_for(stage: Stage, tmp_path: Path, entrance: str) -> None:
    act, expected = ENTRANCES[entrance]
    card = (await stage.ada.invoke(stage.general, "interview", questions=3)).message
    with writing_held(tmp_path) as other:
        pressed = asyncio.ensure_future(act(stage, card))
        await asyncio.sleep(HELD / 2)
        stage.bot.send(signal.SIGTERM)
        await asyncio.sleep(HELD)
        other.execute("ROLLBACK")
        assert expected in is_told(stage, await pressed)
    assert await stage.bot.ends() == 0


async def test_what_is_typed_in_a_direct_message_is_waited_for(
    stage: Stage, tmp_path: Path
) -> None:
    await stage.ada.invoke(stage.ada.dm, "interview")
    with writing_held(tmp_path) as other:
        await stage.ada.say(stage.ada.dm, LONG_ENOUGH)
        stage.bot.send(signal.SIGTERM)
        await asyncio.sleep(HELD)
        other.execute("ROLLBACK")
        assert await stage.bot.ends() == 0
        draft = other.execute("SELECT draft FROM turns WHERE draft IS NOT NULL").fetchall()
    assert draft == [(LONG_ENOUGH,)]


async def test_what_never_ends_is_left(stage: Stage) -> None:
    """A Discord that does not answer keeps nobody from stopping the bot."""
    stage.sandbox.faults.delay("POST", CALLBACK, 60)
    stage.ada.invoke(stage.general, "help")
    await stage.sandbox.until(lambda: not stage.sandbox.faults.waiting)
    stage.bot.send(signal.SIGTERM)
    assert await stage.bot.ends() == 0
    assert "bot.left_undone" in stage.bot.log


async def test_a_second_signal_ends_it_at_once(stage: Stage) -> None:
    stage.sandbox.faults.delay("POST", CALLBACK, 60)
    stage.ada.invoke(stage.general, "help")
    await stage.sandbox.until(lambda: not stage.sandbox.faults.waiting)
    stage.bot.send(signal.SIGTERM)
    await asyncio.sleep(HELD)
    stage.bot.send(signal.SIGTERM)
    assert await stage.bot.ends() == -signal.SIGTERM
