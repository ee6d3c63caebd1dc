"""Every card of a drawing fits into a message, and says what its picture shows."""

from functools import partial

import pytest

from bot.domain.drawing import DrawingRef, Drawn
from bot.drawing.language import Arrow, Group, Heads, Part, Sketch, parse
from bot.ui.cards import Card
from bot.ui.drawings.cards import (
    IN_A_MOMENT,
    NO_FILES,
    NO_LETTERS,
    NO_PICTURE,
    NOT_HERE,
    drawing_card,
    shared_drawing_card,
)
from bot.ui.drawings.text import alt_text, as_list, not_drawn
from sandbox.world.files import Upload
from tests.ui.fitting import BIG, components, fits
from tests.ui.sketched import drawings, texts


def test_every_card_fits() -> None:
    """Also the largest drawing, in letters of three bytes, and forty lines that cannot be read."""
    picture = Upload(0, f"drawing-{BIG}-3.png", b"")
    for shown in drawings():
        if isinstance(shown, Card):
            fits(shown, picture)


@pytest.mark.parametrize("text", list(texts()))
def test_the_words_of_a_picture_fit_into_its_description(text: str) -> None:
    assert 0 < len(alt_text(parse(text, longest=None).sketch)) <= 1_024


def test_where_a_picture_may_come_later_one_press_asks_for_it() -> None:
    """After a restart nobody brings the picture that was announced."""
    text = "a -> b"
    drawn = Drawn(DrawingRef(1, 2), text, 0, parse(text), sharable=True)
    for card in (drawing_card, partial(shared_drawing_card, name="Ada")):
        shown = {
            why: "Show the picture" in str(components(card(drawn, pictured=False, why=why)))
            for why in (IN_A_MOMENT, NO_PICTURE, NO_FILES, NO_LETTERS, NOT_HERE)
        }
        assert [why for why, offered in shown.items() if offered] == [IN_A_MOMENT, NO_PICTURE]


def test_a_picture_is_told_in_sentences() -> None:
    """Parts, then who stands in which group, then arrows in the direction in which they point."""
    sketch = Sketch(
        (Part("a", "API"), Part("b", "users *db*", group=0), Part("c", "cdn")),
        (Group("eu"),),
        (Arrow(0, 1, Heads.END, "on a miss"), Arrow(0, 2, Heads.BOTH)),
    )
    assert alt_text(sketch) == (
        "A drawing of 3 parts: API, users *db* and cdn. In eu: users *db*. "
        "API to users *db*: on a miss. API to and from cdn."
    )
    assert as_list(sketch) == (
        "- API → users \\*db\\*: on a miss\n- API ↔ cdn\n- **eu** holds users \\*db\\*"
    )


def test_a_line_that_cannot_be_read_calls_nobody() -> None:
    """It is shown escaped, with what is wrong; beyond three they are counted."""
    told = not_drawn(parse("a -> b\n" + "<@1> | @everyone\n" * 8))
    assert told.count("\nLine ") == 3
    assert told.endswith("And 5 more lines.")
    assert "<@1>" not in told
    assert not_drawn(parse("a -> b")) == ""
