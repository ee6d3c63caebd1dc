"""Every sentence that a member or a manager reads in Discord stands in `bot/ui`."""

import ast
import inspect
import re
import string
from collections.abc import Iterator
from datetime import time

import pytest

from bot.bank.model import Level
from bot.domain.daily.findings import Finding, Obstacle
from bot.domain.daily.posts import ScheduleView
from bot.domain.daily.schedule import EVERY_DAY, WallClock
from bot.domain.refusals import Refusal, RefusedError
from bot.drawing.language import Refusal as NotDrawn
from bot.ui import refusals
from bot.ui.made_refusals import MADE
from tests.test_layers import files

SENTENCE = re.compile(r"[A-Z“*].*(?:\s\S+){2}.*", re.DOTALL)
"""Words that begin with a capital: what a person reads, and no name, id, event or pattern."""
ELSEWHERE = {
    "bot.db": "what hosts read of their database",
    "bot.domain.people": "names of places",
}
"""Where other names and sentences than those of the interface stand, and why."""


def told(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every text in a file that reads like a sentence, but for docstrings and descriptions."""
    quiet: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            quiet.add(id(node.value))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for each in (*node.decorator_list, *getattr(node, "keywords", ())):
                quiet |= {id(part) for part in ast.walk(each)}
        if isinstance(node, ast.Assert | ast.Raise) and _is_of_a_programmer(node):
            quiet |= {id(part) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in quiet:
            text = node.value
            if isinstance(text, str) and SENTENCE.fullmatch(text.strip()):
                yield node.lineno, text


def _is_of_a_programmer(node: ast.Assert | ast.Raise) -> bool:
    """Whether only the log will ever tell it."""
    if isinstance(node, ast.Assert):
        return True
    return "RuntimeError" in ast.unparse(node) or "ValueError" in ast.unparse(node)


def test_sentences_stand_in_ui() -> None:
    """A command's and its options' descriptions stand with them, in `cogs`."""
    found = [
        f"{module}:{line} says {text[:60]!r}"
        for package in ("bot.domain", "bot.services", "bot.delivery", "bot.db", "cogs")
        for module, tree in files(package.replace(".", "/"))
        if not any(f"{module}.".startswith(f"{each}.") for each in ELSEWHERE)
        for line, text in told(tree)
    ]
    assert not found, "\n".join(found)


WALL = WallClock(time(9), "Europe/Berlin", EVERY_DAY)
FACTS = {
    "channel_id": 7,
    "channels": (7,),
    "first": NotDrawn(2, "|md", "Leave that out."),
    "findings": (Finding(Obstacle.UNSEEN),),
    "guild_id": 7,
    "host": "Ada",
    "level": Level.SENIOR,
    "meant": None,
    "message_id": 7,
    "missing": ("view_channel",),
    "most": 8_000,
    "phase": "Numbers",
    "role": 7,
    "schedule": ScheduleView(1, 7, WALL, None, None, None, False, False, (), None),
    "topic": "Caching",
    "typed": "Springfield",
    "zones": ("America/Chicago", None),
}


def blanks(why: Refusal) -> set[str]:
    """The facts that a refusal's sentence needs."""
    if why in MADE:
        return set(inspect.signature(MADE[why]).parameters)
    parsed = string.Formatter().parse(refusals._SENTENCES[why])
    return {name for _, name, _, _ in parsed if name}


@pytest.mark.parametrize("why", Refusal)
def test_every_refusal_has_its_words(why: Refusal) -> None:
    told = refusals.sentence(RefusedError(why, **{name: FACTS[name] for name in blanks(why)}))
    assert told[0].isupper() or told[0] in "“*"
    assert told[-1] in ".:"
    assert "{" not in told


def test_whoever_refuses_says_what_its_words_need() -> None:
    """Also where no test comes by: an unfilled blank would be a failure instead of a sentence."""
    found: list[str] = []
    for package in ("bot", "cogs"):
        for module, tree in files(package):
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "RefusedError":
                    why = Refusal[ast.unparse(node.args[0]).removeprefix("Refusal.")]
                    if {each.arg for each in node.keywords} != blanks(why):
                        found.append(f"{module}:{node.lineno} does not fill {why}")
    assert not found, "\n".join(found)
