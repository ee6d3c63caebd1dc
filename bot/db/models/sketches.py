"""What members draw to an answer or to their notes."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.backends import only_where
from bot.db.models.base import Base

__all__ = ["SketchRow"]


class SketchRow(Base):
    """One member's drawing to one asking of a question."""

    __tablename__ = "sketches"
    __table_args__ = (
        Index("ix_sketches_member_id", "member_id"),
        Index("ix_sketches_texts", "drawn_at", **only_where("text IS NOT NULL")),
    )

    occasion_key: Mapped[int] = mapped_column(
        ForeignKey("occasions.key", ondelete="CASCADE"), primary_key=True
    )
    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id", ondelete="CASCADE"), primary_key=True
    )
    text: Mapped[str | None] = mapped_column(Text)
    """As it was typed; None once it is forgotten."""
    revision: Mapped[int] = mapped_column(Integer)
    """How often it was changed: what is built on an older one is told so."""
    drawn_at: Mapped[datetime]
    """When it was typed, or changed last."""
