"""However much was typed, and whatever: it is shown in a moment, and nobody else waits for it."""

from collections.abc import Callable
from time import thread_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.texts import room
from bot.ui.typed.lines import is_formatted
from bot.ui.typed.text import Typed
from tests.ui.test_typed import TEXTS, Shown, is_harmless

MOST = 48_000
"""Characters of the notes of all phases."""
PATIENT = 0.1
"""Seconds: five times what is allowed, since the machine that tests is at other things too."""
MARKS = ["*", "*a*", "a\n", "\n", "- \n", "> \n", "`", "\\", "_\r\n", "**好**、", " # \n"]
MANY = st.builds(
    lambda begun, mark, ended: begun + mark * 900 + ended, TEXTS, st.sampled_from(MARKS), TEXTS
)


@pytest.mark.parametrize(
    "typed", ["*", "*a* ", "*好*、", "`a` ", "_a_b_ ", "a\n", "\n", "- a\n", "```\na\n```\n", "\\*",
              "**a _b_** ", "a" * 60 + " *b*\n", "好" * 60 + "\n", "1. a\n", " ```", "``a "]
)  # fmt: skip
@pytest.mark.parametrize(
    "show",
    [
        lambda typed: typed.pages(3_500),
        lambda typed: typed.begun(2_800, quoted=True),
        lambda typed: typed.ended(2_000, lines=12, quoted=True),
    ],
)
def test_hostile_texts_hold_nobody_up(typed: str, show: Callable[[Typed], object]) -> None:
    """Thousands of marks or of lines, long and short, at every size that a text can have."""
    for size in (2_000, 4_000, 8_000, MOST):
        text = typed * (size // len(typed))
        assert min(taken(show, text) for _ in range(3)) < PATIENT


def taken(show: Callable[[Typed], object], text: str) -> float:
    """How many seconds of this thread's own it takes to show a text."""
    begun = thread_time()
    show(Typed.read(text))
    return thread_time() - begun


@given(MANY, st.booleans())
def test_a_text_of_too_many_marks_is_shown_as_it_was_typed(text: str, quoted: bool) -> None:
    assert not is_formatted(text)
    written = Typed.read(text).whole(quoted=quoted)
    assert is_plain(Shown(written))
    assert said(written) == said_of(text)


@given(MANY, st.integers(8, 3_500), st.booleans(), st.integers(1, 9))
@example("> \n" * 900, 40, True, 9)
@example("\\" * 900, 41, True, 9)
def test_its_parts_have_their_room(text: str, most: int, quoted: bool, lines: int) -> None:
    """A beginning, an end, and pages: each is of the text, in order, and no mark of ours breaks."""
    typed, whole = Typed.read(text), said_of(text)
    begun = typed.begun(most, lines=lines, quoted=quoted)
    ended = typed.ended(most, lines=lines, quoted=quoted)
    pages = typed.pages(most)
    assert all(room(each) <= most for each in (begun, ended, *pages))
    assert all(is_plain(Shown(each)) for each in (begun, ended, *pages))
    assert begun.endswith("…") or begun == typed.whole(quoted=quoted)
    assert whole.startswith(said(begun).removesuffix("…"))
    assert whole.endswith(said(ended).removeprefix("…"))
    assert "".join(map(said, pages)) in (whole, "…")


def is_plain(shown: Shown) -> bool:
    return is_harmless(shown) and not {"em", "strong", "code", "li"} & set(shown.tags)


def said(written: str) -> str:
    """What a reader sees, marks and all, without space."""
    return "".join(Shown(written).text.replace("\u200b", "").split())


def said_of(text: str) -> str:
    return "".join(text.replace("\0", "\N{REPLACEMENT CHARACTER}").replace("\u200b", "").split())
