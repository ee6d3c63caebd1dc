"""The report at an interview's end."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.bank import Question
from bot.db.attempts import familiarity
from bot.db.models import InterviewRow
from bot.db.people import members, streaks
from bot.db.private import interviews
from bot.domain.attempts.grading import Grade
from bot.domain.people.caller import Caller
from bot.domain.people.streaks import as_of
from bot.domain.private.quick import Report, ReportLine
from bot.services.library import Library
from bot.services.recorder import attempt_value

__all__ = ["missed_in", "report"]


def missed_in(
    session: Session, library: Library, who: Caller, interview: int
) -> tuple[Question, ...]:
    """What a member graded below Solid in one of their interviews, as it was asked."""
    row = session.get(InterviewRow, interview)
    if row is None or row.member_id != who.member_id:
        return ()
    attempts = interviews.attempts_of(session, interview, who.member_id)
    keys = [
        turn.question_key
        for turn in interviews.turns_of(session, interview)
        if (attempt := attempts.get(turn.position)) is not None
        and attempt.grade is not None
        and not Grade(attempt.grade).passed
    ]
    return tuple(library.present(keys))


def report(
    session: Session, library: Library, who: Caller, row: InterviewRow, now: datetime
) -> Report:
    """How an interview went, question by question; those that have left the bank are left out."""
    turns = [
        turn
        for turn in interviews.turns_of(session, row.key)
        if library.identity(turn.question_key) is not None
    ]
    attempts = interviews.attempts_of(session, row.key, row.member_id)
    keys = [attempt.question_key for attempt in attempts.values()]
    due = familiarity.due_dates(session, row.member_id, keys)
    lines: list[ReportLine] = []
    for turn in turns:
        attempt = attempts.get(turn.position)
        lines.append(
            ReportLine(
                question=library.question(turn.question_key),
                attempt=attempt_value(attempt) if attempt else None,
                points=attempt.points if attempt else 0,
                hints=turn.hints,
                due_at=due.get(attempt.question_key) if attempt else None,
            )
        )
    zone = members.zone_of(session, who)
    streak = as_of(streaks.streak_of(session, who), now, zone).streak
    return Report(row.key, tuple(lines), streak.length, row.total)
