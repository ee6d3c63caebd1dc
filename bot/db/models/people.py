"""Members, servers, and members in servers."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.models.base import Base

__all__ = ["GuildRow", "MemberRow", "MembershipRow"]


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
