"""The tables. A `guild_id` of `bot.domain.people.DIRECT` is that of direct messages."""

from datetime import date, datetime, time
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.db.types import Instant

__all__ = [
    "AttemptRow",
    "Base",
    "DayRow",
    "FactRow",
    "FamiliarityRow",
    "GuildRow",
    "InterviewRow",
    "MemberRow",
    "MembershipRow",
    "PostRow",
    "QuestionRow",
    "ScheduleRow",
    "StandingRow",
    "StreakRow",
    "TurnRow",
]

_Key = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite numbers rows by itself only where the key is an INTEGER."""


class Base(DeclarativeBase):
    """Names every constraint, so that later migrations can change it on SQLite too."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Instant,
        int: BigInteger,
        list[int]: JSON,
    }


class FactRow(Base):
    """Something the bot must remember about itself, by name."""

    __tablename__ = "facts"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class QuestionRow(Base):
    """The number under which the record and the wire know a question of the bank."""

    __tablename__ = "questions"

    key: Mapped[int] = mapped_column(_Key, primary_key=True)
    ref: Mapped[str] = mapped_column(String(80), unique=True)
    """The question's id in the bank; a renamed file keeps its key."""


class MemberRow(Base):
    """A Discord user who has used the bot."""

    __tablename__ = "members"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    time_zone: Mapped[str | None] = mapped_column(String(64))
    first_seen_at: Mapped[datetime]


class GuildRow(Base):
    """A server that the bot is or was in."""

    __tablename__ = "guilds"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    time_zone: Mapped[str | None] = mapped_column(String(64))
    left_at: Mapped[datetime | None]
    """When the server removed the bot; its record is kept for a while after that."""


class MembershipRow(Base):
    """A member in one server."""

    __tablename__ = "memberships"

    guild_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(String(100))
    """The display name seen last, as the user wrote it; escape it where it is shown."""
    hidden: Mapped[bool] = mapped_column(default=False)
    """Whether the member wants to be on no leaderboard."""
    departed: Mapped[bool] = mapped_column(default=False)
    checked_at: Mapped[datetime | None]
    """When it was last known that the member is in the server."""


