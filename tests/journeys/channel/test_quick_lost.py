"""A channel's interview whose card, thread, channel or server goes, also while the bot is down."""

from datetime import timedelta

import pytest

from sandbox import Channel, Message, Permission
from tests.journeys.acts import copied, fill, leads_on, told, usable
from tests.journeys.channel.hosting import (
    CLOSED,
    close,
    lead,
    new_thread,
    refused_for_long,
    share,
    shows,
    start,
)
from tests.stage import LONG_ENOUGH, Stage

FOLLOW_UP = "/webhooks/{webhook_id}/{webhook_token}"


async def lost(stage: Stage, reason: str, times: int = 1) -> None:
    """Wait until the bot has noticed."""
    await stage.bot.says("round.lost", times)
    assert reason in stage.bot.log


async def test_a_form_that_was_open_when_the_card_was_deleted_counts(stage: Stage) -> None:
    """The answer is kept and graded, and the interview ends for all."""
    card = await start(stage)
    form = (await stage.grace.press(card, "Answer")).form
    stage.sandbox.moderation.delete_message(card)
    kept = await stage.grace.submit(form, {"Your answer": LONG_ENOUGH})
    assert kept.message.ephemeral
    assert LONG_ENOUGH in kept.message.text
    await lost(stage, "card-deleted")
    own = await stage.grace.press(kept.message, "Grade mine")
    graded = await stage.grace.press(own.message, "Solid")
    assert "+3 points" in graded.message.text
    late = await stage.mona.press(copied(stage, card, stage.daily), "Join")
    assert "This interview is over" in late.message.text
    assert "question 1 of 2" in (await start(stage)).text


@pytest.mark.parametrize("how", CLOSED)
async def test_with_its_thread_it_ends_and_answers_stay(stage: Stage, how: str) -> None:
    """Archived, locked or deleted; whoever answered still grades, and the channel is free."""
    place = await new_thread(stage)
    card = await start(stage, place)
    own = await fill(stage.grace, card, "Answer", Your_answer=LONG_ENOUGH)
    close(stage, place, how)
    await lost(stage, "thread-")
    if how != "deleted":
        shown = await stage.grace.press(own.message, "Grade mine")
        graded = await stage.grace.press(shown.message, "Solid")
        assert "+3 points" in graded.message.text
    assert "question 1 of 2" in (await start(stage)).text


async def test_what_is_lost_while_the_bot_is_down_is_noticed_afterwards(stage: Stage) -> None:
    """At the reveal at the latest, though nothing told of it; where a card can come, it goes on.

    As anyone's message does, it opens an archived thread.
    """
    moderation = stage.sandbox.moderation
    places = [
        moderation.add_channel(stage.club, name) for name in ("card", "channel", "hidden", "left")
    ]
    places += [await new_thread(stage, place) for place in places]
    cards = [await start(stage, place) for place in places]
    for card in cards:
        await stage.grace.press(card, "Join")
        await shows(stage, card, "2 members joined")
    await stage.bot.kill()
    await stage.sandbox.until(lambda: not stage.sandbox.sessions.connected)
    _, channel, hidden, _, archived, _, _, locked = places
    moderation.delete_message(cards[0])
    moderation.delete_channel(channel)
    moderation.deny_bot(hidden, Permission.VIEW_CHANNEL)
    moderation.close_thread(archived)
    moderation.close_thread(locked, archive=False, lock=True)
    stage.sandbox.clock.advance(timedelta(minutes=6))
    await stage.bot.start()
    await stage.sandbox.bot_ready()
    for number in (0, 3, 4):
        await revealed(stage, places[number])
    await refused_for_long(stage, cards=2)  # the hidden channel's, and its thread's
    await lost(stage, "channel-deleted", 5)
    for reason in ("unseen", "thread-locked"):
        assert reason in stage.bot.log


async def revealed(stage: Stage, place: Channel) -> None:
    """Wait until an answer stands in a place."""
    await stage.sandbox.until(
        lambda: any("Model answer" in each.text for each in stage.ada.sees(place))
    )


