"""A design interview in a channel, as its host and its members live with it."""

from datetime import timedelta

from sandbox import Channel, Message
from tests.journeys.channel.hosting import (
    begin,
    gather,
    lead,
    leads,
    led_to,
    refuses_to_lead,
    share,
    shows,
    twice,
)
from tests.journeys.private.designing import NOTES, assess, note
from tests.stage import Stage


async def to_the_end(stage: Stage, card: Message) -> Message:
    """Ada leads on through what is left of the phases; the card of the self-assessment."""
    for phase in range(int(card.text.partition("phase ")[2][0]), 6):
        card = await leads(stage, stage.ada, card, "Next phase", f"phase {phase + 1} of 6")
    return await leads(stage, stage.ada, card, "To the self-assessment", "Model answer")


def thread_of(stage: Stage) -> Channel:
    """The thread under the card in #general."""
    (thread,) = [each for each in stage.club.channels.values() if each.parent is stage.general]
    return thread


def talk(stage: Stage) -> list[Message]:
    """What stands in that thread; nothing before it is opened."""
    threads = [each for each in stage.club.channels.values() if each.parent is stage.general]
    return [message for thread in threads for message in stage.ada.sees(thread)]


def told(stage: Stage, text: str) -> list[Message]:
    """Those that say something."""
    return [message for message in talk(stage) if text in message.text]


async def two_note(stage: Stage, card: Message, name: str) -> None:
    """Ada and Grace note something in a phase, each for herself."""
    assert "Nobody noted anything yet." in card.text
    assert ("One requirement changes:" in card.text) == (name == "Deep dive")
    assert "Model answer" not in card.text
    for member in (stage.ada, stage.grace):
        own = await note(member, card, f"{NOTES} ({name}, {member.name})")
        assert own.ephemeral
        assert f"Noted under {name}" in own.text
        assert f"({name}, {member.name})" in own.text
    card = await shows(stage, card, "Noted: Ada and Grace.")
    assert NOTES not in card.text


async def test_three_members_go_through_six_phases_to_their_scorecards(stage: Stage) -> None:
    """One clock and one changed requirement for all; notes, assessment and grade for each alone."""
    card = await gather(stage)
    assert "45 minutes in six phases" in card.text
    for member in (stage.grace, stage.mona):
        await member.press(card, "Join")
    card = await shows(stage, card, "3 members joined: Ada, Grace and Mona.")
    await lead(stage.ada, card, "Start")
    for number, name in enumerate(
        ("Requirements", "Numbers", "API and data", "High-level", "Deep dive", "Wrap-up"), start=1
    ):
        card = await shows(stage, card, f"phase {number} of 6")
        await two_note(stage, card, name)
        await lead(stage.ada, card, "Next phase" if number < 6 else "To the self-assessment")
        card = await shows(stage, card, f"{name}: did you have this?")
    assert "Model answer" in card.text
    assert len(told(stage, "Phase 3 of 6: API and data")) == 1
    scores = []
    for member, steps in ((stage.ada, "333222"), (stage.grace, "111000")):
        mine = await member.press(card, "Assess mine")
        assert mine.message.ephemeral
        scores.append(await assess(member, mine.message, steps))
    assert "Together 15 of 18" in scores[0].text
    assert "**Could teach it** · +12 points · streak 1 day" in scores[0].text
    assert scores[0].attachments[0].content.startswith(b"\x89PNG")
    assert "**Missed it** · +12 points" in scores[1].text
    nothing = await stage.mona.press(card, "Assess mine")
    assert "No notes of yours on this interview" in nothing.message.text
    card = await shows(stage, card, "Assessed: Ada and Grace.")
    assert "Missed it 1 · Partly there 0 · Solid 0 · Could teach it 1" in card.text
    await lead(stage.ada, card, "Finish")
    card = await shows(stage, card, "How it went")
    assert "All phases are over." in card.text
    assert "2 assessed themselves" in card.text
    again = await stage.grace.press(card, "Assess mine")
    assert "Together 3 of 18" in again.message.text
    board = await stage.ada.invoke(stage.general, "leaderboard")
    assert "**Grace** · 12 points · 1 attempt" in board.message.text


