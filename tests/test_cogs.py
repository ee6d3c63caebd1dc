"""Every feature loads, and no two claim the same name or the same button."""

import asyncio
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from discord import app_commands
from discord.ext import commands
from hypothesis import given
from hypothesis import strategies as st

from bot.app import EXTENSIONS
from bot.bank.model import Level
from bot.domain.attempts.occasions import DesignRef, GroupRef, PostRef, RoundRef, TurnRef
from bot.domain.choosing.request import Request, Review
from bot.domain.choosing.scope import Scope
from bot.domain.drawing import DrawingRef
from bot.domain.people.standings import Period
from bot.ui import ids, start_ids
from bot.ui.verbs import UnknownControlError, Verb
from tests.loading import loaded
from tests.stage import ROOT

keys = st.integers(1, 2**53)
verbs = st.sampled_from(
    [(verb, number) for verb in Verb for number in (None, *verb.numbers[:3], *verb.numbers[-1:])]
)


async def loaded_commands() -> list[app_commands.Command[commands.Cog, ..., Any]]:
    """Every slash command, those in groups too."""
    async with loaded() as bot:
        return [each for each in bot.tree.walk_commands() if isinstance(each, app_commands.Command)]


async def test_every_command_says_what_it_does() -> None:
    """No two share a name; each command and option has a description of its own."""
    commands = await loaded_commands()
    names = [command.qualified_name for command in commands]
    assert len(names) == len(set(names))
    for command in commands:
        assert command.description not in ("", "…")
        for option in command.parameters:
            assert option.description not in ("", "…"), (command.qualified_name, option.name)


def test_every_cog_is_loaded() -> None:
    """A file with a `setup` that nobody loads would be a feature nobody has."""
    files = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "cogs").rglob("*.py")
        if re.search(r"^async def setup", path.read_text("utf-8"), re.MULTILINE)
    }
    assert files == set(EXTENSIONS)


@dataclass(frozen=True)
class Registry:
    """The templates of every control and of every form that the bot knows."""

    controls: list[re.Pattern[str]]
    forms: list[re.Pattern[str]]


@pytest.fixture(scope="module")
def registry() -> Registry:
    async def load() -> Registry:
        async with loaded() as bot:
            controls = [control.__discord_ui_compiled_template__ for control in bot.controls]
            return Registry(controls, [form.family.template for form in bot.forms])

    return asyncio.run(load())


def matching(templates: list[re.Pattern[str]], made: str) -> list[re.Pattern[str]]:
    """The templates that take an id for one of theirs."""
    return [template for template in templates if template.fullmatch(made)]


@given(data=st.data())
def test_templates_never_overlap(registry: Registry, data: st.DataObject) -> None:
    """Every matching template fires, so an id that one takes is no other's; so with forms."""
    for templates in (registry.controls, registry.forms):
        template = data.draw(st.sampled_from(templates))
        made = data.draw(
            st.from_regex(template, fullmatch=True, alphabet=st.characters(codec="ascii"))
        )
        assert matching(templates, made) == [template]


def every_id(key: int, verb: Verb, number: int | None = None) -> list[str]:
    """An id of each shape that cards and forms carry."""
    refs = (
        *(TurnRef(key, 20, key), PostRef(key, key), DesignRef(key, 7, key, key)),
        *(RoundRef(key, 20, key), GroupRef(key, 7, key), ids.SharedRef(key, key, 20)),
        *(ids.QuestionRef(key), ids.InterviewRef(key), ids.ScheduleRef(key), ids.MemberRef(key)),
        *(ids.OwnRef(), ids.RulesRef()),
        DrawingRef(key, key),
    )
    return [
        *(ids.on(verb, ref, number) for ref in refs),
        start_ids.anew(Request(Scope("a" * 40, Level.SENIOR), 20, key, Review.MISSED), key),
        start_ids.anew(Request(), 1),
        start_ids.begin(Request(Scope("a" * 40, Level.SENIOR), 20, key, Review.MISSED)),
        start_ids.begin(Request(), design=True),
        ids.board(Period.ALL_TIME, 10_000, shared=True) + ":back",
        ids.share_board(Period.WEEK, 1),
        ids.round_host(key),
        ids.PAST,
        *(ids.zone_again("\U0001f600" * 64, server=server) for server in (False, True)),
        *(ids.found(typed) for typed in ("kafka", "two\nlines: of it", "\U0001f600" * 100)),
    ]


def test_an_id_of_every_family_is_made_here(registry: Registry) -> None:
    """What the bot registers says which families there are: the tests of ids leave none out."""
    made = every_id(2**53, Verb.ANSWER)
    for template in (*registry.controls, *registry.forms):
        assert any(map(template.fullmatch, made)), template
    for each in made:
        assert len(matching(registry.controls, each)) == 1, each


@given(key=keys, verb=verbs)
def test_ids_fit_and_are_read_back(key: int, verb: tuple[Verb, int | None]) -> None:
    """At most 100 characters, and what was put in comes out."""
    assert all(len(made) <= 100 for made in every_id(key, *verb))
    for family, ref in (
        (ids.TURN, TurnRef(key, 7, key)),
        (ids.POST, PostRef(key, key)),
        (ids.DESIGN, DesignRef(key, 7, key, key)),
        (ids.ROUND, RoundRef(key, 7, key)),
        (ids.GROUP, GroupRef(key, 7, key)),
    ):
        found = family.template.fullmatch(ids.on(verb[0], ref, verb[1]))
        assert found is not None
        assert family.read(found) == ids.Press(verb[0], ref, verb[1])


@pytest.mark.parametrize(
    "forged",
    [
        "turn:unheard-of:1:1:1",
        "turn:grade-0:1:1:1",
        "turn:grade-5:1:1:1",
        "turn:grade-3-3:1:1:1",
        "turn:skip-2:1:1:1",
        "turn:mine-99999999999:1:1:1",
        f"turn:skip:{2**63}:1:1",
        "group:show:1:8:1",
    ],
)
def test_an_id_that_no_version_made_is_refused(forged: str) -> None:
    """Neither an unknown verb nor a number out of its bounds means anything else."""
    family = ids.TURN if forged.startswith("turn") else ids.GROUP
    found = family.template.fullmatch(forged)
    assert found is not None
    with pytest.raises(UnknownControlError):
        family.read(found)


@given(
    topic=st.one_of(st.none(), st.from_regex(r"[a-z]{1,20}(-[a-z]{1,19})?", fullmatch=True)),
    level=st.one_of(st.none(), st.sampled_from(Level)),
    questions=st.one_of(st.none(), st.integers(1, 20)),
    practises=st.one_of(st.none(), keys),
    review=st.one_of(st.none(), st.sampled_from(Review)),
)
def test_the_options_of_start_new_come_back(
    topic: str | None,
    level: Level | None,
    questions: int | None,
    practises: int | None,
    review: Review | None,
) -> None:
    """*Start new*, and what leads on, start what was asked for."""
    request = Request(Scope(topic, level), questions, practises, review)
    found = start_ids.ANEW_TEMPLATE.fullmatch(start_ids.anew(request, 7))
    assert found is not None
    assert start_ids.anew_request(found) == (request, 7)
    for design in (False, True):
        leading = start_ids.BEGIN_TEMPLATE.fullmatch(start_ids.begin(request, design=design))
        assert leading is not None
        assert start_ids.begun(leading) == (request, design)


def test_the_migrations_are_no_package() -> None:
    """An `__init__.py` in `alembic/` would shadow the library of that name."""
    assert not list(Path(ROOT / "alembic").rglob("__init__.py"))
