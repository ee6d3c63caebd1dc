"""Design interviews in channels: what leads them through their phases, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.bank import Kind
from bot.domain.attempts.occasions import GroupRef
from bot.domain.channel.design import Comparing, Gathering, GroupNews, GroupPhase, OwnNotes
from bot.domain.channel.interview import EndReason, Place, Started, Summary
from bot.domain.people.caller import Caller
from bot.domain.phases.phases import ASSESSING, PHASES, Length
from tests.builders import ADA, CLUB, GRACE, MONA, Practice, is_a, make_bank, make_question
from tests.refused import refused
from tests.services.at_once import at_once
from tests.services.channel.grouping import THREAD, Group, designs_bank


@pytest.fixture
def group(engine: Engine) -> Group:
    return Group(Practice(engine, designs_bank()))


STRANGER = replace(MONA, manages=False)


def deadline(group: Group, ref: GroupRef) -> int:
    """When the phase's time is up, as a button carries it."""
    ends_at = group.phase(ref).timer.ends_at
    assert ends_at is not None
    return int(ends_at.timestamp())


def every_step(group: Group, ref: GroupRef, who: Caller) -> None:
    """Each of the host's steps is refused to someone."""
    steps = {
        "begin": (Length.FULL,),
        "next": (),
        "pause": (),
        "resume": (),
        "extend": (0,),
        "finish": (),
    }
    for name, more in steps.items():
        with refused("Only the host"):
            group.do(getattr(group.host, name), who, ref, *more)
    for name in ("end", "heirs"):
        with refused("Only the host"):
            group.do(getattr(group.rounds, name), who, ref.turn)


def test_only_a_design_prompt_with_its_phases_is_asked(engine: Engine) -> None:
    """One, however many questions are asked for elsewhere."""
    ref = Group(practice := Practice(engine, designs_bank(1))).gather()
    assert practice.library.question(ref.question).kind is Kind.DESIGN
    with refused("no design prompts"):
        Group(Practice(engine, make_bank([make_question("queues/a")]))).type(place=Place(10))


def test_it_waits_for_people_and_goes_through_six_phases(group: Group) -> None:
    """Each phase has its own time; what is told of it names the card and the thread."""
    ref = group.gather()
    group.join(GRACE, ref)
    assert is_a(Gathering, group.view(ref)).joined == ("Ada", "Grace")
    news = is_a(GroupNews, group.do(group.host.begin, ADA, ref, Length.SHORT))
    for number, phase in enumerate(PHASES, start=1):
        view = is_a(GroupPhase, news.view)
        assert (view.phase, view.ref.phase, view.is_up) == (phase, number, False)
        assert (view.host, view.joined, view.length) == ("Ada", 2, Length.SHORT)
        left = timedelta(minutes=Length.SHORT.minutes(number))
        assert view.timer.left_at(group.practice.clock()) == left
        assert (news.channel_id, news.message_id, news.thread_id) == (9, 555, THREAD)
        news = is_a(GroupNews, group.next(view.ref))
    assert is_a(Comparing, news.view).ref.phase == ASSESSING
    group.do(group.host.finish, ADA, news.view.ref)
    over = group.over(ref)
    assert (over.reason, over.joined) == (EndReason.PHASES_OVER, ("Ada", "Grace"))


def test_the_host_alone_leads_until_gone_for_ten_minutes(group: Group) -> None:
    """Then one who joined does, and nobody else; a host who notes something is there."""
    ref = group.begin(GRACE)
    every_step(group, ref, GRACE)
    group.practice.clock.advance(minutes=9)
    group.note(ADA, ref)
    group.practice.clock.advance(minutes=9)
    every_step(group, ref, GRACE)
    group.practice.clock.advance(minutes=1)
    every_step(group, ref, STRANGER)
    assert group.next(ref, GRACE) is not None
    assert group.phase(ref).ref.phase == 2


def test_a_host_who_lets_them_talk_is_not_missed_while_the_time_runs(group: Group) -> None:
    """A phase needs no press; ten minutes after its end the host is gone."""
    ref = group.lead_to(group.begin(GRACE), 4)
    minutes = Length.FULL.minutes(4)
    group.practice.clock.advance(minutes=minutes + 9)
    every_step(group, ref, GRACE)
    group.practice.clock.advance(minutes=1)
    assert group.next(ref, GRACE) is not None


def test_a_host_who_had_themselves_deleted_is_not_waited_for(group: Group) -> None:
    """The interview goes on with whoever joined, and is nobody's when they come back."""
    ref = group.begin(GRACE)
    group.practice.delete(ADA)
    every_step(group, ref, STRANGER)
    view = is_a(GroupPhase, is_a(GroupNews, group.next(ref, GRACE)).view)
    assert (view.ref.phase, view.host, view.joined) == (2, None, 1)
    group.note(ADA, view.ref)
    assert group.phase(ref).host is None


def test_those_who_manage_the_server_end_it_in_any_phase(group: Group) -> None:
    """By *End*, and once the phases are over by *Finish*."""
    group.do(group.rounds.end, MONA, group.begin(GRACE).turn)
    ref = group.lead_to(group.begin(GRACE), ASSESSING)
    group.do(group.host.finish, MONA, ref)
    assert group.over(ref).reason == EndReason.PHASES_OVER


