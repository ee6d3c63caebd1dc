"""Changing the world as people with the right to do so would; bots hear of it."""

from collections.abc import Sequence
from datetime import datetime

from sandbox.errors import ActorError, Json
from sandbox.world import ids, payloads
from sandbox.world.messages import delete
from sandbox.world.model import (
    THREADS_UNDER,
    Channel,
    ChannelType,
    Guild,
    Member,
    Message,
    Overwrite,
    Role,
    User,
)
from sandbox.world.permission_bits import NONE, Permission
from sandbox.world.world import Event, Intent, World


class Moderation:
    """Builds and changes what is around the actors."""

    def __init__(self, world: World) -> None:
        self._world = world

    def add_user(self, name: str, *guilds: Guild) -> User:
        """A new person, a member of these servers."""
        world = self._world
        user = User(ids.FIRST_USER + len(world.users), name)
        world.users[user.id] = user
        for guild in guilds:
            guild.members[user.id] = Member(user, world.clock.now())
        world.changed()
        return user

    def leave(self, user: User, guild: Guild) -> None:
        """A member leaves a server."""
        del guild.members[user.id]
        data = {"user": payloads.user(user), "guild_id": str(guild.id)}
        self._world.emit(Event("GUILD_MEMBER_REMOVE", data, guild.id, Intent.MEMBERS))

    def add_channel(self, guild: Guild, name: str, kind: ChannelType = ChannelType.TEXT) -> Channel:
        """A new channel at the end."""
        position = len(guild.channels)
        channel = Channel(self._world.new_id(), kind, name, guild, position=position)
        guild.channels[channel.id] = self._world.channels[channel.id] = channel
        self._tell("CHANNEL_CREATE", guild, payloads.channel(channel))
        return channel

    def open_thread(
        self, parent: Channel, user: User, name: str, *, private: bool = False
    ) -> Channel:
        """A person opens a thread, or writes a post in a forum."""
        world, guild = self._world, parent.guild
        if guild is None or parent.type not in THREADS_UNDER:
            raise ActorError(f"#{parent.name} holds no threads.")
        kind = ChannelType.PRIVATE_THREAD if private else THREADS_UNDER[parent.type]
        now = world.clock.now()
        thread = Channel(
            id=world.new_id(),
            type=kind,
            name=name,
            guild=guild,
            parent=parent,
            owner_id=user.id,
            members={user.id: now},
            created_at=now,
        )
        guild.channels[thread.id] = world.channels[thread.id] = thread
        if Permission.VIEW_CHANNEL in world.permissions(world.bot, thread):
            data = payloads.channel(thread) | {"newly_created": True}
            self._tell("THREAD_CREATE", guild, data)
        return thread

    def delete_channel(self, channel: Channel) -> None:
        """Delete a channel or thread, with everything in it."""
        guild = channel.guild
        if guild is None:
            raise ActorError("Direct messages cannot be deleted.")
        # Of the threads under a channel nothing is told: they go with it.
        for gone in [channel, *(one for one in guild.channels.values() if one.parent is channel)]:
            gone.deleted = True
            del guild.channels[gone.id]
        name = "THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE"
        self._tell(name, guild, payloads.channel(channel))

    def close_thread(self, thread: Channel, *, archive: bool = True, lock: bool = False) -> None:
        """A moderator archives a thread, or locks it, or both."""
        if thread.guild is None or not thread.is_thread:
            raise ActorError("Only threads are archived and locked.")
        thread.archived, thread.locked = archive, lock
        thread.archived_at = self._world.clock.now()
        self._tell("THREAD_UPDATE", thread.guild, payloads.channel(thread))

    def overwrite(
        self,
        channel: Channel,
        target: User | Role,
        *,
        allow: Permission = NONE,
        deny: Permission = NONE,
    ) -> None:
        """Set what a channel allows and denies to a role or member."""
        if channel.guild is None:
            raise ActorError("Direct messages have no permissions.")
        is_member = isinstance(target, User)
        channel.overwrites[target.id] = Overwrite(target.id, is_member, allow, deny)
        self._tell("CHANNEL_UPDATE", channel.guild, payloads.channel(channel))

    def deny_bot(self, channel: Channel, deny: Permission) -> None:
        """Deny the bot something in a channel."""
        self.overwrite(channel, self._world.bot, deny=deny)

    def add_role(
        self, guild: Guild, name: str, permissions: Permission = NONE, *, mentionable: bool = False
    ) -> Role:
        """A new role below the others."""
        position = len(guild.roles)
        role = Role(self._world.new_id(), name, permissions, position, mentionable=mentionable)
        guild.roles[role.id] = role
        data = {"guild_id": str(guild.id), "role": payloads.role(role)}
        self._tell("GUILD_ROLE_CREATE", guild, data)
        return role

    def set_permissions(self, guild: Guild, role: Role, permissions: Permission) -> None:
        """Change what a role may do in the server."""
        role.permissions = permissions
        data = {"guild_id": str(guild.id), "role": payloads.role(role)}
        self._tell("GUILD_ROLE_UPDATE", guild, data)

    def delete_role(self, guild: Guild, role: Role) -> None:
        """Delete a role; its members lose it."""
        del guild.roles[role.id]
        for member in guild.members.values():
            member.roles = [one for one in member.roles if one is not role]
        data = {"guild_id": str(guild.id), "role_id": str(role.id)}
        self._tell("GUILD_ROLE_DELETE", guild, data)

    def give_role(self, guild: Guild, user: User, role: Role) -> None:
        """Give a member a role."""
        member = guild.members[user.id]
        member.roles.append(role)
        self._member_changed(guild, member)

    def take_role(self, guild: Guild, user: User, role: Role) -> None:
        """Take a role from a member."""
        member = guild.members[user.id]
        member.roles.remove(role)
        self._member_changed(guild, member)

    def time_out(self, guild: Guild, user: User, until: datetime | None) -> None:
        """Put a member in time-out, or end it."""
        member = guild.members[user.id]
        member.timeout_until = until
        self._member_changed(guild, member)

    def rule_command(self, guild: Guild, name: str, target: User | Role, *, allow: bool) -> None:
        """What an owner sets under Integrations: who may use a command."""
        self._world.command_rules.setdefault((guild.id, name), {})[target.id] = allow
        self._world.changed()

    def remove_bot(self, guild: Guild) -> None:
        """Kick the bot out of a server."""
        del guild.members[self._world.bot.id]
        data: Json = {"id": str(guild.id)}
        self._world.emit(Event("GUILD_DELETE", data, guild.id, Intent.GUILDS))

    def add_bot(self, guild: Guild) -> None:
        """Invite the bot to a server."""
        bot = self._world.bot
        roles = [role for role in guild.roles.values() if role.managed]
        guild.members[bot.id] = Member(bot, self._world.clock.now(), roles)
        # Libraries tell a server that was joined from one that came back by the missing key.
        data = self._described(guild)
        del data["unavailable"]
        self._tell("GUILD_CREATE", guild, data)

    def put_out(self, guild: Guild) -> None:
        """Discord tells bots that a server is out; what people do there reaches them still.

        Source: https://docs.discord.com/developers/events/gateway-events#guild-delete
        """
        self._tell("GUILD_DELETE", guild, {"id": str(guild.id), "unavailable": True})

    def bring_back(self, guild: Guild) -> None:
        """The server is there again."""
        self._tell("GUILD_CREATE", guild, self._described(guild))

    def _described(self, guild: Guild) -> Json:
        world = self._world
        return payloads.guild_create(guild, world.visible_threads(guild), world.bot)

    def delete_message(self, message: Message) -> None:
        """A moderator deletes a message."""
        delete(self._world, message)

    def purge(self, messages: Sequence[Message]) -> None:
        """A moderator's bot deletes many messages of a channel at once."""
        place = messages[0].channel
        if place.guild is None:
            raise ActorError("Direct messages are deleted one by one.")
        for message in messages:
            message.deleted = True
            del place.messages[message.id]
        ids = [str(message.id) for message in messages]
        data = {"ids": ids, "channel_id": str(place.id), "guild_id": str(place.guild.id)}
        event = Event("MESSAGE_DELETE_BULK", data, place.guild.id, Intent.GUILD_MESSAGES)
        self._world.emit(event)

    def _member_changed(self, guild: Guild, member: Member) -> None:
        data = payloads.member(member) | {"guild_id": str(guild.id)}
        # A bot always hears of changes to itself.
        intent = 0 if member.user.bot else Intent.MEMBERS
        self._world.emit(Event("GUILD_MEMBER_UPDATE", data, guild.id, intent))

    def _tell(self, name: str, guild: Guild, data: Json) -> None:
        self._world.emit(Event(name, data, guild.id, Intent.GUILDS))
