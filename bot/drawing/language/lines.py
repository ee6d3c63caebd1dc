"""What one line of a drawing says: which parts it speaks of, or which arrows it draws.

Text in quotation marks stands for itself, whatever it holds. While a line is taken apart, each such
text is one character of Unicode's private use area.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from bot.drawing.language.sketch import LABEL, Heads, Shape, alike

__all__ = ["ARROW", "COLON", "SETTINGS", "Arrows", "Line", "Name", "Names", "RefusedLineError"]

SETTINGS = frozenset(
    {
        "class", "classes", "direction", "height", "icon", "label", "layers", "link", "near",
        "scenarios", "shape", "steps", "style", "tooltip", "vars", "width",
    }
)  # fmt: skip
"""Words of D2 that set something; before a colon a part of that name stands in quotes."""

_EN, _EM = "\N{EN DASH}", "\N{EM DASH}"
_TWO_WAY, _BACK, _FORWARD = "⇄⇆↔⟷⇔", "<←⟵⇐", ">→⟶⇒➔➜"
_SIGN = f"[{_TWO_WAY}{_BACK[1:]}{_FORWARD[1:]}]"
_LINE = f"[-{_EN}{_EM}=]"
ARROW = re.compile(
    f"(<{_LINE}+>|(?<!{_LINE}){_LINE}+>{{1,2}}|<[-{_EN}{_EM}]+|{_SIGN}|-{{2,}}|{_EM}| {_EN} )"
)
"""Every way to type one; phones make a dash of two hyphens. (It looks for a head once for a run of
dashes, not once for each dash: the time would grow with the square of their number.)"""
_POINTING = re.compile(f"[-{_EN}{_EM}=]>|<[-{_EN}{_EM}]|--|{_SIGN}")
COLON = re.compile(r"[:\N{FULLWIDTH COLON}](?!//)(?!(?<=[^\W_]:)\d)")
"""One before `//`, or between a letter or digit and a digit, is a letter: `redis:6379`."""
_SHAPES = {alike(shape): shape for shape in Shape}
_QUOTED = re.compile('"([^"]*)"')
_COMMENT = re.compile(r"^\s*#|\s#(?=\s|$)")
_ALSO = re.compile(r"\s*also\s*:(.*)", re.IGNORECASE)
_MARKER = re.compile(r"^(?:[-*+•\N{EN DASH}]|\d+[.)])\s+(?=\S)")
_END = re.compile(r"(?<![\s.;])[\s.;]+$")
_BLOCK = re.compile(r"(?:^|[\s$])\{|^\s*\|")
_SHAPE = re.compile(r"(?:^|\s)\{\s*shape\s*:([^{}:]*)\}\s*$", re.IGNORECASE)
_FOREIGN = re.compile(r"[][{}<>|;`]|(?:^|\s)-\s|^(?:@|\.\.\.)")
_PRIVATE = 0xE000


class RefusedLineError(Exception):
    """A line cannot be read; the sentence says what is wrong and what to type instead."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a line."""

    pieces: tuple[str, ...]
    """What stands between dots: groups, if the drawing has them, and the name itself."""
    begins: bool
    """Whether the line begins with it; phones capitalise such a word."""
    sets: str = ""
    """The setting that it names, as in `name.shape`."""


@dataclass(frozen=True, slots=True)
class Names:
    """A line without an arrow: it speaks of parts, and may describe the only one."""

    names: tuple[Name, ...]
    label: str = ""
    shape: Shape | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrows:
    """A line that draws arrows: from each name of one list to each of the next."""

    lists: tuple[tuple[Name, ...], ...]
    signs: tuple[tuple[Heads, bool], ...]
    """What stands between two lists: which ends have a head, and whether it points back."""
    label: str = ""


