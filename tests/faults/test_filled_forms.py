"""A form over something that is kept shows it, or does not open: never is it empty instead."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sandbox import Message
from tests.journeys.acts import fill, set_daily, write
from tests.journeys.channel.hosting import start
from tests.stage import LONG_ENOUGH, Stage, open_stage

NOTE = "Ask for the numbers first."
TOLD = "I could not read in time what stands there already. Nothing was lost; press it again."


async def kept(stage: Stage) -> list[tuple[Message, str, str, str]]:
    """Forms over something that Ada has entered: where, by what button, the field, what."""
    answered = await start(stage)
    await write(stage.ada, answered)
    own = (await stage.ada.invoke(stage.general, "interview", questions=1)).message
    revealed = (await write(stage.ada, own)).message
    entered = {"Your_grade": "2", "Note_to_yourself": NOTE}
    graded = (await fill(stage.ada, revealed, "Tick key points", **entered)).message
    changing = (await stage.ada.press(graded, "Change grade")).message
    settings = (await stage.ada.invoke(stage.general, "settings")).message
    zone = await fill(stage.ada, settings, "Set my time zone", Region_and_city="Europe/Berlin")
    return [
        (answered, "Answer", "answer", LONG_ENOUGH),
        (changing, "Tick key points", "note", NOTE),
        (zone.message, "Set my time zone", "zone", "Europe/Berlin"),
    ]


async def test_a_form_over_what_is_kept_is_never_empty(tmp_path: Path) -> None:
    """A locked record is waited for for a second and a half, then a sentence says so."""
    async with open_stage(tmp_path) as stage:
        forms = await kept(stage)
        for card, label, field, entered in forms:
            opened = (await stage.ada.press(card, label)).form
            assert opened is not None
            assert opened.input(field)["value"] == entered
            path = tmp_path / "whiteboard.db"
            with closing(sqlite3.connect(path, isolation_level=None)) as record:
                record.execute("BEGIN IMMEDIATE")
                with stage.sandbox.deadline(3.0):
                    told = await stage.ada.press(card, label)
                record.execute("ROLLBACK")
            assert told.form is None
            assert told.message.text == TOLD
            again = (await stage.ada.press(card, label)).form
            assert again is not None
            assert again.custom_id == opened.custom_id
            assert again.input(field)["value"] == entered


async def test_a_daily_question_opens_no_form_over_what_may_be_answered(tmp_path: Path) -> None:
    async with open_stage(tmp_path) as stage:
        await set_daily(stage)
        await stage.mona.invoke(stage.daily, "daily now", schedule="1")
        post = await stage.post()
        await write(stage.ada, post)
        with closing(sqlite3.connect(tmp_path / "whiteboard.db", isolation_level=None)) as record:
            record.execute("BEGIN IMMEDIATE")
            with stage.sandbox.deadline(3.0):
                told = await stage.ada.press(post, "Answer")
            record.execute("ROLLBACK")
        assert told.form is None
        assert told.message.text == TOLD
        assert "your first answer counts" in (await stage.ada.press(post, "Answer")).message.text


async def test_what_a_phone_saw_first_of_a_form_is_not_what_it_sees_of_another(
    stage: Stage,
) -> None:
    """The id changes with what stands in it."""
    settings = (await stage.ada.invoke(stage.general, "settings")).message
    seen = set()
    for zone in ("", "Europe/Berlin", "Asia/Tokyo"):
        if zone:
            await fill(stage.ada, settings, "Set my time zone", Region_and_city=zone)
        form = (await stage.ada.press(settings, "Set my time zone")).form
        assert form is not None
        assert (form.input("zone").get("value") or "") == zone
        seen.add(form.custom_id)
    assert len(seen) == 3
