"""What members draw."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.backends import only_where
from bot.db.models.base import Base, Key

__all__ = ["DrawingRow"]


class DrawingRow(Base):
    """One drawing of one member's, made with `/draw`."""

    __tablename__ = "drawings"
    __table_args__ = (
        Index("ix_drawings_member_id", "member_id"),
        Index("ix_drawings_guild_id", "guild_id"),
        Index("ix_drawings_texts", "drawn_at", **only_where("text IS NOT NULL")),
    )

    key: Mapped[int] = mapped_column(Key, primary_key=True)
    guild_id: Mapped[int]
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"))
    text: Mapped[str | None] = mapped_column(Text)
    """As it was typed; None once it is forgotten."""
    revision: Mapped[int] = mapped_column(Integer)
    """How often it was changed: what is built on an older one is told so."""
    shared: Mapped[bool]
    """Whether it was shown to a channel: then others may read it."""
    drawn_at: Mapped[datetime]
    """When it was typed, or changed last."""
