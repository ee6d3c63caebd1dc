"""What grows is sent in pieces: each file whole, none too long, no row lost."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people.export import Export

ABOUT = {"member": "1", "exported_at": "2026-11-24T12:00:00+00:00"}
values = (
    st.none() | st.integers() | st.text(max_size=60) | st.lists(st.text(max_size=9), max_size=3)
)
rows = st.dictionaries(st.sampled_from("abcdef"), values, max_size=4)
tables = st.dictionaries(
    st.sampled_from(["attempts", "days", "turns"]), st.lists(rows, max_size=12)
)
LONGEST_ROW = 4 * (4 * 70 + 80)
"""More than any row that is made here takes."""


def read(files: list[bytes]) -> list[dict[str, Any]]:
    return [json.loads(file) for file in files]


@given(tables, st.integers(LONGEST_ROW + 400, 6_000))
def test_no_file_is_too_long_and_together_they_have_every_row_once_in_order(
    held: dict[str, list[dict[str, Any]]], most: int
) -> None:
    files = Export(ABOUT, held).files(most)
    assert max(len(file) for file in files) <= most
    told = read(files)
    assert {name: [row for part in told for row in part[name]] for name in held} == held
    assert all(part["member"] == "1" for part in told)


@given(tables)
def test_a_small_one_is_one_file_as_ever(held: dict[str, list[dict[str, Any]]]) -> None:
    [told] = read(Export(ABOUT, held).files(10**6))
    assert told == {**ABOUT, **held}


def test_parts_say_which_of_how_many_they_are_and_are_well_filled() -> None:
    held = {"attempts": [{"key": n, "text": "x" * 100} for n in range(100)], "days": []}
    told = read(Export(ABOUT, held).files(2_000))
    assert [(part["part"], part["parts"]) for part in told] == [
        (n, len(told)) for n in range(1, len(told) + 1)
    ]
    assert len(told) <= 12
    assert all(part["days"] == [] for part in told)


def test_a_row_that_is_longer_than_a_file_has_one_to_itself() -> None:
    """It cannot be: a row holds some texts of four thousand characters. Nothing is lost even so."""
    held = {"attempts": [{"text": "x" * 500}, {"text": "y"}]}
    told = read(Export(ABOUT, held).files(300))
    assert [row for part in told for row in part["attempts"]] == held["attempts"]
