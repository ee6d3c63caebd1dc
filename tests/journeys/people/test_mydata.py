"""`/mydata`: everything stored about a member, for them to have and to delete."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sandbox import Actor, Channel
from tests.journeys.acts import fill, practise
from tests.stage import LONG_ENOUGH, Stage

ADAS = "Ada's own words: shard by customer, and move the largest ones by hand."
GRACES = "Grace's own words: put a queue in front and let the workers pull."
TYPED = f"Typed in a direct message. {ADAS}"
STORED = "3 attempts, 3 interviews, 3 streaks, 3 days of practice and 3 questions you have met"
NOTE = "Ada's note: read about resharding."


async def export(member: Actor, channel: Channel) -> dict[str, Any]:
    """What `/mydata export` gives."""
    told = await member.invoke(channel, "mydata export")
    assert told.message.ephemeral
    [file] = told.message.attachments
    assert file.filename == "whiteboard-my-data.json"
    found: dict[str, Any] = json.loads(file.content)
    return found


async def a_life(stage: Stage) -> None:
    """Ada practises in three places, with a note and a zone; Grace practises too."""
    card = await stage.ada.invoke(stage.general, "interview", questions=1)
    revealed = await fill(stage.ada, card.message, "Answer", Your_answer=ADAS)
    await fill(
        stage.ada, revealed.message, "Tick key points", Your_grade="3", Note_to_yourself=NOTE
    )
    await stage.ada.press(card.message, "See the report")
    elsewhere = stage.sandbox.guild("Backend Guild").channel("general")
    await practise(stage.ada, elsewhere, "Could teach it")
    await practise_in_dm(stage)
    own = await stage.ada.invoke(stage.general, "settings")
    await fill(stage.ada, own.message, "Set my time zone", Region_and_city="Europe/Berlin")
    await practise(stage.grace, stage.general, text=GRACES)


async def practise_in_dm(stage: Stage) -> None:
    """Ada answers one question by typing, and grades herself."""
    home = stage.ada.dm
    await stage.ada.invoke(home, "interview", questions=1)
    await stage.ada.say(home, TYPED)
    await stage.sandbox.until(lambda: "Noted: " in stage.ada.sees(home)[-1].text)
    revealed = await stage.ada.press(stage.ada.sees(home)[-1], "Done")
    await stage.ada.press(revealed.message, "Solid")


async def test_an_export_has_everything_of_ones_own_and_nothing_of_others(stage: Stage) -> None:
    """Texts, notes, grades, zone and points of every place are there, wherever it is asked."""
    await a_life(stage)
    for channel in (stage.general, stage.ada.dm):
        told = await export(stage.ada, channel)
        assert told["member"] == str(stage.ada.id)
        assert [row["time_zone"] for row in told["members"]] == ["Europe/Berlin"]
        backend = stage.sandbox.guild("Backend Guild").id
        given = {row["guild_id"]: (row["text"], row["grade"]) for row in told["attempts"]}
        assert given == {stage.club.id: (ADAS, 3), backend: (LONG_ENOUGH, 4), 0: (TYPED, 3)}
        assert {row["note"] for row in told["attempts"]} == {NOTE, None}
        assert all("/" in row["question"] for row in told["attempts"])
        assert {row["period"] for row in told["standings"]} >= {"all"}
        for table in ("interviews", "turns", "memberships", "streaks", "days", "familiarity"):
            assert told[table], table
        rows = [row for table in told.values() if isinstance(table, list) for row in table]
        assert {row["member_id"] for row in rows if "member_id" in row} == {stage.ada.id}
        whole = json.dumps(told, ensure_ascii=False)
        assert "Grace" not in whole
        assert str(stage.grace.id) not in whole


async def test_a_shared_drawing_is_named_before_a_deletion_and_after(stage: Stage) -> None:
    """Its picture stays where it was shared, and can be removed there then as before."""
    opened = await stage.ada.invoke(stage.general, "draw")
    card = (await stage.ada.submit(opened.form, {"Your drawing": "client -> api"})).message
    await stage.sandbox.until(lambda: card.attachments)
    asked = await stage.ada.invoke(stage.general, "mydata delete")
    assert "a drawing you shared" not in asked.message.text
    shared = (await stage.ada.press(card, "Share here")).message
    asked = await stage.ada.invoke(stage.general, "mydata delete")
    assert "a drawing you shared with `/draw`: its picture stays" in asked.message.text
    deleted = (await stage.ada.press(asked.message, "Delete everything")).message
    assert "a drawing you shared with `/draw`: its picture stays" in deleted.text
    assert shared in stage.grace.sees(stage.general)
    await stage.ada.press(shared, "Remove")
    assert shared not in stage.grace.sees(stage.general)


async def test_nothing_stored_is_said_so(stage: Stage) -> None:
    """Who never used the bot gets an empty export, and nothing is there to be deleted."""
    told = await export(stage.ada, stage.general)
    assert not any(table for table in told.values() if isinstance(table, list))
    asked = await stage.ada.invoke(stage.general, "mydata delete")
    assert asked.message.text == "I have nothing stored about you."
    assert asked.message.buttons == []


async def test_delete_asks_once_and_says_what_went(stage: Stage) -> None:
    """*Keep it* deletes nothing; *Delete everything* deletes the presser's alone, everywhere."""
    await a_life(stage)
    graces = await export(stage.grace, stage.general)
    asked = await stage.ada.invoke(stage.ada.dm, "mydata delete")
    assert f"I have stored about you, over all servers: {STORED}." in asked.message.text
    assert asked.message.buttons == ["Delete everything", "Keep it"]
    await stage.ada.press(asked.message, "Keep it")
    assert asked.message.text == "Nothing was deleted."
    assert asked.message.buttons == []
    assert len((await export(stage.ada, stage.general))["attempts"]) == 3
    asked = await stage.ada.invoke(stage.general, "mydata delete")
    assert asked.message not in stage.grace.sees(stage.general)
    await stage.restart()
    await stage.ada.press(asked.message, "Delete everything")
    told = f"Deleted: {STORED}. I have nothing stored about you any more."
    assert asked.message.text == told
    assert asked.message.buttons == []
    left = await export(stage.ada, stage.ada.dm)
    assert not any(table for table in left.values() if isinstance(table, list))
    board = await stage.grace.invoke(stage.general, "leaderboard")
    assert "Ada" not in board.message.text
    assert "**You:** rank 1 of 1" in board.message.text
    again = await export(stage.grace, stage.general)
    assert again["attempts"] == graces["attempts"]
    assert again["standings"] == graces["standings"]


