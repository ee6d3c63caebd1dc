"""What a bot is told about itself and about members: READY and GUILD_MEMBERS_CHUNK."""

from collections.abc import Sequence

from sandbox.errors import Json
from sandbox.world import payloads
from sandbox.world.model import Guild
from sandbox.world.world import World


def ready(world: World, session_id: str, shard: Sequence[int], guilds: Sequence[Guild]) -> Json:
    """The READY of a session; the servers follow one by one."""
    return {
        "v": 10,
        "user": payloads.user(world.bot) | {"verified": True, "mfa_enabled": True},
        "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
        "session_id": session_id,
        "resume_gateway_url": world.base_url.replace("http", "ws", 1) + "/gateway",
        "shard": list(shard),
        "application": {"id": str(world.bot.id), "flags": world.application_flags},
        "private_channels": [],
        "user_settings": {},
        "session_type": "normal",
        "geo_ordered_rtc_regions": [],
        "relationships": [],
        "presences": [],
        "guild_join_requests": [],
    }


def members_chunk(world: World, asked: Json, *, may_list: bool) -> Json | None:
    """The members asked for, by id or by the beginning of their name.

    Args:
        world: Where they are looked up.
        asked: The request.
        may_list: Whether all members may be listed, which takes the members intent.
    """
    guild = world.guilds.get(int(asked.get("guild_id") or 0))
    wanted, query = asked.get("user_ids"), str(asked.get("query") or "").lower()
    if guild is None or (wanted is None and not query and not may_list):
        return None
    members = list(guild.members.values())
    if wanted is not None:
        named = {str(one) for one in (wanted if isinstance(wanted, list) else [wanted])}
        members = [one for one in members if str(one.user.id) in named]
    else:
        members = [one for one in members if one.user.name.lower().startswith(query)]
    limit = int(asked.get("limit") or len(members))
    return {
        "guild_id": str(guild.id),
        "members": [payloads.member(one) for one in members[:limit]],
        "chunk_index": 0,
        "chunk_count": 1,
        "not_found": [],
        "nonce": asked.get("nonce"),
    }
