"""Small pieces of language, and the escaping of what members typed."""

import re
from html import unescape

from hypothesis import example, given
from hypothesis import strategies as st

from bot.ui.words import chunks, clip, escape, human_join, plural, quote, signed
from sandbox.web_markdown import html

letters = st.characters(codec="utf-8", exclude_categories=["Cc"])
typed = st.text(letters | st.just("\n"), max_size=300)
marks = st.text(st.sampled_from("*_~`|[]()<>#-+.@:\\/ \n1a!&htps"), max_size=80)


@given(typed | marks)
@example("[free](https://evil.example)")
@example("<@1> <@&2> <#3> <t:0:R> </x:1> @everyone")
@example("-# small\n# big\n> quote\n>>> all\n- list\n1. one\n```\ncode")
@example("\\*not escaped\\*")
def test_what_members_typed_is_shown_as_they_typed_it(text: str) -> None:
    """Rendered as Discord renders it, an escaped text has no formatting and calls nobody."""
    shown = html(escape(text))
    tags = set(re.findall(r"</?([a-z0-9]+)", shown))
    assert tags <= {"p", "br", "a"}, shown
    for href, label in re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', shown):
        assert unescape(label) == unescape(href)
    assert "mention" not in re.sub(r">[^<]*<", "><", shown)


@given(typed)
def test_escaping_at_most_doubles_a_text(text: str) -> None:
    """A card can be sure of its room."""
    assert len(escape(text)) <= 2 * len(text)


def test_escaping_a_wall_of_empty_lines_takes_no_time() -> None:
    """A text that would take the square of its length elsewhere is done at once."""
    assert escape("\n" * 100_000 + "-") == "\n" * 100_000 + "\\-"


@given(typed, st.integers(10, 50))
def test_chunks_hold_every_word_and_none_is_too_long(text: str, most: int) -> None:
    """No piece is blank or too long, and no character but white space is lost."""
    pieces = chunks(text, most)
    assert all(0 < len(piece) <= most and piece.strip() for piece in pieces)
    if text.strip():
        assert "".join("".join(pieces).split()) == "".join(text.split())


@given(typed, st.integers(1, 50))
def test_clipped_texts_fit_and_say_that_they_go_on(text: str, most: int) -> None:
    """What fits is left alone; what does not ends in an ellipsis."""
    clipped = clip(text, most)
    assert len(clipped) <= most
    assert clipped == text if len(text) <= most else clipped.endswith("…")


def test_numbers_and_lists_read_as_people_say_them() -> None:
    """No card ever says "1 days"."""
    assert [plural(n, "day") for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert plural(2, "day of practice", "days of practice") == "2 days of practice"
    assert [signed(n) for n in (0, 1, 5)] == ["+0 points", "+1 point", "+5 points"]
    assert human_join([]) == ""
    assert human_join(["a"]) == "a"
    assert human_join(["a", "b", "c"]) == "a, b and c"
    assert quote("a\n\nb") == "> a\n> \n> b"
