"""What the bot must remember about itself."""

from sqlalchemy.orm import Session

from bot.db.models import FactRow
from bot.db.upsert import upsert

__all__ = ["fact", "remember_fact"]


def fact(session: Session, name: str) -> str | None:
    """What is remembered under a name."""
    row = session.get(FactRow, name)
    return row.value if row else None


def remember_fact(session: Session, name: str, value: str) -> None:
    """Remember something under a name."""
    upsert(session, FactRow, {"name": name}, update={"value": value})
