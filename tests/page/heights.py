"""How high every card stands on a phone; `python -m tests.page` prints it as a table.

A phone shows the end of the newest message: what a member acts on, and what their last press came
to, must be there. `Height.needed` is how much of a card that takes.
"""

import sys
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from types import FrameType
from typing import Final, TypedDict

from playwright.async_api import Browser

from bot.bank import Bank
from bot.ui.cards import Card
from bot.ui.pictures.scorecard import FILE_NAME, draw
from sandbox import Message, Sandbox
from sandbox.web.routes import routes
from sandbox.web.view import SHOWN_MESSAGES
from sandbox.world.files import Upload
from sandbox.world.flags import MessageFlag
from sandbox.world.messages import post
from tests.page.browser import Screen, open_screen
from tests.ui.drawn import every_drawing
from tests.ui.fitting import message

__all__ = ["WHAT_COUNTS", "Drawn", "Height", "every_card", "heights", "table"]

WHAT_COUNTS: Final = (
    "Key points",
    "How did you do?",
    "(Missed it|Partly there|Solid|Could teach it) · ",
    "(The interviewer goes on|A follow-up to try)",
    "Try this",
    "What to practise",
    "(Time for this phase|Time is up|Paused)",
    "You: rank",
)
"""How the texts begin that a member must see without scrolling, wherever they stand on a card."""

_MEASURE: Final = """([ids, counts]) => {
  const begins = counts.map((one) => new RegExp(`^${one}`));
  return ids.map((id) => {
    const message = document.querySelector(`[data-message="${id}"]`);
    const body = message.querySelector(".body");
    const blocks = [...body.querySelectorAll(".container > *, .texts > *")];
    const used = [...body.querySelectorAll(".container [data-control]:not(:disabled)")];
    const row = used[0]?.closest(".row, .section");
    const before = row ? blocks.slice(0, blocks.indexOf(row)) : blocks;
    const above = before.filter((one) => !one.matches("hr, .row"));
    const mark = ({ innerText }) => begins.findIndex((begin) => begin.test(innerText.trim()));
    const marks = blocks.map(mark);
    const counting = blocks.filter((_, at) => marks[at] >= 0);
    const needed = [row, above.at(-1), ...counting].filter(Boolean);
    const { top, bottom } = message.getBoundingClientRect();
    const from = (some) => Math.min(...some.map((one) => one.getBoundingClientRect().top), bottom);
    return {
      whole: Math.round(bottom - top),
      needed: Math.round(bottom - from(needed)),
      controls: Math.round(bottom - from(row ? [row] : [])),
      counts: marks.filter((mark) => mark >= 0),
    };
  });
}"""
_ARE_SHOWN: Final = """(id) => document.querySelector(`[data-message="${id}"]`)
  && [...document.images].every((one) => one.complete)"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card, and which function of `bot.ui` drew it."""

    by: str
    card: Card


@dataclass(frozen=True, slots=True)
class Height:
    """How high a card stands on the page at a phone's width, in pixels."""

    by: str
    whole: int
    needed: int
    """From the first thing that a member can use, what stands right above it or a text that counts,
    whichever is highest, to the card's end."""
    controls: int
    """From the first thing that a member can use to the end; 0 where there is none."""
    counts: tuple[int, ...]
    """Which of `WHAT_COUNTS` it shows."""
    window: int
    """How much of it a phone shows at once."""


class _Measures(TypedDict):
    whole: int
    needed: int
    controls: int
    counts: list[int]


def every_card(bank: Bank) -> list[Drawn]:
    """Each card that can be drawn, in each of its states; alike ones once."""
    with _watching() as drew:
        cards = [each for each in every_drawing(bank) if isinstance(each, Card)]
    alike = {str(message(card)): Drawn(drew.get(id(card), "cards.notice"), card) for card in cards}
    return list(alike.values())


@contextmanager
def _watching() -> Iterator[dict[int, str]]:
    """Which function drew a card, by the card's identity: the innermost that returned it."""
    drew: dict[int, str] = {}

    def watch(frame: FrameType, event: str, returned: object) -> None:
        if event == "return" and isinstance(returned, Card):
            module = frame.f_globals["__name__"]
            if module.startswith("bot.ui.") and module != "bot.ui.cards":
                name = f"{module.removeprefix('bot.ui.')}.{frame.f_code.co_qualname}"
                drew.setdefault(id(returned), name)

    sys.setprofile(watch)
    try:
        yield drew
    finally:
        sys.setprofile(None)


async def heights(started: Browser, cards: Iterable[Drawn]) -> list[Height]:
    """Put cards through the page, as many at once as it shows, and measure them."""
    drawn = list(cards)
    async with (
        Sandbox.open(routes=routes) as sandbox,
        open_screen(started, sandbox) as screen,
    ):
        channel = sandbox.guild("Interview Club").channel("general")
        await screen.look(sandbox.user("Ada"), channel)
        window: int = await screen.page.locator("#messages").evaluate("(one) => one.clientHeight")
        return [
            height
            for first in range(0, len(drawn), SHOWN_MESSAGES)
            async for height in _measured(
                sandbox, screen, drawn[first : first + SHOWN_MESSAGES], window
            )
        ]


async def _measured(
    sandbox: Sandbox, screen: Screen, drawn: Sequence[Drawn], window: int
) -> AsyncIterator[Height]:
    sandbox.guild("Interview Club").channel("general").messages.clear()
    shown = [str(_posted(sandbox, each.card).id) for each in drawn]
    await screen.page.wait_for_function(_ARE_SHOWN, arg=shown[-1])
    counts = list(WHAT_COUNTS)
    found: list[_Measures] = await screen.page.evaluate(_MEASURE, [shown, counts])
    for each, one in zip(drawn, found, strict=True):
        shown_texts = tuple(one["counts"])
        yield Height(each.by, one["whole"], one["needed"], one["controls"], shown_texts, window)


def _posted(sandbox: Sandbox, card: Card) -> Message:
    """A card as a message that only Ada sees: one line higher than what all see."""
    body = message(card)
    pictures = [Upload(0, FILE_NAME, draw((2,) * 6))] if FILE_NAME in str(body) else []
    channel = sandbox.guild("Interview Club").channel("general")
    posted = post(sandbox.world, channel, sandbox.world.bot, body, pictures)
    posted.flags |= MessageFlag.EPHEMERAL
    posted.reader = sandbox.user("Ada").user
    sandbox.clock.advance(timedelta(minutes=10))  # else it stood under another's name
    return posted


def table(found: Iterable[Height]) -> str:
    """The heights as Markdown, a line for each function that draws cards."""
    by: dict[str, list[Height]] = {}
    for each in found:
        by.setdefault(each.by, []).append(each)
    lines = [
        "| card | ways it is drawn | least | most | most that must be seen at once |",
        "|---|--:|--:|--:|--:|",
    ]
    for name, ways in sorted(by.items()):
        wholes = [each.whole for each in ways]
        needed = max(each.needed for each in ways)
        over = " **(more than a screen)**" if needed > ways[0].window else ""
        lines.append(f"| {name} | {len(ways)} | {min(wholes)} | {max(wholes)} | {needed}{over} |")
    return "\n".join(lines)
