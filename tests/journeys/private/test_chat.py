"""A quick interview as a chat in direct messages: to its end, through kills, doubles and losses."""

from sandbox import Message
from tests.journeys.acts import copied, told, usable
from tests.stage import LONG_ENOUGH, Stage


async def begun(stage: Stage, questions: int = 2) -> Message:
    """Ada's first question, in her direct messages."""
    return (await stage.ada.invoke(stage.ada.dm, "interview", questions=questions)).message


async def typed(stage: Stage, text: str = LONG_ENOUGH) -> Message:
    """Ada types, and the note of it comes below."""
    said = await stage.ada.say(stage.ada.dm, text)
    await stage.sandbox.until(lambda: last(stage).id > said.id)
    return last(stage)


def last(stage: Stage) -> Message:
    """The last message of the chat."""
    return stage.ada.sees(stage.ada.dm)[-1]


async def revealed(stage: Stage) -> Message:
    """The answer that was typed, with the model answer."""
    return (await stage.ada.press(await typed(stage), "Done")).message


async def test_from_question_to_report_killed_before_every_step(stage: Stage) -> None:
    """Typed and graded, given up, and the report; every card is a message of the chat."""
    card = await begun(stage)
    note = await typed(stage)
    steps = (
        ("Done", "Model answer"),
        ("Solid", "**Solid** · +3 points · streak 1 day"),
        ("Next", "question 2 of 2"),
        ("Hint (2 left)", "Hint 1:"),
        ("I don't know", "**Missed it** · +0 points"),
        ("See the report", "1 of 2 questions solid or better · +3 points"),
        ("Practise what I missed", "question 1 of 1"),
    )
    shown = note
    for label, expected in steps:
        await stage.restart()
        shown = (await stage.ada.press(shown, label)).message
        assert expected in shown.text
        assert not shown.ephemeral
    assert "question 1 of 2" in card.text


async def test_another_who_presses_every_button_is_refused(stage: Stage) -> None:
    """The ids of somebody's chat are no key in another's, nor in a server."""
    card = await begun(stage)
    note = await typed(stage)
    for step in (None, "Done", "Solid"):
        shown = (await stage.ada.press(note, step)).message if step else card
        for place in (stage.grace.dm, stage.general):
            forged = copied(stage, shown, place)
            for label in usable(forged):
                assert "This interview is not yours" in await told(stage.grace, forged, label)
    assert "question 1 of 2" in (await begun(stage)).text


async def test_two_at_once_are_one_step(stage: Stage) -> None:
    """Two messages are one answer; two *Done*, two grades, two *Next* are one of each."""
    await begun(stage, 3)
    for text in ("First I would ask for the numbers.", "And then I would draw the boxes."):
        await stage.ada.say(stage.ada.dm, text)
    await stage.sandbox.until(lambda: "Noted: 68 characters" in last(stage).text)
    shown = last(stage)
    for label, expected in (
        ("Done", "Model answer"),
        ("Solid", "**Solid** · +3 points"),
        ("Next", "question 2 of 3"),
    ):
        for each in [stage.ada.press(shown, label) for _ in range(2)]:
            await each
        (shown,) = [one for one in stage.ada.sees(stage.ada.dm) if expected in one.text]
        assert shown is last(stage)


async def test_what_is_deleted_comes_again(stage: Stage) -> None:
    """Without the card what is typed is noted; without any of them `/interview` shows the card."""
    card = await begun(stage)
    stage.sandbox.moderation.delete_message(card)
    shown = await revealed(stage)
    assert LONG_ENOUGH in shown.text
    stage.sandbox.moderation.delete_message(shown)
    again = await begun(stage)
    assert LONG_ENOUGH in again.text
    form = (await stage.ada.press(again, "Tick key points")).form
    stage.sandbox.moderation.delete_message(again)
    graded = (await stage.ada.submit(form, {"Your grade": "3"})).message
    assert graded.id != again.id
    assert not graded.ephemeral
    assert "**Solid** · +3 points" in graded.text
    assert "question 2 of 2" in (await stage.ada.press(graded, "Next")).message.text


async def test_direct_messages_that_are_closed_meanwhile_hinder_no_button(stage: Stage) -> None:
    """The bot may write no message there any more, and answers presses all the same."""
    await begun(stage)
    note = await typed(stage)
    stage.ada.user.accepts_dms = False
    shown = note
    for label in ("Done", "Solid", "Next", "Skip"):
        shown = (await stage.ada.press(shown, label)).message
    assert "1 of 2 questions solid or better" in shown.text
    assert "no server's leaderboard counts them" in shown.text


async def test_a_note_that_is_deleted_comes_again(stage: Stage) -> None:
    """What is typed after it is noted in a message of its own."""
    await begun(stage)
    stage.sandbox.moderation.delete_message(await typed(stage, "First the numbers."))
    note = await typed(stage, "Then the boxes.")
    assert "Noted: 35 characters" in note.text
    again = await stage.ada.press(note, "Done")
    assert "First the numbers." in again.message.text


async def test_what_is_typed_in_one_breath_is_noted_in_its_order_in_one_note(stage: Stage) -> None:
    """Also while Discord is slow to take the note."""
    await begun(stage)
    stage.sandbox.faults.delay("POST", "/channels/{channel_id}/messages", 1)
    for text in ("One,", "two,", "three."):
        await stage.ada.say(stage.ada.dm, text)
    await stage.sandbox.until(lambda: "Noted: 18 characters" in last(stage).text)
    notes = [message for message in stage.ada.sees(stage.ada.dm) if "Noted" in message.text]
    assert len(notes) == 1
    done = (await stage.ada.press(notes[0], "Done")).message.text
    places = [done.index(text) for text in ("One,", "two,", "three.")]
    assert places == sorted(places)


async def test_a_message_without_text_is_told_and_hinders_nothing(stage: Stage) -> None:
    """A picture has none that the bot can read, nor has what cannot be seen."""
    await begun(stage)
    for text in ("\u200b", "\u3164\u3164"):
        assert "I see neither in that message" in (await typed(stage, text)).text
    note = await typed(stage)
    assert f"Noted: {len(LONG_ENOUGH)} characters" in note.text
    assert "Model answer" in (await stage.ada.press(note, "Done")).message.text


async def test_what_no_database_keeps_is_left_out_of_what_is_typed(stage: Stage) -> None:
    """NUL would jam the chat for good on PostgreSQL, half of a pair on both."""
    await begun(stage)
    note = await typed(stage, "First\0 the \ud800numbers.")
    assert "Noted: 18 characters" in note.text
    assert "First the numbers." in (await stage.ada.press(note, "Done")).message.text
