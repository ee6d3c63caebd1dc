"""A channel's interview is seen: what is new is a new message, and private cards stay true."""

from datetime import timedelta

from sandbox import Message, Permission
from tests.journeys.acts import usable, write
from tests.journeys.channel.hosting import (
    begin,
    cards_like,
    gather,
    lead,
    leads,
    newest,
    shows,
    start,
)
from tests.journeys.private.designing import note
from tests.stage import LONG_ENOUGH, Stage


def link_to(stage: Stage, card: Message) -> str:
    """Where a message is, as a link."""
    return f"https://discord.com/channels/{stage.club.id}/{card.channel.id}/{card.id}"


async def shrinks(stage: Stage, card: Message) -> None:
    """Wait until an old card is a line that leads to the newest, and to an answer it showed."""
    await stage.sandbox.until(lambda: link_to(stage, newest(card)) in card.text)
    assert card.text.partition("[")[0].strip().count("\n") == 1
    assert card.buttons in ([], ["Model answer"])


async def test_each_reveal_each_question_and_the_end_are_new_messages(stage: Stage) -> None:
    """The one before shrinks to a line with a link; within a step the newest card is edited."""
    asked = await start(stage)
    await write(stage.grace, asked)
    assert await shows(stage, asked, "Answered: Grace.") is asked
    shown = await leads(stage, stage.ada, asked, "Reveal", "Model answer")
    assert shown is not asked
    await shrinks(stage, asked)
    assert "Question 1 of 2: " in asked.text
    second = await leads(stage, stage.ada, shown, "Next", "question 2 of 2")
    await shrinks(stage, shown)
    over = await leads(stage, stage.ada, second, "Skip", "How it went")
    await shrinks(stage, second)
    assert cards_like(over) == [asked, shown, second, over]


async def test_the_time_that_is_up_brings_a_new_message_below_what_was_said(stage: Stage) -> None:
    asked = await start(stage)
    await stage.grace.say(stage.general, "Is it about the edge?")
    stage.sandbox.clock.advance(timedelta(minutes=6))
    await shows(stage, asked, "Model answer")
    assert stage.ada.sees(stage.general)[-1] is newest(asked)


async def test_the_phases_of_a_design_are_one_message_and_its_answer_another(stage: Stage) -> None:
    """The thread tells which phase has begun, with a link to the card."""
    card = await begin(stage)
    await stage.sandbox.until(lambda: card.thread is not None)
    for phase in range(2, 7):
        assert await leads(stage, stage.ada, card, "Next phase", f"phase {phase} of 6") is card
    compared = await leads(stage, stage.ada, card, "To the self-assessment", "Model answer")
    await shrinks(stage, card)
    over = await leads(stage, stage.ada, compared, "Finish", "How it went")
    assert cards_like(over) == [card, compared, over]


async def test_without_a_thread_each_phase_is_a_new_message(stage: Stage) -> None:
    """Nothing else leads down from the card, which may stand far above by then."""
    stage.sandbox.moderation.deny_bot(stage.general, Permission.CREATE_PUBLIC_THREADS)
    card = await begin(stage)
    second = await leads(stage, stage.ada, card, "Next phase", "phase 2 of 6")
    assert second is not card
    await shrinks(stage, card)
    assert "Design interview: " in card.text


async def test_what_leads_is_behind_one_button_for_the_host_alone(stage: Stage) -> None:
    card = await start(stage)
    assert [each for each in usable(card) if each != "Hint"] == ["Answer", "Join", "Host…"]
    await stage.grace.press(card, "Join")
    refused = await stage.grace.press(card, "Host…")
    assert refused.message.ephemeral
    assert "Only the host, Ada, can do this." in refused.message.text
    desk = (await stage.ada.press(card, "Host…")).message
    assert desk.ephemeral
    assert usable(desk) == ["Reveal", "Skip", "Pause", "5 more minutes", "Hand over", "End"]
    desk = (await stage.ada.press(desk, "Pause")).message
    assert "**Paused**, with" in desk.text
    await shows(stage, card, "Paused")
    manager = (await stage.mona.press(card, "Host…")).message
    assert usable(manager) == ["End"]
    assert "Ada hosts this interview." in manager.text


