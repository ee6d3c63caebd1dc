"""A channel's design interview whose card, thread, channel or server goes, also in downtime."""

import asyncio
from datetime import timedelta

import pytest

from sandbox import Actor, Channel, Message, Permission
from tests.journeys.acts import copied, told, usable
from tests.journeys.channel.hosting import (
    CLOSED,
    begin,
    close,
    lead,
    new_thread,
    refused_for_long,
    share,
    shows,
    untold_for_long,
)
from tests.journeys.private.designing import AXES, NOTES, assess, note
from tests.stage import Stage


async def lost(stage: Stage, reason: str, times: int = 1) -> None:
    """Wait until the bot has noticed."""
    await stage.bot.says("round.lost", times)
    assert reason in stage.bot.log


async def noted(stage: Stage, place: Channel | None = None) -> tuple[Message, Message]:
    """One in its first phase, to which Grace has noted something; its card, and her own."""
    card = await begin(stage, place)
    own = await note(stage.grace, card)
    card = await shows(stage, card, "Noted: Grace.")
    return card, own


async def assessed(stage: Stage, own: Message) -> None:
    """Grace assesses herself from her own card, whatever became of the interview."""
    mine = (await stage.grace.press(own, "All my notes")).message
    assert NOTES in mine.text
    mine = (await stage.grace.press(mine, "Back")).message
    assert "**Solid** · +3 points" in (await assess(stage.grace, mine)).text


async def test_a_form_that_was_open_when_the_card_was_deleted_counts(stage: Stage) -> None:
    """The first notes of a member are kept, and what they show leads to the assessment."""
    card = await begin(stage)
    form = (await stage.grace.press(card, "Add notes")).form
    stage.sandbox.moderation.delete_message(card)
    own = (await stage.grace.submit(form, {"Your notes": NOTES})).message
    assert own.ephemeral
    assert NOTES in own.text
    await lost(stage, "card-deleted")
    await assessed(stage, own)
    assert "phase 1 of 6" in (await begin(stage)).text


@pytest.mark.parametrize("how", CLOSED)
async def test_with_its_thread_it_ends_and_notes_stay(stage: Stage, how: str) -> None:
    """Archived, locked or deleted: whoever noted something still assesses, where they see it."""
    place = await new_thread(stage)
    _, own = await noted(stage, place)
    close(stage, place, how)
    await lost(stage, "thread-")
    if how != "deleted":
        await assessed(stage, own)
    assert "phase 1 of 6" in (await begin(stage)).text


@pytest.mark.parametrize("how", CLOSED)
async def test_the_thread_under_a_card_may_be_closed(stage: Stage, how: str) -> None:
    """An archived one opens for what is told; else card and channel are what is left."""
    card, _ = await noted(stage)
    thread = card.thread
    assert thread is not None
    close(stage, thread, how)
    stage.sandbox.clock.advance(timedelta(minutes=6))
    card = await shows(stage, card, "Time is up")
    assert not thread.archived
    await lead(stage.ada, card, "Next phase")
    card = await shows(stage, card, "phase 2 of 6")
    await share(stage.grace, card, "Share my notes on Requirements")
    place = thread if how == "archived" else stage.general
    assert any("Grace shares their notes" in each.text for each in stage.mona.sees(place))


async def test_what_is_lost_while_the_bot_is_down_is_noticed_afterwards(stage: Stage) -> None:
    """Once the time is up; notes stay, an archived thread opens, and what is left goes on."""
    moderation = stage.sandbox.moderation
    places = [moderation.add_channel(stage.club, name) for name in ("card", "channel", "hidden")]
    places += [await new_thread(stage), await new_thread(stage, stage.daily), stage.general]
    held = [await noted(stage, place) for place in places]
    await stage.bot.kill()
    await stage.sandbox.until(lambda: not stage.sandbox.sessions.connected)
    _, channel, hidden, archived, locked, _ = places
    moderation.delete_message(held[0][0])
    moderation.delete_channel(channel)
    moderation.deny_bot(hidden, Permission.VIEW_CHANNEL)
    moderation.close_thread(archived)
    moderation.close_thread(locked, archive=False, lock=True)
    await stage.bot.start()
    await stage.sandbox.bot_ready()
    stage.sandbox.clock.advance(timedelta(minutes=6))
    await shows(stage, held[-1][0], "Time is up")
    await shows(stage, held[3][0], "Time is up")
    assert not archived.archived
    await untold_for_long(stage)
    await refused_for_long(stage)
    await lost(stage, "card-deleted", 4)
    for reason in ("channel-deleted", "unseen", "thread-locked"):
        assert reason in stage.bot.log
    await assessed(stage, held[0][1])


async def test_a_server_that_the_bot_must_leave_ends_it(stage: Stage) -> None:
    """Invited again, the channel is free, and what was noted is still there."""
    _, own = await noted(stage)
    stage.sandbox.moderation.remove_bot(stage.club)
    stage.sandbox.clock.advance(timedelta(minutes=6))
    await untold_for_long(stage)
    await refused_for_long(stage)
    await lost(stage, "unseen")
    stage.sandbox.moderation.add_bot(stage.club)
    await assessed(stage, own)
    assert "phase 1 of 6" in (await begin(stage)).text


