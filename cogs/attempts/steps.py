"""What the buttons and forms of an attempt do, whatever it answers: steps for tables of verbs."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from dataclasses import replace as replaced
from typing import Any, Generic, TypeAlias, TypeVar

import discord

from bot.client import Client, FormStep
from bot.controls import Step, caller, picked, replace
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.screens import Graded, Onlooking, Revealed
from bot.domain.phases.phases import Assessing, Scorecard
from bot.domain.refusals import Refusal, RefusedError
from bot.ui.attempts.forms import SKETCH, answer_form, marks_of
from bot.ui.cards import Card
from bot.ui.failures import give_back
from bot.ui.forms import ANSWER_CHARACTERS, Form, Submission
from bot.ui.ids import Press

__all__ = [
    "Steps",
    "ask",
    "open_answer_form",
    "opens",
    "read_soon",
]

S = TypeVar("S")
_TURNED = (Revealed, Graded, Assessing, Scorecard, Onlooking)
"""What has pages."""
_SOON = 1.5
"""Seconds for the one read that a filled form needs; half of what Discord waits."""
Run: TypeAlias = Callable[..., Awaitable[Any]]
"""Runs a service's method as one transaction: interaction, method, then its arguments."""
Page: TypeAlias = Callable[[Client, Press[Any], Any], Card]
"""A page beside the card of an attempt: of which press, on which attempt."""
Place: TypeAlias = Callable[[discord.Interaction, Card], Awaitable[object]]
"""Puts a card where the presser sees it."""


async def ask(interaction: discord.Interaction, method: Callable[..., S], *arguments: object) -> S:
    """Run a service's method for whoever pressed, as one transaction."""
    return await Client.of(interaction).db.run(method, caller(interaction), *arguments)


@dataclass(frozen=True, slots=True)
class Steps(Generic[S]):
    """Makes steps from a service's methods: how they are run, and how what they return is shown."""

    show: Callable[[discord.Interaction, S], Awaitable[None]]
    place: Place = replace
    run: Run = ask

    def leads(self, method: Callable[..., S], *arguments: object) -> Step[Any]:
        """Take a step, and show where it leads."""

        async def step(interaction: discord.Interaction, press: Press[Any]) -> None:
            await self.show(interaction, await self.run(interaction, method, press.ref, *arguments))

        return step

    def builds(self, method: Callable[..., S]) -> Step[Any]:
        """Take a step that builds on the verb's number: pressed twice, it counts once."""

        async def step(interaction: discord.Interaction, press: Press[Any]) -> None:
            screen = await self.run(interaction, method, press.ref, press.number)
            await self.show(interaction, screen)

        return step

    def grades(self, method: Callable[..., S]) -> Step[Any]:
        """Give the grade that the verb's number names."""

        async def step(interaction: discord.Interaction, press: Press[Any]) -> None:
            marks = Marks(Grade(press.n))
            await self.show(interaction, await self.run(interaction, method, press.ref, marks))

        return step

    def turns_to(self, method: Callable[..., S], page: Page) -> Step[Any]:
        """Turn to a page of an attempt, for those who may see that."""

        async def step(interaction: discord.Interaction, press: Press[Any]) -> None:
            await self._turn(
                interaction, press, await self.run(interaction, method, press.ref), page
            )

        return step

    def reads(self, method: Callable[..., S | Onlooking], page: Page) -> Step[Any]:
        """Turn to a page of the answer, for those who may read it where they press."""

        async def step(interaction: discord.Interaction, press: Press[Any]) -> None:
            screen = await self.run(interaction, method, press.ref, interaction.channel_id)
            await self._turn(interaction, press, screen, page)

        return step

    def picks(self, method: Callable[..., S | Onlooking], page: Page) -> Step[Any]:
        """The same of the question whose place comes as a select's value."""

        async def step(interaction: discord.Interaction, press: Press[Any]) -> None:
            ref = press.ref.at(picked(interaction)[0])
            screen = await self.run(interaction, method, ref, interaction.channel_id)
            ref = screen.ref if isinstance(screen, _TURNED) else ref
            await self._turn(interaction, replaced(press, ref=ref), screen, page)

        return step

    async def _turn(
        self, interaction: discord.Interaction, press: Press[Any], screen: S | Onlooking, page: Page
    ) -> None:
        if isinstance(screen, _TURNED):
            await self.place(interaction, page(Client.of(interaction), press, screen))
        else:
            await self.show(interaction, screen)

    def keeps(
        self, method: Callable[..., S], field: str = "answer", most: int = ANSWER_CHARACTERS
    ) -> FormStep[Any]:
        """Keep what was typed into a form's field, and show where that leads."""

        async def step(
            interaction: discord.Interaction, press: Press[Any], submission: Submission
        ) -> None:
            text = submission.text(field, most)
            more = [sketch] if (sketch := submission.text(SKETCH)) else []
            screen = await self.run(interaction, method, press.ref, text, *more)
            await self._after(interaction, screen, submission)

        return step

    def adds(self, method: Callable[..., S], field: str) -> FormStep[Any]:
        """Add what was typed to what its form's number builds on: sent twice, it is added once."""

        async def step(
            interaction: discord.Interaction, press: Press[Any], submission: Submission
        ) -> None:
            text = submission.text(field)
            screen = await self.run(interaction, method, press.ref, text, press.number)
            await self._after(interaction, screen, submission)

        return step

    def ticks(self, method: Callable[..., S]) -> FormStep[Any]:
        """Keep ticked key points with their grade and note."""

        async def step(
            interaction: discord.Interaction, press: Press[Any], submission: Submission
        ) -> None:
            marks = marks_of(submission, press)
            await self.show(interaction, await self.run(interaction, method, press.ref, marks))

        return step

    async def _after(
        self, interaction: discord.Interaction, screen: S, submission: Submission
    ) -> None:
        """Show where a form led, and give back what came too late to be kept."""
        await self.show(interaction, screen)
        if isinstance(screen, Revealed | Graded) and screen.again:
            await give_back(interaction, submission.typed)


def opens(form_of: Callable[[Client, Press[Any]], Form]) -> Step[Any]:
    """Open a form; needs no database."""

    async def step(interaction: discord.Interaction, press: Press[Any]) -> None:
        await interaction.response.send_modal(form_of(Client.of(interaction), press))

    return step


def _answer_form(bot: Client, press: Press[Any]) -> Form:
    question = bot.services.library.question(press.ref.question)
    return answer_form(press.ref, question, bot.keep_texts_days)


async def read_soon(reading: Awaitable[S]) -> S:
    """What a form is to show, while it can still be opened: Discord waits three seconds.

    Raises:
        RefusedError: It took too long.
    """
    try:
        async with asyncio.timeout(_SOON):
            return await reading
    except TimeoutError:
        raise RefusedError(Refusal.FORM_NOT_FILLED) from None


open_answer_form = opens(_answer_form)
