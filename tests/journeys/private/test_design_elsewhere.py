"""Design interviews in direct messages, and beside another."""

from datetime import timedelta

from tests.journeys.private.designing import NOTES, in_thread, opened
from tests.stage import Stage


async def test_in_a_direct_message_it_runs_where_it_was_typed(stage: Stage) -> None:
    """What is typed there is noted, and the chat itself is told when the time is up."""
    card = await opened(stage, stage.ada.dm)
    card = (await stage.ada.press(card, "Start")).message
    assert not card.ephemeral
    await stage.ada.say(stage.ada.dm, NOTES)
    await stage.sandbox.until(lambda: "Noted" in stage.ada.sees(stage.ada.dm)[-1].text)
    noted = stage.ada.sees(stage.ada.dm)[-1]
    assert f"Noted under Requirements: {len(NOTES)} characters" in noted.text
    card = (await stage.ada.press(noted, "Show the card")).message
    assert "Ten thousand readers" in card.text
    stage.sandbox.clock.advance(timedelta(minutes=6))
    await stage.sandbox.until(lambda: "Time is up" in stage.ada.sees(stage.ada.dm)[-1].text)


async def test_what_is_typed_while_the_bot_is_down_is_noted_when_it_is_up(stage: Stage) -> None:
    """By the next message, and by the next press; what stood there before *Start* is no note."""
    home = stage.ada.dm
    card = await opened(stage, home)
    await stage.ada.say(home, "Wait, I need a pencil.")
    await stage.sandbox.until(lambda: "Type /interview" in stage.ada.sees(home)[-1].text)
    card = (await stage.ada.press(card, "Start")).message
    await stage.bot.kill()
    await stage.ada.say(home, "Who writes?")
    await stage.bot.start()
    await stage.sandbox.bot_ready()
    await stage.ada.say(home, "Who reads?")
    await stage.sandbox.until(lambda: "Noted" in stage.ada.sees(home)[-1].text)
    await stage.bot.kill()
    await stage.ada.say(home, "And who pays?")
    await stage.bot.start()
    await stage.sandbox.bot_ready()
    card = (await stage.ada.press(card, "Next phase")).message
    notes = (await stage.ada.press(card, "All my notes")).message.text
    places = [notes.index(said) for said in ("Who writes?", "Who reads?", "And who pays?")]
    assert places == sorted(places)
    assert "pencil" not in notes
    assert "Numbers" not in notes.partition("Who writes?")[2]


async def test_options_that_do_not_fit_are_answered_first(stage: Stage) -> None:
    refused = await stage.ada.invoke(stage.general, "interview", format="design", questions=2)
    assert "leave questions out" in refused.message.text
    topic, level = "load-balancing", "junior"
    refused = await stage.ada.invoke(
        stage.general, "interview", format="design", topic=topic, level=level
    )
    assert "has no junior design prompts" in refused.message.text


async def test_a_quick_interview_may_run_beside_it(stage: Stage) -> None:
    await in_thread(stage)
    quick = await stage.ada.invoke(stage.general, "interview")
    assert "Interview · question 1 of 3" in quick.message.text
    assert "It runs in" in (await opened(stage)).text


async def test_one_that_is_declined_records_nothing(stage: Stage) -> None:
    card = (await stage.ada.press(await opened(stage), "Not now")).message
    assert "nothing is recorded" in card.text
    assert "Start" in (await opened(stage)).buttons