async def test_an_own_card_shows_another_nothing(stage: Stage) -> None:
    """Neither notes, nor assessment, nor grades: every button has only its presser's own."""
    card, own = await noted(stage)
    forged = copied(stage, own, stage.daily)
    shown = (await stage.mona.press(forged, "All my notes")).message
    assert shown.ephemeral
    assert NOTES not in shown.text
    await lead(stage.ada, card, "End")
    card = await shows(stage, card, "How it went")
    mine = (await stage.grace.press(card, "Assess mine")).message
    forged = copied(stage, mine, stage.daily)
    for label in (one for one in usable(forged) if one.startswith("Assess")):
        assert "No notes of yours on this interview" in await told(stage.mona, forged, label)
    score = await assess(stage.grace, mine)
    forged = copied(stage, score, stage.daily)
    for label in usable(forged):
        assert NOTES not in await told(stage.mona, forged, label)
    again = (await stage.grace.press(card, "Assess mine")).message
    assert "**Solid**" in again.text


async def assess_twice(member: Actor, card: Message) -> Message:
    """Fill in both forms of the self-assessment, and send each twice in one moment."""
    for axes in AXES:
        label = f"Assess {', '.join(axes)}"
        forms = [(await member.press(card, label)).form for _ in range(2)]
        sent = [member.submit(form, dict.fromkeys(axes, "2")) for form in forms]
        card = [(await each).message for each in sent][-1]
    return card


async def test_the_axes_open_with_what_was_chosen(stage: Stage) -> None:
    """Behind the button of a card that was shown before; once all is kept it is shown instead."""
    card, _ = await noted(stage)
    await lead(stage.ada, card, "End")
    card = await shows(stage, card, "How it went")
    own = (await stage.grace.press(card, "Assess mine")).message
    public, label = copied(stage, own, stage.general), f"Assess {', '.join(AXES[0])}"
    empty = (await stage.grace.press(public, label)).form
    assert empty is not None
    await stage.grace.submit(empty, dict(zip(AXES[0], "123", strict=True)))
    filled = (await stage.grace.press(public, label)).form
    assert filled is not None
    chosen = [
        option["value"]
        for part in filled.inputs.values()
        for option in part["options"]
        if option.get("default")
    ]
    assert chosen == ["1", "2", "3"]
    assert filled.custom_id != empty.custom_id
    kept = (await stage.grace.submit(filled, dict(zip(AXES[0], "222", strict=True)))).message
    form = (await stage.grace.press(kept, f"Assess {', '.join(AXES[1])}")).form
    score = await stage.grace.submit(form, dict.fromkeys(AXES[1], "2"))
    assert "Together 12 of 18" in score.message.text
    again = await stage.grace.press(public, label)
    assert again.form is None
    assert "Together 12 of 18" in again.message.text


async def test_two_assessments_at_once_are_one(stage: Stage) -> None:
    """By one member twice and by two members: each has one scorecard, and their points once."""
    card, _ = await noted(stage)
    await note(stage.mona, card)
    await lead(stage.ada, card, "End")
    card = await shows(stage, card, "How it went")
    opened = [stage.grace.press(card, "Assess mine") for _ in range(2)]
    grace = [(await each).message for each in opened]
    await stage.sandbox.until(lambda: any(each.deleted for each in grace))
    [left] = [each for each in grace if not each.deleted]
    mona = (await stage.mona.press(card, "Assess mine")).message
    at_once = [assess_twice(stage.grace, left), assess(stage.mona, mona)]
    for score in await asyncio.gather(*at_once):
        assert "Together 12 of 18" in score.text
    board = await stage.ada.invoke(stage.general, "leaderboard")
    for name in ("Grace", "Mona"):
        assert f"**{name}** · 3 points · 1 attempt" in board.message.text


async def test_a_deleted_card_ends_it_and_keeps_the_notes(stage: Stage) -> None:
    """The own card still leads to the assessment."""
    card = await begin(stage)
    own = await note(stage.grace, card)
    stage.sandbox.moderation.delete_message(card)
    await stage.ada.invoke(stage.general, "interview", where="channel")
    await stage.bot.says("round.lost")
    assert "card-deleted" in stage.bot.log
    mine = (await stage.grace.press(own, "Add notes on Requirements")).form
    kept = (await stage.grace.submit(mine, {"Your notes": "And one thing more."})).message
    assert "Together 12 of 18" in (await assess(stage.grace, kept)).text


async def test_permissions_that_are_taken_away(stage: Stage) -> None:
    """Unable to write in the thread, the card goes on; unable to see the channel, it ends."""
    card = await begin(stage)
    stage.sandbox.moderation.deny_bot(stage.general, Permission.SEND_MESSAGES_IN_THREADS)
    stage.sandbox.clock.advance(timedelta(minutes=6))
    await untold_for_long(stage)
    card = await shows(stage, card, "Time is up")
    await note(stage.grace, card)
    stage.sandbox.moderation.deny_bot(stage.general, Permission.VIEW_CHANNEL)
    await lead(stage.ada, card, "Next phase")
    await refused_for_long(stage)
    await stage.bot.says("round.lost")
    assert "unseen" in stage.bot.log


async def test_without_a_thread_the_card_is_enough(stage: Stage) -> None:
    """Where none may be opened, notes are shared in the channel."""
    stage.sandbox.moderation.deny_bot(stage.general, Permission.CREATE_PUBLIC_THREADS)
    card = await begin(stage)
    await note(stage.grace, card)
    stage.sandbox.clock.advance(timedelta(minutes=6))
    card = await shows(stage, card, "Time is up")
    await lead(stage.ada, card, "Next phase")
    card = await shows(stage, card, "phase 2 of 6")
    shared = await share(stage.grace, card, "Share my notes on Requirements")
    assert "Grace shares their notes" in shared.text
    assert shared.channel is stage.general