async def test_notes_grades_and_pages_are_each_members_own(stage: Stage) -> None:
    """From the scorecard to the notes, the answer and the grades, and back."""
    card = await begin(stage)
    own = await note(stage.grace, card)
    own = (await stage.grace.press(own, "All my notes")).message
    assert NOTES in own.text
    own = (await stage.grace.press(own, "Back")).message
    assert "Your notes" in own.text
    card = await to_the_end(stage, card)
    mine = (await stage.grace.press(card, "Assess mine")).message
    assert "Model answer" in card.text
    assert "**Model answer**" not in mine.text
    beside = (await stage.grace.press(mine, "Model answer")).message
    assert "**Model answer**" in beside.text
    mine = (await stage.grace.press(beside, "Back")).message
    score = await assess(stage.grace, mine)
    assert "**Model answer**" not in score.text
    grades = (await stage.grace.press(score, "Change grade")).message
    changed = (await stage.grace.press(grades, "Partly there")).message
    assert "**Partly there** · +3 points" in changed.text
    answer = (await stage.grace.press(changed, "Model answer")).message
    assert "Key points" in answer.text
    assert not answer.attachments
    assert (await stage.grace.press(answer, "Back")).message.attachments
    review = await stage.grace.invoke(stage.general, "review")
    last = (await stage.grace.press(review.message, "Change my last grade")).message
    assert "**Solid**" in (await stage.grace.press(last, "Solid")).message.text


async def test_a_restart_in_the_middle_of_a_phase_changes_nothing(stage: Stage) -> None:
    """An open form is taken after `kill -9`, and the time in which the bot was down is spared."""
    card = await begin(stage, None, stage.grace)
    form = (await stage.grace.press(card, "Add notes")).form
    await lead(stage.ada, card, "5 more minutes")
    await stage.bot.kill()
    await stage.sandbox.until(lambda: not stage.sandbox.sessions.connected)
    stage.sandbox.clock.advance(timedelta(hours=2))
    await stage.bot.start()
    await stage.sandbox.bot_ready()
    own = (await stage.grace.submit(form, {"Your notes": NOTES})).message
    assert "Ten thousand readers" in own.text
    card = await shows(stage, card, "Noted: Grace.")
    assert "Time is up" not in card.text
    await lead(stage.ada, card, "Pause")
    card = await shows(stage, card, "**Paused** with 9 minutes")
    await stage.restart()
    await lead(stage.ada, card, "Resume")
    card = await shows(stage, card, "until <t:")
    card = await to_the_end(stage, card)
    mine = await stage.grace.press(card, "Assess mine")
    await stage.restart()
    assert "Together 12 of 18" in (await assess(stage.grace, mine.message)).text


async def test_what_is_the_hosts_is_refused_to_others(stage: Stage) -> None:
    """Every button that leads answers anyone else with one sentence, and changes nothing."""
    card = await gather(stage)
    await stage.grace.press(card, "Join")
    card = await shows(stage, card, "2 members joined")
    await refuses_to_lead(stage, card)
    await lead(stage.ada, card, "Start with 20 minutes")
    card = await shows(stage, card, "### Requirements · 2 minutes")
    await refuses_to_lead(stage, card)
    await note(stage.ada, card)
    card = await to_the_end(stage, card)
    await refuses_to_lead(stage, card)
    nothing = await stage.grace.press(card, "Assess mine")
    assert "No notes of yours" in nothing.message.text


async def test_two_presses_of_one_moment_are_one_step(stage: Stage) -> None:
    """Two *Start*, two *Next phase*, two *5 more minutes*, two notes: nothing doubled or lost."""
    card = await gather(stage)
    await twice(stage.ada, card, "Start")
    card = await shows(stage, card, "phase 1 of 6")
    both = [await member.press(card, "Add notes") for member in (stage.grace, stage.mona)]
    grace = stage.grace.submit(both[0].form, {"Your notes": NOTES})
    mona = stage.mona.submit(both[1].form, {"Your notes": NOTES})
    for kept in (await grace, await mona):
        assert "Noted under Requirements" in kept.message.text
    card = await shows(stage, card, "Mona")
    assert "Grace" in card.text.partition("Noted:")[2]
    await twice(stage.ada, card, "5 more minutes")
    await lead(stage.ada, card, "Pause")
    card = await shows(stage, card, "**Paused** with 9 minutes")
    await twice(stage.ada, card, "Next phase")
    card = await shows(stage, card, "phase 2 of 6")
    await stage.sandbox.until(lambda: told(stage, "Phase 2 of 6"))
    assert len(told(stage, "Phase 2 of 6")) == 1


