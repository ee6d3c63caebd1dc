"""Reads a drawing that was typed.

A drawing is read as a whole: a group may be typed before or after the arrows of its parts. First
each line is taken apart, then it is known which groups there are, then who is in them, and at last
the lines are drawn one by one.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.drawing.language.drawing import Drawing, Path
from bot.drawing.language.lines import COLON, Arrows, Line, Names, RefusedLineError
from bot.drawing.language.sketch import LINES, TYPED, Refusal, Sketch, alike

__all__ = ["Parsed", "parse"]

_DROPPED = {"Cc", "Cf", "Cn", "Co", "Cs"}
_JOINERS = "\u200c\u200d"
_STRAIGHT = str.maketrans("“”„‟«»\u2018\u2019", '""""""\'\'')


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was understood of a text, and what was not."""

    sketch: Sketch
    refused: tuple[Refusal, ...] = ()
    """In the order of their lines; each line is refused at most once."""


def parse(text: str, *, longest: int | None = TYPED) -> Parsed:
    """Read a drawing; lines that cannot be read are refused and the others drawn.

    Args:
        text: What was typed.
        longest: How many characters are read, in whole lines; None for all.
    """
    reader = _Reader()
    left = len(text) if longest is None else longest
    full = 0
    for number, line in enumerate(text.splitlines(), start=1):
        full += bool(line.strip())
        if full > LINES:
            reader.refuse(
                number, line, f"A drawing has at most {LINES} lines; from here on nothing is drawn."
            )
            break
        if len(line) > left:
            reader.refuse(
                number,
                line,
                f"A drawing has at most {TYPED:,} characters; from here on nothing is drawn.",
            )
            break
        left -= len(line) + 1
        reader.read(number, line)
    return reader.parsed()


def _cleaned(line: str) -> str:
    """The line without characters that cannot be shown, with straight quotation marks."""
    if not line.isprintable():
        line = "".join(filter(_is_kept, line.replace("\t", " ")))
    if line.isascii():
        return line
    return unicodedata.normalize("NFC", line.translate(_STRAIGHT))


def _is_kept(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter) not in _DROPPED


@dataclass(frozen=True, slots=True)
class _Said:
    """A piece of a line, with the group whose braces it stands in."""

    line: int
    text: str
    within: Path
    said: Names | Arrows


@dataclass(frozen=True, slots=True)
class _Braces:
    """An opening brace that waits for its partner."""

    line: int
    text: str
    within: Path
    """The group that they make; the one around them where they make none."""


@dataclass(slots=True)
class _Reader:
    """Takes lines apart, then has them drawn."""

    drawing: Drawing = field(default_factory=Drawing)
    _said: list[_Said] = field(default_factory=list)
    _open: list[_Braces] = field(default_factory=list)
    _refused: dict[int, Refusal] = field(default_factory=dict)

    def refuse(self, number: int, text: str, sentence: str, *, brace: bool = False) -> None:
        """Note why a line is not drawn; its first fault counts."""
        self._refused.setdefault(number, Refusal(number, text.strip(), sentence, brace))

    def read(self, number: int, text: str) -> None:
        """Take one line apart."""
        line = Line(_cleaned(text))
        if '"' in line.text:
            alone = "A quotation mark stands alone. Type its partner, or take it out."
            self.refuse(number, text, alone)
            return
        for piece, begins in self._pieces(number, line, text):
            try:
                said = line.said(piece, begins=begins)
            except RefusedLineError as error:
                self.refuse(number, text, str(error))
                continue
            self._said.append(_Said(number, text, self._within, said))

    @property
    def _within(self) -> Path:
        return self._open[-1].within if self._open else ()

    def _pieces(self, number: int, line: Line, text: str) -> Iterator[tuple[str, bool]]:
        """What stands between a line's braces; the groups that they make are opened and closed."""
        left = line.text
        begins = True
        while left:
            opened = _opening(left)
            if left[0] == "}":
                self._close(number, text)
                left = left[1:].lstrip(" ,")
            elif opened:
                self._begin(number, line, text, left[:opened], begins=begins)
                left = left[opened + 1 :].strip()
            else:
                end, depth = _closing(left)
                yield left[:end].rstrip(" ,") if self._open else left[:end], begins
                self._open += [_Braces(number, text, self._within)] * depth
                left = left[end:]
            begins = False

    def _begin(self, number: int, line: Line, text: str, head: str, *, begins: bool) -> None:
        """A group's opening brace; of one that cannot be, only what stands in it is read."""
        within = self._within
        try:
            name = line.group_name(head, begins=begins)
            within = self.drawing.open_group(name, within)
        except RefusedLineError as error:
            self.refuse(number, text, str(error))
        self._open.append(_Braces(number, text, within))

    def _close(self, number: int, text: str) -> None:
        if self._open:
            self._open.pop()
        else:
            self.refuse(number, text, "This brace closes nothing. Take it out.", brace=True)

    def parsed(self) -> Parsed:
        """The drawing, after its last line."""
        for braces in self._open:
            never = "This brace is never closed. Type `}` after it."
            self.refuse(braces.line, braces.text, never, brace=True)
        for each in self._said:
            self.drawing.note_members(each.said, each.within)
        for each in self._said:
            try:
                self.drawing.draw(each.said, each.within)
            except RefusedLineError as error:
                self.refuse(each.line, each.text, str(error))
        return Parsed(
            self.drawing.sketch(), tuple(self._refused[line] for line in sorted(self._refused))
        )


def _opening(text: str) -> int:
    """The place of the brace that opens a group here, or 0."""
    place = text.find("{")
    if place < 1 or COLON.search(text, 0, place):
        return 0
    rest = text[place + 1 :].lstrip()
    return 0 if alike(rest[:5]) == "shape" and rest[5:].lstrip()[:1] == ":" else place


def _closing(text: str) -> tuple[int, int]:
    """Where a piece ends: at the brace that closes what is open; and how many it leaves open."""
    depth = 0
    if "{" not in text and "}" not in text:
        return len(text), 0
    for place, letter in enumerate(text):
        depth += (letter == "{") - (letter == "}")
        if depth < 0:
            return place, 0
    return len(text), depth
