"""Servers: their arrival, their leaving, their zone, and the settings of those in them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

import structlog
from sqlalchemy.orm import Session

from bot.db.people import guilds, members
from bot.domain.people.caller import Caller
from bot.domain.people.zones import find_zone
from bot.errors import WhiteboardError
from bot.services.clock import Clock

__all__ = ["KEEP_LEFT_SERVERS", "GuildService", "OwnSettings"]

KEEP_LEFT_SERVERS = timedelta(days=30)
"""How long the record of a server is kept after it removed the bot."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class OwnSettings:
    """What `/settings` shows one member in one server."""

    zone: str | None
    """The member's own zone; None where the server's counts."""
    guild_zone: str
    hidden: bool
    manages: bool


class GuildService:
    """Settings, and servers that come and go."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def settings(self, session: Session, who: Caller) -> OwnSettings:
        """A member's settings, and the server's where they manage it."""
        members.remember(session, who, self._clock())
        return OwnSettings(
            zone=members.member_zone(session, who.member_id),
            guild_zone=members.guild_zone(session, who.guild_id),
            hidden=members.is_hidden(session, who),
            manages=who.manages,
        )

    def set_zone(self, session: Session, who: Caller, text: str) -> OwnSettings:
        """Set a member's own zone; an empty text goes by the server's.

        Raises:
            ZoneError: The text names no zone.
        """
        members.remember(session, who, self._clock())
        name = find_zone(text) if text.strip() else None
        members.set_zone(session, who.member_id, name)
        return self.settings(session, who)

    def set_guild_zone(self, session: Session, who: Caller, text: str) -> OwnSettings:
        """Set the zone in which a server's weeks and months turn.

        Raises:
            WhiteboardError: The caller does not manage the server, or the text names no zone.
        """
        if not who.manages:
            raise WhiteboardError("Only those who manage this server can set its time zone.")
        members.set_guild_zone(session, who.guild_id, find_zone(text))
        return self.settings(session, who)

    def hide(self, session: Session, who: Caller, *, hidden: bool) -> OwnSettings:
        """Hide a member from this server's leaderboards, or show them again."""
        members.remember(session, who, self._clock())
        members.set_hidden(session, who, hidden=hidden)
        return self.settings(session, who)

    def joined(self, session: Session, guild_id: int) -> bool:
        """The bot is in a server; returns whether it was not known to be."""
        return guilds.joined(session, guild_id)

    def left(self, session: Session, guild_id: int) -> None:
        """A server removed the bot: its schedules stop, its record is kept for a while."""
        guilds.left(session, guild_id, self._clock())

    def reconcile(
        self, session: Session, present: Collection[int], shard_id: int, shard_count: int
    ) -> None:
        """Learn what happened while the bot was away: which of a shard's servers it is in."""
        for guild_id in guilds.known(session):
            of_shard = (guild_id >> 22) % shard_count == shard_id
            if of_shard and guild_id not in present:
                guilds.left(session, guild_id, self._clock())
        for guild_id in present:
            guilds.joined(session, guild_id)

    def forget_left(self, session: Session) -> int:
        """Delete the record of servers that removed the bot long ago; returns how many."""
        forgotten = guilds.left_before(session, self._clock() - KEEP_LEFT_SERVERS)
        for guild_id in forgotten:
            guilds.erase(session, guild_id)
            _log.info("server.forgotten", server=guild_id)
        return len(forgotten)
