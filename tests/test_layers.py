"""Who may import whom: the layers of the house, read from the source."""

import ast
import re
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = ("bot", "cogs", "sandbox")


@dataclass(frozen=True, slots=True)
class Import:
    """One imported name."""

    module: str
    """The file that imports, such as `bot.db.database`."""
    name: str
    """What it imports, with the name after `import`, such as `bot.errors.WhiteboardError`."""
    line: int

    def within(self, *packages: str) -> bool:
        """Whether it comes from one of some modules or packages."""
        return any(f"{self.name}.".startswith(f"{package}.") for package in packages)


TABLE = re.compile(
    r"^\| `(?P<layer>(?:bot|cogs)[\w.]*)` \|[^|]*\| (?P<may>`[^|]*) \|$", re.MULTILINE
)
ALLOWED = {
    found["layer"]: ("bot.errors", "bot.texts", *re.findall(r"`([^`]+)`", found["may"]))
    for found in TABLE.finditer((ROOT / "docs" / "architecture.md").read_text("utf-8"))
}
"""What each layer may import besides the standard library, as docs/architecture.md says; the
longest name that fits counts."""
APART = ("private", "channel", "daily")
"""The rooms that never import each other, on whatever floor."""


def files(package: str) -> Iterator[tuple[str, ast.Module]]:
    """Every module of a package, parsed."""
    for path in sorted((ROOT / package).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts).removesuffix(".__init__")
        yield name, ast.parse(path.read_text("utf-8"), str(path))


