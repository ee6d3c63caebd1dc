"""Members, their memberships in servers, and the zones that decide local days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from bot.db.backends import BACKENDS
from bot.db.models import GuildRow, MemberRow, MembershipRow, StandingRow
from bot.db.people.erasing import being_erased
from bot.db.upsert import upsert
from bot.domain.people.caller import Caller
from bot.domain.people.zones import UTC_NAME
from bot.domain.refusals import Refusal, RefusedError
from bot.texts import storable

__all__ = [
    "Presence",
    "guild_zone",
    "is_hidden",
    "is_known",
    "member_zone",
    "presence_of",
    "remember",
    "set_departed",
    "set_guild_zone",
    "set_hidden",
    "set_zone",
    "welcome_back",
    "zone_of",
]

_MEMBER = MemberRow.__table__.c
_GUILD = GuildRow.__table__.c
_MEMBERSHIP = MembershipRow.__table__.c

# Statements of hot paths are made once: making one costs several times what running it does. They
# are run by the connection, as the upserts beside them: no row of theirs is ever a mapped object.
_KNOWN = select(_MEMBER.id).where(_MEMBER.id == bindparam("member_id"))
_MEMBER_ZONE = select(_MEMBER.time_zone).where(_MEMBER.id == bindparam("member_id"))
_GUILD_ZONE = select(_GUILD.time_zone).where(_GUILD.id == bindparam("guild_id"))
_HIDDEN = select(_MEMBERSHIP.hidden).where(
    _MEMBERSHIP.guild_id == bindparam("guild_id"),
    _MEMBERSHIP.member_id == bindparam("member_id"),
)
_PRESENCE = select(
    _MEMBER_ZONE.scalar_subquery(), _GUILD_ZONE.scalar_subquery(), _HIDDEN.scalar_subquery()
)


@dataclass(frozen=True, slots=True)
class Presence:
    """How days are counted for a member in a server, and whether its boards show them."""

    zone: str
    """It decides the member's local day: their own, else the server's, else UTC."""
    guild_zone: str
    """It decides the server's weeks and months."""
    hidden: bool


def remember(session: Session, who: Caller, now: datetime) -> None:
    """Keep the display name seen last; whoever acts is in the server.

    Every change a member makes begins here. Where several write at once it locks their row, so that
    two presses of one member, in whatever process, wait for one another.

    Raises:
        RefusedError: What they or the server had deleted is not all gone yet.
    """
    _lock(session, who, now)
    if being_erased(session, who.member_id, who.guild_id):
        raise RefusedError(Refusal.BEING_ERASED)
    upsert(
        session,
        MembershipRow,
        {"guild_id": who.guild_id, "member_id": who.member_id},
        insert={"hidden": False},
        update={"name": _kept(who.name), "departed": False, "checked_at": now},
    )


def is_known(session: Session, member_id: int) -> bool:
    """Whether anything is recorded of a member."""
    return session.connection().scalar(_KNOWN, {"member_id": member_id}) is not None


def _kept(name: str) -> str:
    """A display name as it is kept."""
    return storable(name)[:100]


def _lock(session: Session, who: Caller, now: datetime) -> None:
    """Make sure of a member's row, and hold it until the transaction ends."""
    own = {"id": who.member_id}
    # An update that changes nothing locks the row, or writes it anew should it just be deleted.
    held = None if BACKENDS[session.get_bind().dialect.name].one_writer else own
    upsert(session, MemberRow, own, insert={"first_seen_at": now}, update=held)


def presence_of(session: Session, who: Caller) -> Presence:
    """A member in a server."""
    keys = {"guild_id": who.guild_id, "member_id": who.member_id}
    own, guilds, hidden = session.connection().execute(_PRESENCE, keys).one()
    of_guild = guilds or UTC_NAME
    return Presence(own or of_guild, of_guild, bool(hidden))


def zone_of(session: Session, who: Caller) -> str:
    """The zone that decides a member's local day."""
    return presence_of(session, who).zone


def member_zone(session: Session, member_id: int) -> str | None:
    """The zone a member has set."""
    return session.scalar(_MEMBER_ZONE, {"member_id": member_id})


def guild_zone(session: Session, guild_id: int) -> str:
    """The zone in which a server's weeks and months turn."""
    return session.scalar(_GUILD_ZONE, {"guild_id": guild_id}) or UTC_NAME


def set_zone(session: Session, member_id: int, name: str | None) -> None:
    """Set a member's zone, or go by the server's."""
    session.execute(update(MemberRow).where(MemberRow.id == member_id).values(time_zone=name))


def set_guild_zone(session: Session, guild_id: int, name: str) -> None:
    """Set a server's zone."""
    upsert(session, GuildRow, {"id": guild_id}, update={"time_zone": name})


def is_hidden(session: Session, who: Caller) -> bool:
    """Whether a member is hidden from this server's leaderboards."""
    return presence_of(session, who).hidden


def set_hidden(session: Session, who: Caller, *, hidden: bool) -> None:
    """Hide a member from this server's leaderboards, or show them again."""
    mine = (MembershipRow.guild_id == who.guild_id, MembershipRow.member_id == who.member_id)
    session.execute(update(MembershipRow).where(*mine).values(hidden=hidden))
    _mark_standings(session, who.guild_id, [who.member_id], hidden=hidden)


def set_departed(
    session: Session, guild_id: int, checked: Mapping[int, str | None], now: datetime
) -> None:
    """Keep who was found in a server, by the name they have there, or not found (None).

    Departed members leave its boards.
    """
    one = (
        _MEMBERSHIP.guild_id == bindparam("of_guild"),
        _MEMBERSHIP.member_id == bindparam("of_member"),
    )
    for there in (True, False):
        found = {member: name for member, name in checked.items() if (name is not None) is there}
        if not found:
            continue
        change = update(MembershipRow.__table__).where(*one)  # type: ignore[arg-type]  # a mapped table is a Table
        values = [
            {"of_guild": guild_id, "of_member": member} | ({"name": _kept(name)} if name else {})
            for member, name in found.items()
        ]
        session.connection().execute(change.values(departed=not there, checked_at=now), values)
        if not there:
            _mark_standings(session, guild_id, found, hidden=True)


def welcome_back(session: Session, who: Caller) -> None:
    """Put a member who had left, and is here again, on the server's boards."""
    if not is_hidden(session, who):
        _mark_standings(session, who.guild_id, [who.member_id], hidden=False)


def _mark_standings(
    session: Session, guild_id: int, member_ids: Iterable[int], *, hidden: bool
) -> None:
    theirs = (StandingRow.guild_id == guild_id, StandingRow.member_id.in_(list(member_ids)))
    session.execute(update(StandingRow).where(*theirs).values(hidden=hidden))
