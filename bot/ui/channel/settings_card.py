"""The card on which a server's managers set its rules for interviews in channels."""

from collections.abc import Iterable, Mapping
from typing import Any

import discord
from discord import ui

from bot.domain.channel.interview import Starters
from bot.domain.channel.settings import ChannelSettings
from bot.ui import ids
from bot.ui.cards import MOST_OPTIONS, Button, Card, button
from bot.ui.permissions import names
from bot.ui.verbs import Verb
from bot.ui.words import human_join, plural

__all__ = ["round_settings_card"]


_UNFIT = 3
"""Of so many channels it is said what lacks there; the others are counted."""
_KINDS = [
    *(discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum),
    *(discord.ChannelType.voice, discord.ChannelType.stage_voice),
]
"""The channels with a chat, or with posts that have one."""


def round_settings_card(
    rules: ChannelSettings, unfit: Mapping[int, Iterable[str]] | None = None, *, lost: bool = False
) -> Card:
    """Who may start one, where, and whether answers may be shared.

    Args:
        rules: What is in force.
        unfit: The channels in which the bot lacks permissions to hold one, with these.
        lost: Whether a role or channel that was chosen was deleted since.
    """
    who = {
        Starters.EVERYONE: "everyone",
        Starters.ROLE: f"members of <@&{rules.role_id}>",
        Starters.MANAGERS: "those who manage this server",
    }[rules.starters]
    where = human_join([f"<#{channel_id}>" for channel_id in rules.channels]) or "any channel"
    told = (
        f"### Channel interviews\n**Started by:** {who}. **Held in:** {where}.\n"
        f"**Sharing answers with the channel:** {'on' if rules.sharing else 'off'}. "
        "Those who manage the server may start one anywhere, and end any."
    )
    if lost:
        told += "\n-# A role or channel that was chosen was deleted since: it restricts nobody."
    lacking = list((unfit or {}).items())
    for place, missing in lacking[:_UNFIT]:
        told += f"\n-# In <#{place}> I can hold none: I lack {human_join(names(missing))}."
    if len(lacking) > _UNFIT:
        told += f"\n-# So it is in {plural(len(lacking) - _UNFIT, 'more channel')} of these."
    role = ui.RoleSelect[Any](
        custom_id=ids.on(Verb.ROLE, ids.RulesRef()),
        placeholder="Let members of a role start them",
    )
    places = ui.ChannelSelect[Any](
        custom_id=ids.on(Verb.CHANNELS, ids.RulesRef()),
        placeholder="Hold them only in these channels",
        channel_types=_KINDS,
        max_values=MOST_OPTIONS,
    )
    return Card([told], [[role], [places], _buttons(rules)])


def _buttons(rules: ChannelSettings) -> list[Button]:
    rule = ids.RulesRef()
    sharing = (
        button("Switch sharing off", ids.on(Verb.SHARING_OFF, rule))
        if rules.sharing
        else button("Switch sharing on", ids.on(Verb.SHARING_ON, rule))
    )
    return [
        button("Everyone starts", ids.on(Verb.EVERYONE, rule)),
        button("Only managers start", ids.on(Verb.MANAGERS, rule)),
        button("Any channel", ids.on(Verb.ANYWHERE, rule)),
        sharing,
    ]
