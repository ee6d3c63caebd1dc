"""The card and the forms of `/settings`."""

from typing import Any

from discord import ui

from bot.domain.attempts.parts import revision
from bot.domain.people.zones import UTC_NAME, zone_text
from bot.ui import ids
from bot.ui.cards import Card, button, notice
from bot.ui.forms import Form
from bot.ui.verbs import Verb

__all__ = [
    "ZONE_CHARACTERS",
    "guild_zone_form",
    "no_zone_card",
    "own_settings_card",
    "settings_card",
    "zone_form",
]

ZONE_CHARACTERS = 64


def settings_card(*, zone: str | None, guild_zone: str, hidden: bool, manages: bool) -> Card:
    """A member's settings, and the server's for those who manage it."""
    servers = zone_text(guild_zone)
    own = zone_text(zone) if zone else f"the server's, {servers}"
    shown = "hidden from" if hidden else "shown on"
    blocks = [
        (
            f"### Your settings\n**Time zone:** {own}. It decides when your day ends, and so your "
            f"streak.\n**Leaderboards:** you are {shown} those of this server."
        ),
    ]
    rows = [
        [
            button("Set my time zone", ids.on(Verb.ZONE, ids.OwnRef())),
            button("Show me on leaderboards", ids.on(Verb.SHOW, ids.OwnRef()))
            if hidden
            else button("Hide me from leaderboards", ids.on(Verb.HIDE, ids.OwnRef())),
        ]
    ]
    if manages:
        blocks.append(
            f"### This server\n**Time zone:** {servers}. Weeks and months of the leaderboard "
            "turn there; members who set no zone, and daily questions set without one, go by it."
        )
        rows.append(
            [
                button("Set the server's time zone", ids.on(Verb.GUILD_ZONE, ids.OwnRef())),
                button("Channel interviews", ids.on(Verb.SHOW, ids.RulesRef())),
            ]
        )
    return Card(blocks, rows)


def own_settings_card(zone: str | None) -> Card:
    """What is a member's own, in direct messages; `zone`: None where they set none."""
    own = zone_text(zone) if zone else f"none yet; this chat goes by {zone_text(UTC_NAME)}"
    told = (
        f"### Your settings\n**Time zone:** {own}. It decides when your day ends, and so your "
        "streak, here and in every server.\n-# Whether a server's leaderboards show you is set "
        "there, by its own /settings."
    )
    return Card([told], [[button("Set my time zone", ids.on(Verb.ZONE, ids.OwnRef()))]])


def no_zone_card(told: str, typed: str, *, server: bool) -> Card:
    """Why no zone was set, and the way to the form again as it was filled in."""
    return notice(told, [button("Try again", ids.zone_again(typed, server=server))])


def zone_form(before: str | None = None) -> Form:
    """Asks for a member's own zone; `before` is the one that is set."""
    described = "Leave it empty to go by each server's."
    return _form("Your time zone", Verb.ZONE, described, before, required=False)


def guild_zone_form(before: str | None = None) -> Form:
    """Asks for a server's zone; `before` is the one that is set."""
    described = "Weeks and months turn there."
    return _form("The server's time zone", Verb.GUILD_ZONE, described, before)


def _form(
    title: str, verb: Verb, description: str, before: str | None, *, required: bool = True
) -> Form:
    box = ui.TextInput[Any](
        custom_id="zone",
        required=required,
        max_length=ZONE_CHARACTERS,
        default=before,
        placeholder="Europe/Berlin; or a city, a country, EST, UTC+2",
    )
    label = ui.Label(text="Region and city", description=description, component=box)
    shown = None if before is None else revision(before)
    return Form(title, ids.on(verb, ids.OwnRef(), shown), label)
