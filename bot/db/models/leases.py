"""Who serves a token."""

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.models.base import Base

__all__ = ["LeaseRow"]


class LeaseRow(Base):
    """The right to serve an application, which one process has at a time."""

    __tablename__ = "leases"

    application_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    shards: Mapped[int] = mapped_column(Integer)
    """Into how many shards its servers are split: the lease is for all of them."""
    number: Mapped[int]
    """Greater with each process that takes the lease: whoever has a smaller one has lost it."""
    beat: Mapped[int]
    """Greater with each renewal: a beat that stands still is how a lapsed lease is known, since
    no two clocks need to agree on it."""
    holder: Mapped[str | None] = mapped_column(String(200))
    """The process that holds it, as `bot.process` writes it down; None where it was given back."""
