"""Where an interview in a channel stands, as the values that its card shows."""

from datetime import timedelta

from sqlalchemy.orm import Session

from bot.db.attempts import occasions
from bot.db.channel import designs, rounds
from bot.db.models import RoundRow
from bot.db.people import guilds
from bot.domain.channel.design import Comparing, Gathering, GroupNews, GroupPhase, GroupView
from bot.domain.channel.interview import (
    Asking,
    EndReason,
    RevealedQuestion,
    RoundLine,
    RoundView,
    Summary,
)
from bot.domain.kept import kept_as
from bot.domain.phases.phases import ASSESSING, OPENING, Length
from bot.services.channel.interview import ChannelInterview, ChannelInterviews
from bot.services.library import Library
from bot.services.phases.clock import PhaseClock, timer_of

__all__ = ["ChannelViews", "news_of"]


def news_of(row: RoundRow, view: RoundView) -> GroupNews | None:
    """What is to be told in the thread of a design interview, where it has one."""
    if row.thread_id is None or not isinstance(view, GroupPhase | Comparing):
        return None
    return GroupNews(view, row.guild_id, row.channel_id, row.message_id, row.thread_id)


class ChannelViews:
    """Reads rows into values."""

    def __init__(
        self, library: Library, interviews: ChannelInterviews, phase_clock: PhaseClock
    ) -> None:
        self._library = library
        self._interviews = interviews
        self._phase_clock = phase_clock

    def view(self, session: Session, row: RoundRow) -> RoundView:
        """What the card shows; an interview whose question has left the bank is over."""
        interview = self._interviews.current(session, row)
        if self._library.identity(interview.turn.question_key) is None:
            self._interviews.end(row, EndReason.QUESTION_LOST)
        if row.ended_at is not None:
            return self._over(session, interview)
        names, host = dict(rounds.joined(session, row)), rounds.host_of(session, row.key)
        host_name = None if host is None else names.get(host)
        if interview.design is not None:
            return self._group(session, interview, names, host_name)
        question = self._library.question(interview.turn.question_key)
        answered = occasions.answered(session, interview.turn.occasion_key)
        shown = tuple(names[each] for each in answered if each in names)
        if interview.turn.revealed_at is not None:
            fell = occasions.grades(session, interview.turn.occasion_key)
            sharing = guilds.lets_share(session, row.guild_id)
            return RevealedQuestion(
                interview.ref, question, row.total, host_name, shown, fell, sharing
            )
        left = None if row.left_seconds is None else timedelta(seconds=row.left_seconds)
        return Asking(
            ref=interview.ref,
            question=question,
            total=row.total,
            host=host_name,
            answered=shown,
            joined=len(names),
            due_at=row.due_at if left is None else None,
            left=left,
            wanted=row.wanted if row.wanted > row.total else None,
        )

    def _group(
        self, session: Session, interview: ChannelInterview, names: dict[int, str], host: str | None
    ) -> GroupView:
        """A design interview; `names` are those of everyone who joined, by id."""
        design, ref = interview.phases, interview.group_ref
        question = self._library.question(ref.question)
        if design.phase == OPENING:
            return Gathering(ref, question, host, tuple(names.values()))
        sharing = guilds.lets_share(session, interview.round.guild_id)
        if design.phase == ASSESSING:
            done = occasions.answered(session, interview.turn.occasion_key)
            assessed = tuple(names[each] for each in done if each in names)
            fell = occasions.grades(session, interview.turn.occasion_key)
            return Comparing(ref, question, host, assessed, fell, sharing)
        self._phase_clock.credit_downtime(design)
        noted = designs.who_noted(session, ref.round, design.phase)
        return GroupPhase(
            ref=ref,
            question=question,
            length=Length(design.length),
            timer=timer_of(design),
            is_up=self._phase_clock.is_up(design),
            host=host,
            joined=len(names),
            noted=tuple(names[each] for each in noted if each in names),
            sharing=sharing,
            in_thread=interview.round.thread_id is not None,
        )

    def _over(self, session: Session, interview: ChannelInterview) -> Summary:
        row = interview.round
        lines = [
            RoundLine(
                question=self._library.question(turn.question_key),
                answered=len(occasions.answered(session, turn.occasion_key)),
                grades=occasions.grades(session, turn.occasion_key),
                skipped=turn.skipped,
                reads=ChannelInterview(row, turn, interview.design).reads,
            )
            for turn in rounds.turns_of(session, row.key)
            if self._library.identity(turn.question_key) is not None
        ]
        names = tuple(name for _, name in rounds.joined(session, row))
        design = None if interview.design is None else interview.group_ref
        reason = kept_as(EndReason, row.end_reason or "")
        return Summary(interview.ref, reason, row.total, names, tuple(lines), design)
