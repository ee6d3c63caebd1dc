"""The editorial rules on a design's own sections."""

from dataclasses import replace

import pytest

from bot.bank.checks.cited import code_that_parses, named_sources
from bot.bank.checks.drawn import (
    diagram_in_answer,
    diagram_that_draws,
    flows_of_diagram,
    other_names_of_diagram,
)
from bot.bank.checks.figures import clarified_figures, figures, phase_answer_figures
from bot.bank.checks.pairs import one_thing_each
from bot.bank.checks.presence import design_parts, sections_of_kinds
from bot.bank.checks.repetition import phases_that_hint
from tests.bank.pages import CLARIFICATIONS, DIAGRAM, PHASE_ANSWERS, PHASES, Page, design, entry

_OTHER = 'kind = "how-to"\nlevel = "senior"'


def test_a_section_that_is_missing_is_named() -> None:
    """A design has them all; another question needs none."""
    bare = Page(header=design().header)
    missing = [sentence.split("“")[1].split("”")[0] for _, sentence in design_parts(entry(bare))]
    assert missing == [
        *("Curveball", "Phases", "Phase answers", "Clarifications", "Curveball answer"),
        *("Fork", "At your level", "Diagram"),
    ]
    assert not list(design_parts(entry(Page())))


def test_what_belongs_to_designs_stands_in_no_other_file() -> None:
    """A low-level design may have a diagram, and nothing else of these."""
    named = ["Clarifications", "Curveball answer", "Fork", "At your level"]

    def misplaced(header: str) -> list[str]:
        found = sections_of_kinds(entry(replace(design(), header=header)))
        return [sentence.split("“")[1].split("”")[0] for _, sentence in found]

    assert misplaced(_OTHER) == [*named, "Diagram"]
    assert misplaced(_OTHER.replace("how-to", "low-level-design")) == named
    assert misplaced(design().header) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("20,000 a day, 3.5 TB, 62^7, ~5 %, 1-2 s", ["20000", "3.5", "62", "7", "5", "1", "2"]),
        ("HTTP/2, p99, v1.2, IPv4", []),
    ],
)
def test_figures_are_numbers_that_are_no_names(text: str, found: list[str]) -> None:
    assert figures(text) == found


def test_a_clarification_gives_no_figure_of_its_own() -> None:
    """What the interviewer says stands in the prompt or is used in the answer."""
    told = "Not more than of the last."
    page = replace(
        design(),
        clarifications=CLARIFICATIONS.replace(told, "At most 20,000, kept five years.", 1),
    )
    assert [sentence for _, sentence in clarified_figures(entry(page))] == [
        "The figure 20000 stands nowhere else in the file."
    ]
    for context in ("There are 20,000 of them.", "There are 20000 of them."):
        assert not list(clarified_figures(entry(replace(page, context=context))))
    page = replace(page, clarifications=CLARIFICATIONS.replace(told, "Within 7 days.", 1))
    assert not list(clarified_figures(entry(replace(page, context="Seven days at most."))))


def test_a_figure_of_a_phase_answer_stands_elsewhere_or_is_assumed() -> None:
    """The checklist brings nothing that the answer does not."""
    one = "**Numbers:** One of 7 things"

    def told(text: str) -> list[str]:
        page = replace(design(), phase_answers=PHASE_ANSWERS.replace("7", "one"))
        answers = page.phase_answers.replace(one.replace("7", "one"), f"**Numbers:** {text}")
        return [
            fault for _, fault in phase_answer_figures(entry(replace(page, phase_answers=answers)))
        ]

    (fault,) = told("700 requests a second")
    assert fault.startswith("Numbers: the figure 700 stands nowhere else in the file.")
    assert not told("700 requests a second (assumed)")
    assert told("nothing (assumed); 700 requests a second")


@pytest.mark.parametrize(
    ("point", "passes"),
    [
        ("Spreads reads and writes over shards", True),
        ("Spreads writes and reads over shards", True),
        ("Runs `make && make install` at once", True),
        ("Names the cause", True),
        ("Names the cause and the cure", False),
        ("Writes first, and reads later", False),
        ("Names the cause; says the cure", False),
        ("Retries & logs", False),
    ],
)
def test_a_key_point_is_one_thing(point: str, *, passes: bool) -> None:
    page = Page(key_points=(point, "b", "c"))
    assert bool(list(one_thing_each(entry(page)))) != passes


