"""Display names within sentences: nothing of them reaches beyond them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.channel.interview import Heirs
from bot.domain.people.standings import Board, Period, Ranked
from bot.texts import room, seen
from bot.ui.channel.host_cards import handing_card
from bot.ui.daily.schedule_cards import listed
from bot.ui.people.board_card import board_card
from bot.ui.people.text import NAME, called, hosted, listed_name, named, plain
from bot.ui.words import escape
from tests.test_texts import NOTHING
from tests.ui.daily.test_cards import VIEW
from tests.ui.fitting import fits

FIRST_STRONG, POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
NAMES = st.text(st.characters(exclude_categories=()), max_size=40)


@pytest.mark.parametrize(
    "name", ["Ada", "Zo\u00eb", "J\u00f8rgen \u2728", "x_X", "Ada #1", "\u0130pek"]
)
def test_a_latin_name_stays_as_it_is(name: str) -> None:
    assert called(name) == escape(name)


@pytest.mark.parametrize(
    "name",
    [
        "\u0645\u0631\u062d\u0628\u0627",
        "\u05e9\u05dc\u05d5\u05dd",
        "\u6f22\u5b57",
        "\u0939\u093f\u0928\u094d\u0926\u0940",
        "Ada \u0639",
        "\u0663\u0664",
    ],
)
def test_a_name_of_another_script_is_isolated(name: str) -> None:
    """Else one from right to left would turn round the figures beside it."""
    assert called(name) == f"{FIRST_STRONG}{name}{POP}"


@pytest.mark.parametrize("name", NOTHING.values(), ids=NOTHING)
def test_a_name_that_cannot_be_seen_reads_someone(name: str) -> None:
    assert called(name) == plain(name) == "someone"
    assert "Host: someone. With" in hosted(name)
    assert named((name, "Ada")) == "someone and Ada"
    fits(handing_card(Heirs(1, ((1, name), (2, "Ada")))))


@pytest.mark.parametrize("name", ["\u05e9\u05dc\u05d5\u05dd", "\u6f22\u5b57"])
def test_a_channel_of_another_script_turns_nothing_round_in_a_list(name: str) -> None:
    """A list formats nothing, so that nothing of it is escaped."""
    assert listed_name(name) == f"{FIRST_STRONG}{name}{POP}"
    assert f"1. #{FIRST_STRONG}{name}{POP} \u00b7 09:00" in listed(1, name, VIEW)
    assert listed_name("back_end") == "back_end"


@pytest.mark.parametrize("name", NOTHING.values(), ids=NOTHING)
def test_a_channel_or_role_whose_name_cannot_be_seen_is_unnamed(name: str) -> None:
    assert listed_name(name) == "unnamed"


@given(NAMES)
@example(f"a{POP}b\u202e")
@example("\u0301\u0301Ada")
@example("\u0639" * 40)
@example("a\nb\r# c")
def test_no_name_reaches_beyond_itself(name: str) -> None:
    """Directions are balanced, lines end, nothing formats, and marks have something to stand on."""
    for most in (NAME, 64):
        shown = called(name, most)
        inner = shown.removeprefix(FIRST_STRONG).removesuffix(POP)
        assert not set(inner) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\n\r\0\ud800")
        assert shown.startswith(FIRST_STRONG) == shown.endswith(POP)
        assert room(inner) <= most
        assert seen(inner)
        assert seen("x" + inner) > 1


@given(st.lists(NAMES, min_size=1, max_size=10))
def test_a_board_of_any_names_is_taken_by_discord(names: list[str]) -> None:
    places = tuple(Ranked(rank, rank, name, 3, 1) for rank, name in enumerate(names, 1))
    fits(board_card(Board(Period.MONTH, 1, 1, places, 10), shared=False))


@given(st.text(st.characters(max_codepoint=127), max_size=40))
def test_a_name_that_needs_no_closer_look_is_told_as_any_other(name: str) -> None:
    """What adds nothing to be seen changes nothing."""
    assert plain(name) == plain(f"{name}\u200b")