async def test_a_channel_that_is_deleted_takes_its_threads_interviews_along(stage: Stage) -> None:
    """Discord tells of the channel alone."""
    await start(stage, await new_thread(stage))
    stage.sandbox.moderation.delete_channel(stage.general)
    await lost(stage, "thread-deleted")


async def test_a_server_that_the_bot_must_leave_ends_it(stage: Stage) -> None:
    """Invited again, the channel is free."""
    card = await start(stage)
    stage.sandbox.moderation.remove_bot(stage.club)
    stage.sandbox.clock.advance(timedelta(minutes=6))
    await refused_for_long(stage)
    await lost(stage, "unseen")
    stage.sandbox.moderation.add_bot(stage.club)
    desk = await stage.ada.press(card, "Host…")
    assert "I may no longer see its channel." in desk.message.text
    card = await shows(stage, card, "I may no longer see its channel.")
    assert "question 1 of 2" in (await start(stage)).text


async def test_an_own_card_is_of_no_use_to_another(stage: Stage) -> None:
    """Who has not answered can neither grade, nor share, nor read what another wrote."""
    card = await start(stage)
    kept = await fill(stage.grace, card, "Answer", Your_answer=LONG_ENOUGH)
    forged = copied(stage, kept.message, stage.daily)
    assert "No answer of yours" in await told(stage.mona, forged, "Grade mine")
    await lead(stage.ada, card, "Reveal")
    card = await shows(stage, card, "Model answer")
    for label in ("Grade mine", "Share mine"):
        assert "No answer of yours" in await told(stage.mona, card, label)
    shown = (await stage.grace.press(card, "Grade mine")).message
    for step in ("Solid", None):
        forged = copied(stage, shown, stage.daily)
        for label in usable(forged):
            if leads_on(label):
                continue
            assert "No answer of yours" in await told(stage.mona, forged, label)
        if step is not None:
            shown = (await stage.grace.press(shown, step)).message
    assert "**Solid** · +3 points" in shown.text


async def test_a_card_is_no_key_in_another_server(stage: Stage) -> None:
    """Every button and form answers there that the interview is not recorded."""
    card = await start(stage)
    elsewhere = stage.sandbox.guild("Backend Guild").channel("general")
    forged = copied(stage, card, elsewhere)
    for label in usable(forged):
        if label != "Hint":  # it says no more than the question does
            assert "no longer recorded here" in await told(stage.ada, forged, label)
    await lead(stage.ada, card, "Skip")
    card = await shows(stage, card, "question 2 of 2")
    assert "Nobody answered yet" in card.text


@pytest.mark.parametrize("how", CLOSED)
async def test_the_thread_under_a_card_may_be_closed(stage: Stage, how: str) -> None:
    """The interview goes on, and what is shared comes into an open thread, else the channel."""
    card = await start(stage, questions=1)
    await stage.sandbox.until(lambda: card.thread is not None)
    thread = card.thread
    assert thread is not None
    await fill(stage.grace, card, "Answer", Your_answer=LONG_ENOUGH)
    close(stage, thread, how)
    await lead(stage.ada, card, "Reveal")
    card = await shows(stage, card, "Model answer")
    await share(stage.grace, card, "Share mine")
    place: Channel = thread if how == "archived" else stage.general
    await stage.sandbox.until(
        lambda: any("Grace shares their answer" in each.text for each in stage.mona.sees(place))
    )
    await lead(stage.ada, card, "Finish")
    card = await shows(stage, card, "How it went")


async def answered_without_thread(stage: Stage) -> Message:
    """Grace has answered, and it is revealed: what she shares stands in the channel itself."""
    stage.sandbox.moderation.deny_bot(stage.general, Permission.CREATE_PUBLIC_THREADS)
    card = await start(stage)
    await fill(stage.grace, card, "Answer", Your_answer=LONG_ENOUGH)
    await lead(stage.ada, card, "Reveal")
    return await shows(stage, card, "Model answer")


