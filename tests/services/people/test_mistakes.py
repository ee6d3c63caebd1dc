"""Mistakes that members report: kept once each, ten a day, and told where the host wants it."""

from dataclasses import replace
from random import Random

import pytest
from sqlalchemy import Engine

from bot.db.models import MistakeRow
from bot.db.people.mistakes import settle
from bot.domain.mistakes import MOST_A_DAY, Reported
from bot.domain.people.caller import DIRECT, Caller
from bot.services.people.mistakes import MistakeService, unsettled
from bot.services.wiring import Services
from tests.builders import ADA, GRACE, NOON, Practice, make_bank, make_question
from tests.refused import refused


@pytest.fixture
def practice(engine: Engine) -> Practice:
    return Practice(engine, make_bank([make_question("caching/lru"), make_question("caching/q2")]))


def key_of(practice: Practice, identity: str = "caching/lru") -> int:
    return practice.library.key(practice.bank.questions[identity])


def report(practice: Practice, text: str, who: Caller = ADA, identity: str = "caching/lru") -> None:
    """Report a mistake."""
    practice.do(practice.services.mistakes.report, who, key_of(practice, identity), text)


def listed(practice: Practice) -> list[Reported]:
    return practice.do(unsettled, practice.bank)


def telling(practice: Practice) -> MistakeService:
    """The service of a host who has a channel for them."""
    chance = Random(1)  # noqa: S311 - nothing is drawn
    made = Services.make(
        practice.library, practice.clock.look, chance, keep_texts_days=180, tells_mistakes=True
    )
    return made.mistakes


def test_a_report_says_what_and_when_and_not_who(practice: Practice) -> None:
    """The newest last; one from a direct message too."""
    report(practice, "It is wrong.")
    practice.clock.advance(minutes=5)
    report(practice, "So is this.", replace(GRACE, guild_id=DIRECT), "caching/q2")
    first, second = listed(practice)
    assert first == Reported(1, "caching/lru", "What is caching/lru?", "It is wrong.", NOON)
    assert (second.identity, second.text) == ("caching/q2", "So is this.")


def test_the_same_text_is_kept_once_until_it_is_settled(practice: Practice) -> None:
    """A form that was sent again, say; another's, or about another question, is another report."""
    for _ in range(3):
        report(practice, "It is wrong.")
    report(practice, "It is wrong.", GRACE)
    report(practice, "It is wrong.", ADA, "caching/q2")
    assert [each.key for each in listed(practice)] == [1, 2, 3]
    assert practice.do(settle, 1, NOON)
    assert not practice.do(settle, 1, NOON)
    assert not practice.do(settle, 99, NOON)
    assert [each.key for each in listed(practice)] == [2, 3]
    report(practice, "It is wrong.")
    assert [each.key for each in listed(practice)] == [2, 3, 4]


def test_ten_a_day_are_the_most_of_one_member(practice: Practice) -> None:
    """The same again is no other one; a day later there is room.

    What a clock that was ahead has dated costs none.
    """
    practice.clock.advance(days=30)
    report(practice, "Of a clock that was ahead.")
    practice.clock.advance(days=-30)
    for number in range(MOST_A_DAY):
        report(practice, f"Mistake {number}.")
    report(practice, "Mistake 3.")
    with refused(f"reported {MOST_A_DAY} mistakes within a day"):
        report(practice, "One more.")
    report(practice, "Another's.", GRACE)
    practice.clock.advance(days=1)
    report(practice, "One more.")
    assert practice.count(MistakeRow) == MOST_A_DAY + 3


def test_what_says_nothing_or_is_about_nothing_is_refused(practice: Practice) -> None:
    with refused("Your report is empty."):
        report(practice, "")
    with refused("no longer in my question bank"):
        practice.do(practice.services.mistakes.report, ADA, 99, "It is wrong.")
    assert practice.count(MistakeRow) == 0


def test_each_is_told_once_where_the_host_has_a_channel(practice: Practice) -> None:
    """What was reported before there was one is not told."""
    report(practice, "Before.")
    service = telling(practice)
    for text in ("First.", "Second."):
        practice.do(service.report, ADA, key_of(practice), text)
    first, second = practice.do(service.untold, 10)
    assert (first.text, first.ends_at) == ("First.", NOON)
    assert practice.do(service.untold, 1) == [first]
    practice.do(service.told, first)
    assert practice.do(service.untold, 10) == [second]
    practice.do(service.unreachable, second)
    assert practice.do(service.untold, 10) == []
    assert len(listed(practice)) == 3
    assert first.nonce != second.nonce
    assert first.number != second.number
    assert len(replace(first, key=2**63 - 1).nonce) <= 25


def test_what_is_deleted_is_neither_told_nor_listed(practice: Practice) -> None:
    service = telling(practice)
    practice.do(service.report, ADA, key_of(practice), "It is wrong.")
    (mine,) = practice.do(service.untold, 10)
    practice.delete(ADA)
    practice.do(service.told, mine)
    assert practice.do(service.untold, 10) == listed(practice) == []


def test_of_a_question_that_has_left_the_bank_the_report_stays(practice: Practice) -> None:
    report(practice, "It is wrong.")
    later = practice.after_restart(make_bank([make_question("caching/q2")]))
    (left,) = listed(later)
    assert (left.identity, left.prompt) == ("caching/lru", None)
