"""Which parts of a drawing are recognised in a reference: better none than a wrong one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bank import Bank
from bot.drawing.language import Sketch, parse
from bot.drawing.language.comparing import Comparison, compare

_NAMES = st.sampled_from(["api", "kafka", "redis", "users db", "users dbs", "queue", "mails queue"])
_ARROWS = st.lists(st.tuples(_NAMES, _NAMES).map(" -> ".join), max_size=8)
_SKETCHES = _ARROWS.map("\n".join).map(lambda text: parse(text).sketch)


def compared(drawn: str, reference: str) -> Comparison:
    return compare(sketch(drawn), sketch(reference))


def sketch(text: str) -> Sketch:
    parsed = parse(text, longest=None)
    assert not parsed.refused
    return parsed.sketch


@pytest.mark.parametrize(
    ("drawn", "reference"),
    [
        ("Load-Balancer -> users_db", "load balancer -> users db"),  # one name, spelt otherwise
        ("lb: Load balancer\nlb -> users db", "load balancer -> users db"),  # by its label
        ("balancer -> user dbs", "balancer -> user db"),  # one or many
        ("loadbalancr -> users db", "load balancer -> users db"),  # a slip
        ("nginx -> postgres", "load balancer -> users db"),  # one of its kind in either
        ("tracker -> seen", "counter  # also: tracker, tally, meter\ncounter -> seen"),
    ],
)
def test_parts_are_recognised_by_what_they_are_called(drawn: str, reference: str) -> None:
    assert compared(drawn, reference) == Comparison((2, 2), (1, 1), (), ())


def test_a_cache_is_no_database_though_both_may_be_cylinders() -> None:
    found = compared("api -> redis\nredis.shape: cylinder", "api -> users db")
    assert (found.missing, found.own) == (("users db",), ("redis",))


def test_two_of_a_kind_are_not_guessed_at() -> None:
    """Which of two queues is meant nobody knows."""
    found = compared("api -> kafka", "api -> mails queue\napi -> jobs queue")
    assert found.parts == (1, 3)
    assert found.own == ("kafka",)


def test_what_stands_between_the_same_parts_is_the_same() -> None:
    found = compared("api -> fanner -> feed db", "api -> fan-out service -> feed db")
    assert found == Comparison((3, 3), (2, 2), (), ())
    assert compared("api -> fanner", "api -> fan-out service").parts == (1, 2)


def test_arrows_count_whatever_their_direction_and_label() -> None:
    found = compared("a1 <- b2: asks\nb2 -- c3", "a1 -> b2: tells\nb2 -> c3\nc3 -> a1")
    assert found.arrows == (2, 3)
    assert compared("a1 -> b2", "a1 -> b2\nb2 -> a1").arrows == (1, 1)


def test_what_is_missing_and_what_is_more_is_named() -> None:
    found = compared("api -> users db\nlobby -> api", "rate limiter -> api -> users db")
    assert found == Comparison((2, 3), (1, 2), ("rate limiter",), ("lobby",))


@given(_SKETCHES, _SKETCHES)
def test_no_part_has_two_partners(drawn: Sketch, reference: Sketch) -> None:
    found = compare(drawn, reference)
    known, all_of_it = found.parts
    assert all_of_it == len(reference.parts) == known + len(found.missing)
    assert len(drawn.parts) == known + len(found.own)
    assert found.arrows[0] <= found.arrows[1]


def test_every_reference_is_recognised_in_itself(bank: Bank) -> None:
    for question in bank.questions.values():
        if question.diagram is not None:
            reference = sketch(question.diagram)
            found = compare(reference, reference)
            assert (found.missing, found.own) == ((), ()), question.id
