"""What every step of an interview in a channel needs: finds it, changes it, and shows it."""

from dataclasses import dataclass
from datetime import timedelta

import structlog
from sqlalchemy.orm import Session

from bot.db import members, rounds
from bot.db.models import RoundMemberRow, RoundRow, RoundTurnRow
from bot.domain.interview import RoundRef
from bot.domain.people import Caller
from bot.domain.rounds import PATIENCE, Asking, Open, Over, RoundLine, RoundView
from bot.errors import WhiteboardError
from bot.services.clock import Clock
from bot.services.library import Library

__all__ = ["QUESTION_LOST", "RoundDesk", "Seat"]

QUESTION_LOST = "Its question is no longer in my question bank."

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Seat:
    """An interview, and one of its questions, as the record has them."""

    round: RoundRow
    turn: RoundTurnRow

    @property
    def ref(self) -> RoundRef:
        """The numbers that its buttons carry."""
        return RoundRef(self.round.key, self.turn.position, self.turn.question_key)

    @property
    def is_current(self) -> bool:
        """Whether the interview runs and stands at this question."""
        return self.round.ended_at is None and self.round.position == self.turn.position

    @property
    def is_asking(self) -> bool:
        """Whether the question still waits for answers."""
        return self.is_current and self.turn.revealed_at is None and not self.turn.skipped


class RoundDesk:
    """Works on rows inside a service's transaction."""

    def __init__(self, library: Library, clock: Clock) -> None:
        self._library = library
        self._clock = clock

    def seat(self, session: Session, who: Caller, ref: RoundRef) -> Seat:
        """A question of an interview in the caller's server.

        Raises:
            WhiteboardError: It is not recorded there.
        """
        members.remember(session, who, self._clock())
        row = rounds.round_by_key(session, ref.round)
        turn = rounds.turn_at(session, ref.round, ref.position)
        if row is None or turn is None or row.guild_id != who.guild_id:
            raise WhiteboardError("This interview is no longer recorded here.")
        return Seat(row, turn)

    def join(self, session: Session, row: RoundRow, member_id: int, *, is_host: bool) -> None:
        """Let a member join, unless they have."""
        if session.get(RoundMemberRow, (row.key, member_id)) is None:
            session.add(
                RoundMemberRow(
                    round_key=row.key,
                    member_id=member_id,
                    joined_at=self._clock(),
                    is_host=is_host,
                )
            )
            session.flush()
            self.touch(row)

    def touch(self, row: RoundRow) -> None:
        """Note that the card shows less than the record has."""
        row.version += 1

    def reveal(self, seat: Seat) -> None:
        """Show the answer; from now on the interview waits for people, but not for ever."""
        now = self._clock()
        seat.turn.revealed_at = now
        seat.round.due_at, seat.round.left_seconds = now + PATIENCE, None
        self.touch(seat.round)

    def end(self, row: RoundRow, reason: str) -> None:
        """End an interview, once."""
        if row.ended_at is not None:
            return
        row.ended_at, row.end_reason = self._clock(), reason
        row.due_at = row.left_seconds = None
        self.touch(row)
        _log.info("round.ended", round=row.key)  # the reason may have a name in it

    def current(self, session: Session, row: RoundRow) -> Seat:
        """An interview at the question where it stands."""
        turn = rounds.turn_at(session, row.key, row.position)
        assert turn is not None  # noqa: S101 - a started interview has its current question
        return Seat(row, turn)

    def view(self, session: Session, row: RoundRow) -> RoundView:
        """What the card shows; an interview whose question has left the bank is over."""
        seat = self.current(session, row)
        if self._library.identity(seat.turn.question_key) is None:
            self.end(row, QUESTION_LOST)
        if row.ended_at is not None:
            return self._over(session, seat)
        people = rounds.joined(session, row)
        names, host = dict(people), rounds.host_of(session, row.key)
        answered = rounds.answered(session, row.key, row.position)
        shown = tuple(names[each] for each in answered if each in names)
        question = self._library.question(seat.turn.question_key)
        host_name = None if host is None else names.get(host)
        if seat.turn.revealed_at is not None:
            fell = rounds.grades(session, row.key, row.position)
            sharing = self.sharing(session, row.guild_id)
            return Open(seat.ref, question, row.total, host_name, shown, fell, sharing)
        left = None if row.left_seconds is None else timedelta(seconds=row.left_seconds)
        return Asking(
            ref=seat.ref,
            question=question,
            total=row.total,
            host=host_name,
            answered=shown,
            joined=len(people),
            due_at=row.due_at if left is None else None,
            left=left,
            wanted=row.wanted if row.wanted > row.total else None,
        )

    @staticmethod
    def sharing(session: Session, guild_id: int) -> bool:
        """Whether a server lets members share their answers."""
        guild = rounds.guild(session, guild_id)
        return guild is None or guild.sharing

    def _over(self, session: Session, seat: Seat) -> Over:
        row = seat.round
        lines = [
            RoundLine(
                question=self._library.question(turn.question_key),
                answered=len(rounds.answered(session, row.key, turn.position)),
                grades=rounds.grades(session, row.key, turn.position),
                skipped=turn.skipped,
            )
            for turn in rounds.turns_of(session, row.key)
            if self._library.identity(turn.question_key) is not None
        ]
        names = tuple(name for _, name in rounds.joined(session, row))
        return Over(seat.ref, row.end_reason or "", row.total, names, tuple(lines))
