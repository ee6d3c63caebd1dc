"""Interactions: a person's act, its token, its one first answer, and what came of it.

Source: https://docs.discord.com/developers/interactions/receiving-and-responding
"""

import asyncio
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, IntEnum, auto

from sandbox.errors import ApiError, Json, unknown
from sandbox.world import payloads
from sandbox.world.forms import Form, FormState
from sandbox.world.model import Channel, Message, User
from sandbox.world.world import Event, World


class Kind(IntEnum):
    """What a person did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    FORM = 5


class Answer(IntEnum):
    """The kinds of first answer."""

    PONG = 1
    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    FORM = 9


class State(Enum):
    """How far an interaction is."""

    WAITING = auto()
    ANSWERED = auto()
    FAILED = auto()


@dataclass(slots=True, eq=False)
class Interaction:
    """One act of one person.

    Attributes:
        source: The message whose component was used, or from which the form was opened.
        answer: The kind of the first answer, once there is one.
        original: The message that `@original` means.
        submitted: The form whose submission this is.
        shown: The message in which the person first sees an effect.
        seen_version: How often the source had been edited when a deferred update came.
    """

    id: int
    token: str
    kind: Kind
    user: User
    channel: Channel
    data: Json
    created: datetime
    source: Message | None = None
    metadata: Json = field(default_factory=dict)
    state: State = State.WAITING
    answer: Answer | None = None
    original: Message | None = None
    shown: Message | None = None
    form: Form | None = None
    submitted: Form | None = None
    choices: list[Json] | None = None
    awaiting_followup: bool = False
    seen_version: int = 0
    timer: asyncio.TimerHandle | None = None

    @property
    def command(self) -> str | None:
        """The full name of the command that was typed, such as "daily set"."""
        if self.kind is not Kind.COMMAND:
            return None
        names, options = [self.data["name"]], self.data.get("options") or []
        while options and options[0]["type"] <= 2:
            names.append(options[0]["name"])
            options = options[0].get("options") or []
        return " ".join(names)

    @property
    def settled(self) -> bool:
        """Whether a person sees what came of it, or that nothing does."""
        if self.state is not State.ANSWERED:
            return self.state is State.FAILED
        if self.answer is Answer.DEFERRED_UPDATE and self.shown is None:
            return self.source is not None and self.source.version > self.seen_version
        return not (self.answer is Answer.DEFERRED_MESSAGE and self.shown is None)


class Interactions:
    """All interactions of a world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._by_token: dict[str, Interaction] = {}

    def begin(
        self,
        kind: Kind,
        user: User,
        channel: Channel,
        data: Json,
        *,
        source: Message | None = None,
        submitted: Form | None = None,
    ) -> Interaction:
        """Send an interaction to the bot; the time for its first answer starts now."""
        world = self._world
        interaction = Interaction(
            id=world.new_id(),
            token=secrets.token_urlsafe(96),
            kind=kind,
            user=user,
            channel=channel,
            data=data,
            created=world.clock.now(),
            source=source,
            submitted=submitted,
        )
        interaction.metadata = _metadata(interaction)
        self._by_token[interaction.token] = interaction
        interaction.timer = asyncio.get_running_loop().call_later(
            world.timing.first_answer, self._expire, interaction
        )
        guild = channel.guild
        world.emit(
            Event(
                "INTERACTION_CREATE",
                payload(world, interaction),
                None if guild is None else guild.id,
            )
        )
        return interaction

    def _expire(self, interaction: Interaction) -> None:
        if interaction.state is State.WAITING:
            interaction.state = State.FAILED
            if interaction.submitted is not None:
                # The client keeps the form open and says "Something went wrong. Try again."
                interaction.submitted.state = FormState.OPEN
            self._world.changed()

    def close(self) -> None:
        """Stop all timers."""
        for interaction in self._by_token.values():
            if interaction.timer is not None:
                interaction.timer.cancel()

    def unanswered(self, interaction_id: int, token: str) -> Interaction:
        """The interaction that a first answer is for.

        Raises:
            ApiError: It is unknown or too late (10062), or has its answer (40060).
        """
        interaction = self._by_token.get(token)
        if interaction is None or interaction.id != interaction_id:
            raise unknown("interaction", 10062)
        if interaction.state is State.FAILED:
            raise unknown("interaction", 10062)
        if interaction.state is State.ANSWERED:
            raise ApiError(400, 40060, "Interaction has already been acknowledged.")
        return interaction

    def answered(self, application_id: int, token: str) -> Interaction:
        """The interaction that a follow-up is for.

        Raises:
            ApiError: The token is unknown or has no first answer (10015), or is past its
                fifteen minutes (50027).
        """
        interaction = self._by_token.get(token)
        if interaction is None or application_id != self._world.bot.id:
            raise unknown("Webhook", 10015)
        if interaction.state is not State.ANSWERED:
            raise unknown("Webhook", 10015)
        life = timedelta(seconds=self._world.timing.token)
        if self._world.clock.now() - interaction.created > life:
            raise ApiError(401, 50027, "Invalid Webhook Token")
        return interaction


def _metadata(interaction: Interaction) -> Json:
    guild = interaction.channel.guild
    metadata: Json = {
        "id": str(interaction.id),
        "type": int(interaction.kind),
        "user": payloads.user(interaction.user),
        "authorizing_integration_owners": {"0": str(0 if guild is None else guild.id)},
    }
    if "target_id" in interaction.data:
        metadata["target_message_id"] = interaction.data["target_id"]
    if interaction.kind is Kind.COMPONENT and interaction.source is not None:
        metadata["interacted_message_id"] = str(interaction.source.id)
    if interaction.submitted is not None:
        metadata["triggering_interaction_metadata"] = interaction.submitted.opened_by
    return metadata


def payload(world: World, interaction: Interaction) -> Json:
    """The INTERACTION_CREATE of an interaction."""
    channel, user, guild = interaction.channel, interaction.user, interaction.channel.guild
    allowed = world.permissions(user, channel)
    place = payloads.channel(channel) | {"permissions": str(int(allowed))}
    body: Json = {
        "id": str(interaction.id),
        "application_id": str(world.bot.id),
        "type": int(interaction.kind),
        "data": interaction.data,
        "token": interaction.token,
        "version": 1,
        "channel": place,
        "channel_id": str(channel.id),
        "app_permissions": str(int(world.permissions(world.bot, channel))),
        "locale": user.locale,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": interaction.metadata["authorizing_integration_owners"],
        "context": 1 if guild is None else 0,
        "attachment_size_limit": 10 * 1024 * 1024,
    }
    if interaction.source is not None:
        body["message"] = payloads.message(interaction.source, world.base_url)
    if guild is None:
        return body | {"user": payloads.user(user)}
    member = payloads.member(guild.members[user.id]) | {"permissions": str(int(allowed))}
    return body | {
        "guild_id": str(guild.id),
        "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
        "guild_locale": guild.locale,
        "member": member,
    }