def imports_of(package: str) -> Iterator[Import]:
    """Every import in a package, wherever in a file it stands."""
    for module, tree in files(package):
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from (Import(module, alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{module}:{node.lineno} imports relatively"
                for alias in node.names:
                    yield Import(module, f"{node.module}.{alias.name}", node.lineno)


def layer_of(module: str) -> str | None:
    """The layer that a module belongs to; the top-level modules of the bot are in none."""
    fitting = [layer for layer in ALLOWED if f"{module}.".startswith(f"{layer}.")]
    return max(fitting, key=len, default=None)


def test_each_layer_imports_only_what_it_may() -> None:
    wrong = [
        f"{each.module}:{each.line} imports {each.name}"
        for package in ("bot", "cogs")
        for each in imports_of(package)
        if (layer := layer_of(each.module)) is not None
        and each.name.partition(".")[0] not in sys.stdlib_module_names
        and not each.within(*ALLOWED[layer])
    ]
    assert not wrong, "\n".join(wrong)


def test_the_table_of_layers_speaks_of_packages_that_exist() -> None:
    modules = {name for package in ("bot", "cogs") for name, _ in files(package)}
    assert set(ALLOWED) <= modules
    folders = {f"bot.{path.parent.name}" for path in (ROOT / "bot").glob("*/__init__.py")}
    assert folders <= set(ALLOWED)


def room_of(module: str) -> str | None:
    """The room that a file stands in, where it is one of those that keep apart."""
    parts = module.split(".")
    floor = 1 if parts[0] == "cogs" else 2
    room = parts[floor] if len(parts) > floor + 1 else None
    return room if room in APART else None


def test_private_channel_and_daily_do_not_import_each_other() -> None:
    wrong = [
        f"{each.module}:{each.line} imports {each.name}"
        for package in ("bot", "cogs")
        for each in imports_of(package)
        if (mine := room_of(each.module)) and (room_of(each.name) or mine) != mine
    ]
    assert not wrong, "\n".join(wrong)


def test_nothing_of_the_bot_imports_the_cogs() -> None:
    assert [each for each in imports_of("bot") if each.within("cogs")] == []


def test_one_room_alone_knows_the_drawing_library() -> None:
    users = {each.module for package in OURS for each in imports_of(package) if each.within("PIL")}
    assert users
    assert {".".join(user.split(".")[:3]) for user in users} == {"bot.ui.pictures"}


def test_the_sandbox_and_the_bot_know_nothing_of_each_other() -> None:
    assert [each for each in imports_of("sandbox") if each.within("bot", "cogs", "tests")] == []
    for package in ("bot", "cogs"):
        assert [each for each in imports_of(package) if each.within("sandbox", "tests")] == []


def test_one_file_alone_knows_the_scheduling_library() -> None:
    users = {
        each.module
        for package in OURS
        for each in imports_of(package)
        if each.within("apscheduler")
    }
    assert users == {"bot.scheduler"}


def calls(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every call of a dotted name, such as `datetime.now`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield ast.unparse(node.func), node.lineno


ASKING = {f"{kind}.{verb}" for kind in ("datetime", "date") for verb in ("now", "utcnow", "today")}
ASKING |= {"time.time", "discord.utils.utcnow"}
"""Calls that ask what time or what day it is."""


@pytest.mark.parametrize("package", ["bot", "cogs", "sandbox"])
def test_the_present_time_is_asked_for_in_one_place(package: str) -> None:
    found = {
        module for module, tree in files(package) if any(name in ASKING for name, _ in calls(tree))
    }
    # A header of Discord's says when a limit is lifted, and clients wait in real time.
    assert found <= {"bot.clock", "sandbox.world.clock", "sandbox.rules.rate_limits"}


def test_no_test_asks_what_day_it_is() -> None:
    """What is measured in `tests/benchmarks`, and the clock's own test, are about the real time."""
    found = {
        module
        for module, tree in files("tests")
        if any(name in ASKING for name, _ in calls(tree))
        and not f"{module}.".startswith(("tests.benchmarks.", "tests.test_clock."))
    }
    assert not found, found


@pytest.mark.parametrize("package", ["bot", "cogs"])
def test_chance_is_handed_in(package: str) -> None:
    """`random`'s own functions share one hidden source; only its classes may be imported."""
    classes = ("random.Random", "random.SystemRandom")
    found = [
        f"{each.module}:{each.line} imports {each.name}"
        for each in imports_of(package)
        if each.within("random") and not each.within(*classes)
    ]
    assert not found, "\n".join(found)


def arrows(modules: Collection[str]) -> Iterator[tuple[str, str]]:
    """From which file to which ours import, for the sake of types alone as well."""
    for package in OURS:
        for each in imports_of(package):
            if each.name in modules:
                yield each.module, each.name
            elif (module := each.name.rpartition(".")[0]) in modules:
                yield each.module, module


def circle(pairs: Iterator[tuple[str, str]]) -> str:
    """A circle among arrows, as a sentence; nothing when there is none."""
    known: dict[str, set[str]] = {}
    for start, end in pairs:
        known.setdefault(end, set()).add(start)
    try:
        TopologicalSorter(known).prepare()
    except CycleError as error:
        return " imports ".join(error.args[1])
    return ""


def test_no_files_import_each_other_in_a_circle() -> None:
    modules = {name for package in OURS for name, _ in files(package)}
    assert not circle(arrows(modules))


def test_no_rooms_of_the_sandbox_import_each_other_in_a_circle() -> None:
    """A room is a folder; a file outside any is one by itself."""
    modules = {name for name, _ in files("sandbox")}
    rooms = {name: ".".join(name.split(".")[:2]) for name in modules}
    pairs = ((rooms[start], rooms[end]) for start, end in arrows(modules))
    assert not circle((start, end) for start, end in pairs if start != end)


def test_no_scripts_of_the_page_import_each_other_in_a_circle() -> None:
    imported = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["']\./([^"']+)["']""")
    scripts = sorted((ROOT / "sandbox" / "page").glob("*.js"))
    found = [
        (script.name, name)
        for script in scripts
        for name in imported.findall(script.read_text("utf-8"))
    ]
    assert len(found) >= len(scripts) > 1
    assert not circle(iter(found))
