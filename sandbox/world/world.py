"""The whole world in memory, and the news of what changes in it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sandbox.errors import ActorError, Json
from sandbox.world import ids
from sandbox.world.clock import Clock
from sandbox.world.files import Attachment
from sandbox.world.model import Channel, ChannelType, Guild, Member, Message, User
from sandbox.world.permission_bits import Permission
from sandbox.world.permissions import channel_permissions
from sandbox.world.timing import Timing

T = TypeVar("T")


class Intent:
    """The gateway intents that the sandbox's events need."""

    GUILDS = 1 << 0
    MEMBERS = 1 << 1
    PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    DIRECT_MESSAGES = 1 << 12
    MESSAGE_CONTENT = 1 << 15


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the gateway tells bots.

    Attributes:
        guild_id: The server it belongs to; it decides the shard.
        intent: What a bot must have asked for; 0 for what every bot gets.
        without_content: What a bot without the message-content intent gets instead.
    """

    name: str
    data: Json
    guild_id: int | None = None
    intent: int = 0
    without_content: Json | None = None


class World:
    """People, servers and messages, the clock, and who listens.

    `privileged` holds the privileged intents that the application may use, at first none.
    Every change ends in `changed()`, after which those who wait in `until` ask again.
    """

    def __init__(self, clock: Clock, timing: Timing) -> None:
        self.clock = clock
        self.timing = timing
        self.base_url = ""
        self.bot = User(ids.APPLICATION, "Whiteboard", bot=True)
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.commands: dict[int | None, list[Json]] = {None: []}
        self.privileged = 0
        self.uploads: dict[int, Attachment] = {}
        self.command_rules: dict[tuple[int, str], dict[int, bool]] = {}
        self._ids = ids.Snowflakes()
        self._waiting: list[Callable[[], None]] = []
        self._stirred = False
        self._listeners: list[Callable[[Event], None]] = []
        self._watchers: list[Callable[[], None]] = []

    @property
    def application_flags(self) -> int:
        """The application's flags: which privileged intents it may use, as a small bot."""
        limited = (
            (Intent.PRESENCES, 1 << 13),
            (Intent.MEMBERS, 1 << 15),
            (Intent.MESSAGE_CONTENT, 1 << 19),
        )
        return sum(flag for intent, flag in limited if self.privileged & intent)

    def new_id(self) -> int:
        """A fresh snowflake."""
        return self._ids.new(self.clock.now())

    def listen(self, listener: Callable[[Event], None]) -> None:
        """Hand every event to a listener, at once."""
        self._listeners.append(listener)

    def watch(self, watcher: Callable[[], None]) -> Callable[[], None]:
        """Call a watcher after every change; returns what ends that."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    def emit(self, event: Event) -> None:
        """Tell the bots, and whoever waits for a change."""
        for listener in self._listeners:
            listener(event)
        self.changed()

    def changed(self) -> None:
        """Let those who wait ask again, once the present step is complete."""
        if not self._stirred:
            self._stirred = True
            asyncio.get_running_loop().call_soon(self._settle)

    def _settle(self) -> None:
        self._stirred = False
        for ask in list(self._waiting):
            ask()
        for watcher in list(self._watchers):
            watcher()

    async def until(self, condition: Callable[[], T], timeout: float) -> T:  # noqa: ASYNC109 - a timeout is part of the question
        """Wait until the condition gives something true, and return that.

        Raises:
            TimeoutError: It did not, in this many seconds.
        """
        if answer := condition():
            return answer
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()

        def ask() -> None:
            """Asked here rather than in the waiting task, so that a thousand may wait cheaply."""
            try:
                answer = condition()
            except Exception as error:  # noqa: BLE001 - it belongs to whoever waits
                if not future.done():
                    future.set_exception(error)
            else:
                if answer and not future.done():
                    future.set_result(answer)

        self._waiting.append(ask)
        try:
            async with asyncio.timeout(timeout):
                return await future
        finally:
            self._waiting.remove(ask)

    def user(self, name: str) -> User:
        """The person of this name."""
        for person in self.users.values():
            if person.name == name:
                return person
        raise ActorError(f"Nobody here is called {name!r}.")

    def guild(self, name: str) -> Guild:
        """The server of this name."""
        for server in self.guilds.values():
            if server.name == name:
                return server
        raise ActorError(f"There is no server {name!r}.")

    def dm(self, person: User) -> Channel:
        """The direct-message channel of a person with the bot; made at first use."""
        for channel in self.channels.values():
            if channel.is_dm and person in channel.recipients:
                return channel
        known = person.id - ids.FIRST_USER
        channel_id = ids.FIRST_DM + known if 0 <= known < 100 else self.new_id()
        channel = Channel(channel_id, ChannelType.DM, person.name, recipients=[person])
        self.channels[channel.id] = channel
        return channel

    def member(self, channel: Channel, person: User) -> Member | None:
        """The person's membership in the channel's server."""
        return None if channel.guild is None else channel.guild.members.get(person.id)

    def permissions(self, person: User, channel: Channel) -> Permission:
        """What a person may do in a channel now; nothing where it, or their membership, is gone."""
        if channel.deleted:
            return Permission(0)
        if channel.guild is None:
            inside = person is self.bot or person in channel.recipients
            place = Member(person, self.clock.now())
            return (
                channel_permissions(place, channel, self.clock.now()) if inside else Permission(0)
            )
        place_or_none = self.member(channel, person)
        if place_or_none is None:
            return Permission(0)
        return channel_permissions(place_or_none, channel, self.clock.now())

    def visible_threads(self, guild: Guild) -> list[Channel]:
        """The active threads of a server that the bot sees."""
        return [
            one
            for one in guild.channels.values()
            if one.is_thread
            and not one.archived
            and Permission.VIEW_CHANNEL in self.permissions(self.bot, one)
        ]

    def sees(self, person: User, channel: Channel) -> list[Message]:
        """The messages this person sees in a channel, oldest first."""
        if Permission.VIEW_CHANNEL not in self.permissions(person, channel):
            return []
        return [one for one in channel.messages.values() if _meant_for(person, one)]

    def shows(self, person: User, message: Message) -> bool:
        """Whether a person's client shows a message."""
        seen = Permission.VIEW_CHANNEL in self.permissions(person, message.channel)
        return seen and _meant_for(person, message)


def _meant_for(person: User, message: Message) -> bool:
    if message.deleted:
        return False
    return not message.ephemeral or (message.reader is person and not message.dismissed)
