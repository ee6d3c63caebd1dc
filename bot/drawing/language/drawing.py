"""A drawing that grows line by line, and knows its parts by their names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise, product
from typing import TypeAlias

from bot.drawing.language.lines import Arrows, Name, Names, RefusedLineError
from bot.drawing.language.shapes import shape_of
from bot.drawing.language.sketch import (
    ARROWS,
    GROUPS,
    PARTS,
    Arrow,
    Group,
    Heads,
    Part,
    Shape,
    Sketch,
    alike,
)

__all__ = ["Drawing", "Path"]

Path: TypeAlias = tuple[str, ...]
"""The names of the groups round something, and its own, each as `alike` makes it."""
_DEEPEST = 2


@dataclass(slots=True)
class _Described:
    """What is known of a part so far."""

    label: str = ""
    shape: Shape | None = None
    also: tuple[str, ...] = ()


@dataclass(slots=True)
class Drawing:
    """Groups are opened first, then members noted, then lines drawn; at last it is a sketch."""

    _groups: dict[Path, None] = field(default_factory=dict)
    _filled: set[Path] = field(default_factory=set)
    """The groups that have members; of one without, nothing is drawn."""
    _members: dict[str, dict[Path, None]] = field(default_factory=dict)
    """The parts that stand in groups, by their own names."""
    _spelled: dict[Path, tuple[str, bool]] = field(default_factory=dict)
    """How each group and part is written, and whether it stood at a line's beginning there."""
    _parts: dict[Path, _Described] = field(default_factory=dict)
    _arrows: dict[tuple[Path, Path, Heads, str], None] = field(default_factory=dict)

    def open_group(self, name: Name, within: Path) -> Path:
        """Know a group by its name from here on.

        Raises:
            RefusedLineError: It stands too deep, or there are too many.
        """
        around, known = self._around(name, within)
        own = ".".join(name.pieces[known:])
        path = (*around, alike(own))
        if len(path) > _DEEPEST:
            raise RefusedLineError(
                "Groups stand in one another at most two deep. Leave this one out."
            )
        if path not in self._groups and len(self._groups) == GROUPS:
            raise RefusedLineError(f"A drawing has at most {GROUPS} groups. Leave some out.")
        self._spell(path, own, begins=name.begins and not known)
        self._groups[path] = None
        return path

    def note_members(self, said: Names | Arrows, within: Path) -> None:
        """Know which parts a line puts into groups."""
        for name in _names(said):
            around, known = self._around(name, within)
            if around:
                own = alike(".".join(name.pieces[known:]))
                self._members.setdefault(own, {})[*around, own] = None
                self._filled.update(around[: depth + 1] for depth in range(len(around)))

    def draw(self, said: Names | Arrows, within: Path) -> None:
        """Draw what a line says, all of it or nothing.

        Raises:
            RefusedLineError: It cannot be drawn.
        """
        found = {name: self._path(name, within) for name in _names(said)}
        paths = {name: path for name, (path, _) in found.items()}
        if len(self._parts.keys() | set(paths.values())) > PARTS:
            raise RefusedLineError(
                f"A drawing has at most {PARTS} parts. Leave some out, or join them."
            )
        if isinstance(said, Arrows):
            drawn = self._arrows.copy()
            for arrow in _arrows(said, paths):
                drawn[arrow] = None
                if len(drawn) > ARROWS:
                    raise RefusedLineError(
                        f"A drawing has at most {ARROWS} arrows. Leave some out."
                    )
            self._arrows = drawn
        elif len(said.names) == 1:
            self._describe(paths[said.names[0]], said)
        for name, (path, known) in found.items():
            self._parts.setdefault(path, _Described())
            self._spell_all(name, path, known)

    def _describe(self, path: Path, said: Names) -> None:
        held = self._parts.get(path, _Described())
        if said.label and held.label not in ("", said.label):
            raise RefusedLineError("This part has another label already. Type only one.")
        if said.shape and held.shape not in (None, said.shape):
            raise RefusedLineError(f"This part has the shape {held.shape} already. Type only one.")
        also = {alike(word): word for word in (*held.also, *said.also)}
        self._parts[path] = _Described(
            said.label or held.label, said.shape or held.shape, tuple(also.values())
        )

    def _around(self, name: Name, within: Path) -> tuple[Path, int]:
        """The group that a name stands in, and how many of its pieces say so."""
        for start in dict.fromkeys((within, ())):
            path, known = self._descended(start, name)
            if known:
                return path, known
        if len(name.pieces) > 1:
            first = alike(name.pieces[0])
            named = [path for path in self._groups if path[-1] == first]
            if len(named) == 1:
                return self._descended(named[0][:-1], name)
        return within, 0

    def _descended(self, path: Path, name: Name) -> tuple[Path, int]:
        known = 0
        for piece in name.pieces[:-1]:
            if (*path, alike(piece)) not in self._groups:
                break
            path, known = (*path, alike(piece)), known + 1
        return path, known

    def _path(self, name: Name, within: Path) -> tuple[Path, int]:
        """The part that a name means, and how many of its pieces are groups."""
        around, known = self._around(name, within)
        own = alike(".".join(name.pieces[known:]))
        meant = [(*around, own)] if around else [*self._members.get(own, {(own,): None})]
        if len(meant) > 1:
            ways = " or ".join(f"`{self._written(path)}`" for path in islice(meant, 2))
            raise RefusedLineError(f"Several groups have this part. Type {ways}.")
        if meant[0] in self._filled:
            raise RefusedLineError(
                "This is a group. Type the name of a part in it, as in `eu.api`."
            )
        return meant[0], known

    def _written(self, path: Path) -> str:
        """A path as it stands between backticks."""
        return ".".join(
            self._spelled.get(path[: depth + 1], (piece, True))[0].replace("`", "'")
            for depth, piece in enumerate(path)
        )

    def _spell_all(self, name: Name, path: Path, known: int) -> None:
        """Remember how a name and the groups before it are written here."""
        spelled = [*name.pieces[:known], ".".join(name.pieces[known:])]
        for back, piece in enumerate(reversed(spelled)):
            begins = name.begins and back == len(spelled) - 1
            self._spell(path[: len(path) - back], piece, begins=begins)

    def _spell(self, path: Path, text: str, *, begins: bool) -> None:
        """The first spelling counts, but one that does not begin a line before one that does."""
        if self._spelled.get(path, ("", True))[1] and not (begins and path in self._spelled):
            self._spelled[path] = text, begins

    def sketch(self) -> Sketch:
        """What was drawn."""
        used = {path[:depth] for path in self._parts for depth in range(1, len(path))}
        order = [path for path in _nested([*self._groups]) if path in used]
        place = {path: number for number, path in enumerate(order)}
        number = {path: number for number, path in enumerate(self._parts)}
        return Sketch(
            tuple(self._part(path, place) for path in self._parts),
            tuple(Group(self._spelled[path][0], place.get(path[:-1])) for path in order),
            tuple(
                Arrow(number[start], number[end], heads, label)
                for start, end, heads, label in self._arrows
            ),
        )

    def _part(self, path: Path, place: dict[Path, int]) -> Part:
        described, name = self._parts[path], self._spelled[path][0]
        label = described.label or name
        shape = described.shape or shape_of(name) or shape_of(label) or Shape.RECTANGLE
        return Part(name, label, shape, place.get(path[:-1]), described.also)


def _names(said: Names | Arrows) -> Iterator[Name]:
    yield from said.names if isinstance(said, Names) else chain.from_iterable(said.lists)


def _arrows(said: Arrows, paths: dict[Name, Path]) -> Iterator[tuple[Path, Path, Heads, str]]:
    lists = [dict.fromkeys(paths[name] for name in names) for names in said.lists]
    for (lefts, rights), (heads, is_back) in zip(pairwise(lists), said.signs, strict=True):
        for left, right in product(lefts, rights):
            start, end = (right, left) if is_back else (left, right)
            yield start, end, heads, said.label


def _nested(groups: list[Path], within: Path = ()) -> Iterator[Path]:
    """Each group before those within it."""
    for path in groups:
        if path[:-1] == within:
            yield path
            yield from _nested(groups, path)
