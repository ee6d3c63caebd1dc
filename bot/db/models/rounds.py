"""Interviews in channels."""

from datetime import datetime

from sqlalchemy import Float, ForeignKey, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.backends import only_where
from bot.db.models.base import Base, Key, Scoped
from bot.db.models.occasions import OfOccasion

__all__ = ["ReplacedCardRow", "RoundMemberRow", "RoundRow", "RoundTurnRow", "SharedRow"]


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
        Index(
            "ix_rounds_unsent",
            "lease_until",
            **only_where("card_step < step"),
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
    """Its newest card; None until Discord has told the id of the first."""
    first_card_id: Mapped[int | None]
    """The card under which its thread is, where it has one."""
    step: Mapped[int] = mapped_column(Integer)
    """How far it is, as `bot.domain.channel.steps` counts: each step has a card of its own."""
    card_step: Mapped[int] = mapped_column(Integer)
    """The step that its newest card shows."""
    sending_step: Mapped[int | None] = mapped_column(Integer)
    """The step whose card is being sent; whether it is there, nobody knows yet."""
    sending_since: Mapped[datetime | None]
    """When that was claimed first: since then Discord may know its nonce."""
    lease_until: Mapped[datetime | None]
    """Until then that card belongs to whoever sends it."""
    thread_id: Mapped[int | None]
    """The thread under its first card, where one could be opened."""
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

    @property
    def talked_at(self) -> int:
        """Where it is talked about: in its thread, or where there is none, in the channel."""
        return self.thread_id or self.channel_id


class ReplacedCardRow(Base):
    """A card with a newer one below it: it has yet to shrink to a line that leads there."""

    __tablename__ = "replaced_cards"
    __table_args__ = (Index("ix_replaced_cards_edit_after", "edit_after"),)

    round_key: Mapped[int] = mapped_column(
        ForeignKey("rounds.key", ondelete="CASCADE"), primary_key=True
    )
    message_id: Mapped[int] = mapped_column(primary_key=True)
    step: Mapped[int] = mapped_column(Integer)
    """What it showed."""
    edit_after: Mapped[datetime]
    """Until then it is left alone: it is being edited, or that was refused."""
    tries: Mapped[int] = mapped_column(Integer)


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
