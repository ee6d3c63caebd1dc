"""Servers that come and go."""

from collections.abc import Collection
from datetime import timedelta

import structlog
from sqlalchemy.orm import Session

from bot.db.models import GuildRow
from bot.db.people import erasing, guilds
from bot.services.clock import Clock
from bot.services.daily.calendar import reckon
from bot.services.people.members import PIECE

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
        known = set(guilds.known(session))
        for guild_id in known - set(present):
            if (guild_id >> 22) % shard_count == shard_id:
                guilds.left(session, guild_id, self._clock())
        for guild_id in set(present) - known:
            guilds.joined(session, guild_id)
        self._resume(session, present)

    def forget_left(self, session: Session) -> int:
        """Have the record deleted of servers that removed the bot long ago; returns how many.

        `erase_piece` deletes it.
        """
        now = self._clock()
        forgotten = guilds.left_before(session, now - KEEP_LEFT_SERVERS)
        for guild_id in forgotten:
            erasing.mark(session, GuildRow, guild_id, now)
        return len(forgotten)

    def erase_piece(self, session: Session) -> bool:
        """Delete some more of a server that is forgotten; returns whether there was any."""
        guild_id = erasing.marked(session, GuildRow)
        if guild_id is None:
            return False
        if not erasing.guild_piece(session, guild_id, PIECE):
            _log.info("server.forgotten", server=guild_id)
        return True

    def _resume(self, session: Session, present: Collection[int]) -> None:
        """Let the schedules run again that stood still because the bot was removed."""
        for row in guilds.stopped_schedules(session):
            if row.guild_id in present:
                row.paused_because = None
                reckon(session, row, self._clock())
                _log.info("daily.resumed", schedule=row.key, server=row.guild_id)
