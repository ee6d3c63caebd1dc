"""What every press in a channel's interview has in common."""

from collections.abc import Callable
from typing import Any, TypeVar

import discord

from bot.client import Client, FormStep
from bot.controls import Step, caller
from bot.domain.attempts.occasions import ChannelRef
from bot.domain.channel import steps
from bot.domain.channel.design import GroupNews
from bot.domain.channel.interview import CardPlace
from bot.domain.channel.sharing import SharedAnswer
from bot.domain.people.caller import DIRECT
from bot.domain.refusals import RefusedError
from bot.services.channel.presses import Led
from bot.ui.cards import has_number
from bot.ui.forms import Submission
from bot.ui.ids import Press
from bot.ui.verbs import Verb
from cogs.channel.keeping import show_desk
from cogs.channel.sharing import cancel, put_shared, show_before

__all__ = ["alone", "leads", "leads_on", "nudging", "nudging_forms", "press_as_host", "shares"]

T = TypeVar("T")


def _card_of(interaction: discord.Interaction, ref: ChannelRef) -> CardPlace | None:
    """The message that was pressed, where that is the channel's card and not a member's own.

    Its ids are those of a question whose answer it may show, or not yet.
    """
    message = interaction.message
    if message is None or message.flags.ephemeral:
        return None
    revealed = steps.revealed(ref.turn.position)
    step = revealed if has_number(message, steps.number_of(ref.round, revealed)) else None
    return CardPlace(interaction.guild_id or DIRECT, message.channel.id, message.id, step)


async def _run(
    interaction: discord.Interaction,
    press: Callable[..., Any],
    method: Callable[..., Any],
    ref: ChannelRef,
    *arguments: object,
) -> Any:  # noqa: ANN401 - what the press returns
    """Press; the card was seen also where the step is refused, which undoes its transaction."""
    bot, who, card = Client.of(interaction), caller(interaction), _card_of(interaction, ref)
    try:
        return await bot.db.run(press, who, card, method, ref, *arguments)
    except RefusedError:
        if card is not None:
            await bot.db.run(bot.services.channel.presses.seen, who, card, ref)
        raise


async def alone(
    interaction: discord.Interaction,
    method: Callable[..., T],
    ref: ChannelRef,
    *arguments: object,
) -> T:
    """Run a service's method for the presser alone."""
    own = Client.of(interaction).services.channel.presses.own
    shown: T = await _run(interaction, own, method, ref, *arguments)
    return shown


async def press_as_host(
    interaction: discord.Interaction,
    method: Callable[..., GroupNews | None],
    ref: ChannelRef,
    *arguments: object,
) -> None:
    """Take a step for all; whoever leads sees at once what they can do next.

    The channel's card follows: where that is a new message, it is sent once, whatever happens.
    """
    bot = Client.of(interaction)
    lead = bot.services.channel.presses.lead
    led: Led = await _run(interaction, lead, method, ref, *arguments)
    if led.news is not None:
        bot.channel_cards.announce(led.news)
    await show_desk(interaction, ref, led.desk)


def leads(method: Callable[..., GroupNews | None]) -> Step[Any]:
    """Take a step of the host's."""

    async def step(interaction: discord.Interaction, press: Press[Any]) -> None:
        await press_as_host(interaction, method, press.ref)

    return step


def leads_on(method: Callable[..., GroupNews | None]) -> Step[Any]:
    """Take a step of the host's that builds on the verb's number: pressed twice, it counts once."""

    async def step(interaction: discord.Interaction, press: Press[Any]) -> None:
        await press_as_host(interaction, method, press.ref, press.n)

    return step


def shares(method: Callable[..., SharedAnswer]) -> dict[Verb, Step[Any]]:
    """Show the presser what of theirs the channel would see; and once they agree, the channel."""

    async def preview(interaction: discord.Interaction, press: Press[Any]) -> None:
        await show_before(interaction, await alone(interaction, method, press.ref))

    async def share(interaction: discord.Interaction, press: Press[Any]) -> None:
        await put_shared(interaction, await alone(interaction, method, press.ref, press.n))

    return {Verb.SHARE: preview, Verb.SHARE_NOW: share, Verb.CANCEL: cancel}


def nudging(step: Step[Any]) -> Step[Any]:
    """Let the card follow a step at once."""

    async def nudged(interaction: discord.Interaction, press: Press[Any]) -> None:
        cards = Client.of(interaction).channel_cards
        with cards.own.used(interaction):
            await step(interaction, press)
        cards.nudge()

    return nudged


def nudging_forms(step: FormStep[Any]) -> FormStep[Any]:
    """Let the card follow a form at once."""

    async def nudged(
        interaction: discord.Interaction, press: Press[Any], submission: Submission
    ) -> None:
        cards = Client.of(interaction).channel_cards
        with cards.own.used(interaction):
            await step(interaction, press, submission)
        cards.nudge()

    return nudged