async def test_what_is_shared_is_removed_once(stage: Stage) -> None:
    """Its author and a moderator press *Remove* at once; neither reads of a failure."""
    card = await answered_without_thread(stage)
    shared = await share(stage.grace, card, "Share mine")
    both = [stage.grace.press(shared, "Remove") for _ in range(2)]
    for each in both:
        await each.acknowledged()
    await stage.sandbox.until(lambda: shared not in stage.grace.sees(stage.general))
    again = await share(stage.grace, card, "Share mine")
    assert "Grace shares their answer" in again.text


async def test_what_was_not_shared_since_the_connection_broke_is_shared_again(stage: Stage) -> None:
    """Nothing stands there, as a look shows, so the record does not say that it does."""
    card = await answered_without_thread(stage)
    stage.sandbox.faults.reset("POST", FOLLOW_UP)
    broken = await share(stage.grace, card, "Share mine")
    assert "My connection to Discord broke" in broken.text
    again = await share(stage.grace, card, "Share mine")
    assert "Grace shares their answer" in again.text
    await stage.sandbox.until(
        lambda: any(
            "Grace shares their answer" in one.text for one in stage.ada.sees(stage.general)
        )
    )


async def test_a_deleted_card_ends_it_and_makes_room(stage: Stage) -> None:
    """The next `/interview where:channel` finds out; another channel goes on."""
    card = await start(stage)
    other = await start(stage, stage.daily)
    stage.sandbox.moderation.delete_message(card)
    await stage.grace.invoke(stage.general, "interview", where="channel")
    await stage.bot.says("round.lost")
    assert "card-deleted" in stage.bot.log
    fresh = await start(stage)
    assert fresh is not card
    await lead(stage.ada, other, "Skip")
    other = await shows(stage, other, "question 2 of 2")


async def test_without_seeing_the_channel_it_ends_and_others_go_on(stage: Stage) -> None:
    """The reason is recorded; without Send Messages alone the card goes on as it was."""
    card, other = await start(stage), await start(stage, stage.daily)
    stage.sandbox.moderation.deny_bot(stage.daily, Permission.SEND_MESSAGES)
    await lead(stage.ada, other, "Reveal")
    other = await shows(stage, other, "Model answer")
    refused = await stage.mona.invoke(stage.general, "interview", where="channel")
    assert refused.message.ephemeral
    stage.sandbox.moderation.deny_bot(stage.general, Permission.VIEW_CHANNEL)
    await lead(stage.ada, card, "Reveal")
    await refused_for_long(stage)
    await stage.bot.says("round.lost")
    assert "unseen" in stage.bot.log
    await lead(stage.ada, other, "Next")
    other = await shows(stage, other, "question 2 of 2")


async def test_a_deleted_channel_ends_it(stage: Stage) -> None:
    """Discord tells, and the record says why."""
    doomed = stage.sandbox.moderation.add_channel(stage.club, "doomed")
    await start(stage, doomed)
    stage.sandbox.moderation.delete_channel(doomed)
    await stage.bot.says("round.lost")
    assert "channel-deleted" in stage.bot.log


async def test_an_archived_thread_ends_what_runs_in_it(stage: Stage) -> None:
    """An interview in a thread ends with it; the one in its channel goes on, and shares there."""
    card = await start(stage)
    await stage.sandbox.until(lambda: card.thread is not None)
    thread = card.thread
    assert thread is not None
    await start(stage, thread)
    close(stage, thread, "archived")
    await stage.bot.says("round.lost")
    assert "thread-closed" in stage.bot.log
    await fill(stage.grace, card, "Answer", Your_answer=LONG_ENOUGH)
    stage.sandbox.moderation.deny_bot(stage.general, Permission.SEND_MESSAGES_IN_THREADS)
    await lead(stage.ada, card, "Reveal")
    card = await shows(stage, card, "Model answer")
    before = (await stage.grace.press(card, "Share mine")).message
    await stage.grace.press(before, "Share")
    told = "I could not write in the thread, so you shared it here."
    await stage.sandbox.until(lambda: before.text.startswith(told))
    await stage.sandbox.until(
        lambda: any("Grace shares" in each.text for each in stage.ada.sees(stage.general))
    )
