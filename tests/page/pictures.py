"""The README's pictures, as the page shows the cards now: `python -m tests.page pictures`."""

import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from playwright.async_api import Browser

from sandbox import Actor, Channel
from tests.journeys.acts import answer, end
from tests.journeys.channel.hosting import leads, shows
from tests.journeys.private.designing import assess, note, thread_of
from tests.page.browser import Screen, open_screen
from tests.stage import ROOT, Stage, open_stage

__all__ = ["draw_pictures"]

_FOLDER: Final = ROOT / "docs" / "pictures"
_WIDTH: Final = 1080
_SEED: Final = "7"
_ANSWER: Final = (
    "I would start from the requirements: who calls it, how often, and what may be stale. "
    "Then one cache in front of the reads, with a TTL."
)
_DRAWN: Final = """client -> load balancer -> api: HTTPS
api -> redis: read first
api -> urls db: on a miss
api -> clicks queue: one event a visit
clicks queue -> counter -> clicks db: each minute"""
_DESIGN: Final = {"format": "design", "question": "Design a URL Shortener (like bit.ly)"}
_PHASES: Final = 6


async def draw_pictures(started: Browser) -> list[Path]:
    """Play each scene anew, and keep what is on the screen at its end."""
    scenes: dict[str, tuple[int, _Scene]] = {
        "drawing": (900, _drawing),
        "interview": (840, _interview),
        "report": (660, _report),
        "round": (980, _round),
        "scorecard": (1000, _scorecard),
    }
    return [
        await _picture(started, _FOLDER / f"{name}.png", height, play)
        for name, (height, play) in scenes.items()
    ]


async def _picture(started: Browser, path: Path, height: int, play: "_Scene") -> Path:
    with tempfile.TemporaryDirectory() as folder:
        async with (
            open_stage(Path(folder), RANDOM_SEED=_SEED) as stage,
            open_screen(started, stage.sandbox) as screen,
        ):
            await screen.page.set_viewport_size({"width": _WIDTH, "height": height})
            await screen.page.emulate_media(color_scheme="dark")
            who, where, last = await play(stage)
            await screen.look(who, where)
            await screen.button(last).wait_for()
            await _pictures_are_there(screen)
            await screen.page.screenshot(path=path)
    return path


_Scene = Callable[[Stage], Awaitable[tuple[Actor, Channel, str]]]
"""Plays; who then looks where, and the button that shows that all is there."""


async def _pictures_are_there(screen: Screen) -> None:
    await screen.page.wait_for_function("[...document.images].every((one) => one.complete)")


async def _drawing(stage: Stage) -> tuple[Actor, Channel, str]:
    """A design, drawn from what was typed."""
    opened = await stage.ada.invoke(stage.general, "draw")
    card = (await stage.ada.submit(opened.form, {"Your drawing": _DRAWN})).message
    await stage.sandbox.until(lambda: card.attachments)
    return stage.ada, stage.general, "As text"


async def _interview(stage: Stage) -> tuple[Actor, Channel, str]:
    """An answered question, ready to be graded."""
    card = await stage.ada.invoke(stage.general, "interview", topic="caching-and-performance")
    opened = await stage.ada.press(card.message, "Answer")
    await stage.ada.submit(opened.form, {"Your answer": _ANSWER})
    return stage.ada, stage.general, "Solid"


async def _report(stage: Stage) -> tuple[Actor, Channel, str]:
    """One question was known, one was not, and one was left."""
    card = await stage.ada.invoke(stage.general, "interview")
    graded = await answer(stage.ada, card.message, text=_ANSWER)
    following = await stage.ada.press(graded.message, "Next")
    graded = await answer(stage.ada, following.message, "Missed it", _ANSWER)
    following = await stage.ada.press(graded.message, "Next")
    await end(stage.ada, following.message)
    return stage.ada, stage.general, "Another three"


async def _round(stage: Stage) -> tuple[Actor, Channel, str]:
    """A channel's design interview in its second phase, as one sees it who looks on."""
    place = stage.club.channel("system-design")
    card = (await stage.ada.invoke(place, "interview", where="channel", **_DESIGN)).message
    await stage.mona.press(card, "Join")
    await shows(stage, card, "2 members joined")
    card = await leads(stage, stage.ada, card, "Start", "phase 1 of 6")
    card = await leads(stage, stage.ada, card, "Next phase", "phase 2 of 6")
    for member in (stage.ada, stage.mona):
        await note(member, card)
        await shows(stage, card, member.name)
    return stage.grace, place, "Add notes"


async def _scorecard(stage: Stage) -> tuple[Actor, Channel, str]:
    """The end of a design interview."""
    card = await stage.ada.invoke(stage.general, "interview", **_DESIGN)
    await stage.ada.press(card.message, "Start")
    shown = stage.ada.sees(thread_of(stage))[-1]
    for phase in range(1, _PHASES + 1):
        shown = await note(stage.ada, shown)
        onwards = "Next phase" if phase < _PHASES else "To the self-assessment"
        shown = (await stage.ada.press(shown, onwards)).message
    await assess(stage.ada, shown, "213231")
    return stage.ada, thread_of(stage), "Change grade"
