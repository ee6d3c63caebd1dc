"""In a chat the newest card is at the bottom, and older ones have no buttons."""

from contextlib import closing
from pathlib import Path

import pytest

from sandbox import Message
from sandbox.world.messages import post
from tests.journeys.acts import end, usable
from tests.journeys.private.test_chat import begun, last, revealed, typed
from tests.journeys.private.test_chat_followed import locked
from tests.journeys.private.test_chat_lost import record, shows
from tests.stage import LONG_ENOUGH, Stage, open_stage

EDIT = ("PATCH", "/channels/{channel_id}/messages/{message_id}")


async def only(stage: Stage, *cards: Message) -> None:
    """Wait until these cards have buttons, and no other message of the chat."""
    wanted = {card.id for card in cards}

    def having() -> set[int]:
        return {one.id for one in stage.ada.sees(stage.ada.dm) if one.buttons}

    await stage.sandbox.until(lambda: having() == wanted)


@pytest.mark.parametrize("killed", [False, True])
async def test_what_is_used_far_above_goes_on_at_the_bottom(stage: Stage, *, killed: bool) -> None:
    """From question to report, whatever was typed since; also where the bot was killed between."""
    first, world = await begun(stage), stage.sandbox.world
    shown = await typed(stage)
    await only(stage, first, shown)
    for label, expected in (
        ("Done", "How did you do?"),
        ("Missed it", "**Missed it** · +3 points"),
        ("Next", "question 2 of 2"),
        ("I don't know", "**Missed it** · +0 points"),
        ("See the report", "How it went"),
    ):
        post(world, stage.ada.dm, world.bot, {"content": "Something stands below."})
        if killed:
            await stage.restart()
        said = shown.text.splitlines()[0]
        before, shown = shown, (await stage.ada.press(shown, label)).message
        assert expected in shown.text
        assert shown is last(stage)
        assert shown is not before
        await only(stage, shown)
        assert said in before.text


async def test_what_stands_last_is_changed_in_its_place(stage: Stage) -> None:
    """The note becomes the answer, and that the grade; the question above keeps no buttons."""
    first = await begun(stage)
    note = await typed(stage)
    for label in ("Done", "Solid", "Change grade", "Partly there"):
        assert (await stage.ada.press(note, label)).message is note
        await only(stage, note)
    following = (await stage.ada.press(note, "Next")).message
    await only(stage, following)
    assert "**Partly there**" in note.text
    assert "question 1 of 2" in first.text


async def test_the_command_brings_the_card_down_and_what_is_typed_after_it_is_told_below(
    stage: Stage,
) -> None:
    first, note = await begun(stage), await typed(stage)
    again = await begun(stage)
    await only(stage, again)
    below = await typed(stage, "And a queue.")
    assert below.id not in (first.id, note.id)
    await only(stage, again, below)


async def test_what_is_noted_is_told_below_what_was_typed(stage: Stage) -> None:
    """One note alone has buttons: the last. Whoever edits a message finds it changed there."""
    first = await begun(stage)
    said = await stage.ada.say(stage.ada.dm, "First the numbers.")
    above = await shows(stage, "Noted: 18 characters")
    for text, length in (("Then the boxes.", 35), ("Last the risks.", 52)):
        below = await typed(stage, text)
        assert f"Noted: {length} characters" in below.text
        assert below.id != above.id
        await only(stage, first, below)
        above = below
    await stage.ada.edit(said, "First the figures.")
    await stage.ada.edit(said, "First numbers.")
    await stage.sandbox.until(lambda: "Noted: 48 characters" in below.text)
    assert below is last(stage)
    again = await stage.ada.press(below, "Done")
    assert "First numbers." in again.message.text


async def test_a_hint_stays_with_its_question(stage: Stage) -> None:
    """Whoever looks up to it asked there; the note below can still be used."""
    first, note = await begun(stage), await typed(stage)
    assert (await stage.ada.press(first, "Hint (2 left)")).message is first
    await only(stage, first, note)


async def test_two_presses_at_once_lead_to_one_card(stage: Stage) -> None:
    await begun(stage)
    note = await typed(stage)
    await stage.ada.say(stage.ada.dm, "And a queue.")
    await shows(stage, f"Noted: {len(LONG_ENOUGH) + 14} characters")
    for each in [stage.ada.press(note, "Done") for _ in range(2)]:
        await each
    cards = [one for one in stage.ada.sees(stage.ada.dm) if "How did you do?" in one.text]
    assert len(cards) == 1
    await only(stage, *cards)


async def test_a_card_that_kept_its_buttons_answers_below(stage: Stage) -> None:
    """Discord refused to take them away: what is pressed there leads to where it stands by now."""
    first = await begun(stage)
    fault = stage.sandbox.faults.fail(*EDIT, status=403, times=1)
    await revealed(stage)
    await fault.struck()
    assert "Skip" in usable(first)
    below = (await stage.ada.press(first, "Skip")).message
    assert "How did you do?" in below.text
    assert below is last(stage)
    await only(stage, below)
    graded = (await stage.ada.press(below, "Solid")).message
    assert "**Solid** · +3 points" in graded.text


async def test_what_is_noted_late_leads_on_below_too(tmp_path: Path) -> None:
    """The database was locked while it was typed."""
    async with open_stage(tmp_path) as stage:
        first = await begun(stage)
        await typed(stage, "First the numbers.")  # by then the record knows of the card
        async with locked(tmp_path):
            await stage.ada.say(stage.ada.dm, LONG_ENOUGH)
            await shows(stage, "I cannot note that right now.")
        note = await shows(stage, "Noted: 87 characters")
        shown = (await stage.ada.press(note, "Done")).message
        await only(stage, shown)
        assert "question 1 of 2" in first.text
        assert "Traceback" not in stage.bot.log


async def test_a_card_of_which_the_database_did_not_hear_answers_below(tmp_path: Path) -> None:
    """It keeps its buttons; what is pressed there leads to where it stands by now."""
    async with open_stage(tmp_path) as stage:
        first, note = await begun(stage), await typed(stage)
        with closing(record(tmp_path)) as database:
            database.execute("UPDATE members SET chat_cards = NULL")
        shown = (await stage.ada.press(note, "Done")).message
        below = (await stage.ada.press(first, "I don't know")).message
        assert "How did you do?" in below.text
        assert below is last(stage)
        await only(stage, below)
        assert "How did you do?" in shown.text


async def test_a_report_is_an_older_card_once_more_is_asked(stage: Stage) -> None:
    """Its words stay to be read."""
    report = (await end(stage.ada, await begun(stage))).message
    more = (await stage.ada.press(report, "Another three")).message
    await only(stage, more)
    assert "How it went" in report.text


async def test_a_design_beside_a_question_keeps_its_own_card(stage: Stage) -> None:
    """Each has its newest; notes of the one take no buttons of the other."""
    question = await begun(stage)
    dm = stage.ada.dm
    opening = (await stage.ada.invoke(dm, "interview", format="design")).message
    phase = (await stage.ada.press(opening, "Start")).message
    assert phase is opening
    await typed(stage)
    note = await typed(stage, "And a queue.")
    await only(stage, question, phase, note)
    following = (await stage.ada.press(phase, "Next phase")).message
    assert following is last(stage)
    await only(stage, question, following)
