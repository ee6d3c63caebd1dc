"""A drawing in words, for those who do not see it, and where no picture can be made."""

from collections.abc import Iterator

from bot.drawing.language import Arrow, Heads, Parsed, Sketch
from bot.texts import room
from bot.ui.words import clip, escape, human_join, plural

__all__ = ["alt_text", "as_list", "not_drawn"]

_ALT = 1_024
"""The longest description of a picture that Discord takes, in characters
(https://docs.discord.com/developers/resources/message#attachment-object)."""
_WAYS = {Heads.END: "to", Heads.BOTH: "to and from", Heads.NONE: "with"}
_SIGNS = {Heads.END: "→", Heads.BOTH: "↔", Heads.NONE: "—"}
_LINE = 100
"""Characters of a line that could not be read."""
_LINES = 3
_ROOM = 1_250
"""Of so many such lines, in so much room, it is said what is wrong; the others are counted."""
_HEADS = {
    frozenset({False}): "Not drawn",
    frozenset({True}): "Look at the braces again",
    frozenset({False, True}): "Not drawn, or not all of it",
}
"""What is said of lines that were not read, whose braces are wrong, or both: of a line with a brace
too few or too many the rest is drawn."""


def alt_text(sketch: Sketch) -> str:
    """The drawing as sentences: its parts, its groups, its arrows; plain, not escaped."""
    names = human_join([part.label for part in sketch.parts])
    told = [f"A drawing of {plural(len(sketch.parts), 'part')}: {names}."]
    for place, group in enumerate(sketch.groups):
        inside = [part.label for part in sketch.parts if part.group == place]
        if inside:
            told.append(f"In {group.name}: {human_join(inside)}.")
    told += [_sentence(sketch, arrow) for arrow in sketch.arrows]
    return clip(" ".join(told), _ALT)


def _sentence(sketch: Sketch, arrow: Arrow) -> str:
    start, end = sketch.parts[arrow.start].label, sketch.parts[arrow.end].label
    flows = f": {arrow.label}" if arrow.label else ""
    return f"{start} {_WAYS[arrow.heads]} {end}{flows}."


def as_list(sketch: Sketch) -> str:
    """The same as lines of a card, escaped: arrows first, then what stands alone, then groups."""
    return "\n".join([*_arrows(sketch), *_alone(sketch), *_groups(sketch)])


def _arrows(sketch: Sketch) -> Iterator[str]:
    for arrow in sketch.arrows:
        start, end = sketch.parts[arrow.start].label, sketch.parts[arrow.end].label
        flows = f": {escape(arrow.label)}" if arrow.label else ""
        yield f"- {escape(start)} {_SIGNS[arrow.heads]} {escape(end)}{flows}"


def _alone(sketch: Sketch) -> Iterator[str]:
    ends = {place for arrow in sketch.arrows for place in (arrow.start, arrow.end)}
    for place, part in enumerate(sketch.parts):
        if place not in ends:
            yield f"- {escape(part.label)}"


def _groups(sketch: Sketch) -> Iterator[str]:
    for place, group in enumerate(sketch.groups):
        inside = [escape(part.label) for part in sketch.parts if part.group == place]
        if inside:
            yield f"- **{escape(group.name)}** holds {human_join(inside)}"


def not_drawn(parsed: Parsed) -> str:
    """The lines that could not be read, what is wrong with each, and what to type instead."""
    if not parsed.refused:
        return ""
    told, left = [], _ROOM
    for each in parsed.refused[:_LINES]:
        line = f"Line {each.line}, “{clip(escape(each.text), _LINE)}”: {each.sentence}"
        left -= room(line)
        if left < 0:
            break
        told.append(line)
    if more := len(parsed.refused) - len(told):
        told.append(f"And {plural(more, 'more line')}.")
    return f"**{_HEADS[frozenset(each.brace for each in parsed.refused)]}**\n" + "\n".join(told)
