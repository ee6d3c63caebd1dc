"""A card or form of a question whose hints, key points or phases have left the bank since."""

from collections.abc import Iterator
from dataclasses import replace

from bot.bank import Bank
from bot.domain.attempts.screens import Attempt, Revealed
from bot.ui.attempts.cards import revealed_card
from bot.ui.attempts.forms import tick_form
from bot.ui.attempts.hints import hint_card
from bot.ui.cards import Card
from bot.ui.forms import Form
from sandbox.rules import forms
from tests.ui.channel import test_every_design_fits as groups
from tests.ui.channel import test_every_round_fits as rounds
from tests.ui.drawn import Drawing
from tests.ui.fitting import fits
from tests.ui.private import test_every_design_fits as designs
from tests.ui.test_every_question_fits import POST, TURN


def drawings(bank: Bank) -> Iterator[Drawing]:
    """What old messages can lead to."""
    whole = designs.designs(bank)[0]
    bare = replace(whole, key_points=(), hints=(), phases={}, phase_answers={}, curveball="")
    for ref in (TURN, POST, rounds.ROUND, designs.at(7), groups.at(7)):
        yield tick_form(ref, bare)
        yield revealed_card(Revealed(ref, bare, Attempt("x")))
    for channel_ref in (POST, rounds.ROUND):
        yield hint_card(channel_ref, bare, 1)
    yield from designs.phases(bare, "x", every=True)
    yield from designs.others(bare)
    yield from designs.scorecards(bare)
    yield from groups.shared_cards(bare, every=True)
    yield from groups.own_cards(bare, "x")
    yield from groups.every_form(bare)


def test_every_card_and_form_can_still_be_drawn(bank: Bank) -> None:
    """Discord takes neither an empty text nor a group without boxes."""
    for drawing in drawings(bank):
        if isinstance(drawing, Form):
            forms.check(drawing.to_dict())
        else:
            assert isinstance(drawing, Card)
            fits(drawing, *designs.PICTURE, *designs.DRAWN)
