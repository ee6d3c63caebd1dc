"""What members draw to an answer or to their notes."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.db.models import SketchRow

__all__ = ["forget", "keep", "kept"]


def kept(session: Session, occasion_key: int, member_id: int) -> SketchRow | None:
    """A member's drawing to an asking; it may be forgotten."""
    return session.get(SketchRow, (occasion_key, member_id), populate_existing=True)


def keep(session: Session, occasion_key: int, member_id: int, text: str, now: datetime) -> None:
    """Keep a drawing, in the place of the one before."""
    row = kept(session, occasion_key, member_id)
    if row is None:
        row = SketchRow(occasion_key=occasion_key, member_id=member_id, text=None, revision=0)
        session.add(row)
    elif row.text == text:  # sent twice, it counts once
        return
    row.text, row.revision, row.drawn_at = text, row.revision + 1, now
    session.flush()


def forget(session: Session, occasion_key: int, member_id: int) -> None:
    """Keep of a drawing only that there was one."""
    row = kept(session, occasion_key, member_id)
    if row is not None:
        row.text = None
