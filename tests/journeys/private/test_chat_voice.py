"""A voice message in a chat: noted by its length, enough for the model answer, worth no points."""

from pathlib import Path

import pytest

from sandbox import ActorError, Message
from tests.journeys.private.designing import assess
from tests.journeys.private.test_chat import begun, last, typed
from tests.journeys.private.test_chat_followed import kept, killed, locked, looked_at, started
from tests.journeys.private.test_chat_lost import shows
from tests.stage import LONG_ENOUGH, Stage, open_stage

DELETED = "What you deleted is deleted from what I noted too."


async def spoken(stage: Stage, seconds: float = 80) -> Message:
    """Ada says something aloud, and the note of it comes below."""
    said = await stage.ada.speak(stage.ada.dm, seconds)
    await stage.sandbox.until(lambda: last(stage).id > said.id)
    return last(stage)


async def test_what_is_said_aloud_leads_to_the_grade_and_earns_nothing(
    stage: Stage, tmp_path: Path
) -> None:
    """Killed in between: the length is all that is known, and it is enough to go on."""
    await begun(stage)
    note = await spoken(stage)
    assert "Noted: 1 min 20 s said aloud." in note.text
    assert "40 typed characters more, and it earns points." in note.text
    await stage.restart()
    shown = (await stage.ada.press(note, "Done")).message
    assert "said aloud (1 min 20 s)" in shown.text
    assert kept(tmp_path) == "said aloud (1 min 20 s)"
    graded = (await stage.ada.press(shown, "Solid")).message
    assert "**Solid** · +0 points: said aloud; 40 typed characters earn" in graded.text
    assert "streak" not in graded.text


async def test_what_is_typed_beside_it_earns(stage: Stage, tmp_path: Path) -> None:
    """As many characters as ever: those of the note count for nothing."""
    await begun(stage)
    await typed(stage, "First the numbers.")
    await stage.ada.speak(stage.ada.dm, 7)
    note = await shows(stage, "Noted: 18 characters, and 7 s said aloud.")
    assert "22 typed characters more, and it earns points." in note.text
    await stage.ada.say(stage.ada.dm, LONG_ENOUGH)
    note = await shows(stage, f"Noted: {18 + 2 + len(LONG_ENOUGH)} characters, and 7 s said aloud.")
    shown = (await stage.ada.press(note, "Done")).message
    assert kept(tmp_path) == f"First the numbers.\n\nsaid aloud (7 s)\n\n{LONG_ENOUGH}"
    assert "+3 points" in (await stage.ada.press(shown, "Solid")).message.text


async def test_one_that_is_deleted_is_gone_from_the_answer(stage: Stage, tmp_path: Path) -> None:
    """While it is given, and once it is, also while the bot is away; none can be edited."""
    await begun(stage)
    await spoken(stage, 5)
    first = stage.ada.sees(stage.ada.dm)[-2]
    with pytest.raises(ActorError):
        await stage.ada.edit(first, "What?")
    await stage.ada.delete(first)
    await shows(stage, "Noted: 0 characters")
    second = await stage.ada.speak(stage.ada.dm, 6)
    await shows(stage, "Noted: 6 s said aloud")
    await stage.ada.say(stage.ada.dm, LONG_ENOUGH)
    note = await shows(stage, f"Noted: {len(LONG_ENOUGH)} characters, and 6 s said aloud")
    await stage.ada.press(note, "Done")
    await killed(stage)
    await looked_at(stage)
    assert kept(tmp_path).startswith("said aloud (6 s)")
    await killed(stage)
    await stage.ada.delete(second)
    await started(stage)
    await shows(stage, DELETED)
    assert kept(tmp_path) == LONG_ENOUGH


async def test_what_is_said_aloud_while_the_bot_or_its_database_is_away_is_noted_later(
    tmp_path: Path,
) -> None:
    async with open_stage(tmp_path) as stage:
        await begun(stage)
        async with locked(tmp_path):
            await stage.ada.speak(stage.ada.dm, 61)
            await shows(stage, "I cannot note that right now.")
        await shows(stage, "Noted: 1 min 1 s said aloud.")
        await killed(stage)
        await stage.ada.speak(stage.ada.dm, 3)
        await started(stage)
        await stage.ada.speak(stage.ada.dm, 0.2)
        await shows(stage, "Noted: 1 min 5 s said aloud.")
        assert "Traceback" not in stage.bot.log


async def test_where_nothing_waits_it_is_told_as_of_a_text(stage: Stage) -> None:
    assert "No question is waiting for an answer" in (await spoken(stage)).text


async def test_a_picture_is_told_and_hinders_nothing(stage: Stage) -> None:
    """Of one with words these are noted."""
    await begun(stage)
    said = await stage.ada.say(stage.ada.dm, "", ("board.png", b"\x89PNG"))
    await stage.sandbox.until(lambda: last(stage).id > said.id)
    assert "I note what you type, and how long a voice message is" in last(stage).text
    await stage.ada.say(stage.ada.dm, "As drawn here.", ("board.png", b"\x89PNG"))
    await shows(stage, "Noted: 14 characters")


@pytest.mark.parametrize(("own", "points"), [(3, "+3 points"), (4, "+12 points")])
async def test_in_a_design_it_is_a_note_and_counts_for_no_points(
    stage: Stage, own: int, points: str
) -> None:
    """The twelve points are for one's own words, in four phases."""
    card = (await stage.ada.invoke(stage.ada.dm, "interview", format="design")).message
    card = (await stage.ada.press(card, "Start")).message
    for phase in range(6):
        assert "30 s said aloud by now" in (await spoken(stage, 30)).text
        if phase < own:
            await stage.ada.say(stage.ada.dm, LONG_ENOUGH)
            await shows(stage, "67 characters, and 30 s said aloud by now")
        card = (await stage.ada.press(last(stage), "Show the card")).message
        assert "said aloud (30 s)" in card.text
        onward = "Next phase" if phase < 5 else "To the self-assessment"
        card = (await stage.ada.press(card, onward)).message
    assert points in (await assess(stage.ada, card)).text
