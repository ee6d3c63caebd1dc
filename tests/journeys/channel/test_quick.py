"""An interview in a channel, as its host and its members live with it."""

from datetime import timedelta

import pytest

from sandbox import ActorError, Channel
from tests.journeys.acts import write
from tests.journeys.channel.hosting import (
    cards_like,
    lead,
    led_to,
    refuses_to_lead,
    share,
    shows,
    start,
    twice,
)
from tests.stage import LONG_ENOUGH, Stage


async def test_two_questions_with_three_members_to_the_end(stage: Stage) -> None:
    """Secret answers, a reveal once all have answered, private grades, and how they fell."""
    card = await start(stage)
    assert "question 1 of 2" in card.text
    for member in (stage.grace, stage.mona):
        await member.press(card, "Join")
    card = await shows(stage, card, "3 members joined")
    kept = await write(stage.ada, card)
    assert kept.message.ephemeral
    assert "Your answer is kept" in kept.message.text
    changed = await write(stage.ada, card, LONG_ENOUGH + " Twice.")
    assert "Your answer is changed" in changed.message.text
    card = await shows(stage, card, "Answered: Ada.")
    assert LONG_ENOUGH not in card.text
    assert "Model answer" not in card.text
    for member in (stage.grace, stage.mona):
        await write(member, card)
    card = await shows(stage, card, "Model answer")
    assert "Answered: Ada, Grace and Mona." in card.text
    mine = await stage.grace.press(card, "Grade mine")
    assert mine.message.ephemeral
    graded = await stage.grace.press(mine.message, "Solid")
    assert "+3 points" in graded.message.text
    assert "Next" not in graded.message.buttons
    card = await shows(stage, card, "Solid 1")
    await lead(stage.ada, card, "Next")
    card = await shows(stage, card, "question 2 of 2")
    assert "Nobody answered yet" in card.text
    await lead(stage.ada, card, "Reveal")
    card = await shows(stage, card, "Nobody answered.")
    await lead(stage.ada, card, "Finish")
    card = await shows(stage, card, "How it went")
    assert "3 answered" in card.text
    assert "Took part: Ada, Grace and Mona" in card.text
    seen = [each for each in stage.ada.sees(stage.general) if not each.ephemeral]
    assert seen == cards_like(card)


async def test_a_restart_in_the_middle_of_a_question_changes_nothing(stage: Stage) -> None:
    """Answers stay, an open form is taken, and what was due meanwhile is revealed at once."""
    card = await start(stage)
    await write(stage.grace, card)
    open_form = await stage.mona.press(card, "Answer")
    await stage.restart()
    kept = await stage.mona.submit(open_form.form, {"Your answer": LONG_ENOUGH})
    assert "Your answer is kept" in kept.message.text
    card = await shows(stage, card, "Answered: Grace and Mona.")
    await stage.bot.kill()
    await stage.sandbox.until(lambda: not stage.sandbox.sessions.connected)
    stage.sandbox.clock.advance(timedelta(minutes=6))
    await stage.bot.start()
    await stage.sandbox.bot_ready()
    card = await shows(stage, card, "Model answer")


async def test_what_is_the_hosts_is_refused_to_others(stage: Stage) -> None:
    """Every button of the host answers anyone else with one sentence, and changes nothing."""
    card = await start(stage)
    await stage.grace.press(card, "Join")
    card = await shows(stage, card, "2 members joined")
    await refuses_to_lead(stage, card)
    await lead(stage.ada, card, "Reveal")
    card = await shows(stage, card, "Model answer")
    await refuses_to_lead(stage, card)
    assert "question 1 of 2" in card.text


async def test_after_ten_minutes_without_the_host_who_joined_may_go_on(stage: Stage) -> None:
    """Others still may not."""
    card = await start(stage)
    await stage.grace.press(card, "Join")
    stage.sandbox.clock.advance(timedelta(minutes=11))
    card = await shows(stage, card, "Model answer")
    desk = await stage.mona.press(card, "Host…")
    assert desk.message.buttons == ["End"]
    await lead(stage.grace, card, "Next")
    card = await shows(stage, card, "question 2 of 2")


async def test_the_host_can_pause_extend_skip_and_hand_over(stage: Stage) -> None:
    """Each step shows on the card; the new host leads, the old one no longer."""
    card = await start(stage, questions=3)
    await stage.grace.press(card, "Join")
    await lead(stage.ada, card, "Pause")
    card = await shows(stage, card, "Paused")
    stage.sandbox.clock.advance(timedelta(minutes=30))
    await lead(stage.ada, card, "Resume")
    card = await shows(stage, card, "The answer is revealed")
    before = card.text
    await lead(stage.ada, card, "5 more minutes")
    await stage.sandbox.until(lambda: card.text != before)
    await lead(stage.ada, card, "Skip")
    card = await shows(stage, card, "question 2 of 3")
    offered = await lead(stage.ada, card, "Hand over")
    done = await stage.ada.choose(offered.message, "Who is to host?", [str(stage.grace.id)])
    assert "Grace is the host now" in done.message.text
    card = await shows(stage, card, "Host: Grace.")
    refused = await stage.ada.press(card, "Host…")
    assert "Only the host, Grace, can do this." in refused.message.text
    await lead(stage.grace, card, "End")
    card = await shows(stage, card, "The host ended it.")


