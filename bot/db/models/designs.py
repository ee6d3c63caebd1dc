"""Design interviews, of one member and of a channel."""

from datetime import datetime

from sqlalchemy import JSON, Float, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.backends import only_where
from bot.db.models.base import Base, Key
from bot.db.models.occasions import OfOccasion

__all__ = ["DesignRow", "GroupDesignRow", "GroupNotesRow", "Paced"]


class Paced:
    """What runs in phases, each with its time."""

    length: Mapped[int] = mapped_column(Integer)
    """Its minutes: 45 or 20."""
    phase: Mapped[int] = mapped_column(Integer)
    """0 before it begins, 1 to 6 in its phases, 7 in the self-assessment."""
    ends_at: Mapped[datetime | None]
    """When the phase's time is up; None while it is paused, and outside the phases."""
    left_seconds: Mapped[float | None] = mapped_column(Float)
    """What is left of the phase's time while it is paused."""
    seen_at: Mapped[datetime]
    """When the bot was last known to be up while the timer ran."""
    told: Mapped[bool] = mapped_column(default=False)
    """Whether it was told that the time is up."""


class DesignRow(OfOccasion, Paced, Base):
    """One design question, discussed in phases by one member."""

    __tablename__ = "designs"
    __table_args__ = (
        Index(
            "uq_designs_running",
            "guild_id",
            "member_id",
            unique=True,
            **only_where("ended_at IS NULL"),
        ),
        Index("ix_designs_member_id", "member_id"),
        Index("ix_designs_guild_id", "guild_id"),
        Index("ix_designs_notes", "occasion_key", **only_where("notes IS NOT NULL")),
        Index("ix_designs_ends_at", "ends_at"),
    )

    key: Mapped[int] = mapped_column(Key, primary_key=True)
    guild_id: Mapped[int]
    """With the member it is its occasion's, beside it for the index: one may be running."""
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"))
    channel_id: Mapped[int | None]
    """The thread or direct messages where it runs."""
    heard_message_id: Mapped[int | None]
    """In a thread or direct messages: the last message that was read for the notes."""
    notes: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    """What was noted in each phase; None once it is an attempt's text, or was removed."""
    steps: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    """The self-assessment, as far as it is given."""
    ended_at: Mapped[datetime | None]


class GroupDesignRow(Paced, Base):
    """How far an interview in a channel is, where its one question is a design in phases."""

    __tablename__ = "group_designs"
    __table_args__ = (Index("ix_group_designs_ends_at", "ends_at"),)

    round_key: Mapped[int] = mapped_column(
        ForeignKey("rounds.key", ondelete="CASCADE"), primary_key=True
    )
    heard_message_id: Mapped[int | None]
    """The last message that was read for somebody's notes; at first the press that began it."""


class GroupNotesRow(Base):
    """What one member noted in a channel's design interview, for themselves."""

    __tablename__ = "group_notes"
    __table_args__ = (
        Index("ix_group_notes_member_id", "member_id"),
        Index("ix_group_notes_notes", "started_at", **only_where("notes IS NOT NULL")),
    )

    round_key: Mapped[int] = mapped_column(
        ForeignKey("rounds.key", ondelete="CASCADE"), primary_key=True
    )
    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id", ondelete="CASCADE"), primary_key=True
    )
    notes: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    """What was noted in each phase, kept as long as an attempt's text; None once it was removed."""
    steps: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    """The self-assessment, as far as it is given."""
    started_at: Mapped[datetime]
    typed: Mapped[list[list[int]] | None] = mapped_column(JSON(none_as_null=True))
    """Where messages are notes: phase, message and length of each piece, in order; no words."""
