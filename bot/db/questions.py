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
    keys: dict[str, int] = dict(session.execute(select(QuestionRow.ref, QuestionRow.key)).all())
    new: list[QuestionRow] = []
    for identity, earlier in former.items():
        if identity in keys:
            continue
        renamed = next((old for old in earlier if old in keys), None)
        row = QuestionRow() if renamed is None else session.get_one(QuestionRow, keys.pop(renamed))
        row.ref = identity
        new.append(row)
    session.add_all(new)
    session.flush()
    return keys | {row.ref: row.key for row in new}
