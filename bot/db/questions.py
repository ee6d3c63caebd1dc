"""The numbers of the bank's questions."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from bot.db.backends import BACKENDS
from bot.db.models import QuestionRow

__all__ = ["number"]


def number(session: Session, former: Mapping[str, Sequence[str]]) -> Mapping[str, int]:
    """Give every question its key, and return the keys by id.

    `former` has, for every id of the bank, the ids that question had before. One that was renamed
    keeps its key; one that left the bank keeps its row, for the record still speaks of it.
    Processes that start at once number one after the other.
    """
    if not BACKENDS[session.get_bind().dialect.name].one_writer:
        session.execute(text("SET LOCAL lock_timeout = '30s'"))  # nobody waits for an answer
        session.execute(text("LOCK TABLE questions IN SHARE ROW EXCLUSIVE MODE"))
    rows = {row.ref: row for row in session.scalars(select(QuestionRow))}
    for identity, earlier in former.items():
        if identity in rows:
            continue
        renamed = next((rows[old] for old in earlier if old in rows), None)
        row = renamed or QuestionRow(ref=identity)
        row.ref = identity
        session.add(row)
        rows[identity] = row
    session.flush()
    return {row.ref: row.key for row in rows.values()}
