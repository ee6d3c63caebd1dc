"""What every table shares."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, Integer, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.db.types import Instant
from bot.domain.choosing.scope import Scope

__all__ = ["Base", "FactRow", "Key", "Scoped"]

Key = BigInteger().with_variant(Integer(), "sqlite")
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


class Scoped:
    """What keeps a scope: which questions may be asked."""

    topic: Mapped[str | None] = mapped_column(String(80))
    level: Mapped[str | None] = mapped_column(String(10))

    @property
    def scope(self) -> Scope:
        """Which questions may be asked."""
        return Scope.kept(self.topic, self.level)

    @scope.setter
    def scope(self, scope: Scope) -> None:
        self.topic, self.level = scope.words


class FactRow(Base):
    """Something the bot must remember about itself, by name."""

    __tablename__ = "facts"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
