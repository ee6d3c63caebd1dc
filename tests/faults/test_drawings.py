"""`/draw` where many draw at once, and where what it needs goes away in the middle."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from sandbox import Actor, Message
from sandbox.client.outcome import Outcome
from tests.journeys.acts import usable, write
from tests.stage import Stage, open_stage

IN_A_MOMENT = "The picture comes in a moment"
NOT_READ = "I could not read in time what stands there already. Nothing was lost; press it again."


def system(number: int) -> str:
    """A drawing of eighteen parts that nobody else has: it takes a second or two."""
    parts = [f"service {number}-{part}" for part in range(18)]
    return "\n".join(f"{one} -> {other}: calls" for one, other in pairwise(parts))


async def draw(stage: Stage, who: Actor, text: str) -> Message:
    """A drawing, as soon as there is a card of it."""
    opened = await who.invoke(stage.general, "draw")
    shown: Outcome = await who.submit(opened.form, {"Your drawing": text})
    return shown.message


async def crowd(stage: Stage, size: int = 20) -> list[tuple[Actor, Message]]:
    """So many members who draw in the same second, and their cards."""
    people = []
    for number in range(size):
        stage.sandbox.moderation.add_user(f"Drawer {number}", stage.club)
        people.append(stage.sandbox.user(f"Drawer {number}"))
    with stage.sandbox.deadline(3.0):
        drawn = (draw(stage, who, system(number)) for number, who in enumerate(people))
        return [*zip(people, await asyncio.gather(*drawn), strict=True)]


def waiting(cards: list[tuple[Actor, Message]]) -> list[tuple[Actor, Message]]:
    return [(who, card) for who, card in cards if IN_A_MOMENT in card.text]


async def test_many_who_draw_at_once_each_get_an_answer_in_time(stage: Stage) -> None:
    """The words first, and the picture in their place when its turn has come."""
    cards = await crowd(stage)
    assert waiting(cards)
    assert all("calls" in card.text and not card.attachments for _, card in waiting(cards))
    await stage.sandbox.until(lambda: all(card.attachments for _, card in cards), 120)
    assert not waiting(cards)
    assert all(usable(card) == ["Change", "As text", "Share here"] for _, card in cards)
    assert "Traceback" not in stage.bot.log


async def test_a_bot_that_is_stopped_finishes_what_it_can_and_leaves_no_program(
    stage: Stage,
) -> None:
    """With four times as many as it draws in its last seconds."""
    cards = await crowd(stage, 24)
    assert waiting(cards)
    programs = await running(stage)
    assert await stage.bot.stop() == 0
    assert not any(map(is_there, programs))
    assert "Traceback" not in stage.bot.log
    assert "never retrieved" not in stage.bot.log


async def test_after_a_kill_a_picture_is_a_press_away(stage: Stage) -> None:
    """Its program finds nobody who listens, and the words stand there meanwhile."""
    who, card = waiting(await crowd(stage))[-1]
    programs = await running(stage)
    await stage.restart()
    while any(map(is_there, programs)):  # noqa: ASYNC110 - nobody's any more
        await asyncio.sleep(0.05)
    assert usable(card) == ["Change", "Show the picture", "Share here"]
    await who.press(card, "Show the picture")
    await stage.sandbox.until(lambda: card.attachments)


async def running(stage: Stage) -> list[int]:
    """The programs that the bot runs, as soon as it runs some."""
    while not (programs := children(stage)):  # noqa: ASYNC110 - another process's
        await asyncio.sleep(0.01)
    return programs


def children(stage: Stage) -> list[int]:
    """The programs that the bot runs now."""
    process = stage.bot._process
    assert process is not None
    return [*map(int, Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split())]


def is_there(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


async def test_a_picture_that_comes_after_the_tokens_end_is_a_press_away(stage: Stage) -> None:
    """Discord takes no edit fifteen minutes later: the words stand there."""
    who, card = waiting(await crowd(stage))[-1]
    stage.sandbox.clock.advance(timedelta(minutes=16))
    while children(stage):  # noqa: ASYNC110 - another process's
        await asyncio.sleep(0.2)
    assert IN_A_MOMENT in card.text
    await who.press(card, "Show the picture")
    await stage.sandbox.until(lambda: card.attachments)
    assert "Traceback" not in stage.bot.log


async def test_a_message_that_is_deleted_behind_an_open_form(stage: Stage) -> None:
    """What was typed is kept, and shown to its author alone."""
    card = await draw(stage, stage.ada, "a -> b")
    shared = (await stage.ada.press(card, "Share here")).message
    await stage.sandbox.until(lambda: shared.attachments)
    opened = await stage.ada.press(shared, "Change")
    await stage.ada.press(shared, "Remove").acknowledged()
    await stage.sandbox.until(lambda: shared.id not in stage.general.messages)
    again = (await stage.ada.submit(opened.form, {"Your drawing": "a -> b -> c"})).message
    assert again.ephemeral
    await stage.sandbox.until(lambda: again.attachments)
    assert "b → c" in (await stage.ada.press(again, "As text")).message.text
    assert "Traceback" not in stage.bot.log


async def test_a_record_that_is_locked_loses_no_drawing(tmp_path: Path) -> None:
    """The form does not open over what it cannot show, and what was typed is given back."""
    async with open_stage(tmp_path) as stage:
        card = await draw(stage, stage.ada, system(1))
        await stage.sandbox.until(lambda: card.attachments)
        opened = await stage.ada.press(card, "Change")
        with closing(sqlite3.connect(tmp_path / "whiteboard.db", isolation_level=None)) as record:
            record.execute("BEGIN IMMEDIATE")
            told = await stage.ada.press(card, "Change")
            assert told.form is None
            assert told.message.text == NOT_READ
            failed = await stage.ada.submit(opened.form, {"Your drawing": system(2)})
            assert "I cannot reach my records right now" in failed.message.text
            record.execute("ROLLBACK")
        await stage.sandbox.until(
            lambda: any("service 2-17" in each.text for each in stage.ada.sees(stage.general))
        )
        again = await stage.ada.press(card, "Change")
        assert again.form is not None
        assert "service 1-0" in str(again.form.input("drawing")["value"])


async def test_what_is_left_in_a_channel_when_everything_was_deleted(stage: Stage) -> None:
    """Its author can still remove it; nobody can change it or read it as text."""
    card = await draw(stage, stage.ada, "a -> b")
    shared = (await stage.ada.press(card, "Share here")).message
    asked = (await stage.ada.invoke(stage.general, "mydata delete")).message
    await stage.ada.press(asked, "Delete everything")
    for who, label in ((stage.ada, "Change"), (stage.grace, "As text"), (stage.ada, "As text")):
        told = await who.press(shared, label)
        assert told.message.text.startswith("The text of this drawing is no longer kept.")
    await draw(stage, stage.ada, "mine -> secret")
    await stage.ada.press(shared, "Remove").acknowledged()
    await stage.sandbox.until(lambda: shared.id not in stage.general.messages)


async def answered_design(stage: Stage, who: Actor) -> Message:
    """One design that was answered, the same for everybody."""
    options = {"question": "Design a URL Shortener (like bit.ly)"}
    asked = (await who.invoke(stage.general, "interview", **options)).message
    return (await write(who, asked)).message


async def test_a_picture_that_comes_late_leaves_what_its_reader_has_gone_on_to(
    stage: Stage,
) -> None:
    """They have turned back from the page of drawings; who waits for the same sees it come."""
    adas, graces = [await answered_design(stage, who) for who in (stage.ada, stage.grace)]
    await crowd(stage, 48)
    page = (await stage.ada.press(adas, "Drawing")).message
    assert IN_A_MOMENT in page.text
    back = (await stage.ada.press(page, "Back")).message
    other = (await stage.grace.press(graces, "Drawing")).message
    await stage.sandbox.until(lambda: other.attachments, 120)
    await stage.ada.press(back, "Model answer")
    assert not back.attachments
    assert "-# Model answer" in back.text
