"""Files of a bank for tests: valid ones by default, so that a test names only what matters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.bank.checks import check_entries
from bot.bank.entry import Entry, read_entry
from bot.bank.faults import Faults
from bot.bank.reader import read_shelf

__all__ = [
    "AT_YOUR_LEVEL",
    "CLARIFICATIONS",
    "CURVEBALL_ANSWER",
    "DESIGN",
    "DIAGRAM",
    "FORK",
    "PHASES",
    "PHASE_ANSWERS",
    "Alias",
    "Page",
    "checked",
    "design",
    "entry",
    "faults_in",
    "write_bank",
]

_SENTENCE = (
    "Reads repeat themselves far more often than writes change anything, so a copy that lives near "
    "its readers spares the slow store most of the work it would otherwise do. "
)
_FOLLOW_UPS = (
    """How would you notice that it is too small?
  The share of hits falls, and the store answers more reads than before.""",
    """What happens when it restarts?
  Every read goes to the store until the popular entries have come back.""",
)
PHASES = "\n".join(
    f"- **{name}:** Says what {name.lower()} means for this very system."
    for name in ("Requirements", "Numbers", "API and data", "High-level", "Deep dive", "Wrap-up")
)
PHASE_ANSWERS = re.sub(r"\*\* .*", "** One of 7 things; and another.", PHASES)
CLARIFICATIONS = "\n".join(
    f"- {'! ' if n < 3 else ''}How much of kind {letter} is there?\n  Not more than of the last."
    for n, letter in enumerate("abcdef")
)
CURVEBALL_ANSWER = "\n".join(
    f"- **{name}:** What it {name.lower()}." for name in ("Breaks", "Stays", "Changes", "Price")
)
FORK = "Copy it or compute it?\n\n" + "\n".join(
    f"- **{name}:** A {name.lower()} way." for name in ("Weak", "Good", "Better")
)
AT_YOUR_LEVEL = "- **Mid:** May leave out the rest.\n- **Senior:** Says what it costs."
DIAGRAM = """\
```d2
client -> reader: get
reader -> copy: look up  # a comment
copy  # also: cache, redis, memcached
reader -> slow store: on a miss
slow store -> copy: value
writer -> slow store: put
```"""
DESIGN = 'kind = "design"\nlevel = "senior"'


@dataclass(frozen=True)
class Page:
    """One question's file, part by part; an empty part is left out."""

    header: str = 'kind = "concept"\nlevel = "mid"'
    prompt: str = "What is a read-through cache?"
    context: str = ""
    answer: str = _SENTENCE * 4
    key_points: Sequence[str] = (
        "Loads a missing value from the database on behalf of its caller",
        "Keeps each entry no longer than its time to live",
        "Lets one of many waiting requests fetch a popular key",
    )
    hints: Sequence[str] = ("Who asks the store, and how often?", "What happens on a miss?")
    follow_ups: Sequence[str] = _FOLLOW_UPS
    clarifications: str = ""
    curveball: str = ""
    curveball_answer: str = ""
    phases: str = ""
    phase_answers: str = ""
    fork: str = ""
    at_your_level: str = ""
    diagram: str = ""
    sources: Sequence[str] = ()

    def __str__(self) -> str:
        sections = {
            "Answer": self.answer,
            "Key points": _list(self.key_points),
            "Hints": _list(self.hints),
            "Follow-ups": _list(self.follow_ups),
            "Clarifications": self.clarifications,
            "Curveball": self.curveball,
            "Curveball answer": self.curveball_answer,
            "Phases": self.phases,
            "Phase answers": self.phase_answers,
            "Fork": self.fork,
            "At your level": self.at_your_level,
            "Diagram": self.diagram,
            "Sources": _list(self.sources),
        }
        parts = [f"+++\n{self.header}\n+++", f"# {self.prompt}"]
        parts += [self.context] if self.context else []
        parts += [f"## {name}\n\n{text}" for name, text in sections.items() if text]
        return "\n\n".join(parts) + "\n"


def design() -> Page:
    """A design prompt's file with every section."""
    answer = "A reader and a writer share the slow store; the copy is the reader's. "
    return Page(
        header=DESIGN,
        answer=f"{answer}{_SENTENCE * 5}",
        clarifications=CLARIFICATIONS,
        curveball="Half of the readers move to Mars.",
        curveball_answer=CURVEBALL_ANSWER,
        phases=PHASES,
        phase_answers=PHASE_ANSWERS.replace("One of 7 things", "One thing"),
        fork=FORK,
        at_your_level=AT_YOUR_LEVEL,
        diagram=DIAGRAM,
        sources=("J. Doe, *On Copies*, 2019",),
    )


@dataclass(frozen=True)
class Alias:
    """The file of an alias."""

    of: str
    prompt: str = "Explain read-through caching."
    twist: str = ""

    def __str__(self) -> str:
        twist = f"\n\n## Twist\n\n{self.twist}" if self.twist else ""
        return f'+++\nalias = "{self.of}"\n+++\n\n# {self.prompt}{twist}\n'


def _list(items: Sequence[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def write_bank(folder: Path, **pages: Page | Alias | str) -> Path:
    """A bank of one topic, `caches`, with these files (`_` in a name is written `-`)."""
    topic = folder / "caches"
    topic.mkdir()
    (topic / "_topic.toml").write_text('title = "Caches"\norder = 1\n')
    for name, page in pages.items():
        (topic / f"{name.replace('_', '-')}.md").write_text(str(page), encoding="utf-8")
    return folder


def faults_in(folder: Path) -> list[str]:
    """What the reader says of a bank's folder."""
    return [str(fault) for fault in read_shelf(folder).faults]


def checked(folder: Path) -> list[str]:
    """What the reader and every editorial rule say of a bank's folder."""
    shelf = read_shelf(folder)
    check_entries(shelf.entries, shelf.faults)
    return [str(fault) for fault in shelf.faults]


def entry(page: Page | Alias, path: str = "caches/read-through.md") -> Entry:
    """One file, read."""
    read = read_entry(path, str(page), Faults())
    assert read is not None
    return read
