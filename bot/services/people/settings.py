"""What members set for themselves, and managers for their server."""

from sqlalchemy.orm import Session

from bot.db.daily import schedules
from bot.db.people import members
from bot.domain.people.caller import DIRECT, Caller
from bot.domain.people.settings import OwnSettings
from bot.domain.people.zone_finder import find_zone
from bot.domain.refusals import Refusal, RefusedError
from bot.services.clock import Clock
from bot.services.daily.calendar import reckon
from bot.texts import said

__all__ = ["SettingsService"]


class SettingsService:
    """Time zones, and who is on no leaderboard; every method is one transaction."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def show(self, session: Session, who: Caller) -> OwnSettings:
        """A member's settings, and the server's where they manage it."""
        members.remember(session, who, self._clock())
        direct = who.guild_id == DIRECT
        return OwnSettings(
            zone=members.member_zone(session, who.member_id),
            guild_zone=None if direct else members.guild_zone(session, who.guild_id),
            hidden=members.is_hidden(session, who),
            manages=who.manages,
        )

    def set_zone(self, session: Session, who: Caller, text: str) -> OwnSettings:
        """Set a member's own zone; an empty text goes by the server's.

        Raises:
            RefusedError: The text names no zone.
        """
        members.remember(session, who, self._clock())
        name = find_zone(text) if said(text) else None
        members.set_zone(session, who.member_id, name)
        return self.show(session, who)

    def set_guild_zone(self, session: Session, who: Caller, text: str) -> OwnSettings:
        """Set the zone in which a server's weeks and months turn, and that its schedules follow.

        Raises:
            RefusedError: The caller does not manage the server, or the text names no zone.
        """
        if not who.manages:
            raise RefusedError(Refusal.MANAGERS_SET_ZONE)
        name = find_zone(text)
        members.set_guild_zone(session, who.guild_id, name)
        for row in schedules.following(session, who.guild_id):
            row.zone = name
            if row.next_due_at is not None:
                reckon(session, row, self._clock())
        return self.show(session, who)

    def hide(self, session: Session, who: Caller, *, hidden: bool) -> OwnSettings:
        """Hide a member from this server's leaderboards, or show them again."""
        members.remember(session, who, self._clock())
        members.set_hidden(session, who, hidden=hidden)
        return self.show(session, who)
