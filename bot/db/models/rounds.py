"""Interviews in channels."""

from datetime import datetime

from sqlalchemy import Float, ForeignKey, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.backends import only_where
from bot.db.models.base import Base, Key, Scoped
from bot.db.models.occasions import OfOccasion

__all__ = ["RoundMemberRow", "RoundRow", "RoundTurnRow", "SharedRow"]


class RoundRow(Scoped, Base):
    """One run of questions for whoever is in one channel."""

    __tablename__ = "rounds"
    __table_args__ = (
        Index(
            "uq_rounds_running",
            "channel_id",
            unique=True,
            **only_where("ended_at IS NULL"),
        ),
        Index(
            "ix_rounds_outdated",
            "edit_after",
            **only_where("shown_version < version"),
        ),
        Index("ix_rounds_due_at", "due_at"),
        Index("ix_rounds_guild_id", "guild_id"),
        Index("ix_rounds_channel_id", "channel_id"),
    )

    key: Mapped[int] = mapped_column(Key, primary_key=True)
    guild_id: Mapped[int]
    channel_id: Mapped[int]
    """The channel or thread in which it was started."""
    message_id: Mapped[int | None]
    """Its card; None until Discord has told its id."""
    thread_id: Mapped[int | None]
    """The thread under its card, where one could be opened."""
    wanted: Mapped[int] = mapped_column(Integer)
    """How many questions were asked for."""
    total: Mapped[int] = mapped_column(Integer)
    """How many there will be: the topic may hold fewer."""
    position: Mapped[int] = mapped_column(Integer)
    """The current question, from 1."""
    due_at: Mapped[datetime | None]
    """When the clock reveals the answer, or where it waits for people, ends it; None once ended."""
    left_seconds: Mapped[float | None] = mapped_column(Float)
    """What is left of the question's time while it is paused."""
    host_seen_at: Mapped[datetime]
    """When the host last did something in it."""
    version: Mapped[int] = mapped_column(Integer)
    """It grows with each change that the card shows."""
    shown_version: Mapped[int] = mapped_column(Integer)
    """The version that the card shows."""
    edit_after: Mapped[datetime]
    """Until then the card is left alone: it was edited, or is being edited, just now."""
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    end_reason: Mapped[str | None] = mapped_column(Text)
    """Why it ended, as members read it."""


class RoundTurnRow(OfOccasion, Base):
    """One question asked in one channel."""

    __tablename__ = "round_turns"

    round_key: Mapped[int] = mapped_column(
        ForeignKey("rounds.key", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    revealed_at: Mapped[datetime | None]
    skipped: Mapped[bool] = mapped_column(default=False)


class RoundMemberRow(Base):
    """One who joined an interview in a channel."""

    __tablename__ = "round_members"
    __table_args__ = (Index("ix_round_members_member_id", "member_id"),)

    round_key: Mapped[int] = mapped_column(
        ForeignKey("rounds.key", ondelete="CASCADE"), primary_key=True
    )
    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id", ondelete="CASCADE"), primary_key=True
    )
    joined_at: Mapped[datetime]
    is_host: Mapped[bool] = mapped_column(default=False)


class SharedRow(Base):
    """An answer that its member has shared with the channel, or a part of it."""

    __tablename__ = "shared_answers"
    __table_args__ = (Index("ix_shared_answers_member_id", "member_id"),)

    occasion_key: Mapped[int] = mapped_column(
        ForeignKey("occasions.key", ondelete="CASCADE"), primary_key=True
    )
    part: Mapped[int] = mapped_column(Integer, primary_key=True)
    """0 for the whole answer, or the phase whose notes it is."""
    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id", ondelete="CASCADE"), primary_key=True
    )
    shared_at: Mapped[datetime]
    channel_id: Mapped[int | None]
    """The channel or thread where it stands; None where that was not noted."""
    message_id: Mapped[int | None]
    """As which message."""
