"""How much room a text takes at Discord."""

from hypothesis import given
from hypothesis import strategies as st

from bot.texts import MESSAGE_ROOM, beginning, ending, room

TEXTS = st.text(st.characters(exclude_categories=()), max_size=60)
"""Lone surrogates too."""


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
def test_a_beginning_and_an_ending_are_as_long_as_they_may_be(text: str, most: int) -> None:
    first, last = beginning(text, most), ending(text, most)
    assert text.startswith(first)
    assert text.endswith(last)
    assert max(room(first), room(last)) <= most
    assert first == text or room(text[: len(first) + 1]) > most
    assert last == text or room(text[-len(last) - 1 :]) > most


@given(st.text(max_size=60), st.integers(2, 60))
def test_a_beginning_with_an_end_has_room_with_it(text: str, most: int) -> None:
    shown = beginning(text, most, "\N{HORIZONTAL ELLIPSIS}")
    assert room(shown) <= most
    assert shown == text or shown.endswith("\N{HORIZONTAL ELLIPSIS}")


def test_plain_english_takes_its_characters() -> None:
    assert room("a plain English sentence, 42 long") == 33
    assert room("\N{CJK UNIFIED IDEOGRAPH-6F22}" * 100) == 150
    assert room("\N{GRINNING FACE}") == 2
