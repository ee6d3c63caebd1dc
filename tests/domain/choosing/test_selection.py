"""Which question comes next."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bank import Kind, Level, Question
from bot.domain.attempts.grading import Grade
from bot.domain.choosing.selection import Familiarity, History, difficulty, pick
from tests.builders import NOON, make_question

DAY = timedelta(days=1)
TOPICS = ("caching", "queues", "storage")


@st.composite
def pools(draw: st.DrawFn) -> list[Question]:
    """Questions over three topics; about a third are aliases of others, in the pool or not."""
    pool = []
    for n in range(draw(st.integers(0, 12))):
        identity = f"{draw(st.sampled_from(TOPICS))}/q{n}"
        target = draw(st.one_of(st.none(), st.none(), st.sampled_from(["caching/q0", "queues/x"])))
        kind, level = draw(st.sampled_from(Kind)), draw(st.sampled_from(Level))
        pool.append(make_question(identity, alias_of=target, kind=kind, level=level))
    return pool


@st.composite
def histories(draw: st.DrawFn, pool: list[Question]) -> dict[str, Familiarity]:
    """What a member has met of a pool: seen only, or graded and due at some time."""
    known = {}
    for canonical in sorted({question.canonical_id for question in pool}):
        if draw(st.booleans()):
            due = draw(st.one_of(st.none(), st.integers(-5, 5).map(lambda days: NOON + days * DAY)))
            grade = draw(st.sampled_from(Grade)) if due else None
            known[canonical] = Familiarity(NOON - 9 * DAY, due, grade)
    return known


def choose(
    pool: Iterable[Question],
    known: Mapping[str, Familiarity] | None = None,
    asked: Iterable[Question] = (),
    *,
    often: Iterable[str] = (),
    seed: int = 0,
) -> Question | None:
    return pick(
        list(pool),
        History(known or {}, tuple(asked)),
        now=NOON,
        random=Random(seed),  # noqa: S311 - a draw that can be repeated
        often=frozenset(often),
    )


def draws(
    pool: Iterable[Question],
    known: Mapping[str, Familiarity] | None = None,
    *,
    often: Iterable[str] = (),
) -> set[str]:
    """The ids of what fifty sources of chance choose from a pool."""
    held = list(pool)
    chosen = (choose(held, known, often=often, seed=seed) for seed in range(50))
    return {question.id for question in chosen if question}


@given(data=st.data(), seed=st.integers(0, 99))
def test_an_interview_asks_everything_once_and_nothing_in_two_wordings(
    data: st.DataObject, seed: int
) -> None:
    pool = data.draw(pools())
    known = data.draw(histories(pool))
    asked: list[Question] = []
    while (question := choose(pool, known, asked, seed=seed)) is not None:
        asked.append(question)
    identities = [question.canonical_id for question in asked]
    assert len(identities) == len(set(identities))
    assert set(identities) == {question.canonical_id for question in pool}


@given(data=st.data(), seed=st.integers(0, 99))
def test_unseen_comes_first_then_due_then_the_weakest_topics(
    data: st.DataObject, seed: int
) -> None:
    pool = data.draw(pools())
    known = data.draw(histories(pool))
    asked: list[Question] = []
    ranks = []
    while (question := choose(pool, known, asked, seed=seed)) is not None:
        asked.append(question)
        met = known.get(question.canonical_id)
        due = met is not None and met.due_at is not None and met.due_at <= NOON
        ranks.append(0 if met is None else 1 if due else 2)
    if known:
        assert ranks == sorted(ranks)


@given(data=st.data(), seed=st.integers(0, 99))
def test_of_what_is_due_the_longest_overdue_comes_first(data: st.DataObject, seed: int) -> None:
    pool = data.draw(pools())
    known = {
        canonical: Familiarity(NOON - 9 * DAY, NOON - n * DAY, Grade.SOLID)
        for n, canonical in enumerate(sorted({q.canonical_id for q in pool}))
    }
    chosen = choose(pool, known, seed=seed)
    if chosen is not None:
        assert known[chosen.canonical_id].due_at == min(met.due_at for met in known.values())  # type: ignore[type-var]  # each has a date


def test_a_question_seen_in_other_words_is_not_unseen() -> None:
    pool = [make_question("queues/again", alias_of="caching/lru"), make_question("queues/fifo")]
    known = {"caching/lru": Familiarity(NOON)}
    assert draws(pool, known) == {"queues/fifo"}


@pytest.mark.parametrize(
    ("queues", "weakest"),
    [
        ((Grade.SOLID, Grade.PARTLY), {"caching", "queues"}),
        ((Grade.SOLID, Grade.PARTLY, Grade.PARTLY), {"queues"}),
        ((Grade.SOLID, Grade.SOLID, Grade.PARTLY), {"caching"}),
    ],
)
def test_the_weakest_topic_comes_first_and_a_skipped_question_counts_as_missed(
    queues: tuple[Grade, ...], weakest: set[str]
) -> None:
    """Caching's mean is that of 4 and of 1 for what was only seen, which is 2½."""
    later = NOON + DAY
    known = {
        "caching/a": Familiarity(NOON, later, Grade.COULD_TEACH),
        "caching/b": Familiarity(NOON),
    }
    known |= {f"queues/{n}": Familiarity(NOON, later, each) for n, each in enumerate(queues)}
    chosen = draws(map(make_question, known), known)
    assert {identity.partition("/")[0] for identity in chosen} == weakest


