"""Cards and forms of what is drawn, as they can be: short, and as long as they can be."""

from collections.abc import Iterator

from bot.bank import Question
from bot.domain.attempts.occasions import DesignRef, Ref
from bot.domain.drawing import DrawingRef, Drawn, Sketched
from bot.drawing.language import ARROWS, LABEL, PARTS, parse
from bot.services.attempts.sketches import beside as besides
from bot.ui.cards import Card
from bot.ui.drawings.beside import OWN, REFERENCE, beside_card, beside_listed_card
from bot.ui.drawings.cards import (
    IN_A_MOMENT,
    NO_FILES,
    NO_LETTERS,
    NO_PICTURE,
    NOT_HERE,
    drawing_card,
    drawing_form,
    listed_card,
    shared_drawing_card,
)
from bot.ui.forms import Form
from tests.ui.fitting import BIG

__all__ = ["beside", "drawings", "sketches", "texts"]

_NAMES = [f"{number:02} " + "\u4e2d*" * (LABEL // 2 - 2) for number in range(PARTS)]


def texts() -> Iterator[str]:
    """One arrow; all that a drawing holds, in wide letters; much that cannot be drawn; and both."""
    yield "client -> api: HTTPS"
    arrows = [f'"{_NAMES[n % PARTS]}" -> "{_NAMES[n * 7 % PARTS]}"' for n in range(ARROWS)]
    yield "\n".join(arrows)
    yield "\n".join(["eu { a, b }", "a -> b", *(f"| {n} @everyone <@1> |" for n in range(40))])
    stars = [f'"{n}{"*" * 57}" -> "{n + 1}{"*" * 57}"' for n in range(15)]
    yield "\n".join([*stars, *(f"a; b{'*' * 150}" for _ in range(8))])


def drawings() -> Iterator[Card | Form]:
    """Every one."""
    yield drawing_form(DrawingRef(0, 0), None)
    for text in texts():
        for sharable in (False, True):
            drawn = Drawn(DrawingRef(BIG, BIG), text, 3, parse(text, longest=None), sharable)
            yield drawing_form(drawn.ref, drawn.text, drawn.revision)
            for why in (IN_A_MOMENT, NO_FILES, NO_LETTERS, NO_PICTURE, NOT_HERE):
                yield drawing_card(drawn, pictured=False, why=why)
                yield shared_drawing_card(drawn, "\u4e2d" * 32, pictured=False, why=why)
            yield drawing_card(drawn, pictured=True)
            yield shared_drawing_card(drawn, "Ada", pictured=True)
            for back in (False, True):
                yield listed_card(drawn, back=back)


def sketches() -> Iterator[Sketched]:
    """What a member may have drawn to a question."""
    for text in texts():
        yield Sketched(text, 3, parse(text, longest=None))


def beside(ref: Ref, question: Question) -> Iterator[Card | Form]:
    """One's own drawing and the bank's, each as a picture and as text, and without one of them."""
    if isinstance(ref, DesignRef):
        yield drawing_form(ref, "a -> b", 1)
    for own in (None, *sketches()):
        for told in (False, True):
            of = besides(ref, question, own, told=told)
            yield beside_listed_card(of)
            for why in ({}, {OWN: NO_PICTURE}, {OWN: NOT_HERE, REFERENCE: NO_LETTERS}):
                yield beside_card(of, why)
