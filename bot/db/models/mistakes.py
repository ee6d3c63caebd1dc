"""Mistakes that members reported in questions."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.backends import only_where
from bot.db.models.base import Base, Key

__all__ = ["MistakeRow"]


class MistakeRow(Base):
    """What a member says is wrong in a question; whoever runs the bot reads it."""

    __tablename__ = "mistakes"
    __table_args__ = (
        Index("ix_mistakes_member_id", "member_id"),
        Index("ix_mistakes_guild_id", "guild_id"),
        Index("ix_mistakes_question_key", "question_key"),
        Index("ix_mistakes_texts", "written_at", **only_where("text IS NOT NULL")),
        Index("ix_mistakes_open", "key", **only_where("done_at IS NULL")),
        Index("ix_mistakes_untold", "key", **only_where("untold_since IS NOT NULL")),
    )

    key: Mapped[int] = mapped_column(Key, primary_key=True)
    question_key: Mapped[int] = mapped_column(ForeignKey("questions.key"))
    """As it was read: it may be an alias."""
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"))
    guild_id: Mapped[int]
    """Where it was reported."""
    text: Mapped[str | None] = mapped_column(Text)
    """None once it is no longer kept."""
    written_at: Mapped[datetime]
    untold_since: Mapped[datetime | None]
    """Since when it is to be told in the host's channel; None where that is done, or not to be."""
    done_at: Mapped[datetime | None]
    """When whoever runs the bot said that it is settled."""
