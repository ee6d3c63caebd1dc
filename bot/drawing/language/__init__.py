"""The language in which a system is drawn line by line; it is close to D2.

    client -> load balancer -> api: HTTPS
    api -> users db: on a miss
    eu { api, users db }

`parse` reads what was typed, `canonical` writes a sketch down again.
"""

from bot.drawing.language.reading import Parsed, parse
from bot.drawing.language.shapes import shape_of
from bot.drawing.language.sketch import (
    ARROWS,
    GROUPS,
    LABEL,
    LINES,
    PARTS,
    TYPED,
    Arrow,
    Group,
    Heads,
    Part,
    Refusal,
    Shape,
    Sketch,
    alike,
)
from bot.drawing.language.writing import canonical

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
    "Parsed",
    "Part",
    "Refusal",
    "Shape",
    "Sketch",
    "alike",
    "canonical",
    "parse",
    "shape_of",
]
