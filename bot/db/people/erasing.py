"""The record of a member or a server goes piece by piece, so that no transaction takes long.

A mark that is set first says that it is to go; with the last piece the row that bears the mark goes
too. Whoever finds a mark goes on, also after a crash.
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Table, bindparam, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from bot.db.keys import by_key
from bot.db.models import Base, GuildRow, MemberRow, RoundMemberRow, RoundRow

__all__ = ["being_erased", "guild_piece", "mark", "marked", "member_piece"]

Marked = type[MemberRow] | type[GuildRow]


def mark(session: Session, kind: Marked, identity: int, now: datetime) -> bool:
    """Say that everything of a member or a server is to go; returns whether they are known."""
    own = kind.id == identity
    there = session.scalar(select(kind.id).where(own).with_for_update()) is not None
    session.execute(update(kind).where(own, kind.erased_at.is_(None)).values(erased_at=now))
    return there


def marked(session: Session, kind: Marked) -> int | None:
    """A member or server of whom something is still to go."""
    return session.scalar(select(kind.id).where(kind.erased_at.is_not(None)).limit(1))


_MEMBERS, _GUILDS = MemberRow.__table__.c, GuildRow.__table__.c
# Asked at each press, and made once: making a statement costs several times what running it does.
_BEING_ERASED = select(
    or_(
        exists().where(_MEMBERS.id == bindparam("member_id"), _MEMBERS.erased_at.is_not(None)),
        exists().where(_GUILDS.id == bindparam("guild_id"), _GUILDS.erased_at.is_not(None)),
    )
)


def being_erased(session: Session, member_id: int, guild_id: int) -> bool:
    """Whether something of a member or their server is still to go: nothing may be added."""
    keys = {"member_id": member_id, "guild_id": guild_id}
    return bool(session.connection().scalar(_BEING_ERASED, keys))


def _take(session: Session, kind: Marked, identity: int) -> bool:
    """Hold a mark, so that two who go on with it wait for each other; returns if it is there."""
    own = (kind.id == identity, kind.erased_at.is_not(None))
    return session.scalar(select(kind.id).where(*own).with_for_update()) is not None


def member_piece(session: Session, member_id: int, most: int) -> bool:
    """Delete some more of a marked member; returns whether more is left."""
    if not _take(session, MemberRow, member_id):
        return False  # another has deleted the rest, and what is there by now is new
    joined: Table = RoundMemberRow.__table__  # type: ignore[assignment]  # a mapped table is a Table
    went = _piece(session, "member_id", member_id, most, but=(joined,))
    if went < most:  # their name is nowhere else any more: now the cards of channels are told
        keys = _some(session, joined, joined.c.member_id == member_id, most - went)
        of_these = RoundRow.key.in_([round_key for round_key, _ in keys])
        session.execute(update(RoundRow).where(of_these).values(version=RoundRow.version + 1))
        if keys:
            one, values = by_key(joined, keys)
            session.connection().execute(delete(joined).where(*one), values)
        went += len(keys)
    if went >= most:
        return True
    session.execute(delete(MemberRow).where(MemberRow.id == member_id))
    return False


def guild_piece(session: Session, guild_id: int, most: int) -> bool:
    """Delete some more of a marked server; what members met elsewhere stays."""
    if not _take(session, GuildRow, guild_id):
        return False
    if _piece(session, "guild_id", guild_id, most) >= most:
        return True
    session.execute(delete(GuildRow).where(GuildRow.id == guild_id))
    return False


def _piece(
    session: Session, column: str, value: int, most: int, but: Collection[Table] = ()
) -> int:
    """Delete at most so many of the rows with a value in a column, and of what hangs on them.

    A new table with such a column is found by itself, so that nothing stored is ever forgotten.
    """
    went = 0
    for table in reversed(Base.metadata.sorted_tables):
        if column in table.c and table not in but:
            went += _delete(session, table, table.c[column] == value, most - went, column)
        if went >= most:
            break
    return went


def _delete(session: Session, table: Table, condition: Any, most: int, column: str) -> int:  # noqa: ANN401 - what `where` takes
    """Delete at most so many rows, none of them before what hangs on it.

    Left to the foreign keys, one row of a busy channel would take any number with it.
    """
    keys = _some(session, table, condition, most)
    went = 0
    for hanging in _hanging_on(table):
        if keys and column not in hanging.parent.table.c:
            on_these = hanging.parent.in_([key for key, *_ in keys])
            went += _delete(session, hanging.parent.table, on_these, most - went, column)
            if went >= most:
                return went
    if keys:
        one, values = by_key(table, keys[: most - went])
        session.connection().execute(delete(table).where(*one), values)
    return went + len(keys[: most - went])


def _some(session: Session, table: Table, condition: Any, most: int) -> list[Any]:  # noqa: ANN401 - as above
    rows = session.execute(select(*table.primary_key).where(condition).limit(most))
    return [tuple(row) for row in rows]


def _hanging_on(table: Table) -> Iterator[ForeignKey]:
    """The foreign keys by which rows of other tables go together with this one's."""
    for other in Base.metadata.sorted_tables:
        for key in other.foreign_keys:
            if key.column.table is table and key.ondelete == "CASCADE" and other is not table:
                yield key
