"""Which question a schedule posts on which date."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.daily.posts import pick_daily
from tests.builders import make_question
from tests.domain.choosing.test_selection import pools

DAY = date(2026, 11, 24)


@given(data=st.data(), schedule=st.integers(1, 10**6))
def test_no_question_repeats_in_any_wording_until_the_pool_is_used_up(
    data: st.DataObject, schedule: int
) -> None:
    pool = data.draw(pools())
    whole = {question.canonical_id for question in pool}
    used: Counter[str] = Counter()
    for lap in range(2 * len(whole)):
        day = DAY + timedelta(days=lap)
        question = pick_daily(pool, used, schedule=schedule, day=day)
        assert question is not None
        used[question.canonical_id] += 1
        assert max(used.values()) == lap // len(whole) + 1
    assert set(used.values()) <= {2}


@given(data=st.data(), schedule=st.integers(1, 10**6))
def test_what_was_posted_last_never_comes_again_at_once_unless_there_is_nothing_else(
    data: st.DataObject, schedule: int
) -> None:
    """Whatever was used before, and also where a new round of the pool begins."""
    pool = data.draw(pools())
    whole = sorted({question.canonical_id for question in pool})
    assume(whole)
    used = Counter(data.draw(st.dictionaries(st.sampled_from(whole), st.integers(0, 5))))
    last = None
    for lap in range(2 * len(whole) + 2):
        day = DAY + timedelta(days=lap)
        question = pick_daily(pool, used, schedule=schedule, day=day, last=last)
        assert question is not None
        assert question.canonical_id != last or len(whole) == 1
        last = question.canonical_id
        used[last] += 1


@given(data=st.data(), schedule=st.integers(1, 10**6), days=st.integers(0, 4000))
def test_the_same_date_of_the_same_schedule_draws_the_same_question(
    data: st.DataObject, schedule: int, days: int
) -> None:
    pool = data.draw(pools())
    day = DAY + timedelta(days=days)
    first = pick_daily(pool, {}, schedule=schedule, day=day)
    shuffled = data.draw(st.permutations(pool))
    assert pick_daily(shuffled, {}, schedule=schedule, day=day) == first


def test_two_schedules_do_not_follow_one_another() -> None:
    pool = [make_question(f"caching/q{n}") for n in range(20)]
    days = [DAY + timedelta(days=n) for n in range(10)]
    runs = set()
    for schedule in range(20):
        drawn = [pick_daily(pool, {}, schedule=schedule, day=day) for day in days]
        runs.add(tuple(question.id for question in drawn if question))
    assert len(runs) == 20


def test_an_empty_pool_has_no_question() -> None:
    assert pick_daily([], {}, schedule=1, day=DAY) is None


def test_what_was_used_and_is_no_longer_in_the_pool_does_not_matter() -> None:
    pool = [make_question("caching/a"), make_question("caching/b")]
    used = {"caching/a": 1, "queues/gone": 7}
    assert pick_daily(pool, used, schedule=1, day=DAY) == pool[1]


def test_a_schedules_first_month_prefers_what_candidates_meet_most() -> None:
    pool = [make_question(f"caching/q{n:02}") for n in range(60)]
    often = frozenset(question.id for question in pool[:20])
    used: dict[str, int] = {}
    for day in range(40):
        question = pick_daily(pool, used, schedule=1, day=DAY + timedelta(days=day), often=often)
        assert question is not None
        assert (question.id in often) == (day < 20) or day >= 30
        used[question.id] = 1
