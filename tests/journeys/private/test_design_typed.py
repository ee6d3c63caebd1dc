"""Notes of one's own design interview that are messages: in its thread, picked, and in a chat."""

from sandbox.world.permission_bits import Permission
from tests.journeys.private.designing import NOTES, cards, in_thread, note, opened, thread_of
from tests.stage import Stage

PICK = "Add to my notes"


async def test_in_a_private_thread_a_mention_is_a_note(stage: Stage) -> None:
    """Also across a kill; what another says in that thread is none."""
    card = await in_thread(stage)
    assert "Mention me in this thread and say your note" in card.text
    bot = f"<@{stage.sandbox.world.bot.id}>"
    await stage.ada.say(thread_of(stage), f"{bot} {NOTES}")
    await stage.sandbox.until(lambda: "noted under Requirements" in cards(stage)[-1].text)
    await stage.restart()
    await stage.ada.say(thread_of(stage), f"Two regions. {bot}")
    await stage.sandbox.until(lambda: f"{len(NOTES) + 14} characters" in cards(stage)[-1].text)
    shown = await note(stage.ada, card, "By the form.")
    for text in (NOTES, "Two regions.", "By the form."):
        assert text in shown.text
    score = (await stage.ada.press(shown, "End")).message
    assert "Model answer" in score.text


async def test_the_answer_to_a_note_leads_on(stage: Stage) -> None:
    """The card is far above by then; what it said of the notes there has not become untrue."""
    card = await in_thread(stage)
    assert "Your notes in this phase" not in card.text
    for number in (1, 2):
        await stage.ada.say(thread_of(stage), f"<@{stage.sandbox.world.bot.id}> Note {number}.")
        told_after = 1 + 2 * number
        await stage.sandbox.until(lambda: len(cards(stage)) == told_after)  # noqa: B023
    above, below = cards(stage)[-3], cards(stage)[-1]
    assert "none yet" not in card.text
    following = (await stage.ada.press(below, "Next phase")).message
    assert "phase 2 of 6" in following.text
    assert "Note 2." in following.text
    assert following is cards(stage)[-1]
    assert "phase 2 of 6" in (await stage.ada.press(above, "Next phase")).message.text


async def test_the_answer_to_a_note_in_a_chat_leads_on(stage: Stage) -> None:
    card = await opened(stage, stage.ada.dm)
    await stage.ada.press(card, "Start")
    for text in (NOTES, "Two regions."):
        said = await stage.ada.say(stage.ada.dm, text)
        await stage.sandbox.until(lambda: stage.ada.sees(stage.ada.dm)[-1].id > said.id)  # noqa: B023
    following = (await stage.ada.press(stage.ada.sees(stage.ada.dm)[-1], "Next phase")).message
    assert "phase 2 of 6" in following.text
    assert following is stage.ada.sees(stage.ada.dm)[-1]


async def test_a_command_that_mentions_the_bot_is_told_and_noted_nowhere(stage: Stage) -> None:
    """Also where a note is edited into one."""
    card = await in_thread(stage)
    bot = f"<@{stage.sandbox.world.bot.id}>"
    said = await stage.ada.say(thread_of(stage), f"{bot} {NOTES}")
    await stage.sandbox.until(lambda: "noted under Requirements" in cards(stage)[-1].text)
    for text in (f"{bot} /draw the boxes", f"/history {bot}"):
        await stage.ada.edit(said, text)
        await stage.sandbox.until(lambda: "came as text" in cards(stage)[-1].text)
        shown = await note(stage.ada, card, "By the form.")
        assert NOTES not in shown.text
        assert "boxes" not in shown.text


async def test_without_a_thread_a_message_is_picked(stage: Stage) -> None:
    """In whatever channel; the notes that stand then can be read from there."""
    stage.sandbox.moderation.deny_bot(stage.general, Permission.CREATE_PRIVATE_THREADS)
    card = (await stage.ada.press(await opened(stage), "Start")).message
    assert "*Apps → Add to my notes* on a message of yours adds that too." in card.text
    spoken = await stage.ada.say(stage.daily, NOTES)
    picked = (await stage.ada.pick(spoken, PICK)).message
    assert "Noted under Requirements" in picked.text
    assert NOTES in (await stage.ada.press(picked, "All my notes")).message.text


async def test_in_a_chat_what_was_typed_before_is_picked(stage: Stage) -> None:
    """What is typed since the start is noted by itself, and not once more."""
    early = await stage.ada.say(stage.ada.dm, "Thought of before.")
    await stage.sandbox.until(lambda: len(stage.ada.sees(stage.ada.dm)) == 2)
    card = await opened(stage, stage.ada.dm)
    await stage.ada.press(card, "Start")
    typed = await stage.ada.say(stage.ada.dm, NOTES)
    picked = (await stage.ada.pick(typed, PICK)).message
    assert "That is in your notes on Requirements already" in picked.text
    picked = (await stage.ada.pick(early, PICK)).message
    assert "Noted under Requirements" in picked.text
    notes = (await stage.ada.press(picked, "All my notes")).message.text
    assert notes.count(NOTES) == 1
    assert "Thought of before." in notes
