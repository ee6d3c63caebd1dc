"""What members share: their words, and nothing in them that acts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.attempts.sharing import REMOVED, SHARED_CHARACTERS, shareable

ACTS = (
    "https://",
    "http://",
    "www.",
    "discord.gg/",
    "discord.com/invite/",
    "discordapp.com/invite/",
    "@everyone",
    "<@1>",
    "<#2>",
    "[x](",
    ")",
    "\u200b",
    "\u202e",
    "||",
    "**",
    "`",
    "\\",
    "\n",
    " ",
    "# ",
    "> ",
    "a",
)
LIVE = re.compile(r"\w://|www\.\S|discord(app)?\.(gg|com)|@everyone|(?<!\\)<[@#]", re.IGNORECASE)
"""What Discord would act on."""


@given(st.lists(st.one_of(st.sampled_from(ACTS), st.text(max_size=5)), max_size=40).map("".join))
def test_nothing_that_acts_is_left_however_it_is_put_together(text: str) -> None:
    shown = shareable(text)
    assert not LIVE.search(shown)
    assert all(line.startswith("> ") for line in shown.split("\n"))


@given(st.text(max_size=4_000))
def test_it_is_never_empty_and_never_too_long(text: str) -> None:
    assert 0 < len(shareable(text)) <= SHARED_CHARACTERS


@pytest.mark.parametrize("character", ["*", "\n", "x", "@"])
def test_the_longest_answer_fits(character: str) -> None:
    assert len(shareable(character * 4_000)) <= SHARED_CHARACTERS


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example/a?b=c",
        "HTTP://EVIL.EXAMPLE",
        "www.evil.example",
        "discord.gg/abc",
        "Discord.GG/abc",
        "discord.com/invite/abc",
        "steam://run/1",
        "mailto:a@b.example",
        "discord\u200b.gg/abc",
    ],
)
def test_links_and_invites_leave_a_mark(link: str) -> None:
    assert shareable(f"Look at {link} please") == f"> Look at {REMOVED} please"


def test_a_text_of_hidden_characters_alone_is_shown_as_such() -> None:
    assert shareable("\u202e\u200b") == "> …"


def test_what_a_design_is_made_of_stays() -> None:
    """Paths, hosts without a scheme and times are no links."""
    assert shareable("GET /v1/items from api:8080 at 3.5 ms") == (
        "> GET /v1/items from api:8080 at 3.5 ms"
    )
