"""Interviews in channels: starting one, and what its host does; one method is one transaction."""

from collections.abc import Collection, Sequence
from random import Random

from sqlalchemy.orm import Session

from bot.bank import Question
from bot.db.attempts import occasions
from bot.db.channel import rounds
from bot.db.models import GroupDesignRow, RoundMemberRow, RoundRow, RoundTurnRow
from bot.db.people import guilds, members
from bot.domain.attempts.occasions import OccasionKind, RoundRef
from bot.domain.channel import steps
from bot.domain.channel.interview import (
    PATIENCE,
    QUESTION_TIME,
    AlreadyRunning,
    EndReason,
    Heirs,
    Place,
    RoundView,
    Started,
)
from bot.domain.choosing.request import Request
from bot.domain.choosing.selection import how_many
from bot.domain.people.caller import Caller
from bot.domain.phases.phases import OPENING, Length, Timer
from bot.domain.refusals import Refusal, RefusedError
from bot.services.channel.interview import ChannelInterviews
from bot.services.channel.settings import refuse_unwelcome
from bot.services.channel.time import keep, timer_of
from bot.services.channel.view import ChannelViews
from bot.services.choosing.channel import ChannelChoice
from bot.services.clock import Clock
from bot.services.library import Library

__all__ = ["HostingService"]


