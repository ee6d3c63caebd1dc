"""`/mydata`: members take away what is stored about them, and delete it."""

import json
from typing import Any

import pytest

from sandbox import Message
from tests.journeys.acts import fill, practise
from tests.stage import LONG_ENOUGH, Stage

GRACES = "Grace alone would shard by tenant, and would say so in the interview."


def content(message: Message) -> dict[str, Any]:
    """The file of an export."""
    [file] = message.attachments
    assert file.filename == "whiteboard-my-data.json"
    exported = json.loads(file.content)
    assert isinstance(exported, dict)
    return exported


async def test_an_export_has_what_one_did_and_nothing_of_others(stage: Stage) -> None:
    """Answers, grades, streak, zone and settings of the member, by name, and no one else's."""
    settings = await stage.ada.invoke(stage.general, "settings")
    await fill(stage.ada, settings.message, "Set my time zone", zone="Asia/Tokyo")
    await practise(stage.ada, stage.general, "Could teach it")
    elsewhere = stage.sandbox.guild("Backend Guild").channel("general")
    await practise(stage.ada, elsewhere)
    await practise(stage.grace, stage.general, text=GRACES)
    sent = await stage.ada.invoke(stage.general, "mydata export")
    assert sent.message.ephemeral
    told = content(sent.message)
    assert told["member"] == str(stage.ada.id)
    assert [one["text"] for one in told["attempts"]] == [LONG_ENOUGH, LONG_ENOUGH]
    assert [one["grade"] for one in told["attempts"]] == [4, 3]
    assert all("/" in one["question"] for one in told["attempts"])
    assert told["members"][0]["time_zone"] == "Asia/Tokyo"
    assert len(told["memberships"]) == 2
    for table in ("interviews", "turns", "familiarity", "streaks", "days", "standings"):
        assert told[table], table
    whole = json.dumps(told, ensure_ascii=False)
    assert "Grace" not in whole
    assert str(stage.grace.id) not in whole


@pytest.mark.parametrize("direct", [False, True], ids=["server", "direct-message"])
async def test_deleting_asks_once_and_takes_only_ones_own(stage: Stage, direct: bool) -> None:
    """*Keep it* keeps, *Delete everything* says what went; others' record stays as it was."""
    await practise(stage.ada, stage.general)
    await practise(stage.grace, stage.general, text=GRACES)
    home = stage.ada.dm if direct else stage.general
    asked = await stage.ada.invoke(home, "mydata delete")
    assert asked.message.ephemeral
    stored = "1 attempt, 1 interview, 1 streak, 1 day of practice and 1 question you have met"
    assert f"I have stored about you, over all servers: {stored}" in asked.message.text
    kept = await stage.ada.press(asked.message, "Keep it")
    assert kept.message.text == "Nothing was deleted."
    board = await stage.ada.invoke(stage.general, "leaderboard")
    assert "**Ada**" in board.message.text
    asked = await stage.ada.invoke(home, "mydata delete")
    deleted = await stage.ada.press(asked.message, "Delete everything")
    assert deleted.message.text.startswith(f"Deleted: {stored}.")
    assert deleted.message.buttons == []
    again = await stage.ada.invoke(home, "mydata delete")
    assert again.message.text == "I have nothing stored about you."
    board = await stage.mona.invoke(stage.general, "leaderboard")
    assert "Ada" not in board.message.text
    assert "**Grace** · 3 points · 1 attempt" in board.message.text
    graces = await stage.grace.invoke(stage.grace.dm, "mydata export")
    assert [one["text"] for one in content(graces.message)["attempts"]] == [GRACES]


async def test_who_never_did_anything_has_nothing(stage: Stage) -> None:
    """An export of nothing is a file that says so, and there is nothing to delete."""
    sent = await stage.ada.invoke(stage.ada.dm, "mydata export")
    assert not any(content(sent.message)[table] for table in ("attempts", "members", "interviews"))
    asked = await stage.ada.invoke(stage.general, "mydata delete")
    assert asked.message.buttons == []
