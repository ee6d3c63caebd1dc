"""What the reader takes from a design's own sections, and what it refuses in them."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.bank import limits, read_bank
from bot.bank.model import AtYourLevel, Clarification, CurveballAnswer, Fork
from bot.drawing.language import parse
from tests.bank.pages import (
    CLARIFICATIONS,
    CURVEBALL_ANSWER,
    DIAGRAM,
    FORK,
    Page,
    design,
    faults_in,
    write_bank,
)

_CLARIFIED = CLARIFICATIONS.split("\n")


def test_a_design_is_read_with_all_its_sections(tmp_path: Path) -> None:
    """Every section comes back as a value, and the drawing as it is typed."""
    write_bank(tmp_path, q=design())
    question = read_bank(tmp_path).questions["caches/q"]
    assert len(question.clarifications) == 6
    assert question.clarifications[2:4] == (
        Clarification("How much of kind c is there?", "Not more than of the last.", decides=True),
        Clarification("How much of kind d is there?", "Not more than of the last."),
    )
    assert question.curveball_answer == CurveballAnswer(
        "What it breaks.", "What it stays.", "What it changes.", "What it price."
    )
    assert question.fork == Fork(
        "Copy it or compute it?", "A weak way.", "A good way.", "A better way."
    )
    assert question.at_your_level == AtYourLevel("May leave out the rest.", "Says what it costs.")
    assert question.sources == ("J. Doe, *On Copies*, 2019",)
    assert question.diagram is not None
    parts = parse(question.diagram).sketch.parts
    assert [part.name for part in parts] == ["client", "reader", "copy", "slow store", "writer"]
    assert parts[2].also == ("cache", "redis", "memcached")


def test_a_design_without_them_is_read_too(tmp_path: Path) -> None:
    """Until the last file has a section, the bank goes on without it."""
    write_bank(tmp_path, q=Page())
    question = read_bank(tmp_path).questions["caches/q"]
    assert not question.clarifications
    assert not question.sources
    for part in (
        question.curveball_answer,
        question.fork,
        question.at_your_level,
        question.diagram,
    ):
        assert part is None


def _clarified(*changed: str) -> Page:
    return replace(design(), clarifications="\n".join((*changed, *_CLARIFIED[2 * len(changed) :])))


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        (_clarified("- One?"), "This entry has no answer; write it below"),
        (
            _clarified(f"- {'q' * 121}?\n  Yes."),
            "The question has 122 characters; 120 is the most.",
        ),
        (_clarified(f"- ! Q?\n  {'a' * 161}"), "The answer has 161 characters; 160 is the most."),
        (_clarified("- Q?\n  A."), "2 clarifications begin with `! `; exactly 3 do"),
        (
            replace(design(), clarifications="\n".join(_CLARIFIED[:10])),
            "“Clarifications” has 5 entries; it has 6 to 9.",
        ),
        (
            replace(
                design(),
                clarifications=CLARIFICATIONS + "".join(f"\n- {n}?\n  A." for n in range(4)),
            ),
            "“Clarifications” has 10 entries; it has 6 to 9.",
        ),
        (
            replace(design(), curveball_answer=CURVEBALL_ANSWER.replace("Price", "Cost")),
            "the names are Breaks, Stays, Changes, Price.",
        ),
        (
            replace(design(), curveball_answer=CURVEBALL_ANSWER.partition("\n")[0]),
            "“Curveball answer” has in this order: Breaks, Stays, Changes, Price.",
        ),
        (
            replace(design(), curveball_answer=CURVEBALL_ANSWER + "x" * 450),
            "characters; 500 is the most.",
        ),
        (replace(design(), fork=FORK.split("\n\n")[1]), "A fork begins with the decision"),
        (replace(design(), fork="Only this?"), "“Fork” has in this order: Weak, Good, Better."),
        (replace(design(), fork=f"{'d' * 101}\n\n{FORK}"), "A fork begins with the decision"),
        (replace(design(), fork=FORK.replace("Copy", "C" * 100)), "The decision has"),
        (replace(design(), fork=FORK + "x" * 160), "The note on Better has"),
        (replace(design(), at_your_level="- **Mid:** a"), "has in this order: Mid, Senior."),
        (
            replace(design(), at_your_level=f"- **Mid:** a\n- **Senior:** {'b' * 201}"),
            "The note on Senior has 201 characters; 200 is the most.",
        ),
        (replace(design(), diagram="client -> store"), "A diagram is one block of code"),
        (replace(design(), diagram=f"{DIAGRAM}\n\nAnd so on."), "A diagram is one block of code"),
        (
            replace(design(), diagram=DIAGRAM.replace("```d2", f"```d2\n#{'x' * 1_500}")),
            "characters; 1500 is the most.",
        ),
        (
            replace(design(), sources=("a", "b", "c", "d")),
            "“Sources” has 4 entries; 3 is the most.",
        ),
        (replace(design(), sources=("a" * 201,)), "The entry of “Sources” has 201 characters"),
    ],
)
def test_what_is_wrong_with_a_section_is_told(tmp_path: Path, page: Page, fault: str) -> None:
    """Each limit and each form is refused with a sentence."""
    write_bank(tmp_path, q=page)
    assert fault in "\n".join(faults_in(tmp_path))


def test_what_is_exactly_as_long_as_allowed_passes(tmp_path: Path) -> None:
    """The most is allowed, and so is the fewest."""
    question = "q" * (limits.CLARIFICATION_QUESTION - 1)
    clarifications = "\n".join(
        f"- {'! ' if n < 3 else ''}{n}{question}\n  {'a' * limits.CLARIFICATION_ANSWER}"
        for n in range(limits.CLARIFICATIONS[1])
    )
    names = ("Breaks", "Stays", "Changes", "Price")
    room = limits.CURVEBALL_ANSWER - len("\n".join(f"- **{name}:** " for name in names)) - 3
    answer = "\n".join(f"- **{name}:** {'x' if n else 'x' * room}" for n, name in enumerate(names))
    page = replace(
        design(),
        follow_ups=[f"{n}\n  {'a' * length}" for n, length in enumerate(limits.FOLLOW_UP_ANSWER)],
        clarifications=clarifications,
        curveball_answer=answer,
        fork="d" * limits.DECISION
        + "\n\n"
        + "\n".join(f"- **{name}:** {'w' * limits.FORK}" for name in ("Weak", "Good", "Better")),
        at_your_level="\n".join(
            f"- **{name}:** {'l' * limits.AT_YOUR_LEVEL}" for name in ("Mid", "Senior")
        ),
        sources=[f"{n}{'s' * (limits.SOURCE - 1)}" for n in range(limits.SOURCES)],
    )
    write_bank(tmp_path, q=page)
    assert faults_in(tmp_path) == []