@pytest.mark.parametrize(
    ("opening", "told"),
    [
        ("Ask how popular entries leave the copy.", ["popular entries leave"]),
        ("Ask which entries are popular.", []),
        ("Ask what the reader of it all needs.", []),
        ("Ask for a cache of the system.", []),
    ],
)
def test_a_phase_opens_with_no_three_words_of_its_answer(opening: str, told: list[str]) -> None:
    """Words that the prompt says, and those that say nothing, may be the same."""
    first = PHASES.partition("\n")[0]
    answer = "the popular entries leave first; a cache of the system; what the reader of"
    page = replace(
        design(),
        prompt="Design a cache for the reader in a system.",
        phases=PHASES.replace(first, f"- **Requirements:** {opening}"),
        phase_answers=PHASE_ANSWERS.replace("One of 7 things", answer, 1),
    )
    found = [fault for _, fault in phases_that_hint(entry(page))]
    assert found == [f"Requirements opens with three words of its answer: “{run}”." for run in told]


def _drawn(old: str, new: str) -> Page:
    return replace(design(), diagram=DIAGRAM.replace(old, new))


def test_a_diagram_can_be_drawn() -> None:
    """Whoever draws sees which line to mend."""
    page = _drawn("```d2", "```d2\nclient - reader")
    [(line, fault)] = diagram_that_draws(entry(page))
    assert fault.startswith("A name has no brackets")
    assert line == str(page).split("\n").index("client - reader") + 1
    (_, fault), *_ = diagram_that_draws(entry(_drawn(": put", ": put -> x")))
    assert fault.startswith("An arrow stands after the colon.")
    few = replace(design(), diagram="```d2\na -> b: c\n```")
    assert [fault for _, fault in diagram_that_draws(entry(few))] == [
        "The diagram has 2 parts; it has 5 to 14."
    ]


def test_a_diagram_names_its_parts_as_the_answer_does() -> None:
    """Only who uses the system needs no word in the answer; one or many is the same word."""
    (fault,) = diagram_in_answer(entry(_drawn("writer", "ingester")))
    assert fault[1] == "The answer never names “ingester”; call the part as the answer does."
    assert not list(diagram_in_answer(entry(_drawn("writer", "Writers"))))
    assert not list(diagram_in_answer(entry(_drawn("writer ->", "w: Writer\nw ->"))))


def test_a_diagram_can_be_followed() -> None:
    """Each part is reached, and each arrow says what flows."""
    assert [fault for _, fault in flows_of_diagram(entry(_drawn(": put", "")))] == [
        "The arrow `writer -> slow store` does not say what flows: `writer -> slow store: …`."
    ]
    assert [
        fault for _, fault in flows_of_diagram(entry(_drawn("writer ->", "writer\nreader ->")))
    ] == ["No arrow leads to “writer” or from it."]


def test_a_part_has_three_to_six_other_names_or_none() -> None:
    """And none that another part has, or that it has already."""
    (fault,) = other_names_of_diagram(entry(_drawn(", redis, memcached", "")))
    assert fault[1] == "“copy” has 1 other names; it has 3 to 6, or none."
    (fault,) = other_names_of_diagram(entry(_drawn("redis", "Writer")))
    assert fault[1] == "“Writer”, another name of “copy”, stands there twice."


@pytest.mark.parametrize(
    ("source", "passes"),
    [
        ("Karger et al., *Consistent Hashing and Random Trees*, 1997", True),
        ("IETF, *RFC 9110: HTTP Semantics*, section 15.4, 2022, rfc-editor.org/rfc/rfc9110", True),
        ("*Consistent Hashing*, 1997", False),
        ("Karger, Consistent Hashing, 1997", False),
        ("Karger, *Consistent Hashing*", False),
    ],
)
def test_a_source_says_who_what_and_when(source: str, *, passes: bool) -> None:
    assert bool(list(named_sources(entry(Page(sources=(source,)))))) != passes


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        ("```python\nx = 1\nif x\n```", (13, "This is not python: expected ':'.")),
        ('```json\n{"a": 1,\n "b": …}\n```', (13, "This is not json: Expecting value.")),
        ('```json\n{"a": 1}\n```', None),
        ("- like this:\n  ```py\n  x = 1\n  ```", None),
        ("```sql\nSELECT\n```", None),
    ],
)
def test_code_is_what_it_says_it_is(block: str, fault: tuple[int, str] | None) -> None:
    found = list(code_that_parses(entry(Page(answer=f"a\n{block}"))))
    assert found == ([fault] if fault else [])
