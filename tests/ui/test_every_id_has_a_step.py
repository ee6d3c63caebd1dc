"""Whatever can be used on any card or form does something, and no step waits for nothing.

A word that is misspelt on a card, a step that is missing from a table, a step that no card leads
to, a card that nobody draws here: each turns a test red.
"""

import ast
import asyncio
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from discord import ui

import bot.ui
from bot.app import WhiteboardBot
from bot.bank import Bank
from bot.controls import TableControl
from bot.ui import ids, start_ids
from bot.ui.cards import Card
from bot.ui.forms import Form
from bot.ui.ids import Family
from bot.ui.verbs import Verb
from tests.loading import loaded
from tests.ui.drawn import Used, every_drawing, used_on

_MAKERS = (
    *(ids.on, ids.round_host, start_ids.anew, start_ids.begin, ids.board, ids.share_board),
    *(ids.found, ids.zone_again),
)
"""What makes an id."""
_ONLY_OLD: dict[tuple[str, Verb], str] = {
    ("group", Verb.ANSWER): "`model` is its name since 2026-12-01",
}
"""Steps that only messages of older versions still lead to, by family and verb; each says since
when no card has it."""


@dataclass(frozen=True)
class Drawn:
    """What came of drawing everything."""

    used: frozenset[Used]
    called: frozenset[CodeType]
    """The functions that ran."""
    made_at: frozenset[tuple[str, int]]
    """The files and lines from which ids were made."""

    @property
    def ids(self) -> list[Used]:
        """What a member can use; what is greyed out tells the bot nothing."""
        return sorted((used for used in self.used if not used.disabled), key=lambda used: used.id)


@pytest.fixture(scope="module")
def drawn(bank: Bank) -> Drawn:
    called: set[CodeType] = set()
    made_at: set[tuple[str, int]] = set()
    makers = {maker.__code__ for maker in _MAKERS}

    def watch(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            called.add(frame.f_code)
            if frame.f_code in makers and frame.f_back is not None:
                made_at.add((frame.f_back.f_code.co_filename, frame.f_back.f_lineno))

    sys.setprofile(watch)
    try:
        drawings = list(every_drawing(bank))
    finally:
        sys.setprofile(None)
    used = frozenset(used for drawing in drawings for used in used_on(drawing))
    return Drawn(used, frozenset(called), frozenset(made_at))


@pytest.fixture(scope="module")
def client() -> WhiteboardBot:
    async def load() -> WhiteboardBot:
        async with loaded() as known:
            return known

    return asyncio.run(load())


@dataclass(frozen=True)
class Known:
    """Something that takes ids: a control, or the forms of a family."""

    template: re.Pattern[str]
    family: Family[Any] | None
    """None where its ids carry no verb of a table."""
    verbs: frozenset[Verb]


def known(client: WhiteboardBot, *, forms: bool) -> list[Known]:
    """All controls, or the tables of all forms."""
    if forms:
        return [
            Known(table.family.template, table.family, frozenset(table.steps))
            for table in client.forms
        ]
    return [
        Known(control.family.template, control.family, frozenset(control.steps))
        if issubclass(control, TableControl)
        else Known(control.__discord_ui_compiled_template__, None, frozenset())
        for control in client.controls
    ]


def test_whatever_can_be_used_does_something(drawn: Drawn, client: WhiteboardBot) -> None:
    """Each id is one control's or form's, which reads it, and has a step for its verb."""
    assert len(drawn.ids) > 250
    for used in drawn.ids:
        takers = known(client, forms=used.is_form)
        fitting = [(each, each.template.fullmatch(used.id)) for each in takers]
        taken = [(each, match) for each, match in fitting if match is not None]
        assert len(taken) == 1, used
        (taker, match), *_ = taken
        if taker.family is not None:
            assert taker.family.read(match).verb in taker.verbs, used


@pytest.mark.parametrize("forms", [False, True], ids=["controls", "forms"])
def test_every_step_can_be_taken(drawn: Drawn, client: WhiteboardBot, *, forms: bool) -> None:
    """What no card leads to is dead, or waits for messages of an older version."""
    shown = [used.id for used in drawn.ids if used.is_form is forms]
    for taker in known(client, forms=forms):
        matches = [match for each in shown if (match := taker.template.fullmatch(each))]
        assert matches, taker.template
        if (family := taker.family) is not None:
            led_to = {family.read(match).verb for match in matches}
            waiting = {verb for verb in taker.verbs if (family.word, verb) not in _ONLY_OLD}
            assert led_to == waiting, family.word


def test_every_verb_is_known_to_a_table(client: WhiteboardBot) -> None:
    every = (*known(client, forms=False), *known(client, forms=True))
    assert frozenset[Verb]().union(*(taker.verbs for taker in every)) == set(Verb)


def test_a_board_leads_wherever_its_ids_can(drawn: Drawn) -> None:
    """Its verbs stand in its template alone."""
    found = [match for used in drawn.ids if (match := ids.BOARD_TEMPLATE.fullmatch(used.id))]
    assert {match["verb"] for match in found} == {"own", "shared", "share"}
    assert {match["period"] for match in found} == {"week", "month", "all-time"}


def modules() -> Iterator[ModuleType]:
    """Everything that draws."""
    for found in pkgutil.walk_packages(bot.ui.__path__, "bot.ui."):
        yield importlib.import_module(found.name)


def test_every_function_that_draws_is_called(drawn: Drawn) -> None:
    """Whoever adds a card, a form, a button or a row of them draws it in `drawn.py` too."""
    drawing = [
        made
        for module in modules()
        for made in vars(module).values()
        if isinstance(made, FunctionType) and made.__module__ == module.__name__ and draws(made)
    ]
    assert len(drawing) > 60
    missing = [each.__qualname__ for each in drawing if each.__code__ not in drawn.called]
    assert not missing, missing


def draws(made: FunctionType) -> bool:
    """Whether a function returns a card, a form, or what stands on them."""
    returned = get_type_hints(made).get("return")
    return any(issubclass(each, Card | Form | ui.Item) for each in classes(returned))


def classes(hint: object) -> Iterator[type]:
    """Every class in an annotation."""
    for each in (get_origin(hint) or hint, *get_args(hint)):
        if isinstance(each, type):
            yield each
        elif each is not hint:
            yield from classes(each)


def test_every_place_that_makes_an_id_is_reached(drawn: Drawn) -> None:
    """A card is drawn in each state in which it has something else to press."""
    places = [place for module in modules() if module is not ids for place in making(module)]
    assert len(places) > 90
    missing = [
        f"{Path(file).name}:{first}"
        for file, first, last in places
        if not any((file, line) in drawn.made_at for line in range(first, last + 1))
    ]
    assert not missing, missing


def making(module: ModuleType) -> Iterator[tuple[str, int, int]]:
    """Where a module makes ids: its file, and the first and the last line of each call."""
    file = str(module.__file__)
    names = {maker.__name__ for maker in _MAKERS}
    for node in ast.walk(ast.parse(Path(file).read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).removeprefix("ids.") in names:
            yield file, node.lineno, node.end_lineno or node.lineno
