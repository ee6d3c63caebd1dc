"""The card on which a server's managers set its rules for interviews in channels."""

from typing import Any

import discord
from discord import ui

from bot.domain.channel.interview import Starters
from bot.ui import ids
from bot.ui.cards import Card, button
from bot.ui.words import human_join

__all__ = ["round_settings_card"]


def round_settings_card(
    *, starters: Starters, role_id: int | None, channels: tuple[int, ...], sharing: bool
) -> Card:
    """Who may start one, where, and whether answers may be shared."""
    who = {
        Starters.EVERYONE: "everyone",
        Starters.ROLE: f"members of <@&{role_id}>",
        Starters.MANAGERS: "those who manage this server",
    }[starters]
    where = human_join([f"<#{channel_id}>" for channel_id in channels]) or "any channel"
    told = (
        f"### Channel interviews\n**Started by:** {who}. **Held in:** {where}.\n"
        f"**Sharing answers with the channel:** {'on' if sharing else 'off'}. "
        "Those who manage the server may start one anywhere."
    )
    role = ui.RoleSelect[Any](
        custom_id=ids.round_settings("role"), placeholder="Let members of a role start them"
    )
    places = ui.ChannelSelect[Any](
        custom_id=ids.round_settings("channels"),
        placeholder="Hold them only in these channels",
        channel_types=[discord.ChannelType.text],
        max_values=25,
    )
    buttons = [
        button("Everyone starts", ids.round_settings("everyone")),
        button("Only managers start", ids.round_settings("managers")),
        button("Any channel", ids.round_settings("anywhere")),
        button("Switch sharing off", ids.round_settings("sharing-off"))
        if sharing
        else button("Switch sharing on", ids.round_settings("sharing-on")),
    ]
    return Card([told], [[role], [places], buttons])
