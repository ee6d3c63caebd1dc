"""Keeps what members draw with `/draw`."""

from sqlalchemy.orm import Session

from bot.db.models import DrawingRow
from bot.db.people import guilds, members
from bot.domain.drawing import DrawingRef, Drawn, drawable
from bot.domain.people.caller import DIRECT, Caller
from bot.domain.refusals import Refusal, RefusedError
from bot.drawing.language import Parsed, parse
from bot.services.clock import Clock

__all__ = ["DrawingService"]


class DrawingService:
    """Every method returns the drawing to show."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def draw(
        self,
        session: Session,
        who: Caller,
        ref: DrawingRef,
        text: str,
        revision: int,
        *,
        shared: bool = False,
    ) -> Drawn:
        """Keep a new drawing, or another text of one's own.

        Args:
            session: The transaction.
            who: Who draws.
            ref: Their drawing; 0 for a new one.
            text: What they typed; lines that cannot be read are kept too.
            revision: Of the text that they changed.
            shared: Whether what was changed stands where others see it.

        Raises:
            RefusedError: Nothing of it can be drawn, it is another's, or it was changed meanwhile.
        """
        members.remember(session, who, self._clock())
        parsed = drawable(text)
        if ref.drawing == 0:
            row = DrawingRow(
                guild_id=who.guild_id,
                member_id=who.member_id,
                text=text,
                revision=0,
                shared=False,
                drawn_at=self._clock(),
            )
            session.add(row)
            session.flush()
        else:
            row = self._own(session, who, ref)
            if row.text != text:  # sent twice, it counts once
                if row.revision != revision:
                    raise RefusedError(Refusal.DRAWING_CHANGED)
                row.text, row.revision, row.drawn_at = text, revision + 1, self._clock()
                row.shared = shared  # others read no text that was not shown to them
        return self._drawn(session, row, parsed)

    def show(self, session: Session, who: Caller, ref: DrawingRef) -> Drawn:
        """One's own drawing, to change it or to share it.

        Raises:
            RefusedError: It is another's, or no longer kept.
        """
        return self._drawn(session, self._own(session, who, ref))

    def share(
        self, session: Session, who: Caller, ref: DrawingRef, revision: int | None = None
    ) -> Drawn:
        """One's own drawing, to be shown to everyone in a channel.

        `revision`: of the text that its member sees; None on a card that does not say.

        Raises:
            RefusedError: It is another's or no longer kept, it was changed since, or the server
                lets nobody share.
        """
        row = self._own(session, who, ref)
        if revision not in (None, row.revision):
            raise RefusedError(Refusal.DRAWING_CHANGED)
        drawn = self._drawn(session, row)
        if not drawn.sharable:
            raise RefusedError(Refusal.SHARING_IS_OFF)
        row.shared = True
        return drawn

    def read(self, session: Session, who: Caller, ref: DrawingRef) -> Drawn:
        """A drawing of one's own, or one that was shared in this server: to be read as text.

        Raises:
            RefusedError: It is another's and was never shared, or no longer kept.
        """
        row = self._kept(session, ref)
        if not (row.shared and row.guild_id == who.guild_id):
            self._own(session, who, ref)
        return self._drawn(session, row)

    def _own(self, session: Session, who: Caller, ref: DrawingRef) -> DrawingRow:
        row = self._kept(session, ref)
        if row.member_id != who.member_id:
            raise RefusedError(Refusal.DRAWING_NOT_YOURS)
        return row

    def _kept(self, session: Session, ref: DrawingRef) -> DrawingRow:
        row = session.get(DrawingRow, ref.drawing, populate_existing=True)
        # After a deletion SQLite may give another's drawing the same number.
        if row is None or row.text is None or row.member_id != ref.member:
            raise RefusedError(Refusal.DRAWING_GONE)
        return row

    def _drawn(self, session: Session, row: DrawingRow, parsed: Parsed | None = None) -> Drawn:
        """`parsed`: what is drawn, where it was read already."""
        sharable = row.guild_id != DIRECT and guilds.lets_share(session, row.guild_id)
        assert row.text is not None  # noqa: S101 - `_kept` saw to it
        ref = DrawingRef(row.key, row.member_id)
        return Drawn(ref, row.text, row.revision, parsed or parse(row.text), sharable)
