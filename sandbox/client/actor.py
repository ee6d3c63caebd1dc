"""A person at a client: types, presses, chooses, fills in, and sees only what is theirs to see."""

from collections.abc import Iterable, Mapping

from sandbox.client import menu
from sandbox.client.command import command_data, picked_data
from sandbox.client.form import selection, submission
from sandbox.client.outcome import Choice, Outcome, Pending
from sandbox.errors import ActorError, Json
from sandbox.rules.limits import LIMITS
from sandbox.world import components as c
from sandbox.world import messages
from sandbox.world.files import Upload
from sandbox.world.forms import Form, FormState
from sandbox.world.interactions import Interaction, Interactions, Kind
from sandbox.world.model import REPLY, Channel, Message, User
from sandbox.world.permission_bits import Permission
from sandbox.world.world import World

LONGEST_RECORDING = 1_200
"""Seconds that Discord's clients record."""


class Actor:
    """One person. What the client would not offer raises `ActorError`."""

    def __init__(self, world: World, interactions: Interactions, user: User) -> None:
        self._world = world
        self._interactions = interactions
        self.user = user

    @property
    def id(self) -> int:
        """The user's id."""
        return self.user.id

    @property
    def name(self) -> str:
        """The user's name."""
        return self.user.name

    @property
    def dm(self) -> Channel:
        """The direct messages with the bot."""
        return self._world.dm(self.user)

    def commands(self, channel: Channel) -> list[Json]:
        """The commands that this person's client offers in a channel."""
        if Permission.VIEW_CHANNEL not in self._world.permissions(self.user, channel):
            return []
        return menu.offered(self._world, self.user, channel)

    def invoke(self, channel: Channel, command: str, /, **options: object) -> Pending[Outcome]:
        """Type a command, such as "interview" or "daily set", with its options."""
        name, *path = command.removeprefix("/").split()
        found = menu.find(self._world, self.user, channel, name)
        data = command_data(self._world, channel, found, path, _things(options))
        return self._act(Kind.COMMAND, channel, data)

    def message_commands(self, channel: Channel) -> list[Json]:
        """The commands that this person's client offers in the menu of a message in a channel."""
        if Permission.VIEW_CHANNEL not in self._world.permissions(self.user, channel):
            return []
        return menu.offered(self._world, self.user, channel, menu.ON_MESSAGE)

    def pick(self, message: Message, command: str) -> Pending[Outcome]:
        """Use a command in the menu of a message: *Apps*, and its name."""
        if not self._world.shows(self.user, message):
            raise ActorError(f"{self.name} does not see this message.")
        if message.ephemeral:
            raise ActorError("The menu of a message that only you can see has no apps.")
        channel = message.channel
        found = menu.find(self._world, self.user, channel, command, menu.ON_MESSAGE)
        return self._act(Kind.COMMAND, channel, picked_data(self._world, found, message))

    def suggest(
        self, channel: Channel, command: str, option: str, typed: str, /, **options: object
    ) -> Pending[list[Choice]]:
        """Type into an option and read what the bot suggests."""
        name, *path = command.removeprefix("/").split()
        found = menu.find(self._world, self.user, channel, name)
        given = _things(options) | {option: typed}
        data = command_data(self._world, channel, found, path, given, focused=option)
        interaction = self._interactions.begin(Kind.AUTOCOMPLETE, self.user, channel, data)
        return Pending(self._world, interaction, _choices)

    def press(
        self, message: Message, label: str | None = None, *, custom_id: str | None = None
    ) -> Pending[Outcome]:
        """Press a button by its label (or custom_id)."""
        button = self._find(message, {c.BUTTON}, label, custom_id)
        if "custom_id" not in button:
            raise ActorError(f"{label!r} is a link: it opens {button.get('url')} and tells no bot.")
        data = {"custom_id": button["custom_id"], "component_type": c.BUTTON, "id": button["id"]}
        return self._act(Kind.COMPONENT, message.channel, data, message)

    def choose(self, message: Message, select: str, values: Iterable[object]) -> Pending[Outcome]:
        """Choose in a select menu, named by its placeholder or custom_id."""
        part = self._find(message, c.SELECTS, select, select)
        chosen, resolved = selection(self._world, part, list(values))
        data: Json = {"custom_id": part["custom_id"], "component_type": part["type"]}
        data |= {"id": part["id"], "values": chosen}
        if resolved:
            data["resolved"] = resolved
        return self._act(Kind.COMPONENT, message.channel, data, message)

    def submit(
        self, form: Form | None, values: Mapping[str, object] | None = None
    ) -> Pending[Outcome]:
        """Fill in and submit a form, by labels (or custom_ids)."""
        if form is None:
            raise ActorError("There is no form: the bot did not open one.")
        if form.user is not self.user:
            raise ActorError(f"This form is on {form.user.name}'s screen.")
        if form.state is not FormState.OPEN:
            raise ActorError(f"The form {form.title!r} is no longer open.")
        parts, resolved = submission(self._world, form, values or {})
        data: Json = {"custom_id": form.custom_id, "components": parts}
        if resolved:
            data["resolved"] = resolved
        form.state = FormState.SUBMITTED
        interaction = self._interactions.begin(
            Kind.FORM, self.user, form.channel, data, source=form.source, submitted=form
        )
        return Pending(self._world, interaction, Outcome)

    def dismiss(self, form: Form) -> None:
        """Close a form; this tells the bot nothing."""
        form.state = FormState.DISMISSED

    async def say(
        self,
        channel: Channel,
        text: str,
        *files: tuple[str, bytes],
        reply_to: Message | None = None,
        ping: bool = True,
    ) -> Message:
        """Type a message, or send files by their names, with or without words.

        One that replies pings the author, unless that is switched off.
        """
        self._may_write(channel)
        most = LIMITS["content"].value
        if len(text) > most or not (text.strip() or files):
            raise ActorError(f"A message has 1 to {most} characters, not {len(text)}.")
        uploads = [Upload(number, *file) for number, file in enumerate(files)]
        body, replying = {"content": text}, _replying(reply_to, ping=ping)
        return messages.post(self._world, channel, self.user, body, uploads, **replying)

    async def speak(self, channel: Channel, seconds: float) -> Message:
        """Send a voice message of this length; the sandbox has them in direct messages."""
        self._may_write(channel)
        if not channel.is_dm:
            raise ActorError("The sandbox has voice messages in direct messages only.")
        if not 0 < seconds <= LONGEST_RECORDING:
            raise ActorError(f"A voice message has up to {LONGEST_RECORDING} seconds.")
        return messages.speak(self._world, channel, self.user, seconds)

    def _may_write(self, channel: Channel) -> None:
        allowed = self._world.permissions(self.user, channel)
        needed = (
            Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES
        )
        if needed not in allowed:
            raise ActorError(f"{self.name} may not write in #{channel.name}.")
        if channel.locked and Permission.MANAGE_THREADS not in allowed:
            raise ActorError(f"#{channel.name} is locked.")

    async def edit(self, message: Message, text: str) -> None:
        """Change a message of one's own."""
        self._own(message)
        if message.is_voice:
            raise ActorError("A voice message cannot be edited.")
        messages.edit(self._world, message, {"content": text})

    async def delete(self, message: Message) -> None:
        """Delete a message of one's own."""
        self._own(message)
        messages.delete(self._world, message)

    def _own(self, message: Message) -> None:
        if message.author is not self.user or message.deleted:
            raise ActorError(f"{self.name} has no such message.")

    def sees(self, channel: Channel) -> list[Message]:
        """The messages this person sees in a channel, oldest first."""
        return self._world.sees(self.user, channel)

    def hide(self, message: Message) -> None:
        """Dismiss an ephemeral message; this tells the bot nothing."""
        if message.reader is not self.user:
            raise ActorError("Only a message that only you can see can be dismissed.")
        message.dismissed = True
        self._world.changed()

    def reload(self) -> None:
        """Restart the client: ephemeral messages and open forms vanish."""
        for channel in self._world.channels.values():
            for message in channel.messages.values():
                if message.reader is self.user:
                    message.dismissed = True
        self._world.changed()

    def _act(
        self, kind: Kind, channel: Channel, data: Json, source: Message | None = None
    ) -> Pending[Outcome]:
        interaction = self._interactions.begin(kind, self.user, channel, data, source=source)
        return Pending(self._world, interaction, Outcome)

    def _find(
        self, message: Message, kinds: Iterable[int], label: str | None, custom_id: str | None
    ) -> Json:
        """The usable component of a message that this person sees."""
        if not self._world.shows(self.user, message):
            raise ActorError(f"{self.name} does not see this message.")
        member = self._world.member(message.channel, self.user)
        now = self._world.clock.now()
        if member is not None and member.timeout_until is not None and member.timeout_until > now:
            raise ActorError(f"{self.name} is in time-out.")
        parts = [part for part in c.walk(message.components) if part["type"] in kinds]
        for part in parts:
            names = (c.button_label(part), part.get("label"), part.get("placeholder"))
            if (label and label in names) or (custom_id and custom_id == part.get("custom_id")):
                if part.get("disabled"):
                    raise ActorError(f"{label or custom_id!r} is disabled.")
                return part
        raise ActorError(f"There is no {label or custom_id!r} in:\n{message.text}")


def _replying(to: Message | None, *, ping: bool) -> Json:
    """What makes a message a reply.

    Source: https://docs.discord.com/developers/resources/message#message-object-message-types
    """
    if to is None:
        return {}
    reference: Json = {"type": 0, "channel_id": str(to.channel.id), "message_id": str(to.id)}
    if to.channel.guild is not None:
        reference["guild_id"] = str(to.channel.guild.id)
    return {"type": REPLY, "reference": reference, "answers": to.author if ping else None}


def _things(options: Mapping[str, object]) -> dict[str, object]:
    """Options with people given as actors turned into users; None means left out."""
    return {
        name: value.user if isinstance(value, Actor) else value
        for name, value in options.items()
        if value is not None
    }


def _choices(interaction: Interaction) -> list[Choice]:
    return [Choice(one["name"], one["value"]) for one in interaction.choices or ()]
