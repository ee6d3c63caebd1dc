"""Design interviews as members live them: in a thread, in private, through kills and refusals."""

from datetime import timedelta

from sandbox.world.permission_bits import Permission
from tests.journeys.acts import leads_on, usable
from tests.journeys.channel.hosting import untold_for_long
from tests.journeys.private.designing import (
    AXES,
    NOTES,
    assess,
    cards,
    in_thread,
    note,
    opened,
    thread_of,
    told,
)
from tests.stage import Stage


async def test_a_whole_interview_in_a_private_thread(stage: Stage) -> None:
    """Six phases with their minutes, a changed requirement, and a scorecard that counts once."""
    card = await in_thread(stage)
    assert thread_of(stage).type == 12
    link = stage.ada.sees(stage.general)[-1]
    assert f"It runs in <#{thread_of(stage).id}>" in link.text
    for number, (name, minutes) in enumerate(
        (
            ("Requirements", 5),
            ("Numbers", 3),
            ("API and data", 7),
            ("High-level", 12),
            ("Deep dive", 13),
            ("Wrap-up", 5),
        ),
        start=1,
    ):
        assert f"phase {number} of 6" in card.text
        assert f"### {name} · {minutes} minutes" in card.text
        assert ("One requirement changes:" in card.text) == (name == "Deep dive")
        assert "Model answer" not in card.text
        card = await note(stage.ada, card, f"{NOTES} ({name})")
        stage.sandbox.clock.advance(timedelta(minutes=minutes - 1))
        last = name == "Wrap-up"
        card = (
            await stage.ada.press(card, "To the self-assessment" if last else "Next phase")
        ).message
        if not last:
            assert f"{name}: did you have this?" in card.text
            assert f"({name})" in card.text
    assert "Model answer" in card.text
    score = await assess(stage.ada, card)
    assert "Together 12 of 18" in score.text
    assert "**Solid** · +12 points · streak 1 day" in score.text
    assert "Bars of the six axes: Scope 2 of 3" in score.text
    assert "**Scope** 2 of 3" in score.text
    assert "What to practise next" in score.text
    assert score.attachments[0].content.startswith(b"\x89PNG")
    board = await stage.ada.invoke(stage.general, "leaderboard")
    assert "**Ada** · 12 points · 1 attempt" in board.message.text


async def test_the_grade_may_be_changed_and_the_notes_read_again(stage: Stage) -> None:
    """From the scorecard to the answer, the notes and the grades, and back to the picture."""
    card = await note(stage.ada, await in_thread(stage))
    card = (await stage.ada.press(card, "End")).message
    score = await assess(stage.ada, card, "000000")
    assert "**Missed it**" in score.text
    chosen = (await stage.ada.press(score, "What I chose")).message
    assert "**Scope 0 of 3:** I began to design" in chosen.text
    assert "Of 18: up to 4 Missed it" in chosen.text
    score = (await stage.ada.press(chosen, "Back")).message
    notes = (await stage.ada.press(score, "All my notes")).message
    assert NOTES in notes.text
    assert not notes.attachments
    score = (await stage.ada.press(notes, "Back")).message
    answer = (await stage.ada.press(score, "Model answer")).message
    assert "Key points" in answer.text
    assert {"Further", "What a good candidate asks"} <= set(usable(answer))
    score = (await stage.ada.press(answer, "Back")).message
    assert score.attachments
    grades = (await stage.ada.press(score, "Change grade")).message
    changed = (await stage.ada.press(grades, "Partly there")).message
    assert "**Partly there** · +3 points" in changed.text


async def test_where_threads_are_not_permitted_it_runs_in_private(stage: Stage) -> None:
    """The card says so, and tells of the time at the next press."""
    stage.sandbox.moderation.deny_bot(stage.general, Permission.CREATE_PRIVATE_THREADS)
    card = await opened(stage)
    assert card.ephemeral
    assert "Only this card shows it" in card.text
    card = (await stage.ada.press(card, "Start with 20 minutes")).message
    assert "### Requirements · 2 minutes" in card.text
    stage.sandbox.clock.advance(timedelta(minutes=3))
    card = await note(stage.ada, card)
    assert "Time is up" in card.text
    card = (await stage.ada.press(card, "5 more minutes")).message
    assert "Time is up" not in card.text
    again = await opened(stage)
    assert "phase 1 of 6" in again.text
    assert not [one for one in stage.club.channels.values() if one.is_thread]


async def test_killed_in_the_middle_of_a_phase_and_with_an_open_form(stage: Stage) -> None:
    """The form counts after `kill -9`, and the hour in which the bot was down is given back."""
    card = await in_thread(stage)
    form = (await stage.ada.press(card, "Add notes")).form
    card = (await stage.ada.press(card, "5 more minutes")).message
    await stage.bot.kill()
    stage.sandbox.clock.advance(timedelta(hours=1))
    await stage.bot.start()
    await stage.sandbox.bot_ready()
    card = (await stage.ada.submit(form, {"Your notes": NOTES})).message
    assert "Ten thousand readers" in card.text
    assert "Time is up" not in card.text
    paused = (await stage.ada.press(card, "Pause")).message
    assert "**Paused** with 9 minutes" in paused.text or "**Paused** with 10 minutes" in paused.text
    await stage.restart()
    assert "Pause" in (await stage.ada.press(paused, "Resume")).message.buttons