async def test_two_presses_of_one_moment_are_one_step(stage: Stage) -> None:
    """Two Reveals; two Answers; an Answer and a Reveal: nothing is doubled, nothing is lost."""
    card = await start(stage)
    both = [await member.press(card, "Answer") for member in (stage.grace, stage.mona)]
    grace = stage.grace.submit(both[0].form, {"Your answer": LONG_ENOUGH})
    mona = stage.mona.submit(both[1].form, {"Your answer": LONG_ENOUGH})
    for kept in (await grace, await mona):
        assert "Your answer is kept" in kept.message.text
    late = await stage.ada.press(card, "Answer")
    desk = (await stage.ada.press(card, "Host…")).message
    reveal = stage.ada.press(desk, "Reveal")
    again = stage.ada.press(desk, "Reveal")
    written = stage.ada.submit(late.form, {"Your answer": LONG_ENOUGH})
    await reveal
    await again
    assert LONG_ENOUGH in (await written).message.text
    card = await shows(stage, card, "Ada")
    card = await shows(stage, card, "Model answer")
    assert "question 1 of 2" in card.text
    await twice(stage.ada, card, "Next")
    card = await shows(stage, card, "question 2 of 2")
    assert len(cards_like(card)) == 3


async def test_a_second_one_leads_to_the_first(stage: Stage) -> None:
    """One a channel; another channel has its own."""
    card = await start(stage)
    assert (await led_to(stage, card)).ephemeral
    other = await start(stage, stage.daily)
    assert "question 1 of 2" in other.text


async def test_a_direct_message_holds_no_channel_interview(stage: Stage) -> None:
    """One sentence says where to type it."""
    refused = await stage.ada.invoke(stage.ada.dm, "interview", where="channel")
    assert "needs a server's channel" in refused.message.text


async def test_an_answer_is_shared_only_by_its_member_and_can_be_removed(stage: Stage) -> None:
    """It carries the name and no link; others cannot remove it; a switched-off server refuses."""
    card = await start(stage)
    text = LONG_ENOUGH + " See https://evil.example/x and discord.gg/abc, @everyone"
    await write(stage.grace, card, text)
    await lead(stage.ada, card, "Reveal")
    card = await shows(stage, card, "Model answer")
    told = await share(stage.grace, card, "Share mine")
    assert told.ephemeral
    [thread] = threads(stage)
    shared = stage.ada.sees(thread)[-1]
    assert "Grace shares their answer" in shared.text
    assert "evil" not in shared.text
    assert "discord.gg" not in shared.text
    assert not shared.pings.everyone
    doubled = await share(stage.grace, card, "Share mine")
    assert "shared this already" in doubled.text
    refused = await stage.ada.press(shared, "Remove")
    assert "Only its author" in refused.message.text
    await stage.grace.press(shared, "Remove").acknowledged()
    await stage.sandbox.until(lambda: shared not in stage.ada.sees(thread))


async def test_managers_say_who_starts_one_where_and_whether_answers_are_shared(
    stage: Stage,
) -> None:
    """The server's card in `/settings` sets it, and `/interview` keeps to it."""
    own = await stage.mona.invoke(stage.general, "settings")
    rules = await stage.mona.press(own.message, "Channel interviews")
    assert "everyone" in rules.message.text
    rules = await stage.mona.press(rules.message, "Only managers start")
    refused = await stage.ada.invoke(stage.general, "interview", where="channel")
    assert "only those who manage" in refused.message.text
    rules = await stage.mona.press(rules.message, "Everyone starts")
    rules = await stage.mona.choose(
        rules.message, "Hold them only in these channels", [stage.daily]
    )
    refused = await stage.ada.invoke(stage.general, "interview", where="channel")
    assert f"<#{stage.daily.id}>" in refused.message.text
    await stage.mona.press(rules.message, "Switch sharing off")
    card = await start(stage, stage.daily)
    await lead(stage.ada, card, "Reveal")
    card = await shows(stage, card, "Model answer")
    assert "Share mine" not in card.buttons


async def test_a_role_and_a_channel_that_are_deleted_restrict_nobody(stage: Stage) -> None:
    """The rules' card says so, and `/interview` goes by what is left."""
    moderation = stage.sandbox.moderation
    role, old = moderation.add_role(stage.club, "hosts"), moderation.add_channel(stage.club, "old")
    own = await stage.mona.invoke(stage.general, "settings")
    rules = await stage.mona.press(own.message, "Channel interviews")
    rules = await stage.mona.choose(rules.message, "Let members of a role start them", [role])
    await stage.mona.choose(rules.message, "Hold them only in these channels", [old])
    refused = await stage.ada.invoke(stage.general, "interview", where="channel")
    assert f"<@&{role.id}>" in refused.message.text
    moderation.delete_role(stage.club, role)
    refused = await stage.ada.invoke(stage.general, "interview", where="channel")
    assert f"<#{old.id}>" in refused.message.text
    moderation.delete_channel(old)
    own = await stage.mona.invoke(stage.general, "settings")
    rules = await stage.mona.press(own.message, "Channel interviews")
    assert "everyone. **Held in:** any channel" in rules.message.text
    assert "was deleted since: it restricts nobody" in rules.message.text
    await start(stage)


async def test_a_manager_ends_an_interview_that_is_not_theirs(stage: Stage) -> None:
    """Without joining, at once; the card says that it was somebody who manages the server."""
    card = await start(stage)
    refused = await stage.grace.press(card, "Host…")
    assert "Only the host" in refused.message.text
    await lead(stage.mona, card, "End")
    card = await shows(stage, card, "Someone who manages this server ended it.")


async def test_a_button_that_is_gone_cannot_be_pressed(stage: Stage) -> None:
    """After the reveal nobody can answer who had no form open."""
    card = await start(stage)
    await lead(stage.ada, card, "Reveal")
    card = await shows(stage, card, "Model answer")
    with pytest.raises(ActorError):
        stage.grace.press(card, "Answer")


def threads(stage: Stage) -> list[Channel]:
    """The threads in #general."""
    return [each for each in stage.club.channels.values() if each.parent is stage.general]
