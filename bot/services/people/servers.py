"""Servers that come and go."""

from collections.abc import Collection
from datetime import timedelta

import structlog
from sqlalchemy.orm import Session

from bot.db.people import guilds
from bot.services.clock import Clock
from bot.services.daily.calendar import reckon

__all__ = ["KEEP_LEFT_SERVERS", "ServerService"]

KEEP_LEFT_SERVERS = timedelta(days=30)
"""How long the record of a server is kept after it removed the bot."""

_log = structlog.get_logger(__name__)


class ServerService:
    """Learns which servers the bot is in; every method is one transaction."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def joined(self, session: Session, guild_id: int) -> bool:
        """The bot is in a server, and what stood still there runs; returns whether that is news."""
        self._resume(session, {guild_id})
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
        self._resume(session, present)

    def forget_left(self, session: Session) -> int:
        """Delete the record of servers that removed the bot long ago; returns how many."""
        forgotten = guilds.left_before(session, self._clock() - KEEP_LEFT_SERVERS)
        for guild_id in forgotten:
            guilds.erase(session, guild_id)
            _log.info("server.forgotten", server=guild_id)
        return len(forgotten)

    def _resume(self, session: Session, present: Collection[int]) -> None:
        """Let the schedules run again that stood still because the bot was removed."""
        for row in guilds.stopped_schedules(session):
            if row.guild_id in present:
                row.paused_because = None
                reckon(session, row, self._clock())
                _log.info("daily.resumed", schedule=row.key, server=row.guild_id)