class Line:
    """One line, taken apart."""

    def __init__(self, line: str) -> None:
        self._quoted = _QUOTED.findall(line) if '"' in line else []
        numbers = iter(range(_PRIVATE, _PRIVATE + len(self._quoted)))
        text = _QUOTED.sub(lambda _: chr(next(numbers)), line) if self._quoted else line
        comment = _COMMENT.search(text) if "#" in text else None
        also = _ALSO.match(text, comment.end()) if comment else None
        self._also = self._other_names(also[1]) if also else ()
        text = text[: comment.start()] if comment else text
        self.text = _END.sub("", _MARKER.sub("", text.lstrip(), count=1))
        """Without a comment, a list's marker and a full stop; what was quoted is one character."""

    def said(self, text: str, *, begins: bool) -> Names | Arrows:
        """What a piece of the line says; `begins` tells whether the line begins with it.

        Raises:
            RefusedLineError: It says nothing that can be drawn.
        """
        described = _SHAPE.search(text)
        text = text[: described.start()] if described else text
        colon = COLON.search(text)
        left, right = (text[: colon.start()], text[colon.end() :]) if colon else (text, "")
        drawn = ARROW.split(left)
        if ("--", "-->") in pairwise(drawn[1::2]):
            raise RefusedLineError("What flows stands at the line's end: `a -> b: reads`.")
        lists = tuple(
            self._names(each, begins=begins and not n) for n, each in enumerate(drawn[::2])
        )
        if _POINTING.search(right):
            raise RefusedLineError(
                "An arrow stands after the colon. Type a line for each arrow, "
                "and what flows at its end: `a -> b: reads`."
            )
        if len(lists) == 1:
            shape = _shape(described[1]) if described else None
            return self._described(lists[0], right if colon else None, shape)
        if described:
            raise RefusedLineError("An arrow has no shape; a part has: `name.shape: cylinder`.")
        return Arrows(lists, tuple(map(_sign, drawn[1::2])), self._label(right))

    def _described(self, names: tuple[Name, ...], right: str | None, shape: Shape | None) -> Names:
        """Parts, and what is said of them after the colon, if there is one, and in braces."""
        if len(names) > 1 and (right is not None or shape):
            raise RefusedLineError("This describes several parts at once. Type a line for each.")
        first = names[0]
        if right is None or not first.sets:
            return Names(
                names, self._label(right or ""), shape, self._also if len(names) == 1 else ()
            )
        is_shape = first.sets == alike(first.pieces[-1]) == "shape"
        if not is_shape or not _is_seen(".".join(first.pieces[:-1])):
            raise RefusedLineError(
                "Nothing but a shape can be set: `name.shape: cylinder`. "
                f"A part that is called “{first.sets}” is typed in quotation marks."
            )
        bare = Name(first.pieces[:-1], first.begins)
        return Names((bare,), shape=_shape(self._restored(right)), also=self._also)

    def _names(self, text: str, *, begins: bool) -> tuple[Name, ...]:
        """The names of a list."""
        return tuple(
            self._name(each, begins=begins and not n) for n, each in enumerate(text.split(","))
        )

    def group_name(self, text: str, *, begins: bool) -> Name:
        """The name before a group's brace.

        Raises:
            RefusedLineError: It is none.
        """
        if ARROW.search(text) or "," in text:
            raise RefusedLineError("A group has one name: `name { a, b }`. Type its arrows apart.")
        return self._name(text, begins=begins)

    def _name(self, text: str, *, begins: bool) -> Name:
        text = text.strip()
        if _FOREIGN.search(text):
            raise RefusedLineError(
                "A name has no brackets, bars or semicolons and no hyphen between spaces. Take "
                "that out, or put the name in quotation marks. A line between parts is `--`."
            )
        raw = [piece.strip() for piece in text.split(".")]
        sets = next((alike(each) for each in raw[1:] or raw if alike(each) in SETTINGS), "")
        pieces = tuple(map(self._restored, raw))
        name = ".".join(pieces)
        if not _is_seen(name):
            raise RefusedLineError(
                "A name is missing. An arrow or a comma needs a part on both sides."
            )
        if len(name) > LABEL:
            raise RefusedLineError(f"A name has {len(name)} characters; {LABEL} is the most.")
        return Name(pieces, begins, sets)

    def _label(self, text: str) -> str:
        if _BLOCK.search(text):
            raise RefusedLineError(
                "Nothing but a part's `{ shape: … }` stands in braces, and nothing between bars. "
                "Leave that out, or put the label in quotation marks."
            )
        label = self._restored(text)
        if len(label) > LABEL:
            raise RefusedLineError(f"The label has {len(label)} characters; {LABEL} is the most.")
        return label

    def _other_names(self, text: str) -> tuple[str, ...]:
        bare = self._restored(text.replace('"', " "))
        words = (_END.sub("", word.strip()) for word in bare.split(","))
        return tuple({alike(word): word for word in words if alike(word)}.values())

    def _restored(self, text: str) -> str:
        """The text with what was quoted in it, and one space between words."""
        if self._quoted:
            last = _PRIVATE + len(self._quoted)
            text = "".join(
                self._quoted[ord(letter) - _PRIVATE] if _PRIVATE <= ord(letter) < last else letter
                for letter in text
            )
        return unicodedata.normalize("NFC", " ".join(text.split()))


def _is_seen(name: str) -> bool:
    """Whether a name has anything but spaces and joiners."""
    return any(unicodedata.category(letter)[0] in "LNSP" for letter in alike(name))


def _shape(text: str) -> Shape:
    shape = _SHAPES.get(alike(text.strip(" ;")))
    if shape is None:
        raise RefusedLineError(f"There is no such shape. Type one of {', '.join(Shape)}.")
    return shape


def _sign(arrow: str) -> tuple[Heads, bool]:
    if arrow in _TWO_WAY or (arrow[0] in _BACK and arrow[-1] in _FORWARD):
        return Heads.BOTH, False
    is_back = arrow[0] in _BACK
    return (Heads.END if is_back or arrow[-1] in _FORWARD else Heads.NONE), is_back
