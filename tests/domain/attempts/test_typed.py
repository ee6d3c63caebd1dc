"""Texts that are typed message by message: each piece is found again, whatever became of others."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.attempts.typed import FORM, Piece, joined, marks_of, pieces_of, put

TEXTS = st.text("ab\n", max_size=6).map(str.strip)
ACTS = st.lists(st.tuples(st.integers(0, 5), TEXTS), max_size=30)


@given(acts=ACTS)
def test_pieces_come_back_from_the_text_and_its_marks(acts: list[tuple[int, str]]) -> None:
    """After every step, as if it had been written down and read again."""
    text, said = "", dict[int, str]()
    marks: list[tuple[int, int]] = []
    for message, typed in acts:
        pieces = put(pieces_of(text, marks), message, typed)
        text, marks = joined(pieces), marks_of(pieces)
        said[message] = typed
        found = {piece.message: piece.text for piece in pieces_of(text, marks)}
        assert all(found[each] == what for each, what in said.items() if each != FORM)


@given(text=TEXTS, marks=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9)), max_size=4))
def test_a_text_that_its_marks_do_not_fit_is_one_piece(
    text: str, marks: list[tuple[int, int]]
) -> None:
    """Nothing of it is lost, and nobody takes it for a message."""
    pieces = pieces_of(text, marks)
    assert joined(pieces) == text
    if marks_of(pieces) != marks:
        assert pieces == ((Piece(FORM, text),) if text else ())


def test_messages_that_say_nothing_are_not_remembered_for_ever() -> None:
    pieces: tuple[Piece, ...] = (Piece(1, "one"),)
    for message in range(2, 500):
        pieces = put(pieces, message, "")
    assert len(pieces) < 60
    assert pieces[-1] == Piece(499, "")
    assert joined(pieces) == "one"
