"""What is told of a channel's design interview in its thread."""

from datetime import UTC, datetime
from typing import TypeAlias

from hypothesis import example, given
from hypothesis import strategies as st

from bot.bank import Kind
from bot.domain.attempts.occasions import GroupRef
from bot.domain.channel.design import Comparing, GroupNews, GroupPhase
from bot.domain.phases.phases import PHASES, Length, Timer
from tests.builders import make_question

News: TypeAlias = tuple[int, int, bool, int]
"""Round, phase, whether its time is up, and when it ends, in seconds since 1970."""
_NEWS = st.tuples(
    st.integers(1, 2**53 - 1), st.integers(1, 7), st.booleans(), st.integers(0, 2**32 - 1)
)


def nonce(round_: int, phase: int, is_up: bool, seconds: int) -> str:
    """That of what is told of a phase, or of the self-assessment."""
    question = make_question(kind=Kind.DESIGN)
    ref = GroupRef(round_, phase, 1)
    if phase > len(PHASES):
        view: GroupPhase | Comparing = Comparing(ref, question, None, (), {})
    else:
        timer = Timer(datetime.fromtimestamp(seconds, UTC))
        view = GroupPhase(ref, question, Length.FULL, timer, is_up, None, 1, ())
    return GroupNews(view, 1, 1, None, 1).nonce


@given(_NEWS, _NEWS)
@example((2**53 - 1, 6, True, 2**32 - 1), (2**53 - 1, 7, True, 0))
def test_a_nonce_fits_and_is_its_own(one: News, other: News) -> None:
    """At most 25 characters for any numbers; two of them are alike only where their news are."""
    first, second = nonce(*one), nonce(*other)
    assert len(first) <= 25
    told = [place[:2] if place[1] > len(PHASES) else place for place in (one, other)]
    assert (first == second) == (told[0] == told[1])