async def test_killed_between_any_two_steps_to_the_scorecard(stage: Stage) -> None:
    """Every step of a short interview after a `kill -9`, the two forms of the end among them."""
    card = await in_thread(stage, "Start with 20 minutes")
    await stage.restart()
    card = await note(stage.ada, card)
    for label in ("Next phase", "End"):
        await stage.restart()
        card = (await stage.ada.press(card, label)).message
    for axes in AXES:
        form = (await stage.ada.press(card, f"Assess {', '.join(axes)}")).form
        await stage.restart()
        card = (await stage.ada.submit(form, dict.fromkeys(axes, "3"))).message
    assert "Together 18 of 18" in card.text
    assert "**Could teach it** · +3 points" in card.text


async def test_the_wrong_person_presses_every_button(stage: Stage) -> None:
    """In a thread others see the buttons; each answers them alone, and changes nothing."""
    card = await in_thread(stage)
    thread_of(stage).members[stage.grace.id] = stage.sandbox.clock.now()
    card = await note(stage.ada, card)
    before = card.text
    for label in card.buttons:
        refused = (await stage.grace.press(card, label)).message
        assert refused.ephemeral
        assert "This interview is not yours" in refused.text
    assert card.text == before
    card = (await stage.ada.press(card, "End")).message
    for label in card.buttons:
        assert "not yours" in (await stage.grace.press(card, label)).message.text
    score = await assess(stage.ada, card)
    for label in score.buttons:
        if leads_on(label):
            continue
        assert "not yours" in (await stage.grace.press(score, label)).message.text


async def test_two_presses_at_once_go_on_by_one_step(stage: Stage) -> None:
    """*Start* opens one thread, *Next phase* one phase."""
    opening = await opened(stage)
    first, second = stage.ada.press(opening, "Start"), stage.ada.press(opening, "Start")
    await first
    await second
    await stage.sandbox.until(lambda: any(one.is_thread for one in stage.club.channels.values()))
    card = await told(stage, 1)
    both = stage.ada.press(card, "Next phase"), stage.ada.press(card, "Next phase")
    shown = [(await each).message.text for each in both]
    assert all("phase 2 of 6" in text for text in shown)
    assert len(cards(stage)) == 1


async def test_time_that_is_up_is_told_in_the_thread_once(stage: Stage) -> None:
    """The card comes anew at the end of the thread, and again after more time is up."""
    await in_thread(stage)
    for number in (2, 3):
        stage.sandbox.clock.advance(timedelta(minutes=6))
        card = await told(stage, number)
        assert "Time is up" in card.text
        await stage.ada.press(card, "5 more minutes")
        assert "Time is up" not in card.text


async def test_an_archived_thread_opens_for_what_is_told(stage: Stage) -> None:
    await in_thread(stage)
    stage.sandbox.moderation.close_thread(thread_of(stage))
    stage.sandbox.clock.advance(timedelta(minutes=6))
    await told(stage)
    assert not thread_of(stage).archived


async def test_a_thread_that_is_deleted_leaves_the_interview(stage: Stage) -> None:
    """It goes on in private from where it was, and its time is told there."""
    card = await note(stage.ada, await in_thread(stage))
    stage.sandbox.moderation.delete_channel(thread_of(stage))
    stage.sandbox.clock.advance(timedelta(minutes=6))
    await stage.bot.says("design.unreachable")
    card = await opened(stage)
    assert card.ephemeral
    assert "Time is up" in card.text
    assert "Ten thousand readers" in card.text


async def test_a_thread_that_was_deleted_a_moment_ago_can_be_left(stage: Stage) -> None:
    """Before the bot has noticed, the command still leads out of it."""
    await in_thread(stage)
    stage.sandbox.moderation.delete_channel(thread_of(stage))
    link = await opened(stage)
    card = (await stage.ada.press(link, "Show it here")).message
    assert "phase 1 of 6" in card.text
    assert "phase 2 of 6" in (await stage.ada.press(card, "Next phase")).message.text


async def test_permissions_that_are_taken_away_leave_the_interview(stage: Stage) -> None:
    """Unable to write in the thread, the bot goes on in private; buttons work all the while."""
    card = await in_thread(stage)
    stage.sandbox.moderation.deny_bot(stage.general, Permission.SEND_MESSAGES_IN_THREADS)
    stage.sandbox.clock.advance(timedelta(minutes=6))
    await untold_for_long(stage)
    card = (await stage.ada.press(card, "Next phase")).message
    assert "phase 2 of 6" in card.text
    assert "phase 2 of 6" in (await opened(stage)).text
