"""Who may start an interview in a channel, and where: what a server has set."""

from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from bot.db.models import GuildRow
from bot.db.people import guilds, members
from bot.domain.channel.interview import Place, Starters
from bot.domain.channel.settings import ChannelSettings, in_force
from bot.domain.people.caller import Caller
from bot.domain.refusals import Refusal, RefusedError
from bot.services.clock import Clock

__all__ = ["ChannelSettingsService", "refuse_unwelcome"]


class ChannelSettingsService:
    """Reads and changes the rules; every method raises for those who do not manage the server."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def show(self, session: Session, who: Caller) -> ChannelSettings:
        """The rules as they stand."""
        return _value(self._row(session, who))

    def let(
        self, session: Session, who: Caller, starters: Starters, role_id: int | None = None
    ) -> ChannelSettings:
        """Let everyone, the members of a role, or only managers start one."""
        row = self._row(session, who)
        row.rounds_by, row.rounds_role_id = starters, role_id
        return _value(row)

    def hold_in(self, session: Session, who: Caller, channels: Sequence[int]) -> ChannelSettings:
        """Choose the channels; none means any."""
        row = self._row(session, who)
        row.rounds_in = list(channels) or None
        return _value(row)

    def share(self, session: Session, who: Caller, *, allowed: bool) -> ChannelSettings:
        """Switch the sharing of answers on or off."""
        row = self._row(session, who)
        row.sharing = allowed
        return _value(row)

    def _row(self, session: Session, who: Caller) -> GuildRow:
        if not who.manages:
            raise RefusedError(Refusal.MANAGERS_SET_THIS)
        members.remember(session, who, self._clock())
        return guilds.locked(session, who.guild_id)


def _value(row: GuildRow) -> ChannelSettings:
    return ChannelSettings(
        starters=Starters(row.rounds_by),
        role_id=row.rounds_role_id,
        channels=tuple(row.rounds_in or ()),
        sharing=row.sharing,
    )


def refuse_unwelcome(
    guild: GuildRow,
    who: Caller,
    place: Place,
    roles: Collection[int] | None,
    there: Collection[int] | None,
) -> None:
    """Keep to what the server has set.

    Args:
        guild: The server.
        who: Who wants to start one.
        place: Where.
        roles: The roles of that member; None while the server is out, and nobody knows.
        there: The roles and channels that the server has; None where nobody knows.

    Raises:
        RefusedError: This member may not start an interview, or not there.
    """
    if who.manages:
        return
    rules = in_force(_value(guild), there)
    if rules.starters is Starters.MANAGERS:
        raise RefusedError(Refusal.ONLY_MANAGERS_START)
    if rules.starters is Starters.ROLE and roles is None:
        raise RefusedError(Refusal.SERVER_OUT)
    if rules.starters is Starters.ROLE and rules.role_id not in (roles or ()):
        raise RefusedError(Refusal.ONLY_A_ROLE_STARTS, role=rules.role_id)
    chosen = rules.channels
    if chosen and place.channel_id not in chosen and place.parent_id not in chosen:
        raise RefusedError(Refusal.HELD_ELSEWHERE, channels=chosen)
