"""The things of a Discord world: people, servers, channels, messages."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Final

from sandbox.errors import ActorError, Json
from sandbox.world import components as c
from sandbox.world.files import Attachment
from sandbox.world.flags import NO_FLAGS, MessageFlag
from sandbox.world.permission_bits import NONE, Permission
from sandbox.world.text import message_text


class ChannelType(IntEnum):
    """The kinds of channel that the sandbox knows."""

    TEXT = 0
    DM = 1
    VOICE = 2
    CATEGORY = 4
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    STAGE = 13
    FORUM = 15


THREADS = frozenset(
    {ChannelType.ANNOUNCEMENT_THREAD, ChannelType.PUBLIC_THREAD, ChannelType.PRIVATE_THREAD}
)


WITHOUT_MESSAGES = frozenset({ChannelType.CATEGORY, ChannelType.FORUM})
"""Of a forum only its posts, which are threads, hold messages."""
THREADS_UNDER = {
    ChannelType.TEXT: ChannelType.PUBLIC_THREAD,
    ChannelType.ANNOUNCEMENT: ChannelType.ANNOUNCEMENT_THREAD,
    ChannelType.FORUM: ChannelType.PUBLIC_THREAD,
}
"""Which channels hold threads, and of what kind those are that everyone sees.
Source: https://docs.discord.com/developers/topics/threads"""


REPLY: Final = 19
"""The type of a message that answers another."""


@dataclass(slots=True, eq=False)
class User:
    """A person or the bot."""

    id: int
    name: str
    bot: bool = False
    accepts_dms: bool = True
    locale: str = "en-US"


@dataclass(slots=True, eq=False)
class Role:
    """A role of a server; the one whose id is the server's is @everyone."""

    id: int
    name: str
    permissions: Permission
    position: int = 0
    managed: bool = False
    mentionable: bool = False
    bot_id: int | None = None
    """Which bot's own role it is, if it is one's."""


@dataclass(slots=True, eq=False)
class Member:
    """A user's place in a server."""

    user: User
    joined_at: datetime
    roles: list[Role] = field(default_factory=list)
    nick: str | None = None
    timeout_until: datetime | None = None


@dataclass(slots=True)
class Overwrite:
    """What a channel allows or denies to one role or member."""

    target: int
    is_member: bool
    allow: Permission = NONE
    deny: Permission = NONE


@dataclass(slots=True, eq=False, repr=False)
class Guild:
    """A server."""

    id: int
    name: str
    owner_id: int
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    channels: dict[int, "Channel"] = field(default_factory=dict)
    locale: str = "en-US"

    def __repr__(self) -> str:
        return f"<Guild {self.name!r}>"

    @property
    def everyone(self) -> Role:
        """The role that every member has."""
        return self.roles[self.id]

    def channel(self, name: str) -> "Channel":
        """The channel or thread of this name."""
        for channel in self.channels.values():
            if channel.name == name.removeprefix("#"):
                return channel
        raise ActorError(f"{self.name} has no channel #{name}.")


@dataclass(slots=True, eq=False, repr=False)
class Channel:
    """A channel of a server, a thread or a direct-message channel (which has no guild)."""

    id: int
    type: ChannelType
    name: str
    guild: Guild | None = None
    parent: "Channel | None" = None
    position: int = 0
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    recipients: list[User] = field(default_factory=list)
    messages: "dict[int, Message]" = field(default_factory=dict)
    owner_id: int = 0
    members: dict[int, datetime] = field(default_factory=dict)
    archived: bool = False
    locked: bool = False
    archived_at: datetime | None = None
    created_at: datetime | None = None
    invitable: bool = True
    auto_archive_minutes: int = 4320
    slowmode: int = 0
    deleted: bool = False

    def __repr__(self) -> str:
        return f"<Channel {self.name!r}>"

    @property
    def is_thread(self) -> bool:
        """Whether this is a thread of another channel."""
        return self.type in THREADS

    @property
    def has_messages(self) -> bool:
        """Whether messages are posted to it."""
        return self.type not in WITHOUT_MESSAGES

    @property
    def is_dm(self) -> bool:
        """Whether this is a direct-message channel."""
        return self.type is ChannelType.DM


@dataclass(frozen=True, slots=True)
class Pings:
    """Who a message called: ids of users and roles, and whether it called everyone."""

    users: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()
    everyone: bool = False

    def __bool__(self) -> bool:
        return bool(self.users or self.roles or self.everyone)


@dataclass(slots=True, eq=False, repr=False)
class Message:
    """A message as it stands now; edits change it in place.

    Attributes:
        reader: For an ephemeral message, the only user who sees it.
        interaction: The interaction that made it, if one did, as Discord describes it.
        command: The name of the command that it answers, if it answers one.
        components: The component tree as Discord returns it, ids filled in.
        version: How many times it was edited.
        answers: For a reply that pings, the author of the message that it answers.
    """

    id: int
    channel: Channel
    author: User
    timestamp: datetime
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    flags: MessageFlag = NO_FLAGS
    edited: datetime | None = None
    reader: User | None = None
    interaction: Json | None = None
    command: str | None = None
    nonce: str | int | None = None
    reference: Json | None = None
    answers: User | None = None
    pings: Pings = Pings()
    mentions: list[User] = field(default_factory=list)
    mention_roles: list[int] = field(default_factory=list)
    mention_everyone: bool = False
    type: int = 0
    deleted: bool = False
    dismissed: bool = False
    thread: Channel | None = None
    version: int = 0

    def __repr__(self) -> str:
        return f"<Message {self.id} {self.text!r}>"

    @property
    def ephemeral(self) -> bool:
        """Whether only one user sees it."""
        return MessageFlag.EPHEMERAL in self.flags

    @property
    def is_voice(self) -> bool:
        """Whether it is a voice message: one recording, and nothing else."""
        return MessageFlag.VOICE in self.flags

    @property
    def loading(self) -> bool:
        """Whether it stands for an answer that was promised and has not come."""
        return MessageFlag.LOADING in self.flags

    @property
    def text(self) -> str:
        """The whole message as plain text."""
        return message_text(
            self.content, self.embeds, self.components, self.attachments, loading=self.loading
        )

    @property
    def buttons(self) -> list[str]:
        """The labels of its buttons, in order."""
        return [
            c.button_label(part) for part in c.walk(self.components) if part["type"] == c.BUTTON
        ]
