"""Daily schedules and their posts."""

from datetime import date, datetime, time

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.backends import only_where
from bot.db.models.base import Base, Key, Scoped
from bot.db.models.occasions import OfOccasion

__all__ = ["PostRow", "ScheduleRow"]


class ScheduleRow(Scoped, Base):
    """Where, when and from which topics a channel gets its daily question."""

    __tablename__ = "schedules"
    __table_args__ = (
        Index("ix_schedules_guild_id", "guild_id"),
        Index("ix_schedules_next_due_at", "next_due_at"),
        Index(
            "ix_schedules_paused_because",
            "paused_because",
            **only_where("paused_because IS NOT NULL"),
        ),
    )

    key: Mapped[int] = mapped_column(Key, primary_key=True)
    guild_id: Mapped[int]
    channel_id: Mapped[int]
    time: Mapped[time]
    zone: Mapped[str] = mapped_column(String(64))
    follows: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether the zone is the server's, and changes with it."""
    days: Mapped[str] = mapped_column(String(32))
    ping_role_id: Mapped[int | None]
    thread: Mapped[bool] = mapped_column(default=False)
    silent: Mapped[bool] = mapped_column(default=False)
    next_due_at: Mapped[datetime | None]
    """None while the schedule is paused."""
    paused_because: Mapped[str | None] = mapped_column(Text)
    """Why the bot paused it, as a manager reads it; an empty text where a manager did."""
    warning: Mapped[str | None] = mapped_column(Text)
    """What a manager should know about the last post."""


class PostRow(OfOccasion, Base):
    """One question posted for one schedule on one local date; it is asked when it is claimed."""

    __tablename__ = "posts"
    __table_args__ = (
        UniqueConstraint("schedule_key", "local_date"),
        CheckConstraint("state IN ('claimed', 'sent', 'closed', 'given-up')", name="state"),
        Index("ix_posts_state", "state", "lease_until"),
    )

    key: Mapped[int] = mapped_column(Key, primary_key=True)
    schedule_key: Mapped[int | None] = mapped_column(
        ForeignKey("schedules.key", ondelete="SET NULL")
    )
    channel_id: Mapped[int]
    local_date: Mapped[date]
    state: Mapped[str] = mapped_column(String(10))
    lease_until: Mapped[datetime]
    """Until then the post belongs to whoever claimed it."""
    message_id: Mapped[int | None]
    closes_at: Mapped[datetime]
    """When its day is over where it was posted."""
    answers: Mapped[int] = mapped_column(Integer, default=0)
    shown_answers: Mapped[int] = mapped_column(Integer, default=0)
    """The number of answers that the message shows."""