async def test_a_join_and_a_second_one_are_answered(stage: Stage) -> None:
    card = await start(stage)
    first = (await stage.grace.press(card, "Join")).message
    assert first.ephemeral
    assert first.text == "**You are in.** The others wait for your answer: press *Answer*."
    again = (await stage.grace.press(card, "Join")).message
    assert "You are in already." in again.text
    await write(stage.grace, card)
    answered = (await stage.grace.press(card, "Join")).message
    assert "**You are in already.** Your answer is kept" in answered.text
    group = await gather(stage, stage.daily)
    await stage.grace.press(group, "Join")
    again = (await stage.grace.press(group, "Join")).message
    assert "**You are in already.** Note what you would say" in again.text


async def test_private_cards_change_by_themselves(stage: Stage) -> None:
    """At the reveal a member's own card shows the answer, and the host's what comes next."""
    card = await start(stage)
    kept = (await write(stage.grace, card)).message
    desk = (await stage.ada.press(card, "Host…")).message
    other = (await stage.ada.press(card, "Host…")).message
    await stage.ada.press(desk, "Pause")
    await stage.sandbox.until(lambda: "Paused" in other.text)
    assert "until the reveal." in kept.text
    await stage.ada.press(desk, "Reveal")
    await stage.sandbox.until(lambda: "Model answer" in kept.text or "Solid" in usable(kept))
    await stage.sandbox.until(lambda: usable(other) == ["Next", "Hand over", "End"])
    graded = await stage.grace.press(kept, "Solid")
    assert "**Solid** · +3 points" in graded.message.text


async def test_a_private_card_says_when_it_no_longer_changes(stage: Stage) -> None:
    """A token lives for a quarter of an hour; the button that is named works after it."""
    card = await start(stage)
    kept = (await write(stage.grace, card)).message
    await lead(stage.ada, card, "Pause")
    stage.sandbox.clock.advance(timedelta(minutes=14))
    await stage.sandbox.until(lambda: "no longer changes by itself" in kept.text)
    assert "*Grade mine* shows where it stands" in kept.text
    await leads(stage, stage.ada, card, "Reveal", "Model answer")
    assert "Your answer is kept" in kept.text
    shown = await stage.grace.press(kept, "Grade mine")
    assert "Solid" in usable(shown.message)


async def test_own_notes_become_the_self_assessment(stage: Stage) -> None:
    card = await begin(stage)
    own = await note(stage.grace, card)
    await leads(stage, stage.ada, card, "Next phase", "phase 2 of 6")
    await stage.sandbox.until(lambda: "Add notes on Numbers" in usable(own))
    await leads(stage, stage.ada, card, "End", "The host ended it.")
    await stage.sandbox.until(lambda: any("Assess" in each for each in usable(own)))


async def test_a_card_of_before_still_answers(stage: Stage) -> None:
    """A phone shows for a while what is gone: nothing can be answered after the reveal there."""
    card = await start(stage)
    form = (await stage.mona.press(card, "Answer")).form
    stage.sandbox.faults.refuse(
        "PATCH",
        "/channels/{channel_id}/messages/{message_id}",
        status=403,
        code=50013,
        said="Missing Permissions",
        times=1_000,
    )
    await write(stage.grace, card)
    shown = await leads(stage, stage.ada, card, "Reveal", "Model answer")
    assert "Answer" in usable(card)
    late = (await stage.ada.press(card, "Answer")).message
    assert "This question is over" in late.text
    assert link_to(stage, shown) in late.text
    mine = (await stage.grace.press(card, "Answer")).message
    assert "Solid" in usable(mine)
    assert "Solid" in usable((await stage.mona.submit(form, {"Your answer": LONG_ENOUGH})).message)
    desk = (await stage.ada.press(card, "Host…")).message
    assert "Next" in usable(desk)
    joined = (await stage.ada.press(card, "Join")).message
    assert link_to(stage, shown) in joined.text
    stage.sandbox.faults.clear()
    stage.sandbox.clock.advance(timedelta(minutes=2))
    await shrinks(stage, card)
