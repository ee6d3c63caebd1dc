"""Shows members of a channel's interview what is theirs alone, and has it kept true."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import discord

from bot.client import Client
from bot.controls import caller, own
from bot.delivery.channel.own_cards import Reading
from bot.domain.attempts.occasions import ChannelRef, GroupRef, Ref, RoundRef
from bot.domain.channel.design import OwnNotes
from bot.domain.channel.interview import HostDesk, Pending, Summary
from bot.domain.people.caller import Caller
from bot.ui.cards import Card
from bot.ui.channel.host_cards import host_card
from bot.ui.channel.own_cards import own_card, own_screen_card, until_pressed

__all__ = ["follow", "show_desk", "show_mine", "show_notes", "show_pending"]


async def show_mine(
    interaction: discord.Interaction, ref: Ref, card: Card, *files: discord.File
) -> int | None:
    """Show a member what is theirs; the card that showed it before goes, so that one stands.

    Returns:
        The message that shows it, where that is known.
    """
    assert isinstance(ref, RoundRef | GroupRef)  # noqa: S101 - a channel asked
    message_id = await own(interaction, card, *files)
    if message_id is not None:
        cards, take_away = (
            Client.of(interaction).channel_cards,
            interaction.delete_original_response,
        )
        cards.own.stands(message_id, ref.round, interaction.user.id, take_away)
    return message_id


def follow(bot: Client, ref: Ref, who: Caller) -> None:
    """Let the cards of a channel's interview show a note that did not come by them."""
    if isinstance(ref, GroupRef):
        bot.channel_cards.own.follow(ref.round, who.member_id)
        bot.channel_cards.nudge()


async def show_pending(interaction: discord.Interaction, screen: Pending) -> None:
    """Show a member that their answer is kept; at the reveal there is the answer to it."""
    show = Client.of(interaction).services.answers.rounds.show
    await _show_while(interaction, screen, show, own_card, "Grade mine")


async def show_notes(interaction: discord.Interaction, screen: OwnNotes) -> None:
    """Show a member their notes; after the last phase they assess themselves there."""
    show = Client.of(interaction).services.answers.groups.show
    await _show_while(interaction, screen, show, own_screen_card, "My notes")


async def _show_while(
    interaction: discord.Interaction,
    screen: Pending | OwnNotes,
    show: Callable[..., Any],
    drawn: Callable[[Any], Card],
    label: str,
) -> None:
    """Keep a card true for as long as it shows the same sort of screen; `label`: what shows it."""
    bot, who, ref, card = Client.of(interaction), _absent(interaction), screen.ref, drawn(screen)

    async def read() -> Reading:
        now = await bot.db.run(show, who, ref)
        return Reading(drawn(now), is_final=not isinstance(now, type(screen)))

    message_id = await show_mine(interaction, ref, card)
    _keep(interaction, message_id, ref, card, read, until_pressed(label))


async def show_desk(interaction: discord.Interaction, ref: ChannelRef, desk: HostDesk) -> None:
    """Show what leads an interview, as it stands."""
    bot, who = Client.of(interaction), _absent(interaction)

    async def read() -> Reading:
        now = await bot.db.run(bot.services.channel.desks.stands, who, ref)
        is_final = isinstance(now.view, Summary) or not (now.leads or now.manages)
        return Reading(host_card(now), is_final=is_final)

    card = host_card(desk)
    message_id = await own(interaction, card)
    _keep(interaction, message_id, ref, card, read, until_pressed("Host…"))


def _absent(interaction: discord.Interaction) -> Caller:
    """The presser, for what is read for them later."""
    return replace(caller(interaction), is_here=False)


def _keep(
    interaction: discord.Interaction,
    message_id: int | None,
    ref: ChannelRef,
    card: Card,
    read: Callable[[], Awaitable[Reading]],
    foot: str,
) -> None:
    if message_id is not None:

        def edit(changed: Card) -> Awaitable[object]:
            return interaction.edit_original_response(view=changed)

        kept = Client.of(interaction).channel_cards.own
        kept.keep(message_id, ref.round, card, read, edit, foot)