def test_an_interview_spreads_over_topics_and_kinds() -> None:
    pool = [make_question(f"{topic}/{kind}", kind=kind) for topic in TOPICS for kind in Kind]
    for seed in range(20):
        asked: list[Question] = []
        for _ in range(6):
            question = choose(pool, asked=asked, known={"other/x": Familiarity(NOON)}, seed=seed)
            assert question is not None
            asked.append(question)
        assert len({question.topic.slug for question in asked[:3]}) == 3
        assert len({question.topic.slug for question in asked[3:]}) == 3
        assert len({question.kind for question in asked}) == 6


def test_what_candidates_meet_most_comes_first_while_it_is_unseen() -> None:
    """Then what else is unseen, and only then what is due."""
    pool = [make_question(f"caching/q{n}") for n in range(9)]
    overdue = {"caching/q0": Familiarity(NOON - 9 * DAY, NOON - DAY, Grade.MISSED)}
    often = ["caching/q0", "caching/q4", "caching/q5"]
    assert draws(pool, often=often) == set(often)
    assert draws(pool, overdue, often=often) == {"caching/q4", "caching/q5"}
    met = overdue | {each: Familiarity(NOON) for each in often[1:]}
    assert draws(pool, met, often=often) == {q.id for q in pool} - met.keys()


def test_what_only_seniors_meet_often_is_no_newcomers_first_question() -> None:
    hard = make_question("caching/a", level=Level.SENIOR)
    gentle = [make_question("caching/b"), make_question("caching/c")]
    assert draws([hard, *gentle], often=["caching/a", "caching/c"]) == {"caching/c"}
    met = {"caching/c": Familiarity(NOON)}
    assert draws([hard, *gentle], met, often=["caching/a", "caching/c"]) == {"caching/a"}


def test_where_nothing_is_met_often_a_newcomer_is_not_asked_what_is_for_seniors() -> None:
    gentle = make_question("caching/b", level=Level.JUNIOR)
    hard = make_question("caching/a", level=Level.SENIOR)
    assert draws([hard, gentle]) == {"caching/b"}
    assert choose([hard]) == hard


def test_the_same_chance_chooses_the_same_question() -> None:
    pool = [make_question(f"caching/q{n}") for n in range(9)]
    assert choose(pool, seed=3) == choose(pool, seed=3)


def after(asked: Question, grade: Grade, pool: list[Question]) -> Question:
    """What comes after one question that was graded so."""
    history = History({asked.id: Familiarity(NOON)}, (asked,), grade)
    chosen = pick(pool, history, now=NOON, random=Random(0))  # noqa: S311 - as above
    assert chosen is not None
    return chosen


def test_after_a_good_grade_the_next_question_is_harder_and_after_a_bad_one_easier() -> None:
    """The level moves with the grades where none was asked for."""
    asked = make_question("caching/asked", level=Level.MID, kind=Kind.HOW_TO)
    pool = [
        make_question(f"x/{level}-{kind}", level=level, kind=kind)
        for level in Level
        for kind in Kind
    ]
    moves = [difficulty(after(asked, grade, pool)) - difficulty(asked) for grade in Grade]
    assert moves == [-2, -1, 1, 2]


def test_within_one_level_it_is_the_kind_that_turns_harder() -> None:
    """Where a level was asked for, only what a question asks for can change."""
    asked = make_question("caching/asked", level=Level.SENIOR, kind=Kind.HOW_TO)
    pool = [make_question(f"x/{kind}", level=Level.SENIOR, kind=kind) for kind in Kind]
    assert after(asked, Grade.SOLID, pool).kind in (Kind.DESIGN, Kind.LOW_LEVEL_DESIGN)
    assert after(asked, Grade.MISSED, pool).kind in (Kind.CONCEPT, Kind.COMPARISON)
