"""Members, servers, and members in servers."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, text, true
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.backends import only_where
from bot.db.models.base import Base

__all__ = ["GuildRow", "MemberRow", "MembershipRow"]


class MemberRow(Base):
    """A Discord user who has used the bot."""

    __tablename__ = "members"
    __table_args__ = (
        Index("ix_members_erased_at", "erased_at", **only_where("erased_at IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    time_zone: Mapped[str | None] = mapped_column(String(64))
    chat_id: Mapped[int | None]
    """Their direct messages with the bot, once they have answered something there."""
    chat_cards: Mapped[dict[str, list[int]] | None] = mapped_column(JSON(none_as_null=True))
    """Our messages there that still have buttons, by the kind of occasion: the newest card, and
    the last note below it."""
    first_seen_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]
    """When they had everything deleted: what is left of it goes piece by piece, this row last."""


class GuildRow(Base):
    """A server that the bot is or was in."""

    __tablename__ = "guilds"
    __table_args__ = (
        Index("ix_guilds_left_at", "left_at", **only_where("left_at IS NOT NULL")),
        Index("ix_guilds_erased_at", "erased_at", **only_where("erased_at IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    time_zone: Mapped[str | None] = mapped_column(String(64))
    left_at: Mapped[datetime | None]
    """When the server removed the bot; its record is kept for a while after that."""
    erased_at: Mapped[datetime | None]
    """When that while was over: what is left of it goes piece by piece, this row last."""
    rounds_by: Mapped[str] = mapped_column(
        String(10), default="everyone", server_default=text("'everyone'")
    )
    """Who may start an interview in a channel: `everyone`, `role` or `managers`."""
    rounds_role_id: Mapped[int | None]
    """The role whose members may, where it is a role."""
    rounds_in: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    """The channels for it; None where any will do."""
    sharing: Mapped[bool] = mapped_column(default=True, server_default=true())
    """Whether members may share their answers with a channel."""


class MembershipRow(Base):
    """A member in one server."""

    __tablename__ = "memberships"
    __table_args__ = (Index("ix_memberships_member_id", "member_id"),)

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
