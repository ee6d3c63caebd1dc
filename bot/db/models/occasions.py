"""Occasions: what attempts answer, whatever asked it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Enum, ForeignKey, Index
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from bot.db.models.base import Base, Key
from bot.domain.attempts.occasions import OccasionKind

__all__ = ["OccasionRow", "OfOccasion"]


class OccasionRow(Base):
    """One asking of one question, to one member or to a channel."""

    __tablename__ = "occasions"
    __table_args__ = (
        Index("ix_occasions_guild_id", "guild_id"),
        Index("ix_occasions_member_id", "member_id"),
        Index("ix_occasions_question_key", "question_key"),
    )

    key: Mapped[int] = mapped_column(Key, primary_key=True)
    kind: Mapped[OccasionKind] = mapped_column(
        Enum(
            OccasionKind,
            native_enum=False,
            length=10,
            validate_strings=True,
            values_callable=list,
        )
    )
    """What asked; no CHECK, which on SQLite would rebuild this table for every new kind."""
    guild_id: Mapped[int]
    """Where it counts."""
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"))
    """Whose it is; None where a channel was asked."""
    question_key: Mapped[int] = mapped_column(ForeignKey("questions.key"))
    """As it was asked: it may be an alias."""
    asked_at: Mapped[datetime]
    typed: Mapped[list[list[int]] | None] = mapped_column(JSON(none_as_null=True))
    """Where it is answered by typing: part, message and length of each piece, in order.

    It holds no words; those stand where what asked keeps them.
    """


class OfOccasion:
    """What asks: it knows its occasion, and is read together with it."""

    occasion_key: Mapped[int] = mapped_column(
        ForeignKey("occasions.key", ondelete="CASCADE"), unique=True
    )

    def __init__(self, *, occasion: OccasionRow, **values: Any) -> None:  # noqa: ANN401 - its columns
        key = occasion.key
        super().__init__(occasion=occasion, occasion_key=key, **values)  # type: ignore[call-arg]  # every such row is a Base

    @declared_attr
    @classmethod
    def occasion(cls) -> Mapped[OccasionRow]:
        """The occasion, which is written before what asks."""
        return relationship(lazy="joined", innerjoin=True, viewonly=True)

    @property
    def question_key(self) -> int:
        """What was asked."""
        return self.occasion.question_key