def test_one_who_takes_over_leads(group: Group) -> None:
    ref = group.begin(GRACE)
    group.do(group.rounds.hand_over, ADA, ref.round, GRACE.member_id)
    every_step(group, ref, ADA)
    assert group.next(ref, GRACE) is not None


def test_another_server_cannot_press_here(group: Group) -> None:
    ref = group.begin()
    stranger = Caller(ADA.member_id, "Ada", CLUB + 1)
    for work in (group.host.next, group.answering.show):
        with refused("no longer recorded here"):
            group.do(work, stranger, ref)


def test_a_step_on_a_phase_that_is_over_changes_nothing(group: Group) -> None:
    """Nothing of an old card: neither its next phase nor its time, nor a second beginning."""
    opening = group.gather()
    first = group.begin_at(opening)
    second = group.lead_to(first, 2)
    before = group.phase(first)
    assert group.next(first) is None
    assert group.do(group.host.begin, ADA, opening, Length.SHORT) is None
    for verb in ("pause", "resume", "finish"):
        group.do(getattr(group.host, verb), ADA, first)
    group.do(group.host.extend, ADA, first, deadline(group, second))
    assert group.phase(first) == before


def test_a_step_outside_the_phases_changes_nothing(group: Group) -> None:
    """While it gathers, in the self-assessment, and after its end."""
    ref = group.gather()
    for place in (ref, group.lead_to(group.begin_at(ref), ASSESSING)):
        for verb in ("pause", "resume", "next"):
            assert group.do(getattr(group.host, verb), ADA, place) is None
        assert (group.pace(ref).ends_at, group.pace(ref).left_seconds) == (None, None)
    group.do(group.rounds.end, ADA, ref.turn)
    ended = group.row(ref)
    for verb in ("next", "finish"):
        assert group.do(getattr(group.host, verb), ADA, ref) is None
    assert group.row(ref).version == ended.version
    assert group.over(ref).reason == EndReason.BY_HOST


def test_one_ended_in_a_phase_stands_still(group: Group) -> None:
    ref = group.begin()
    group.do(group.rounds.end, ADA, ref.turn)
    assert group.next(ref) is None
    group.do(group.host.pause, ADA, ref)
    assert group.pace(ref).phase == 1
    assert group.pace(ref).ends_at is not None
    assert isinstance(group.view(ref), Summary)


def test_one_that_never_began_can_be_ended_and_not_be_begun(group: Group) -> None:
    ref = group.gather()
    group.do(group.rounds.end, ADA, ref.turn)
    assert group.do(group.host.begin, ADA, ref, Length.FULL) is None
    assert group.over(ref).design == ref
    assert isinstance(group.type(), Started)


def test_a_pause_stops_the_time_and_five_minutes_more_are_given_once(group: Group) -> None:
    ref = group.begin()
    group.practice.clock.advance(minutes=2)
    group.do(group.host.pause, ADA, ref)
    group.practice.clock.advance(minutes=50)
    assert group.phase(ref).timer.left == timedelta(minutes=3)
    group.do(group.host.extend, ADA, ref, 0)
    assert group.phase(ref).timer.left == timedelta(minutes=3)
    group.do(group.host.resume, ADA, ref)
    stood = deadline(group, ref)
    assert stood == int((group.practice.clock() + timedelta(minutes=3)).timestamp())
    for _ in range(2):
        group.do(group.host.extend, ADA, ref, stood)
    assert deadline(group, ref) == stood + 300


def test_more_time_counts_from_now_once_it_is_up(group: Group) -> None:
    ref = group.begin()
    group.practice.clock.advance(minutes=8)
    assert group.phase(ref).is_up
    group.do(group.host.extend, ADA, ref, deadline(group, ref))
    assert group.phase(ref).timer.left_at(group.practice.clock()) == timedelta(minutes=5)


def test_two_presses_of_one_moment_are_one_step(group: Group) -> None:
    """Two *Start*, *5 more minutes* and *Next phase*: one step, and one word of it."""
    ref = group.gather()
    lengths = (Length.FULL, Length.SHORT)
    begun = at_once(
        *(lambda each=each: group.do(group.host.begin, ADA, ref, each) for each in lengths)
    )
    assert sorted(news is None for news in begun) == [False, True]
    [news] = [each for each in begun if each]
    first = news.view.ref
    assert group.phase(ref).length is is_a(GroupPhase, news.view).length
    stood = deadline(group, ref)
    at_once(*[lambda: group.do(group.host.extend, ADA, first, stood)] * 3)
    assert deadline(group, ref) == stood + 300
    gone_on = at_once(*[lambda: group.next(first)] * 3)
    assert [each is not None for each in gone_on].count(True) == 1
    assert group.phase(ref).ref.phase == 2


def test_a_note_waits_for_a_step_of_the_same_moment(postgresql: Engine) -> None:
    """In two processes too: both change the interview, and neither forgets the other's change."""
    group = Group(Practice(postgresql, designs_bank()))
    ref = group.begin(GRACE)
    before = group.row(ref).version
    with ThreadPoolExecutor(1) as threads:
        with Session(postgresql) as first, first.begin():
            group.host.next(first, ADA, ref)
            noting = threads.submit(group.note, GRACE, ref)
            with pytest.raises(TimeoutError):
                noting.result(timeout=0.2)
        own = is_a(OwnNotes, noting.result(timeout=30))
    assert (own.ref.phase, own.added) == (2, "Requirements")
    assert group.row(ref).version == before + 2
