"""Small pieces of language, and texts of members that cannot dress up or call anybody."""

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.texts import room
from bot.ui.words import chunks, clip, counted, escape, human_join, plural, quote, signed
from sandbox.web.markdown import html

MARKS = [
    "*", "**", "_", "__", "~~", "||", "`", "```", "\\", "<", ">", "> ", ">>> ", "-# ", "# ", "### ",
    "- ", "+ ", "1. ", "2) ", "\n", "\n\n", "\r", " ", "\t", "@everyone", "<@1>", "<@&2>", "<#3>",
    "<t:1:R>", "</a b:3>", "<:x:12>", "[x](", ")", "https://a.b/_c_", "http://a.b", "|", "a", "é",
    "&amp;", "\u2028", "1", ".",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=4)), max_size=25).map("".join)
NOTHING_BUT_LINES = re.compile(r"</?p>|<br>|</?blockquote>")


def words(text: str) -> list[str]:
    """What a text says: its words, whatever is between them, without what cannot be seen."""
    return text.replace("\u200b", "").replace("\0", "\N{REPLACEMENT CHARACTER}").split()


def read(markdown: str) -> list[str]:
    """The words that a reader sees where a text is shown, which may have no tags but lines."""
    shown = NOTHING_BUT_LINES.sub("", html(markdown))
    assert "<" not in shown, html(markdown)
    return words(unescape(shown))


@given(TEXTS)
@example("*a*\r# b")
@example("https://a.b/_c_ @here")
def test_an_escaped_text_reads_as_it_was_typed(text: str) -> None:
    """No tag but lines and paragraphs, no mention, no link; every word; at most twice as long."""
    assert read(escape(text)) == words(text)
    assert "@everyone" not in escape(text)
    assert "@here" not in escape(text)
    assert len(escape(text)) <= 2 * len(text)


@given(TEXTS)
@example("a\u2028# b")
def test_a_quoted_text_reads_as_it_was_typed(text: str) -> None:
    """What is escaped and then quoted is a quotation and nothing else."""
    assert read(quote(escape(text))) == words(text)


@given(TEXTS, st.integers(2, 30))
@example("\\" * 20 + "**a**", 4)
@example("aaaaaa # b", 7)
def test_pieces_of_an_escaped_text_are_as_harmless_as_the_whole(text: str, most: int) -> None:
    """Wherever a long answer is cut, each piece shows no tags, and nothing but space is lost."""
    pieces = chunks(escape(text), most)
    assert all(0 < room(piece) <= max(most, room("…")) for piece in pieces)
    shown = "".join("".join(read(piece)) for piece in pieces)
    assert shown in ("".join(words(text)), "…")


@pytest.mark.parametrize("unit", ["\n", "\r", " ", "\t", "*", "\\", "[", "<", "1", "a\n", ">\n\n"])
def test_a_huge_text_is_escaped_and_cut_in_no_time(unit: str) -> None:
    """Half a million characters of the worst kind: the square of it would take an hour."""
    text = unit * (500_000 // len(unit))
    assert len(escape(text)) <= 2 * len(text)
    assert all(len(piece) <= 3_500 for piece in chunks(escape(text[:100_000]), 3_500))


@given(st.text(max_size=50), st.integers(2, 60))
def test_a_clipped_text_is_the_text_or_its_beginning(text: str, most: int) -> None:
    """What fits stays; what does not ends in an ellipsis and is no longer than allowed."""
    clipped = clip(text, most)
    assert room(clipped) <= most
    assert clipped == text or (clipped[-1] == "…" and text.startswith(clipped[:-1]))


@given(TEXTS, st.integers(2, 30))
@example("a*b*", 3)
@example("\\" * 20, 4)
def test_the_beginning_of_an_escaped_text_reads_as_that_of_what_was_typed(
    text: str, most: int
) -> None:
    """Wherever it is cut: a backslash that had lost what it escapes would be seen."""
    shown = "".join(read(clip(escape(text), most)))
    whole = "".join(words(text))
    assert shown == whole or (shown[-1] == "…" and whole.startswith(shown[:-1]))


def test_numbers_have_their_nouns() -> None:
    """One is singular, everything else is plural, irregular nouns included."""
    assert [counted(n) for n in (1, 3_400)] == ["1 character", "3,400 characters"]
    assert [plural(n, "day") for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert plural(2, "day of practice", "days of practice") == "2 days of practice"
    assert [signed(1), signed(5)] == ["+1 point", "+5 points"]


def test_lists_read_as_people_write_them() -> None:
    """Commas between, and a word before the last."""
    assert [human_join("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert human_join(["a", "b"], "or") == "a or b"
