"""Makes pictures of sketches: one at a time for each of two, the others wait for their turn."""

import asyncio
import unicodedata
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from struct import Struct

from bot.drawing.d2 import D2, CannotDrawError, Form
from bot.drawing.face import is_foreign
from bot.drawing.faults import Layout, read
from bot.drawing.language import Sketch
from bot.drawing.source import LOOKS, Look, source

__all__ = ["BusyDrawingError", "ForeignError", "Picture", "Renderer"]

WIDTH, HEIGHT = 1_080, 2_600
"""The most pixels of a picture."""
_AT_ONCE = 2
_WAITING, _OF_ONE = 64, 4
"""Who comes when so many wait, or so many of their own, reads the drawing as text."""
_KEPT = 32 * 2**20
"""Bytes of pictures that are kept in memory."""
_SIZE, _SIZE_AT = Struct(">II"), 16
"""Where a PNG says how wide and high it is (https://www.w3.org/TR/png-3/#11IHDR)."""
_BROKEN = (OSError, SyntaxError, ValueError)
"""What comes of reading an SVG or a PNG that is none; Pillow raises the first two."""


class BusyDrawingError(CannotDrawError):
    """Too many wait for their picture."""


class ForeignError(CannotDrawError):
    """The host has no letters of a script that the drawing is written in."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn sketch, as PNG."""

    png: bytes
    width: int
    height: int
    faults: int
    """What stands on something else; see `faults.Layout`."""


class Renderer:
    """Draws with D2, and keeps what was drawn: the same sketch is the same bytes."""

    def __init__(self, d2: D2, shrink: Callable[[bytes], bytes]) -> None:
        """`shrink`: makes a PNG of the same picture with fewer bytes; run in a thread."""
        self._d2 = d2
        self._shrink = shrink
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._drawing: dict[str, asyncio.Task[Picture]] = {}
        self._waiting: Counter[int | None] = Counter()
        self._kept: OrderedDict[str, Picture] = OrderedDict()
        self._scripts: dict[str, bool] = {}

    async def picture(self, sketch: Sketch, whose: int | None = None) -> Picture:
        """The picture of a sketch; those who ask for the same one wait for the same drawing.

        Args:
            sketch: What is drawn.
            whose: Who waits for it, if it is one member: nobody takes all places.

        Raises:
            CannotDrawError: It cannot be drawn, or not now: it is to be shown as text.
        """
        if not sketch.parts:
            raise CannotDrawError("There is nothing to draw.")
        key = sha256(f"{self._d2.release}\n{source(sketch, LOOKS[0])}".encode()).hexdigest()
        if (kept := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
            return kept
        task = self._drawing.get(key)
        if task is None:
            if len(self._drawing) >= _WAITING or self._waiting[whose] >= _OF_ONE:
                raise BusyDrawingError("Too many drawings are being made.")
            task = asyncio.create_task(self._in_turn(key, sketch))
            self._drawing[key] = task
            self._waiting[whose] += whose is not None
            task.add_done_callback(partial(self._over, key, whose))
        return await asyncio.shield(task)

    def _over(self, key: str, whose: int | None, task: "asyncio.Task[Picture]") -> None:
        del self._drawing[key]
        self._waiting -= Counter((whose,))  # which forgets who waits for nothing
        if not task.cancelled():
            task.exception()  # those who waited may have gone: it is nobody's then

    async def _in_turn(self, key: str, sketch: Sketch) -> Picture:
        async with self._turns:
            try:
                picture = await self._drawn(sketch)
            except _BROKEN as error:
                raise CannotDrawError(f"What D2 printed is no picture: {error}") from error
        self._keep(key, picture)
        return picture

    def _keep(self, key: str, picture: Picture) -> None:
        self._kept[key] = picture
        while sum(len(each.png) for each in self._kept.values()) > _KEPT:
            self._kept.popitem(last=False)

    async def _drawn(self, sketch: Sketch) -> Picture:
        await self._can_write(sketch)
        look, layout = await self._best(sketch)
        scale = min(WIDTH / (2 * layout.width), HEIGHT / (2 * layout.height), 1.0)
        png = await self._d2.draw(source(sketch, look), look, Form.PNG, scale)
        few = await asyncio.to_thread(self._shrink, png)
        wide, high = _SIZE.unpack_from(few, _SIZE_AT)
        return Picture(few, wide, high, layout.faults)

    async def _best(self, sketch: Sketch) -> tuple[Look, Layout]:
        """The first look without a fault; else that with the fewest, the narrowest of these."""
        tried: list[tuple[Look, Layout]] = []
        for look in LOOKS:
            svg = await self._d2.draw(source(sketch, look), look, Form.SVG)
            layout = await asyncio.to_thread(read, svg.decode())
            tried.append((look, layout))
            if not layout.faults:
                return tried[-1]
        return min(tried, key=lambda each: (each[1].faults, each[1].width))

    async def _can_write(self, sketch: Sketch) -> None:
        """Make sure of the letters that only the host may have: D2 draws `?` for what it lacks."""
        names = [part.label for part in sketch.parts] + [group.name for group in sketch.groups]
        words = "".join((*names, *(arrow.label for arrow in sketch.arrows)))
        for script, sample in _samples(words).items():
            if script not in self._scripts:
                self._scripts[script] = await self._has(sample)
            if not self._scripts[script]:
                raise ForeignError(f"This host has no font for {script}.")

    async def _has(self, sample: str) -> bool:
        drawn = [
            await self._d2.draw(f'p0: "{each}"', LOOKS[0], Form.PNG)
            for each in (sample, "?" * len(sample))
        ]
        return drawn[0] != drawn[1]


def _samples(words: str) -> dict[str, str]:
    """A letter of each script that the face has not, by the script's name in Unicode."""
    return {
        unicodedata.name(letter, "UNKNOWN").split()[0]: letter
        for letter in words
        if is_foreign(letter)
    }
