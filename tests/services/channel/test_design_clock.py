"""The time of channels' design interviews: told, spared over restarts, and how long it waits."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.bank import Kind
from bot.domain.attempts.occasions import GroupRef
from bot.domain.channel.design import GroupNews, GroupPhase
from bot.domain.channel.interview import Summary
from bot.domain.phases.phases import ASSESSING, Length
from tests.builders import ADA, Practice, is_a, make_bank, make_question
from tests.services.channel.grouping import THREAD, Group, designs_bank


@pytest.fixture
def group(engine: Engine) -> Group:
    return Group(Practice(engine, designs_bank()))


def left(group: Group, ref: GroupRef) -> timedelta:
    """What is left of the phase's time."""
    return group.phase(ref).timer.left_at(group.practice.clock())


def beat(group: Group) -> None:
    """The bot is up."""
    group.do(group.practice.services.design_clock.beat)
    group.do(group.times.beat)


def up(group: Group) -> list[GroupNews]:
    """The beat, and what is to be told after it."""
    beat(group)
    return group.do(group.times.up, 10)


def test_a_restart_takes_no_time_from_a_phase(group: Group) -> None:
    """Down for an hour: what was left is left, at a press that comes before the first beat too."""
    ref = group.begin()
    group.practice.clock.advance(minutes=2)
    beat(group)
    group.practice.clock.advance(hours=1)
    after = group.after_restart()
    stood = after.pace(ref).ends_at
    assert stood is not None
    after.do(after.host.extend, ADA, ref, int((stood + timedelta(hours=1)).timestamp()))
    assert left(after, ref) == timedelta(minutes=8)
    after.practice.clock.advance(minutes=1)
    beat(after)
    assert left(after, ref) == timedelta(minutes=7)


def test_time_is_not_up_because_the_bot_was_down(group: Group) -> None:
    """Neither after the beat nor, should it have skipped one that was being pressed, before it."""
    ref = group.begin()
    group.practice.clock.advance(hours=2)
    after = group.after_restart()
    assert after.do(after.times.up, 10) == []
    assert up(after) == []
    after.practice.clock.advance(minutes=5)
    [news] = up(after)
    assert is_a(GroupPhase, news.view).is_up
    assert left(after, ref) == timedelta()


def test_a_card_shows_the_time_that_a_restart_gave_back(group: Group) -> None:
    """Else it would say that the time was over, and its *5 more minutes* would do nothing."""
    ref = group.begin()
    group.settle()
    group.practice.clock.advance(minutes=30)
    after = group.after_restart()
    beat(after)
    [edit] = after.edits()
    shown = is_a(GroupPhase, edit.view).timer
    assert shown == after.phase(ref).timer
    assert shown.left_at(after.practice.clock()) == timedelta(minutes=5) - timedelta(seconds=6)
    after.do(after.clock.shown, edit)
    after.practice.clock.advance(minutes=1)
    beat(after)
    assert after.edits() == []


def test_more_time_is_given_by_a_card_of_before_the_restart(group: Group) -> None:
    """Its button names the deadline as it was; a second press of it gives nothing more."""
    ref = group.begin()
    ends_at = group.phase(ref).timer.ends_at
    assert ends_at is not None
    group.practice.clock.advance(minutes=30)
    after = group.after_restart()
    for _ in range(2):
        after.do(after.host.extend, ADA, ref, int(ends_at.timestamp()))
        assert left(after, ref) == timedelta(minutes=10)


def test_a_pause_lasts_over_a_restart(group: Group) -> None:
    ref = group.begin()
    group.practice.clock.advance(minutes=1)
    group.do(group.host.pause, ADA, ref)
    group.practice.clock.advance(minutes=50)
    after = group.after_restart()
    assert up(after) == []
    assert left(after, ref) == timedelta(minutes=4)
    after.do(after.host.resume, ADA, ref)
    assert left(after, ref) == timedelta(minutes=4)


