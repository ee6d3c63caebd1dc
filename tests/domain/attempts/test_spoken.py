"""What is said aloud is known again among what is typed, by its length."""

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.attempts.parts import GAP
from bot.domain.attempts.scoring import MIN_WRITTEN, is_written, missing_of
from bot.domain.attempts.spoken import MOST_SECONDS, said_aloud, spoken_seconds, typed_of
from bot.texts import said


@pytest.mark.parametrize(
    ("seconds", "noted"),
    [
        (80, "said aloud (1 min 20 s)"),
        (0.2, "said aloud (1 s)"),
        (59.6, "said aloud (1 min)"),
        (3_600, "said aloud (1 h)"),
        (3_725.4, "said aloud (1 h 2 min 5 s)"),
        (0, "said aloud (1 s)"),
        (-5, "said aloud (1 s)"),
        (nan, "said aloud (1 s)"),
        (inf, "said aloud (24 h)"),
    ],
)
def test_a_length_is_told_as_people_say_it(seconds: float, noted: str) -> None:
    """Whatever a sender's client claims."""
    assert said_aloud(seconds) == noted


TYPED = st.text(st.characters(codec="ascii")).map(said).filter(bool)


@given(st.lists(st.one_of(st.integers(1, MOST_SECONDS), TYPED)))
def test_both_are_told_apart_wherever_they_stand(pieces: list[int | str]) -> None:
    """And what is said aloud counts as nothing that was typed."""
    texts = [said_aloud(piece) if isinstance(piece, int) else piece for piece in pieces]
    typed = GAP.join(piece for piece in pieces if isinstance(piece, str))
    answer = GAP.join(texts)
    assert spoken_seconds(answer) == sum(piece for piece in pieces if isinstance(piece, int))
    assert typed_of(answer) == typed
    assert missing_of(answer) == missing_of(typed)


def test_only_a_piece_of_its_own_is_one() -> None:
    """Who writes of it within an answer has typed that."""
    assert typed_of("I said aloud (5 s) so.") == "I said aloud (5 s) so."
    assert not is_written(GAP.join([said_aloud(80)] * MIN_WRITTEN))
