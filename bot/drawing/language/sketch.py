"""Values of a drawing: its parts, the boxes round them, and the arrows between them."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "ARROWS",
    "GROUPS",
    "LABEL",
    "LINES",
    "PARTS",
    "TYPED",
    "Arrow",
    "Group",
    "Heads",
    "Part",
    "Refusal",
    "Shape",
    "Sketch",
    "alike",
]

_SPACING = str.maketrans("", "", " -_")

PARTS = 24
"""How many parts a drawing may have: beyond that a phone shows letters under 6 pixels."""
ARROWS = 36
"""How many arrows."""
GROUPS = 24
"""How many groups, also of those in which nothing stands."""
LINES = 300
"""How many lines a drawing may have, beside empty ones: far more than parts and arrows need."""
LABEL = 60
"""How long a name or a label may be, in characters."""
TYPED = 4_000
"""How long a text may be, in characters."""


class Shape(StrEnum):
    """What a part looks like, by the names that D2 has for it."""

    RECTANGLE = "rectangle"
    CYLINDER = "cylinder"
    QUEUE = "queue"
    PERSON = "person"
    CLOUD = "cloud"
    PAGE = "page"
    HEXAGON = "hexagon"
    STORED_DATA = "stored_data"


class Heads(StrEnum):
    """Which ends of a line have an arrow's head."""

    END = "->"
    BOTH = "<->"
    NONE = "--"


@dataclass(frozen=True, slots=True)
class Group:
    """A box round parts."""

    name: str
    within: int | None = None
    """The place in `Sketch.groups` of the group round this one."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing in the drawing."""

    name: str
    label: str
    """What is shown; the name where no other was given."""
    shape: Shape = Shape.RECTANGLE
    group: int | None = None
    """The place in `Sketch.groups` of the innermost group round it."""
    also: tuple[str, ...] = ()
    """Other names that people give it."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from one part to another."""

    start: int
    """A place in `Sketch.parts`."""
    end: int
    heads: Heads = Heads.END
    label: str = ""
    """What flows."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A drawing. Parts and arrows stand in the order in which they were first spoken of.

    A group stands before those within it.
    """

    parts: tuple[Part, ...] = ()
    groups: tuple[Group, ...] = ()
    arrows: tuple[Arrow, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line that could not be read."""

    line: int
    """From 1."""
    text: str
    """What stands there."""
    sentence: str
    """What is wrong, and what to type instead."""
    brace: bool = False
    """Whether only a brace is wrong: what else the line says is drawn."""


def alike(name: str) -> str:
    """What two spellings of one name have in common: neither case nor spaces, `-` or `_`."""
    return name.casefold().translate(_SPACING)
