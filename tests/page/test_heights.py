"""All that a member acts on stands on one screen of a phone; measured on the page for every card.

`python -m tests.page` prints what is measured here.
"""

from typing import Final

import pytest
from playwright.async_api import Browser

from bot.bank import Bank
from tests.page.heights import WHAT_COUNTS, Height, every_card, heights

TO_READ: Final = {
    "attempts.pages.model_answer_page": "the answer that was asked for",
    "channel.sharing.shared_card": "an answer that somebody shared, in a thread of its own",
    "drawings.cards.shared_drawing_card": "a drawing as text, where no picture can be made",
    "drawings.cards.listed_card": "a drawing as text, as it was asked for",
}
"""Cards whose long text is what a member pressed for: of these what can be used must fit."""


@pytest.fixture(scope="module")
async def measured(started: Browser, bank: Bank) -> list[Height]:
    return await heights(started, every_card(bank))


def test_all_that_a_member_acts_on_fits_a_phones_screen(measured: list[Height]) -> None:
    """What a member can use, the text above it and whatever counts: 844 pixels less the frame."""
    over = {each.by: each.needed for each in measured if each.needed > each.window}
    wrong = {by: needed for by, needed in over.items() if by not in TO_READ}
    assert not wrong, f"These need more pixels than the {measured[0].window} of a screen: {wrong}"
    fitting = TO_READ.keys() - over.keys()
    assert not fitting, f"These fit now; take them out of the table: {fitting}"


def test_what_can_be_used_below_a_long_text_fits_a_phones_screen(measured: list[Height]) -> None:
    over = {each.by: each.controls for each in measured if each.controls > each.window}
    assert not over


def test_every_text_that_counts_is_on_some_card(measured: list[Height]) -> None:
    """Else its words were changed, and nobody looks whether it can be seen."""
    found = {number for each in measured for number in each.counts}
    unseen = [begins for number, begins in enumerate(WHAT_COUNTS) if number not in found]
    assert not unseen, unseen
