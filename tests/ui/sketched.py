"""The cards and forms of `/draw`, as they can be drawn: short, and as long as they can be."""

from collections.abc import Iterator

from bot.domain.drawing import DrawingRef, Drawn
from bot.drawing.language import ARROWS, LABEL, PARTS, parse
from bot.ui.cards import Card
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

__all__ = ["drawings", "texts"]

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
    yield drawing_form(None)
    for text in texts():
        for sharable in (False, True):
            drawn = Drawn(DrawingRef(BIG, BIG), text, 3, parse(text, longest=None), sharable)
            yield drawing_form(drawn)
            for why in (IN_A_MOMENT, NO_FILES, NO_LETTERS, NO_PICTURE, NOT_HERE):
                yield drawing_card(drawn, pictured=False, why=why)
                yield shared_drawing_card(drawn, "\u4e2d" * 32, pictured=False, why=why)
            yield drawing_card(drawn, pictured=True)
            yield shared_drawing_card(drawn, "Ada", pictured=True)
            for back in (False, True):
                yield listed_card(drawn, back=back)
