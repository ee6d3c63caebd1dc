"""Design interviews in which nobody goes on."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.domain.channel.design import Comparing, Gathering, GroupNews, GroupPhase
from bot.domain.channel.interview import EndReason, Summary
from bot.domain.phases.phases import ASSESSING
from tests.builders import ADA, GRACE, Practice, is_a
from tests.services.channel.grouping import Group, designs_bank


@pytest.fixture
def group(engine: Engine) -> Group:
    return Group(Practice(engine, designs_bank()))


def beat(group: Group) -> None:
    """The bot is up."""
    group.do(group.practice.services.design_clock.beat)
    group.do(group.times.beat)


def up(group: Group) -> list[GroupNews]:
    """The beat, and what is to be told after it."""
    beat(group)
    return group.do(group.times.up, 10)


def test_an_hour_after_its_time_nobody_is_waited_for(group: Group) -> None:
    """Five minutes of the phase, and an hour more; the channel is free then."""
    ref = group.begin()
    group.practice.clock.advance(minutes=64, seconds=50)
    assert isinstance(group.edits()[0].view, GroupPhase)
    [edit] = group.edits()
    assert is_a(Summary, edit.view).reason is EndReason.DESERTED
    assert group.begin() != ref


def test_whoever_presses_something_is_there(group: Group) -> None:
    """Also one who looks at their own notes: an hour counts from then."""
    ref = group.begin()
    group.practice.clock.advance(minutes=60)
    group.show(GRACE, ref)
    group.practice.clock.advance(minutes=59)
    group.edits()
    assert isinstance(group.view(ref), GroupPhase)
    group.practice.clock.advance(minutes=1)
    group.edits()
    assert group.over(ref).reason is EndReason.DESERTED


def test_more_time_is_waited_for_too(group: Group) -> None:
    ref = group.begin()
    ends_at = group.phase(ref).timer.ends_at
    assert ends_at is not None
    group.do(group.host.extend, ADA, ref, int(ends_at.timestamp()))
    group.practice.clock.advance(minutes=69)
    group.edits()
    assert isinstance(group.view(ref), GroupPhase)
    group.practice.clock.advance(minutes=1)
    group.edits()
    assert group.over(ref).reason is EndReason.DESERTED


@pytest.mark.parametrize("state", ["gathering", "paused", "comparing"])
def test_what_has_no_time_waits_an_hour(group: Group, state: str) -> None:
    """Each is counted from the last step."""
    ref = group.gather() if state == "gathering" else group.begin()
    group.practice.clock.advance(minutes=30)
    if state == "paused":
        group.do(group.host.pause, ADA, ref)
    if state == "comparing":
        ref = group.lead_to(ref, ASSESSING)
    if state == "gathering":
        group.practice.clock.advance(minutes=-30)
    group.practice.clock.advance(minutes=59)
    group.edits()
    assert isinstance(group.view(ref), Gathering | GroupPhase | Comparing)
    group.practice.clock.advance(minutes=1)
    group.edits()
    assert group.over(ref).reason is EndReason.DESERTED


@pytest.mark.parametrize("state", ["gathering", "running", "up", "paused", "comparing"])
def test_downtime_deserts_nothing(group: Group, state: str) -> None:
    """An hour after the bot came up at the earliest; a phase has the rest of its time besides."""
    ref = group.gather() if state == "gathering" else group.begin()
    if state == "paused":
        group.do(group.host.pause, ADA, ref)
    if state == "comparing":
        ref = group.lead_to(ref, ASSESSING)
    if state == "up":
        group.practice.clock.advance(minutes=6)
        group.do(group.times.told, up(group)[0])
    group.settle()
    group.practice.clock.advance(hours=5)
    after = group.after_restart()
    patience = timedelta(minutes=65 if state == "running" else 60)
    spared = after.edits()
    assert [edit.view for edit in spared] == ([after.view(ref)] if state == "running" else [])
    assert not isinstance(after.view(ref), Summary)
    after.settle()
    beat(after)
    after.practice.clock.advance(seconds=patience.total_seconds() - 20)
    after.edits()
    assert not isinstance(after.view(ref), Summary)
    after.practice.clock.advance(seconds=10)
    after.edits()
    assert after.over(ref).reason is EndReason.DESERTED


def test_a_deserted_one_is_still_assessed(group: Group) -> None:
    ref = group.begin()
    group.note(GRACE, ref)
    group.practice.clock.advance(hours=2)
    group.edits()
    assert group.over(ref).reason is EndReason.DESERTED
    group.assess(GRACE, ref, 2, 2, 2, 2, 2, 2)
    assert [line.answered for line in group.over(ref).lines] == [1]
