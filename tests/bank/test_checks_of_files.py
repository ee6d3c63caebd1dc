"""The editorial rules that look at one file: each fires, and each lets a good file pass."""

import pkgutil
from dataclasses import replace

import pytest

from bot.bank import checks
from bot.bank.checks import FILE_RULES, LINK_RULES, TWIN_RULES, prose
from bot.bank.checks.leftovers import broken_markup, leftovers
from bot.bank.checks.presence import (
    how_many,
    junior_design,
    word_count,
    words_of_answer,
)
from tests.bank.pages import Alias, Page, design, entry

_MODULES = tuple(pkgutil.iter_modules(checks.__path__))
_ARGUMENTS = {"entry", "entries"}
_DESIGN = 'kind = "design"\nlevel = "senior"'


def test_every_rule_is_applied() -> None:
    """What a module of rules offers stands in the list of those that the command applies."""
    modules = (pkgutil.resolve_name(f"{checks.__name__}.{each.name}") for each in _MODULES)
    offered = {getattr(module, name) for module in modules for name in module.__all__}
    rules = {rule for rule in offered if getattr(rule, "__annotations__", {}).keys() & _ARGUMENTS}
    helpers = {getattr(prose, name) for name in prose.__all__}
    applied = {*FILE_RULES, *LINK_RULES, *TWIN_RULES}
    assert rules - helpers == applied & offered
    assert {*FILE_RULES, *LINK_RULES, *TWIN_RULES} <= offered


@pytest.mark.parametrize("page", [Page(), design(), Alias("caches/full", twist="Asks for words.")])
def test_a_good_file_passes_every_rule(page: Page | Alias) -> None:
    """No rule fires where nothing is wrong, and none asks of an alias what is its target's."""
    assert [fault for rule in FILE_RULES for fault in rule(entry(page))] == []


@pytest.mark.parametrize(
    ("page", "faults"),
    [
        (
            Page(key_points=("a", "b")),
            [(14, "“Key points” has 2 entries; there must be 3 to 6.")],
        ),
        (Page(hints=("a",)), [(20, "“Hints” has 1 entries; there must be 2.")]),
        (Page(follow_ups=()), [(6, "“Follow-ups” has 0 entries; there must be 2 to 3.")]),
    ],
)
def test_a_question_has_enough_of_each_part(page: Page, faults: list[tuple[int, str]]) -> None:
    """Three key points, two hints and two follow-ups are the least; the reader refuses too many."""
    assert list(how_many(entry(page))) == faults


def test_a_design_is_never_junior() -> None:
    """A whole system is more than a junior is asked for."""
    junior = _DESIGN.replace("senior", "junior")
    assert list(junior_design(entry(Page(header=junior)))) == [
        (3, "A design prompt is never `junior`.")
    ]
    assert not list(junior_design(entry(Page(header=_DESIGN))))
    assert not list(junior_design(entry(Page(header=junior.replace("design", "concept")))))


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [
        ("concept", 80, 250),
        ("trade-off", 80, 250),
        ("low-level-design", 80, 350),
        ("design", 150, 350),
    ],
)
def test_an_answer_is_neither_short_nor_long(kind: str, least: int, most: int) -> None:
    """A design's answer is longer; both ends are allowed."""
    page = Page(header=f'kind = "{kind}"\nlevel = "mid"')
    for words, wrong in ((least - 1, True), (least, False), (most, False), (most + 1, True)):
        found = list(words_of_answer(entry(replace(page, answer="word " * words))))
        sentence = f"The answer has {words} words; a {kind} has {least} to {most}."
        assert found == ([(10, sentence)] if wrong else [])


def test_words_are_counted_in_code_too() -> None:
    """Marks are no words, and a block of code is read like the rest."""
    assert word_count("- **Two** words, `SET key`\n\n```sql\nSELECT 1;\n```") == 7


@pytest.mark.parametrize(
    "text",
    [
        "(Repeated concept)",
        "Repeated concept.",
        "Same as Q12.",
        "Similar to Q7",
        "See Q7.",
        "A board (Like Jira)",
        "TODO",
        "It is TBD.",
        "FIXME: numbers",
        "lorem ipsum",
        "donâ€™t",
        "cafÃ©",
        "\u00f0\u0178 (an emoji)",
        "a \ufffd b",
        "a † b",
        "10Â ms",
    ],
)
def test_leftovers_are_found(text: str) -> None:
    """Whatever a former text or a wrong encoding left is named at its line."""
    ((line, sentence),) = leftovers(entry(Page(answer=f"One.\n{text}")))
    assert line == 11
    assert sentence.endswith("take it out.")


def test_leftovers_are_found_in_every_part() -> None:
    """The prompt, its context and each section are read."""
    page = Page(
        prompt="TODO",
        context="TBD",
        key_points=("FIXME",),
        hints=("lorem",),
        follow_ups=(f"Same as Q7?\n  {'a' * 40}",),
        curveball="XXX",
        phases="TODO",
        phase_answers="TODO",
    )
    assert sorted(line for line, _ in leftovers(entry(page))) == [6, 8, 16, 20, 24, 29, 33, 37]


@pytest.mark.parametrize(
    "text",
    [
        "The same as before, similar to QUIC; repeated reads.",
        "A to-do list (like Todoist), São Paulo, naïve, 300 s ± 10 %, 16 → 4, 5 µs, “so”.",
    ],
)
def test_ordinary_words_are_no_leftovers(text: str) -> None:
    """The rule knows the marks of a leftover from words and letters that resemble them."""
    assert not list(leftovers(entry(Page(answer=text))))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Two  spaces.", "Two spaces stand inside this line; one is enough."),
        ("A `lonely tick.", "A backtick stands alone; code begins and ends with one."),
        ("A **bold that goes on.", "Bold begins with `**` and does not end."),
        ("- **one\n- two**", "Bold begins with `**` and does not end."),
        ("A line<br>break.", "Discord shows no HTML; use Markdown."),
        ("<b>Bold</b>", "Discord shows no HTML; use Markdown."),
        (
            "See [this](https://example.org).",
            "Nothing is linked here; say it in words, or use the header's `links`.",
        ),
    ],
)
def test_markup_that_would_not_show_is_found(text: str, fault: str) -> None:
    """What Discord would show as stray marks is named at the line or block where it stands."""
    found = list(broken_markup(entry(Page(answer=f"One.\n\n{text}"))))
    assert found[0] == (12, fault)


@pytest.mark.parametrize(
    "text",
    [
        "**Bold that\ngoes on** and `code\nthat does`.",
        "```py\nx = 2**8  # a tick: `\n```",
        "Powers in code: `2**8`, `a  b`, `<br>`, `[a](b)`.",
        "When a < b and c > d, in <10 ms, with a `List<T>`.",
        "- item\n  - nested\n    goes on",
    ],
)
def test_markup_that_shows_passes(text: str) -> None:
    """Bold and code may be wrapped, and nothing in code is markup."""
    assert not list(broken_markup(entry(Page(answer=text))))
