"""What a text says, and how much room it takes at Discord."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.texts import MESSAGE_ROOM, beginning, room, said, seen, storable, visible

TEXTS = st.text(st.characters(exclude_categories=()), max_size=60)
"""Lone surrogates too."""
NOTHING = {
    "nothing": "",
    "space": " \t\n\r\u00a0\u2003\u3000",
    "zero width": "\u200b\u200c\u200d\u2060\ufeff",
    "directions": "\u200e\u200f\u202e\u2066\u2069\u061c",
    "Hangul fillers": "\u3164\u115f\u1160\uffa0",
    "Braille blank": "\u2800",
    "marks alone": "\u0301\u0323\u20dd\u093f",
    "variation selectors and tags": "\ufe0f\U000e0041\U000e0100",
    "soft hyphen": "\u00ad",
    "halves of a pair": "\ud83d\ude00\ud800",
    "controls": "\0\x01\x1b\x7f\x85",
}
"""What is drawn as nothing."""


def in_utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(TEXTS)
def test_what_has_room_is_within_whatever_discord_may_count(text: str) -> None:
    """Code points, UTF-16, and bytes of which 8,000 leave enough of 10,170 for all else."""
    assert room(text) >= max(len(text), in_utf16(text))
    assert 2 * room(text) >= len(text.encode("utf-8", "surrogatepass"))
    assert 2 * MESSAGE_ROOM + 40 * 12 < 10_170


@given(TEXTS, TEXTS)
def test_texts_take_no_more_room_together_than_one_by_one(one: str, other: str) -> None:
    assert room(one + other) <= room(one) + room(other)


@given(st.text(max_size=60), st.integers(2, 60))
def test_a_beginning_is_as_long_as_it_may_be(text: str, most: int) -> None:
    first = beginning(text, most)
    assert text.startswith(first)
    assert room(first) <= most
    assert first == text or room(text[: len(first) + 1]) > most


@given(st.text(max_size=60), st.integers(2, 60))
def test_a_beginning_with_an_end_has_room_with_it(text: str, most: int) -> None:
    shown = beginning(text, most, "\N{HORIZONTAL ELLIPSIS}")
    assert room(shown) <= most
    assert shown == text or shown.endswith("\N{HORIZONTAL ELLIPSIS}")


def test_plain_english_takes_its_characters() -> None:
    assert room("a plain English sentence, 42 long") == 33
    assert room("\N{CJK UNIFIED IDEOGRAPH-6F22}" * 100) == 150
    assert room("\N{GRINNING FACE}") == 2


@pytest.mark.parametrize("unit", NOTHING.values(), ids=NOTHING)
def test_what_is_drawn_as_nothing_says_nothing(unit: str) -> None:
    for text in (unit, unit * 40, f" {unit} ", "".join(NOTHING.values())):
        assert said(text) == ""
        assert seen(text) == 0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("forty", 5),
        ("  two words\n", 9),
        ("a \n\n \t b", 3),
        ("e\u0301\u0323", 1),
        ("\u0915\u093f", 1),
        ("\u6f22\u5b57", 2),
        ("\u0645\u0631\u062d\u0628\u0627", 5),
        ("\U0001f600", 1),
        ("\U0001f468\u200d\U0001f469\U0001f3fd\u200d\U0001f467", 1),
        ("\u2764\ufe0f", 1),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", 7),
        ("a\u200bb", 2),
    ],
)
def test_what_a_reader_sees_is_counted(text: str, count: int) -> None:
    """Persian words are joined by what cannot be seen, and emoji too."""
    assert seen(text) == count
    assert said(text) == text.strip()


@given(TEXTS)
@example("a\0b\ud800c")
def test_what_a_text_says_can_be_kept_by_both_databases(text: str) -> None:
    kept = said(text)
    assert "\0" not in kept
    kept.encode("utf-8")
    assert said(kept) == kept
    assert storable(kept) == kept
    assert bool(kept) == bool(seen(text))


@given(TEXTS, st.lists(st.sampled_from("".join(NOTHING.values())), max_size=40).map("".join))
def test_what_cannot_be_seen_adds_nothing_to_be_seen(text: str, nothing: str) -> None:
    assert seen(text + nothing) == seen(text)
    assert seen(text) <= len(text)


@given(TEXTS)
def test_a_visible_text_has_no_hidden_character_but_what_scripts_need(text: str) -> None:
    shown = visible(text)
    assert not set(shown) & set("\0\x1b\u200b\u202e\u2066\u2069\u3164\u2800\ud800")
    assert seen(shown) == seen(text)


@given(st.text("abc def.,!? \N{EURO SIGN}", max_size=80))
def test_plain_text_with_single_spaces_counts_as_before(text: str) -> None:
    plain = " ".join(text.split())
    assert seen(plain) == len(plain)


def test_a_huge_text_is_counted_in_no_time() -> None:
    assert seen("\u0301\u200b" * 100_000) == 0
    assert seen("x\u0301" * 100_000) == 100_000