class InterviewRow(Base):
    """One run of questions for one member."""

    __tablename__ = "interviews"
    __table_args__ = (
        Index(
            "uq_interviews_running",
            "guild_id",
            "member_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_interviews_member_id", "member_id"),
    )

    key: Mapped[int] = mapped_column(_Key, primary_key=True)
    guild_id: Mapped[int]
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"))
    topic: Mapped[str | None] = mapped_column(String(80))
    level: Mapped[str | None] = mapped_column(String(10))
    wanted: Mapped[int] = mapped_column(Integer)
    """How many questions were asked for."""
    total: Mapped[int] = mapped_column(Integer)
    """How many there will be: the topic may hold fewer."""
    practises: Mapped[int | None] = mapped_column(ForeignKey("interviews.key", ondelete="SET NULL"))
    """The interview whose missed questions this one asks again."""
    position: Mapped[int] = mapped_column(Integer, default=1)
    """The current turn, from 1."""
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class TurnRow(Base):
    """One question asked in one interview."""

    __tablename__ = "turns"

    interview_key: Mapped[int] = mapped_column(
        ForeignKey("interviews.key", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    question_key: Mapped[int] = mapped_column(ForeignKey("questions.key"))
    """As it was asked: it may be an alias."""
    hints: Mapped[int] = mapped_column(Integer, default=0)
    """How many hints were shown."""
    skipped: Mapped[bool] = mapped_column(default=False)
    asked_at: Mapped[datetime]


class ScheduleRow(Base):
    """Where, when and from which topics a channel gets its daily question."""

    __tablename__ = "schedules"
    __table_args__ = (
        Index("ix_schedules_guild_id", "guild_id"),
        Index("ix_schedules_next_due_at", "next_due_at"),
    )

    key: Mapped[int] = mapped_column(_Key, primary_key=True)
    guild_id: Mapped[int]
    channel_id: Mapped[int]
    time: Mapped[time]
    zone: Mapped[str] = mapped_column(String(64))
    days: Mapped[str] = mapped_column(String(32))
    topic: Mapped[str | None] = mapped_column(String(80))
    level: Mapped[str | None] = mapped_column(String(10))
    ping_role_id: Mapped[int | None]
    thread: Mapped[bool] = mapped_column(default=False)
    silent: Mapped[bool] = mapped_column(default=False)
    next_due_at: Mapped[datetime | None]
    """None while the schedule is paused."""
    paused_because: Mapped[str | None] = mapped_column(Text)
    """Why the bot paused it, as a manager reads it; an empty text where a manager did."""
    warning: Mapped[str | None] = mapped_column(Text)
    """What a manager should know about the last post."""


class PostRow(Base):
    """One question posted for one schedule on one local date."""

    __tablename__ = "posts"
    __table_args__ = (
        UniqueConstraint("schedule_key", "local_date"),
        CheckConstraint("state IN ('claimed', 'sent', 'closed', 'given-up')", name="state"),
        Index("ix_posts_state", "state", "lease_until"),
        Index("ix_posts_guild_id", "guild_id"),
    )

    key: Mapped[int] = mapped_column(_Key, primary_key=True)
    schedule_key: Mapped[int | None] = mapped_column(
        ForeignKey("schedules.key", ondelete="SET NULL")
    )
    guild_id: Mapped[int]
    channel_id: Mapped[int]
    local_date: Mapped[date]
    question_key: Mapped[int] = mapped_column(ForeignKey("questions.key"))
    state: Mapped[str] = mapped_column(String(10))
    claimed_at: Mapped[datetime]
    lease_until: Mapped[datetime]
    """Until then the post belongs to whoever claimed it."""
    message_id: Mapped[int | None]
    closes_at: Mapped[datetime]
    """When its day is over where it was posted."""
    answers: Mapped[int] = mapped_column(Integer, default=0)
    shown_answers: Mapped[int] = mapped_column(Integer, default=0)
    """The number of answers that the message shows."""


class StandingRow(Base):
    """A member's total in one server over one period; hidden members are on no board."""

    __tablename__ = "standings"
    __table_args__ = (
        Index("ix_standings_board", "guild_id", "period", "hidden", "points", "member_id"),
    )

    guild_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    period: Mapped[str] = mapped_column(String(8), primary_key=True)
    """`all`, a month such as `2026-11`, or an ISO week such as `2026-W48`."""
    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id", ondelete="CASCADE"), primary_key=True
    )
    points: Mapped[int] = mapped_column(Integer, default=0)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    hidden: Mapped[bool] = mapped_column(default=False)


class AttemptRow(Base):
    """One member's answer to one question, with its self-grade: the unit of record."""

    __tablename__ = "attempts"
    __table_args__ = (
        ForeignKeyConstraint(
            ["interview_key", "position"],
            ["turns.interview_key", "turns.position"],
            ondelete="CASCADE",
        ),
        UniqueConstraint("interview_key", "position", "member_id"),
        UniqueConstraint("post_key", "member_id"),
        CheckConstraint("grade BETWEEN 1 AND 4", name="grade"),
        Index("ix_attempts_member_id_guild_id_local_date", "member_id", "guild_id", "local_date"),
        Index("ix_attempts_guild_id_question_key", "guild_id", "question_key"),
        Index("ix_attempts_answered_at", "answered_at"),
    )

    key: Mapped[int] = mapped_column(_Key, primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"))
    guild_id: Mapped[int]
    interview_key: Mapped[int | None]
    position: Mapped[int | None] = mapped_column(Integer)
    post_key: Mapped[int | None] = mapped_column(ForeignKey("posts.key", ondelete="CASCADE"))
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
    ticked: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    """Indexes of the key points the member ticked, from 0; None where the form was not used."""
    note: Mapped[str | None] = mapped_column(Text)
    points: Mapped[int] = mapped_column(Integer, default=0)
    card_before: Mapped[str | None] = mapped_column(Text)
    """The memory's card before this grade, so that a change of grade starts from it again."""


class FamiliarityRow(Base):
    """What a member has had to do with a question, wherever it was."""

    __tablename__ = "familiarity"

    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id", ondelete="CASCADE"), primary_key=True
    )
    question_key: Mapped[int] = mapped_column(ForeignKey("questions.key"), primary_key=True)
    seen_at: Mapped[datetime]
    grade: Mapped[int | None] = mapped_column(Integer)
    due_at: Mapped[datetime | None]
    card: Mapped[str | None] = mapped_column(Text)


class StreakRow(Base):
    """A member's streak in one server, as it stood after its last counted day."""

    __tablename__ = "streaks"

    guild_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id", ondelete="CASCADE"), primary_key=True
    )
    length: Mapped[int] = mapped_column(Integer)
    longest: Mapped[int] = mapped_column(Integer)
    freezes: Mapped[int] = mapped_column(Integer)
    last_day: Mapped[date | None]
    zone: Mapped[str] = mapped_column(String(64))


class DayRow(Base):
    """A member's local day in one server: what it earned, or that a freeze kept the streak."""

    __tablename__ = "days"

    guild_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(primary_key=True)
    points: Mapped[int] = mapped_column(Integer, default=0)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    """Graded written attempts."""
    frozen: Mapped[bool] = mapped_column(default=False)