@pytest.mark.parametrize("step", [timedelta(days=n) for n in (-400, -1, 1, 400)])
@pytest.mark.parametrize("restarted", [False, True])
def test_a_clock_that_is_set_gives_and_takes_nothing(
    group: Group, step: timedelta, *, restarted: bool
) -> None:
    """While the bot runs or while it is down; the card shows the time as it now is."""
    group.practice.clock.advance(days=500)
    beat(group)
    ref = group.begin()
    group.settle()
    group.practice.clock.advance(seconds=54)
    beat(group)
    group.practice.clock.set_by(step)
    if restarted:
        group.practice.clock.advance(hours=1)
        group = group.after_restart()
    beat(group)
    assert left(group, ref) == timedelta(minutes=4)
    [edit] = group.edits()
    assert is_a(GroupPhase, edit.view).timer == group.phase(ref).timer
    group.do(group.clock.shown, edit)
    for _ in range(3):
        beat(group)
        assert left(group, ref) == timedelta(minutes=4) - timedelta(seconds=6)
    assert group.edits() == []


def test_time_that_is_up_is_told_once_in_the_thread_and_on_the_card(group: Group) -> None:
    """And once again after more of it; what is not confirmed is told again by the same nonce."""
    ref = group.begin()
    group.settle()
    for _ in range(2):
        assert up(group) == []
        group.practice.clock.advance(minutes=5)
        [news], [again] = up(group), up(group)
        assert (news.nonce, news.thread_id, news.message_id) == (again.nonce, THREAD, 555)
        group.do(group.times.told, news)
        assert up(group) == []
        [edit] = group.edits()
        assert is_a(GroupPhase, edit.view).is_up
        group.do(group.clock.shown, edit)
        timer = group.phase(ref).timer
        assert timer.ends_at is not None
        group.do(group.host.extend, ADA, ref, int(timer.ends_at.timestamp()))
        group.settle()


@pytest.mark.parametrize("step", ["extend", "next"])
def test_what_is_told_late_does_not_silence_what_changed_meanwhile(group: Group, step: str) -> None:
    ref = group.begin(length=Length.SHORT)
    group.practice.clock.advance(minutes=2)
    [news] = up(group)
    if step == "extend":
        ends_at = is_a(GroupPhase, news.view).timer.ends_at
        assert ends_at is not None
        group.do(group.host.extend, ADA, ref, int(ends_at.timestamp()))
    else:
        group.next(ref)
    group.do(group.times.told, news)
    group.practice.clock.advance(minutes=5)
    assert len(up(group)) == 1


def test_without_a_thread_the_card_alone_tells_it(group: Group) -> None:
    group.begin(thread=None)
    group.settle()
    group.practice.clock.advance(minutes=5)
    assert up(group) == []
    [edit] = group.edits()
    assert is_a(GroupPhase, edit.view).is_up
    group.do(group.clock.shown, edit)
    assert up(group) == []
    assert group.edits() == []


def test_a_thread_that_is_gone_is_not_asked_again(group: Group) -> None:
    """The card tells it instead; a thread that was opened since is not given up for the old."""
    ref = group.begin()
    group.settle()
    group.practice.clock.advance(minutes=5)
    [news] = up(group)
    group.do(group.times.unreachable, news)
    assert up(group) == []
    assert len(group.edits()) == 1
    assert group.next(ref) is None
    group.do(group.clock.opened_thread, ref.round, THREAD + 1)
    group.do(group.times.unreachable, news)
    assert group.row(ref).thread_id == THREAD + 1


def test_what_is_over_is_not_told(group: Group) -> None:
    """Neither ended, nor past its phases, nor with a question that left the bank."""
    ref = group.begin()
    group.do(group.rounds.end, ADA, ref.turn)
    other = group.lead_to(group.begin(), ASSESSING)
    group.practice.clock.advance(minutes=20)
    assert up(group) == []
    group.do(group.rounds.end, ADA, other.turn)
    third = group.begin()
    group.practice.clock.advance(minutes=5)
    after = group.after_restart(make_bank([make_question("caching/new", kind=Kind.DESIGN)]))
    after.practice.clock.advance(minutes=5)
    assert up(after) == []
    assert isinstance(after.view(third), Summary)
