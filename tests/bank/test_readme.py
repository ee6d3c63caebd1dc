"""`content/README.md` says what the reader reads."""

import re
from pathlib import Path

from bot.bank import header, limits
from bot.bank.checks import FILE_RULES
from bot.bank.entry import read_entry
from bot.bank.faults import Faults
from bot.bank.source import SECTIONS
from bot.drawing.language import Shape, parse

_README = (Path(__file__).parents[2] / "content/README.md").read_text("utf-8")


def test_every_section_is_explained_in_its_order() -> None:
    assert tuple(re.findall(r"^\| `## ([^`]+)` \|", _README, re.MULTILINE)) == SECTIONS


def test_every_field_of_the_header_is_explained() -> None:
    listed = re.findall(r"^\| `([a-z]+)` \| ", _README, re.MULTILINE)
    assert sorted(listed) == sorted(header.FIELDS)


def test_the_example_passes_the_checks_it_explains() -> None:
    example = re.search(r"```markdown\n(\+\+\+\n.*?\n)```\n", _README, re.DOTALL)
    assert example is not None
    faults = Faults()
    entry = read_entry("caching-and-performance/prevent-cache-stampede.md", example[1], faults)
    assert entry is not None
    assert list(faults) == []
    assert [fault for rule in FILE_RULES for fault in rule(entry)] == []


def test_the_example_of_a_diagram_is_read() -> None:
    (drawn,) = re.findall(r"```d2\n(.*?)```", _README, re.DOTALL)
    parsed = parse(drawn)
    assert parsed.refused == ()
    assert all(arrow.label for arrow in parsed.sketch.arrows)
    assert all(f"`{shape}`" in _README for shape in Shape)


def test_every_limit_is_told() -> None:
    told = set(re.findall(r"\d+(?:,\d+)*", _README))
    for name in limits.__all__:
        value = getattr(limits, name)
        for number in value if isinstance(value, tuple) else (value,):
            spelled = {2: "two", 3: "three", 4: "four"}.get(number, "")
            known = f"{number:,}" in told or (spelled and spelled in _README.lower())
            assert known or name == "TITLE", (name, number)
