"""Cards and forms of members and servers, as they can be drawn."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.people.standings import Board, Period, Ranked
from bot.domain.people.staying import Staying, What
from bot.domain.refusals import Refusal, RefusedError
from bot.ui.cards import Card, notice
from bot.ui.forms import Form
from bot.ui.help_card import help_card, welcome_card
from bot.ui.people.board_card import board_card
from bot.ui.people.mydata_cards import delete_question, deleted_card, kept_card
from bot.ui.people.settings_card import (
    guild_zone_form,
    no_zone_card,
    own_settings_card,
    settings_card,
    zone_form,
)
from bot.ui.refusals import sentence
from tests.ui.fitting import BIG

__all__ = ["people"]


def people() -> Iterator[Card | Form]:
    """Every one."""
    for zone, hidden, manages in (("Europe/Berlin", False, False), (None, True, True)):
        yield settings_card(zone=zone, guild_zone="UTC", hidden=hidden, manages=manages)
    for zone in (None, "America/Argentina/ComodRivadavia"):
        yield own_settings_card(zone)
        yield zone_form(zone)
        yield guild_zone_form(zone)
    for server in (False, True):
        yield no_zone_card("I know no such zone.", "Berlni", server=server)
    for period in Period:
        for page in (1, 2, 3):
            yield from _boards(period, page)
    stored: dict[str, int] = dict.fromkeys(("attempts", "interviews", "streaks", "days"), 2)
    staying = [Staying(what, BIG, BIG, BIG) for what in What for _ in range(20)]
    yield delete_question(BIG, {}, ())
    yield delete_question(BIG, stored, staying)
    yield deleted_card(stored, staying)
    yield kept_card()
    for direct in (False, True):
        yield help_card(600, 30, direct=direct)
    yield welcome_card()
    yield notice(sentence(RefusedError(Refusal.BUSY)))


def _boards(period: Period, page: int) -> Iterator[Card]:
    ada = Ranked(1, BIG, "Ada", 3, 1)
    board = Board(period, page, 3, (ada,), 21, own=ada)
    empty = Board(period, 1, 1, (), 0)
    for shown in (board, replace(board, hidden=True), empty):
        for shared in (False, True):
            yield board_card(shown, shared=shared)