class HostingService:
    """Starts interviews in channels, and leads them as their hosts say.

    The host's steps raise `RefusedError` for anyone else, until the host has been gone for ten
    minutes. A step on a question that is over changes nothing: two presses of the same moment are
    one step.
    """

    def __init__(
        self,
        library: Library,
        interviews: ChannelInterviews,
        views: ChannelViews,
        clock: Clock,
        random: Random,
    ) -> None:
        self._library = library
        self._interviews = interviews
        self._views = views
        self._clock = clock
        self._choice = ChannelChoice(library, clock, random)

    def start(
        self,
        session: Session,
        who: Caller,
        place: Place,
        roles: Collection[int] | None,
        request: Request,
        *,
        design: bool = False,
        there: Collection[int] | None = None,
    ) -> Started | AlreadyRunning:
        """Start an interview in a channel, or say where its running one is.

        Args:
            session: The transaction.
            who: Who will be its host.
            place: Where it was asked for.
            roles: The roles of that member; None while the server is out.
            request: What to ask.
            design: Whether one design prompt is discussed in phases, instead of questions asked.
            there: The roles and channels that the server has; None where nobody knows.

        Raises:
            RefusedError: They leave nothing to ask, or the server does not let the member start it.
        """
        members.remember(session, who, self._clock())
        guild = guilds.locked(session, who.guild_id)
        running = rounds.of_channel(session, place.channel_id)
        if running is not None and self._interviews.is_out_of_sight(running):
            self._interviews.end(running, EndReason.NEVER_POSTED)
            session.flush()
        elif running is not None:
            self._interviews.touch(running)  # should its card be gone, this finds out
            return AlreadyRunning(running.guild_id, running.channel_id, running.message_id)
        refuse_unwelcome(guild, who, place, roles, there)
        row = self._begin(session, who, place, request, design=design)
        return Started(row.key, self._views.view(session, row))

    def _begin(
        self, session: Session, who: Caller, place: Place, request: Request, *, design: bool
    ) -> RoundRow:
        """A new interview with its first question, whose card is about to be posted."""
        pool = self._choice.pool(request.scope, design=design)
        wanted = 1 if design else request.questions or request.usual
        now = self._clock()
        row = RoundRow(
            guild_id=who.guild_id,
            channel_id=place.channel_id,
            thread_id=None if place.parent_id is None else place.channel_id,
            scope=request.scope,
            wanted=wanted,
            total=how_many(pool, wanted),
            position=0,
            host_seen_at=now,
            step=0,
            card_step=0,
            version=0,
            shown_version=0,
            edit_after=now,
            started_at=now,
        )
        session.add(row)
        session.flush()
        self._interviews.join(session, row, who, is_host=True)
        self._ask(session, row, pool)
        if design:
            self._gather(session, row)
        row.shown_version, row.card_step = row.version, row.step
        return row

    def show(self, session: Session, who: Caller, ref: RoundRef) -> RoundView:
        """What the card shows."""
        return self._views.view(session, self._interviews.find(session, who, ref).round)

    def reveal(self, session: Session, who: Caller, ref: RoundRef) -> None:
        """Show the answer before the time is up."""
        interview = self._interviews.lead_questions(session, who, ref)
        if interview.is_asking:
            self._interviews.reveal(interview)

    def skip(self, session: Session, who: Caller, ref: RoundRef) -> None:
        """Leave a question, and go on to the next."""
        interview = self._interviews.lead_questions(session, who, ref)
        if interview.is_asking:
            interview.turn.skipped = True
            self._ask_next(session, interview.round)

    def next(self, session: Session, who: Caller, ref: RoundRef) -> None:
        """Go on once the answer was shown; after the last question the interview is over."""
        interview = self._interviews.lead_questions(session, who, ref)
        if interview.is_current and not interview.is_asking:
            self._ask_next(session, interview.round)

    def pause(self, session: Session, who: Caller, ref: RoundRef) -> None:
        """Stop the time; a pause that nobody ends is ended by the clock."""
        interview = self._interviews.lead_questions(session, who, ref)
        row, now = interview.round, self._clock()
        if interview.is_asking and not timer_of(row).paused:
            keep(row, timer_of(row).pause(now), now)
            self._interviews.touch(row)

    def resume(self, session: Session, who: Caller, ref: RoundRef) -> None:
        """Let the time run again."""
        interview = self._interviews.lead_questions(session, who, ref)
        row, now = interview.round, self._clock()
        if interview.is_asking and timer_of(row).paused:
            keep(row, timer_of(row).resume(now), now)
            self._interviews.touch(row)

    def extend(self, session: Session, who: Caller, ref: RoundRef, deadline: int) -> None:
        """Give five minutes more than a deadline, in seconds since 1970: once, if pressed twice."""
        interview = self._interviews.lead_questions(session, who, ref)
        row, now = interview.round, self._clock()
        ends_at = timer_of(row).ends_at
        if interview.is_asking and ends_at and int(ends_at.timestamp()) == deadline:
            keep(row, timer_of(row).extend(now), now)
            self._interviews.touch(row)

    def end(self, session: Session, who: Caller, ref: RoundRef) -> None:
        """End the interview for all; those who manage the server may, whoever hosts it."""
        interview = self._interviews.lead_out(session, who, ref)
        hosts = rounds.host_of(session, ref.round) == who.member_id
        others = EndReason.BY_MANAGER if who.manages else EndReason.BY_MEMBER
        self._interviews.end(interview.round, EndReason.BY_HOST if hosts else others)

    def heirs(self, session: Session, who: Caller, ref: RoundRef) -> Heirs:
        """Who could host instead: those who joined, but for the host.

        Raises:
            RefusedError: Nobody else has joined.
        """
        interview = self._interviews.lead(session, who, ref)
        host = rounds.host_of(session, ref.round)
        people = [each for each in rounds.joined(session, interview.round) if each[0] != host]
        if not people:
            raise RefusedError(Refusal.NOBODY_ELSE)
        return Heirs(ref.round, tuple(people))

    def hand_over(self, session: Session, who: Caller, key: int, heir: int) -> str:
        """Make one who joined the host, and return their name; who hosts already stays it.

        Raises:
            RefusedError: They have not joined.
        """
        members.remember(session, who, self._clock())
        row = rounds.round_by_key(session, key)
        if row is None or row.guild_id != who.guild_id or row.ended_at is not None:
            raise RefusedError(Refusal.INTERVIEW_OVER)
        former, names = rounds.host_of(session, key), dict(rounds.joined(session, row))
        if heir == former:  # the second press of two, by one who no longer leads
            return names[heir]
        self._interviews.require_lead(session, who, self._interviews.current(session, row))
        if heir not in names:
            raise RefusedError(Refusal.HOST_MUST_JOIN)
        if former is not None:
            session.get_one(RoundMemberRow, (key, former)).is_host = False
        session.get_one(RoundMemberRow, (key, heir)).is_host = True
        row.host_seen_at = self._clock()
        self._interviews.touch(row)
        return names[heir]

    def _ask_next(self, session: Session, row: RoundRow) -> None:
        """Ask one more question, or end where there is none."""
        pool = self._library.pool(row.scope) if row.position < row.total else ()
        self._ask(session, row, pool)

    def _ask(self, session: Session, row: RoundRow, pool: Sequence[Question]) -> None:
        """Ask a question of these, or end where there is none."""
        question = self._choice.pick(session, row, pool)
        if question is None:
            self._interviews.end(row, EndReason.FINISHED)
            return
        now = self._clock()
        row.position += 1
        row.step = steps.asked(row.position)
        keep(row, Timer(ends_at=now + QUESTION_TIME), now)
        key = self._library.key(question)
        asked = occasions.new(session, OccasionKind.ROUND, row.guild_id, key, now)
        session.add(
            RoundTurnRow(round_key=row.key, position=row.position, occasion=asked, skipped=False)
        )
        session.flush()
        self._interviews.touch(row)

    def _gather(self, session: Session, row: RoundRow) -> None:
        """Wait for people before the first phase; nothing is revealed by the clock."""
        now = self._clock()
        design = GroupDesignRow(
            round_key=row.key, length=Length.FULL, phase=OPENING, seen_at=now, told=False
        )
        session.add(design)
        session.flush()
        row.due_at = now + PATIENCE
