"""Texts that a member types message by message: each piece can be changed or taken away again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.domain.attempts.parts import GAP

__all__ = ["FORM", "Mark", "Piece", "joined", "marks_of", "pieces_of", "put"]

FORM = 0
"""In the place of a message: a piece that came from a form, or before pieces were told apart."""
_MOST_EMPTY = 50
"""Messages that say nothing, the last of them: such a one may still be mended."""

Mark: TypeAlias = tuple[int, int]
"""A message, and how many characters of a text are its piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one message says of a text; nothing where it has no text, or there was no room."""

    message: int
    text: str


def joined(pieces: Iterable[Piece]) -> str:
    """The whole text."""
    return GAP.join(piece.text for piece in pieces if piece.text)


def marks_of(pieces: Iterable[Piece]) -> list[Mark]:
    """What is kept beside the text, so that its pieces are found again."""
    return [(piece.message, len(piece.text)) for piece in pieces]


def pieces_of(text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The pieces of a text; one whole where the marks are not, or no longer, those of this text."""
    pieces, at = [], 0
    for message, length in marks:
        pieces.append(Piece(message, text[at : at + length]))
        at += length + len(GAP) if length else 0
    if marks_of(pieces) == list(marks) and joined(pieces) == text:
        return tuple(pieces)
    return (Piece(FORM, text),) if text else ()


def put(pieces: Sequence[Piece], message: int, text: str) -> tuple[Piece, ...]:
    """The pieces with what a message says now: in its place, or as the last of them."""
    new = Piece(message, text)
    if message != FORM and any(piece.message == message for piece in pieces):
        return tuple(new if piece.message == message else piece for piece in pieces)
    empty = [piece for piece in pieces if not piece.text]
    dropped = set(empty[: max(0, len(empty) - _MOST_EMPTY)])
    return (*(piece for piece in pieces if piece not in dropped), new)