async def test_cards_and_forms_from_before_a_deletion_are_answered(stage: Stage) -> None:
    """What was open when everything was deleted brings nothing back, and says what to do."""
    card = await stage.ada.invoke(stage.general, "interview")
    opened = await stage.ada.press(card.message, "Answer")
    asked = await stage.ada.invoke(stage.ada.dm, "mydata delete")
    await stage.ada.press(asked.message, "Delete everything")
    late = await stage.ada.submit(opened.form, {"Your answer": ADAS})
    assert "/interview" in late.message.text
    pressed = await stage.ada.press(card.message, "Skip")
    assert "/interview" in pressed.message.text
    left = await export(stage.ada, stage.general)
    assert left["attempts"] == []
    anew = await stage.ada.invoke(stage.general, "interview")
    assert "question 1 of 3" in anew.message.text


def write_much(path: Path) -> int:
    """The one attempt that is recorded becomes many, of the longest texts; returns how many."""
    text, more = "\U0001f4dc" * 4_000, 800
    with closing(sqlite3.connect(path, timeout=30)) as record, record:
        record.execute("UPDATE attempts SET text = ?", (text,))
        for table, key in (("occasions", "key"), ("attempts", "key, occasion_key")):
            told = record.execute(f"PRAGMA table_info({table})").fetchall()
            rest = ", ".join(row[1] for row in told if row[1] not in key.split(", "))
            keys = "n" if table == "occasions" else "n, n"
            record.execute(
                f"INSERT INTO {table} ({key}, {rest}) WITH RECURSIVE many(n) AS (SELECT 1000"  # noqa: S608 - names of ours
                f" UNION ALL SELECT n + 1 FROM many WHERE n < {999 + more}) SELECT {keys}, {rest}"
                f" FROM many, (SELECT * FROM {table} LIMIT 1)"
            )
    return 1 + more


async def test_what_is_more_than_a_file_may_hold_comes_in_several(
    stage: Stage, tmp_path: Path
) -> None:
    """Discord takes 10 MiB, and refuses more; each file is whole, and no row is lost."""
    await practise(stage.ada, stage.general)
    attempts = write_much(tmp_path / "whiteboard.db")
    before = len(stage.ada.sees(stage.general))
    told = await stage.ada.invoke(stage.general, "mydata export")
    await stage.sandbox.until(lambda: len(stage.ada.sees(stage.general)) >= before + 2)
    sent = stage.ada.sees(stage.general)[before:]
    assert sent[0] == told.message
    files = [message.attachments for message in sent]
    assert [file.filename for [file] in files] == [
        f"whiteboard-my-data-{part}-of-2.json" for part in (1, 2)
    ]
    assert all(message.ephemeral for message in sent)
    parts = [json.loads(file.content) for [file] in files]
    assert [part["member"] for part in parts] == [str(stage.ada.id)] * 2
    keys = [row["key"] for part in parts for row in part["attempts"]]
    assert len(keys) == len(set(keys)) == attempts
