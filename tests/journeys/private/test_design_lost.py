"""Design interviews in private, in a chat, and in a thread that is closed or loses its card."""

from datetime import timedelta

import pytest

from sandbox import Channel, Message
from sandbox.world.permission_bits import ALL, Permission
from tests.journeys.acts import copied, told, usable
from tests.journeys.channel.hosting import CLOSED, close
from tests.journeys.private.designing import AXES, NOTES, assess, note
from tests.stage import Stage


async def opening(stage: Stage, place: Channel | None = None) -> Message:
    """Type the command; what it shows."""
    options = {"format": "design", "topic": "databases"}
    return (await stage.ada.invoke(place or stage.general, "interview", **options)).message


async def begun(stage: Stage, place: Channel | None = None) -> Message:
    """Start one of 20 minutes; its card, where there can be no thread."""
    card = await opening(stage, place)
    return (await stage.ada.press(card, "Start with 20 minutes")).message


async def in_thread(stage: Stage) -> tuple[Channel, Message]:
    """Start one; its thread, and the card in it."""
    await begun(stage)
    [thread] = [one for one in stage.club.channels.values() if one.is_thread]
    return thread, stage.ada.sees(thread)[-1]


async def to_the_scorecard(stage: Stage, card: Message, *, kills: bool) -> Message:
    """Note something in every phase, and assess oneself; the bot is killed on the way."""
    for phase in range(1, 7):
        assert f"phase {phase} of 6" in card.text
        if kills and phase in (2, 5):
            await stage.restart()
        card = await note(stage.ada, card, f"{NOTES} ({phase})")
        card = (await stage.ada.press(card, usable(card)[1])).message
    assert "Model answer" in card.text
    if kills:
        await stage.restart()
    return await assess(stage.ada, card, "333222")


@pytest.mark.parametrize("place", ["private", "chat"])
async def test_a_whole_interview_without_a_thread(stage: Stage, place: str) -> None:
    """Where the bot may do nothing, and in direct messages: six phases, kills, a scorecard."""
    stage.sandbox.moderation.deny_bot(stage.general, ALL)
    card = await begun(stage, stage.general if place == "private" else stage.ada.dm)
    assert card.ephemeral == (place == "private")
    score = await to_the_scorecard(stage, card, kills=True)
    assert "Together 15 of 18" in score.text
    assert "**Could teach it** · +12 points" in score.text
    assert score.attachments
    assert not [one for one in stage.club.channels.values() if one.is_thread]


@pytest.mark.parametrize("place", ["private", "chat"])
async def test_another_who_presses_every_button_is_refused(stage: Stage, place: str) -> None:
    """The ids of a card that only its member sees are no key, at any step."""
    stage.sandbox.moderation.deny_bot(stage.general, Permission.CREATE_PRIVATE_THREADS)
    home = stage.general if place == "private" else stage.ada.dm
    card = await opening(stage, home)
    for step in ("Start", "Add notes", "End", None):
        forged = copied(stage, card, stage.grace.dm if home.is_dm else stage.general)
        for label in usable(forged):
            assert "This interview is not yours" in await told(stage.grace, forged, label)
        if step == "Add notes":
            card = await note(stage.ada, card)
        elif step is not None:
            card = (await stage.ada.press(card, step)).message
    assert "Together 12 of 18" in (await assess(stage.ada, card)).text


async def test_two_at_once_are_one_step(stage: Stage) -> None:
    """Two commands show one opening; two notes are kept; two *End*, two assessments count once."""
    both = [stage.ada.invoke(stage.general, "interview", format="design") for _ in range(2)]
    first, second = [(await each).message for each in both]
    assert first.text == second.text
    await stage.ada.press(first, "Start")
    [thread] = [one for one in stage.club.channels.values() if one.is_thread]
    card = stage.ada.sees(thread)[-1]
    forms = [(await stage.ada.press(card, "Add notes")).form for _ in range(2)]
    pairs = zip(forms, (NOTES, "And who writes?"), strict=True)
    for each in [stage.ada.submit(form, {"Your notes": text}) for form, text in pairs]:
        await each
    shown = (await stage.ada.press(card, "All my notes")).message
    assert NOTES in shown.text
    assert "And who writes?" in shown.text
    card = (await stage.ada.press(shown, "Back")).message
    for each in [stage.ada.press(card, "End") for _ in range(2)]:
        card = (await each).message
    for axes in AXES:
        label = f"Assess {', '.join(axes)}"
        forms = [(await stage.ada.press(card, label)).form for _ in range(2)]
        for each in [stage.ada.submit(form, dict.fromkeys(axes, "3")) for form in forms]:
            card = (await each).message
    assert "Together 18 of 18" in card.text
    board = await stage.ada.invoke(stage.general, "leaderboard")
    assert "**Ada** · 3 points · 1 attempt" in board.message.text


