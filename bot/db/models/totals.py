"""What attempts add up to: streaks, days, standings."""

from datetime import date

from sqlalchemy import ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.models.base import Base

__all__ = ["DayRow", "StandingRow", "StreakRow"]


class StreakRow(Base):
    """A member's streak in one server, as it stood after its last counted day."""

    __tablename__ = "streaks"
    __table_args__ = (Index("ix_streaks_member_id", "member_id"),)

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
    __table_args__ = (Index("ix_days_member_id", "member_id"),)

    guild_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[int] = mapped_column(
        ForeignKey("members.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(primary_key=True)
    points: Mapped[int] = mapped_column(Integer, default=0)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    """Graded written attempts."""
    frozen: Mapped[bool] = mapped_column(default=False)


class StandingRow(Base):
    """A member's total in one server over one period; hidden members are on no board."""

    __tablename__ = "standings"
    __table_args__ = (
        Index("ix_standings_board", "guild_id", "period", "hidden", "points", "member_id"),
        Index("ix_standings_member_id", "member_id"),
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
