"""What every attempt can be asked for, whatever it answers: tables of buttons and of forms."""

from dataclasses import replace
from functools import partial
from typing import Any

import discord

from bot.client import Client, FormStep
from bot.controls import Step
from bot.domain.attempts.follow_ups import MOST_FOLLOW_UP
from bot.domain.attempts.screens import Graded, Onlooking, Revealed
from bot.domain.questions import MOST_RELATED, Choice
from bot.domain.refusals import Refusal, RefusedError
from bot.services.attempts.answering import Answering
from bot.ui.attempts.follow_ups import follow_up_form, follow_up_page
from bot.ui.attempts.forms import tick_form
from bot.ui.attempts.numbers import follow_up_of
from bot.ui.attempts.pages import further_card, model_answer_page, own_answer_page
from bot.ui.cards import Card
from bot.ui.drawings.beside import beside_listed_card
from bot.ui.forms import Form, Submission
from bot.ui.ids import Press
from bot.ui.verbs import Verb
from cogs.attempts.drawn import show_beside
from cogs.attempts.steps import Steps, opens, read_soon

__all__ = ["forms_of_answer", "model_answer", "of_answer", "of_attempt", "readings"]


def _own_answer(bot: Client, press: Press[Any], screen: Revealed | Graded) -> Card:
    question = bot.services.library.question(press.ref.question)
    return own_answer_page(press.ref, question, screen.attempt, press.n)


def model_answer(bot: Client, press: Press[Any], screen: object) -> Card:
    """The page of the model answer."""
    question = bot.services.library.question(press.ref.question)
    return model_answer_page(press.ref, question, looks_on=isinstance(screen, Onlooking))


def _further(bot: Client, press: Press[Any], screen: object) -> Card:
    library = bot.services.library
    question = library.question(press.ref.question)
    found = [each for each in library.related(question) if each.id != question.id]
    related = [Choice(library.key(each), each) for each in found[:MOST_RELATED]]
    return further_card(press.ref, question, related, looks_on=isinstance(screen, Onlooking))


def _follow_up_form(bot: Client, press: Press[Any]) -> Form:
    asked = follow_up_of(bot.services.library.question(press.ref.question), press.n)
    if asked is None:
        raise RefusedError(Refusal.CARD_HAS_CHANGED)
    return follow_up_form(press.ref, asked)


def ticking(steps: Steps[Any], answering: Answering[Any, Any]) -> Step[Any]:
    """Open *Tick key points*; where there is a grade already, with what was marked."""

    async def step(interaction: discord.Interaction, press: Press[Any]) -> None:
        before = None
        if press.verb is Verb.AMEND:
            before = await read_soon(steps.run(interaction, answering.standing, press.ref))
        question = Client.of(interaction).services.library.question(press.ref.question)
        await interaction.response.send_modal(tick_form(press.ref, question, before))

    return step


def comparing(steps: Steps[Any], answering: Answering[Any, Any]) -> Step[Any]:
    """Turn to the page of the follow-up. Only those who have answered it are led there."""

    async def step(interaction: discord.Interaction, press: Press[Any]) -> None:
        screen = await steps.run(interaction, answering.show, press.ref)
        await _compare(steps, interaction, screen)

    return step


def following_up(steps: Steps[Any], answering: Answering[Any, Any]) -> FormStep[Any]:
    """Keep the answer to the follow-up, and show the bank's below it.

    Also below one that is not kept: the page is the answer to the form that brought it.
    """

    async def step(
        interaction: discord.Interaction, press: Press[Any], submission: Submission
    ) -> None:
        text = submission.text("answer", MOST_FOLLOW_UP)
        screen = await steps.run(interaction, answering.follow_up, press.ref, text)
        await _compare(steps, interaction, screen, text)

    return step


async def _compare(
    steps: Steps[Any], interaction: discord.Interaction, screen: object, said: str = ""
) -> None:
    if not isinstance(screen, Graded) or screen.attempt.follow_up is None:
        await steps.show(interaction, screen)
        return
    kept = screen.attempt.follow_up_answer
    attempt = replace(screen.attempt, follow_up_answer=said or kept)
    await steps.place(interaction, follow_up_page(screen.ref, screen.question, attempt))


def judging(steps: Steps[Any], answering: Answering[Any, Any]) -> Step[Any]:
    """Keep whether they had the follow-up, as the verb's number says."""

    async def step(interaction: discord.Interaction, press: Press[Any]) -> None:
        judge = answering.judge_follow_up
        await steps.show(interaction, await steps.run(interaction, judge, press.ref, bool(press.n)))

    return step


def _beside(steps: Steps[Any], answering: Answering[Any, Any]) -> Step[Any]:
    """Turn to what was drawn, the bank's own beside it."""

    async def step(interaction: discord.Interaction, press: Press[Any]) -> None:
        read = partial(steps.run, interaction, answering.beside, press.ref)
        await show_beside(interaction, read, steps.place)

    return step


def _listed(steps: Steps[Any], answering: Answering[Any, Any]) -> Step[Any]:
    """The same as text."""

    async def step(interaction: discord.Interaction, press: Press[Any]) -> None:
        of = await steps.run(interaction, answering.beside, press.ref)
        await steps.place(interaction, beside_listed_card(of))

    return step


def readings(steps: Steps[Any], answering: Answering[Any, Any]) -> dict[Verb, Step[Any]]:
    """The buttons of what is to be read of the answer."""
    return {
        Verb.MODEL: steps.reads(answering.read, model_answer),
        Verb.FURTHER: steps.reads(answering.read, _further),
    }


def of_attempt(steps: Steps[Any], answering: Answering[Any, Any]) -> dict[Verb, Step[Any]]:
    """The buttons of every attempt, whatever asked."""
    return {
        **readings(steps, answering),
        Verb.DRAWINGS: _beside(steps, answering),
        Verb.AS_TEXT: _listed(steps, answering),
        Verb.TICK: ticking(steps, answering),
        Verb.AMEND: ticking(steps, answering),
        Verb.GRADE: steps.grades(answering.grade),
        Verb.RECONSIDER: steps.leads(answering.reconsider),
    }


def of_answer(steps: Steps[Any], answering: Answering[Any, Any]) -> dict[Verb, Step[Any]]:
    """The same, and those of an answer that is read on pages of its own."""
    return {
        **of_attempt(steps, answering),
        Verb.MINE: steps.turns_to(answering.show, _own_answer),
        Verb.BACK: steps.leads(answering.show),
        Verb.GO_ON: opens(_follow_up_form),
        Verb.COMPARE: comparing(steps, answering),
        Verb.HAD: judging(steps, answering),
    }


def forms_of_answer(steps: Steps[Any], answering: Answering[Any, Any]) -> dict[Verb, FormStep[Any]]:
    """The forms of an answer."""
    return {
        Verb.ANSWER: steps.keeps(answering.answer),
        Verb.TICK: steps.ticks(answering.grade),
        Verb.AMEND: steps.ticks(answering.grade),
        Verb.FOLLOW_UP: following_up(steps, answering),
    }
