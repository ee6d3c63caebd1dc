"""Questions, interviews and their turns, attempts, and what members know."""

from datetime import date, datetime

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.backends import only_where
from bot.db.models.base import Base, Key, Scoped
from bot.db.models.occasions import OfOccasion

__all__ = ["AttemptRow", "FamiliarityRow", "InterviewRow", "QuestionRow", "TurnRow"]


_HAS_TEXT = "text IS NOT NULL OR note IS NOT NULL OR follow_up_answer IS NOT NULL"


class QuestionRow(Base):
    """The number under which the record and the wire know a question of the bank."""

    __tablename__ = "questions"

    key: Mapped[int] = mapped_column(Key, primary_key=True)
    ref: Mapped[str] = mapped_column(String(80), unique=True)
    """The question's id in the bank; a renamed file keeps its key."""
    canonical_key: Mapped[int | None]
    """Under which question its attempts were counted at the last start; None before the first."""


class InterviewRow(Scoped, Base):
    """One run of questions for one member."""

    __tablename__ = "interviews"
    __table_args__ = (
        Index(
            "uq_interviews_running",
            "guild_id",
            "member_id",
            unique=True,
            **only_where("ended_at IS NULL"),
        ),
        Index("ix_interviews_member_id", "member_id"),
        Index("ix_interviews_guild_id", "guild_id"),
        Index("ix_interviews_practises", "practises"),
    )

    key: Mapped[int] = mapped_column(Key, primary_key=True)
    guild_id: Mapped[int]
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"))
    wanted: Mapped[int] = mapped_column(Integer)
    """How many questions were asked for."""
    total: Mapped[int] = mapped_column(Integer)
    """How many there will be: the topic may hold fewer."""
    practises: Mapped[int | None] = mapped_column(ForeignKey("interviews.key", ondelete="SET NULL"))
    """The interview whose missed questions this one asks again."""
    review: Mapped[str | None] = mapped_column(String(10))
    """Which questions spaced repetition brings back, where it is a review."""
    position: Mapped[int] = mapped_column(Integer, default=1)
    """The current turn, from 1."""
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class TurnRow(OfOccasion, Base):
    """One question asked in one interview."""

    __tablename__ = "turns"
    __table_args__ = (Index("ix_turns_draft", "occasion_key", **only_where("draft IS NOT NULL")),)

    interview_key: Mapped[int] = mapped_column(
        ForeignKey("interviews.key", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    hints: Mapped[int] = mapped_column(Integer, default=0)
    """How many hints were shown."""
    draft: Mapped[str | None] = mapped_column(Text)
    """The parts of an answer that is not finished."""
    heard_message_id: Mapped[int | None]
    """In a direct message: the last message that was read for it, or before one was, the
    interaction that led to it."""
    note_message_id: Mapped[int | None]
    """In a direct message: our message that says how much was noted."""
    skipped: Mapped[bool] = mapped_column(default=False)


class AttemptRow(Base):
    """One member's answer to one occasion, with its self-grade: the unit of record."""

    __tablename__ = "attempts"
    __table_args__ = (
        UniqueConstraint("occasion_key", "member_id"),
        CheckConstraint("grade BETWEEN 1 AND 4", name="grade"),
        Index("ix_attempts_member_id_guild_id_local_date", "member_id", "guild_id", "local_date"),
        Index("ix_attempts_guild_id_question_key", "guild_id", "question_key"),
        Index("ix_attempts_question_key", "question_key"),
        Index("ix_attempts_texts", "answered_at", **only_where(_HAS_TEXT)),
    )

    key: Mapped[int] = mapped_column(Key, primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"))
    guild_id: Mapped[int]
    """Where it counts: its occasion's, beside it for the indexes of the busiest statements."""
    occasion_key: Mapped[int] = mapped_column(ForeignKey("occasions.key", ondelete="CASCADE"))
    question_key: Mapped[int] = mapped_column(ForeignKey("questions.key"))
    """The canonical question: an alias counts as the question it points to."""
    text: Mapped[str | None] = mapped_column(Text)
    """What the member wrote; None once it was removed, and for "I don't know"."""
    written: Mapped[bool]
    gave_up: Mapped[bool]
    """Whether the member said "I don't know"."""
    answered_at: Mapped[datetime]
    local_date: Mapped[date | None]
    """The member's local date when it was first graded."""
    grade: Mapped[int | None] = mapped_column(Integer)
    graded_at: Mapped[datetime | None]
    """When it was first graded; a change of grade leaves it."""
    ticked: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    """Indexes of the key points the member ticked, from 0; None where the form was not used."""
    ticked_of: Mapped[int | None]
    """The digest of the key points that stood there; None for those of before it was kept."""
    note: Mapped[str | None] = mapped_column(Text)
    follow_up: Mapped[int | None] = mapped_column(Integer)
    """Which of the question's follow-ups the interviewer went on with, from 0."""
    follow_up_asked: Mapped[str | None] = mapped_column(Text)
    """That follow-up as the member read it; None for those of before it was kept."""
    follow_up_answer: Mapped[str | None] = mapped_column(Text)
    follow_up_had: Mapped[bool | None]
    """Whether the member had what the bank says to it; None where they did not tell."""
    points: Mapped[int] = mapped_column(Integer, default=0)
    card_before: Mapped[str | None] = mapped_column(Text)
    """The memory's card before this grade, so that a change of grade starts from it again."""


class FamiliarityRow(Base):
    """What a member has had to do with a question, wherever it was."""

    __tablename__ = "familiarity"
    __table_args__ = (Index("ix_familiarity_question_key", "question_key"),)

    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id", ondelete="CASCADE"), primary_key=True
    )
    question_key: Mapped[int] = mapped_column(ForeignKey("questions.key"), primary_key=True)
    seen_at: Mapped[datetime]
    grade: Mapped[int | None] = mapped_column(Integer)
    due_at: Mapped[datetime | None]
    card: Mapped[str | None] = mapped_column(Text)
