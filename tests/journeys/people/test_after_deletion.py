"""Cards from before `/mydata delete` say that what they showed is gone, and nothing false."""

from collections.abc import Awaitable, Callable, Mapping

import pytest

from sandbox import Message
from tests.journeys.acts import copied, end, leads_on, set_daily, told, usable, write
from tests.journeys.channel.hosting import begin, lead, shows, start
from tests.journeys.private.designing import assess, note, opened
from tests.stage import Stage

GONE = "This interview is no longer recorded."
NO_ANSWER = "No answer of yours to this question is recorded."
NO_NOTES = "No notes of yours on this interview are recorded"
NO_INTERVIEW = "No finished interview of yours is recorded here."
NO_PAGES = "There are no notes any more."


def kept(stage: Stage, *cards: Message) -> list[Message]:
    """Cards as they are now, whatever takes their place."""
    return [copied(stage, card, stage.general) for card in cards]


async def quick(stage: Stage) -> list[Message]:
    """An interview: asked, answered, graded, its report, and what that leads to."""
    shown = (await stage.ada.invoke(stage.general, "interview", questions=2)).message
    found = kept(stage, shown)
    shown = (await write(stage.ada, shown)).message
    found += kept(stage, shown)
    shown = (await stage.ada.press(shown, "Missed it")).message
    found += kept(stage, shown)
    shown = (await stage.ada.press(shown, "Next")).message
    report = (await end(stage.ada, shown)).message
    found += kept(stage, report)
    await stage.ada.invoke(stage.general, "interview", questions=3)
    clash = await stage.ada.press(report, "Practise what I missed")
    review = await stage.ada.invoke(stage.general, "review")
    return found + kept(stage, clash.message, review.message)


async def design(stage: Stage) -> list[Message]:
    """A design interview of her own."""
    opening = await opened(stage)
    found = kept(stage, opening)
    await stage.ada.press(opening, "Start")
    (thread,) = [one for one in stage.club.channels.values() if one.is_thread]
    await stage.sandbox.until(lambda: stage.ada.sees(thread))
    card = await note(stage.ada, stage.ada.sees(thread)[-1])
    found += kept(stage, card)
    card = (await stage.ada.press(card, "End")).message
    found += kept(stage, card)
    return found + kept(stage, await assess(stage.ada, card))


async def daily(stage: Stage) -> list[Message]:
    """A channel's daily question."""
    stage.go_to(8, 59)
    await set_daily(stage)
    stage.go_to(9)
    shown = (await write(stage.ada, await stage.post())).message
    found = kept(stage, shown)
    return found + kept(stage, (await stage.ada.press(shown, "Solid")).message)


async def channel(stage: Stage) -> list[Message]:
    """A question of a channel's interview."""
    card = await start(stage)
    await write(stage.ada, card)
    await lead(stage.ada, card, "Reveal")
    card = await shows(stage, card, "Model answer")
    shown = (await stage.ada.press(card, "Grade mine")).message
    found = kept(stage, shown)
    return found + kept(stage, (await stage.ada.press(shown, "Solid")).message)


async def group(stage: Stage) -> list[Message]:
    """A channel's design interview."""
    card = await begin(stage)
    await note(stage.ada, card)
    await lead(stage.ada, card, "End")
    card = await shows(stage, card, "How it went")
    mine = (await stage.ada.press(card, "Assess mine")).message
    found = kept(stage, mine)
    return found + kept(stage, await assess(stage.ada, mine))


Cards = Callable[[Stage], Awaitable[list[Message]]]


READ = {"Model answer": "-# Model answer", "Further": "-# Further"}
"""What all in the channel may read, whoever answered."""


@pytest.mark.parametrize(
    ("cards", "gone", "but"),
    [
        (quick, GONE, {"Past interviews": NO_INTERVIEW}),
        (design, GONE, {}),
        (daily, NO_ANSWER, {}),
        (channel, NO_ANSWER, READ),
        (group, NO_NOTES, {"All my notes": NO_PAGES, "Drawing": "You drew nothing."}),
    ],
)
async def test_every_button_says_that_it_is_gone(
    stage: Stage, cards: Cards, gone: str, but: Mapping[str, str]
) -> None:
    """Not that she missed, answered or noted nothing: nobody knows that any more."""
    found = await cards(stage)
    asked = await stage.ada.invoke(stage.ada.dm, "mydata delete")
    await stage.ada.press(asked.message, "Delete everything")
    labels = [(card, label) for card in found for label in usable(card) if not leads_on(label)]
    assert labels
    for card, label in labels:
        (again,) = kept(stage, card)
        if label in but:
            assert but[label] in (await stage.ada.press(again, label)).message.text, label
        else:
            assert gone in await told(stage.ada, again, label), (label, card.text)
