"""The default world: two servers, a handful of people, and the bot."""

from datetime import timedelta

from sandbox.world import ids
from sandbox.world.model import Channel, ChannelType, Guild, Member, Role, User
from sandbox.world.permission_bits import MEMBER, Permission
from sandbox.world.world import World

PEOPLE = ("Olga", "Ada", "Grace", "Mona")
SERVERS = {
    "Interview Club": ("general", "system-design", "daily"),
    "Backend Guild": ("general",),
}


def furnish(world: World) -> None:
    """Fill an empty world. Olga owns both servers, Mona has Manage Server in both."""
    for offset, name in enumerate(PEOPLE):
        world.users[ids.FIRST_USER + offset] = User(ids.FIRST_USER + offset, name)
    channel_ids = iter(range(ids.FIRST_CHANNEL, ids.FIRST_DM))
    for number, (name, channels) in enumerate(SERVERS.items()):
        # Consecutive servers differ in the bits that choose a shard.
        guild = _server(world, ids.FIRST_GUILD + (number << 22), name)
        for position, channel_name in enumerate(channels):
            channel = Channel(
                next(channel_ids), ChannelType.TEXT, channel_name, guild, position=position
            )
            guild.channels[channel.id] = world.channels[channel.id] = channel


def _server(world: World, guild_id: int, name: str) -> Guild:
    owner = world.user("Olga")
    guild = Guild(guild_id, name, owner.id)
    managers = Role(guild_id + 1, "Managers", Permission.MANAGE_GUILD, position=1)
    bots = Role(guild_id + 2, "Whiteboard", MEMBER, position=2, managed=True, bot_id=world.bot.id)
    everyone = Role(guild_id, "@everyone", MEMBER)
    guild.roles = {role.id: role for role in (everyone, managers, bots)}
    joined = world.clock.now() - timedelta(days=30)
    for user in world.users.values():
        member = Member(user, joined)
        if user.bot:
            member.roles.append(bots)
        if user.name == "Mona":
            member.roles.append(managers)
        guild.members[user.id] = member
    world.guilds[guild.id] = guild
    return guild