async def test_time_that_is_up_is_told_on_the_card_and_in_the_thread(stage: Stage) -> None:
    """Once, and again after more time is up."""
    card = await begin(stage)
    await up(stage, card, 1)
    await lead(stage.ada, card, "5 more minutes")
    card = await shows(stage, card, "**Time for this phase:**")
    await up(stage, card, 2)


async def up(stage: Stage, card: Message, times: int) -> None:
    """Let the time run out, which the thread was told so many times by then."""
    stage.sandbox.clock.advance(timedelta(minutes=6))
    await stage.sandbox.until(lambda: len(told(stage, "Time is up")) == times)
    await shows(stage, card, "Time is up")


async def test_the_host_hands_over_or_is_gone_for_ten_minutes(stage: Stage) -> None:
    """The new host leads; ten minutes after a phase without them, whoever joined does."""
    card = await begin(stage, None, stage.grace)
    offered = await lead(stage.ada, card, "Hand over")
    await stage.ada.choose(offered.message, "Who is to host?", [str(stage.grace.id)])
    card = await shows(stage, card, "Host: Grace.")
    assert "Only the host" in (await stage.ada.press(card, "Host…")).message.text
    stage.sandbox.clock.advance(timedelta(minutes=11))  # five of the phase, and six more
    assert "Only the host" in (await stage.ada.press(card, "Host…")).message.text
    stage.sandbox.clock.advance(timedelta(minutes=5))
    assert (await stage.mona.press(card, "Host…")).message.buttons == ["End"]
    await lead(stage.ada, card, "Next phase")
    card = await shows(stage, card, "phase 2 of 6")


async def test_notes_are_shared_only_by_their_member_and_after_the_phase(stage: Stage) -> None:
    """They carry the name and no link, and can be removed; a second time is refused."""
    card = await begin(stage)
    await note(stage.grace, card, f"{NOTES} See https://evil.example/x, @everyone")
    assert "Share my notes on Requirements" not in card.buttons
    await lead(stage.ada, card, "Next phase")
    card = await shows(stage, card, "phase 2 of 6")
    await share(stage.grace, card, "Share my notes on Requirements")
    [shared] = told(stage, "Grace shares their notes on Requirements")
    assert "evil" not in shared.text
    assert not shared.pings.everyone
    doubled = await share(stage.grace, card, "Share my notes on Requirements")
    assert "shared this already" in doubled.text
    none = await share(stage.mona, card, "Share my notes on Requirements")
    assert "You have no notes on Requirements" in none.text
    assert "Only its author" in (await stage.ada.press(shared, "Remove")).message.text
    await stage.grace.press(shared, "Remove").acknowledged()
    await stage.sandbox.until(lambda: shared not in talk(stage))


async def test_one_a_channel_whatever_its_format(stage: Stage) -> None:
    """A second one leads to the first; a direct message holds none."""
    card = await gather(stage)
    await led_to(stage, card)
    refused = await stage.ada.invoke(stage.ada.dm, "interview", format="design", where="channel")
    assert "needs a server's channel" in refused.message.text


async def test_one_that_is_ended_early_is_still_assessed(stage: Stage) -> None:
    """What was noted counts; one that never began leaves nothing to assess."""
    card = await begin(stage)
    await note(stage.grace, card)
    await lead(stage.ada, card, "End")
    card = await shows(stage, card, "The host ended it.")
    mine = await stage.grace.press(card, "Assess mine")
    assert "Together 12 of 18" in (await assess(stage.grace, mine.message)).text
    card = await shows(stage, card, "1 assessed themselves")
    other = await gather(stage)
    await lead(stage.ada, other, "End")
    other = await shows(stage, other, "The host ended it.")
    assert other.buttons == ["Another design"]