async def test_a_card_that_is_deleted_comes_anew(stage: Stage) -> None:
    """Behind an open form, with the time that is up, and by the command; the picture too."""
    thread, card = await in_thread(stage)
    form = (await stage.ada.press(card, "Add notes")).form
    stage.sandbox.moderation.delete_message(card)
    card = (await stage.ada.submit(form, {"Your notes": NOTES})).message
    assert card.ephemeral
    assert "Ten thousand readers" in card.text
    stage.sandbox.clock.advance(timedelta(minutes=6))
    await stage.sandbox.until(
        lambda: any("Time is up" in one.text for one in stage.ada.sees(thread))
    )
    stage.sandbox.moderation.delete_message(stage.ada.sees(thread)[-1])
    card = (await stage.ada.press(await opening(stage), "Show it here")).message
    card = (await stage.ada.press(card, "End")).message
    form = (await stage.ada.press(card, f"Assess {', '.join(AXES[0])}")).form
    card = (await stage.ada.submit(form, dict.fromkeys(AXES[0], "3"))).message
    form = (await stage.ada.press(card, f"Assess {', '.join(AXES[1])}")).form
    stage.sandbox.moderation.delete_message(card)
    score = (await stage.ada.submit(form, dict.fromkeys(AXES[1], "3"))).message
    assert "Together 18 of 18" in score.text
    assert score.attachments[0].content.startswith(b"\x89PNG")


@pytest.mark.parametrize("how", CLOSED)
async def test_a_thread_that_is_closed_while_the_bot_is_down(stage: Stage, how: str) -> None:
    """An archived one opens for what is told; a locked or deleted one is left for private."""
    thread, card = await in_thread(stage)
    card = await note(stage.ada, card)
    await stage.bot.kill()
    await stage.sandbox.until(lambda: not stage.sandbox.sessions.connected)
    close(stage, thread, how)
    await stage.bot.start()
    await stage.sandbox.bot_ready()
    stage.sandbox.clock.advance(timedelta(minutes=6))
    if how == "archived":
        await stage.sandbox.until(lambda: not thread.archived)
        assert "Time is up" in stage.ada.sees(thread)[-1].text
        return
    await stage.bot.says("design.unreachable")
    card = await opening(stage)
    assert card.ephemeral
    assert "Time is up" in card.text
    assert "Ten thousand readers" in card.text
    card = (await stage.ada.press(card, "End")).message
    assert "Together 12 of 18" in (await assess(stage.ada, card)).text


async def test_with_the_channel_its_thread_is_gone_and_the_interview_is_not(stage: Stage) -> None:
    """It goes on in private, in another channel; a server that the bot left keeps it, too."""
    _, card = await in_thread(stage)
    await note(stage.ada, card)
    stage.sandbox.moderation.delete_channel(stage.general)
    card = (await stage.ada.press(await opening(stage, stage.daily), "Show it here")).message
    stage.sandbox.moderation.remove_bot(stage.club)
    stage.sandbox.clock.advance(timedelta(minutes=6))
    await stage.bot.says("design.unreachable")
    stage.sandbox.moderation.add_bot(stage.club)
    assert "Ten thousand readers" in (await opening(stage, stage.daily)).text


async def test_a_chat_that_the_bot_may_not_write_in_goes_on_by_its_buttons(stage: Stage) -> None:
    """The time that is up is told at the next press; a deleted card comes anew below."""
    card = await begun(stage, stage.ada.dm)
    stage.ada.user.accepts_dms = False
    stage.sandbox.clock.advance(timedelta(minutes=6))
    await stage.bot.says("design.unreachable")
    form = (await stage.ada.press(card, "Add notes")).form
    stage.sandbox.moderation.delete_message(card)
    card = (await stage.ada.submit(form, {"Your notes": NOTES})).message
    assert "Time is up" in card.text
    assert not card.ephemeral
    assert "phase 2 of 6" in (await stage.ada.press(card, "Next phase")).message.text
