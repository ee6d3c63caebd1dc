"""From the text of a drawing to its picture, beside one run of D2 that draws one box.

Each drawing is another one, so that none is kept already. `tries` is how many layouts were looked
at until one had no fault; `longest hold` is how late the event loop was at worst for a timer of two
milliseconds meanwhile. `at once` are drawings that are asked for together: two are made at a time.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random

from bot.drawing.d2 import D2, Form, find
from bot.drawing.language import parse
from bot.drawing.renderer import Picture, Renderer
from bot.drawing.source import LOOKS, Look
from bot.ui.pictures.palette import shrink
from tests.benchmarks.report import percentile, ratio, table

__all__ = ["measure"]

PARTS = (6, 12, 24)
AT_ONCE = (1, 10)
DRAWINGS = 20
"""Of each size, alone and at once."""
_WORDS = ("user", "order", "search", "media", "mail", "rate", "chat", "price", "stock", "audit")
_KINDS = ("service", "db", "queue", "cache", "worker", "api", "store", "gateway")
_TIMER = 0.002


class _Counting(D2):
    """D2, and how many layouts were asked of it."""

    tries = 0

    async def draw(self, text: str, look: Look, form: Form, scale: float = 1.0) -> bytes:
        """Draw, and count."""
        self.tries += form is Form.SVG
        return await super().draw(text, look, form, scale)


async def measure() -> str:
    """Draw systems of each size, one at a time and ten."""
    found = find()
    if found is None:
        return "Drawing\n  there is no D2 for this platform"
    d2 = _Counting(found._program, found.release)
    await Renderer(d2, shrink).picture(parse("a -> b").sketch)  # Pillow is read from the disk
    rows = [await _row(d2, parts, at_once) for parts in PARTS for at_once in AT_ONCE]
    head = ("parts", "at once", "p50 s", "p99 s", "ratio", "tries", "longest hold ms", "kB")
    return table("Drawing", head, rows)


async def _row(d2: _Counting, parts: int, at_once: int) -> list[str]:
    renderer, dice = Renderer(d2, shrink), Random(f"{parts}:{at_once}")  # noqa: S311 - which ones is no secret
    taken: list[float] = []
    floors: list[float] = []
    sizes: list[int] = []
    d2.tries = 0
    late = [0.0]
    texts = [_system(dice, parts) for _ in range(DRAWINGS)]
    for first in range(0, DRAWINGS, at_once):
        floor = await _floor(d2)
        async with _watched(late):
            drawn = await asyncio.gather(
                *(_timed(renderer, text) for text in texts[first : first + at_once])
            )
        for seconds, picture in drawn:
            taken.append(seconds)
            floors.append(floor)
            sizes.append(len(picture.png))
    return [
        str(parts),
        str(at_once),
        f"{percentile(taken, 50):.2f}",
        f"{percentile(taken, 99):.2f}",
        ratio(taken, floors),
        f"{d2.tries / DRAWINGS:.1f}",
        f"{max(late) * 1000:.0f}",
        f"{percentile(sizes, 50) / 1000:.0f}",
    ]


def _system(dice: Random, parts: int) -> str:
    """A system that grows from a client: each part is called by one before it, some by two."""
    names = ["client"]
    while len(names) < parts:
        name = f"{dice.choice(_WORDS)} {dice.choice(_KINDS)}"
        if name not in names:
            names.append(name)
    lines = []
    for place in range(1, parts):
        callers = dice.sample(range(max(0, place - 4), place), k=min(place, dice.choice((1, 1, 2))))
        lines += [f"{names[each]} -> {names[place]}: {dice.choice(_WORDS)}s" for each in callers]
    return "\n".join(lines[:36])


async def _timed(renderer: Renderer, text: str) -> tuple[float, Picture]:
    began = time.perf_counter()
    picture = await renderer.picture(parse(text).sketch)
    return time.perf_counter() - began, picture


async def _floor(d2: D2) -> float:
    began = time.perf_counter()
    await d2.draw('p0: "a"', LOOKS[0], Form.PNG)
    return time.perf_counter() - began


@asynccontextmanager
async def _watched(late: list[float]) -> AsyncIterator[None]:
    """Note how late a timer comes while the block lasts."""

    async def watch() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(_TIMER)
            late.append(time.perf_counter() - began - _TIMER)

    watching = asyncio.create_task(watch())
    try:
        yield
    finally:
        watching.cancel()
