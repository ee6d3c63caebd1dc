"""The report at an interview's end."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.db.attempts import familiarity
from bot.db.models import InterviewRow
from bot.db.people import members
from bot.db.private import interviews
from bot.domain.people.caller import Caller
from bot.domain.people.streaks import as_of
from bot.domain.private.quick import Report, ReportLine
from bot.services.attempts.values import attempt_value
from bot.services.library import Library
from bot.services.people.streaks import streak_at

__all__ = ["report"]


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
        attempt, question = attempts.get(turn.position), library.question(turn.question_key)
        lines.append(
            ReportLine(
                question=question,
                attempt=attempt_value(attempt, question) if attempt else None,
                points=attempt.points if attempt else 0,
                hints=turn.hints,
                due_at=due.get(attempt.question_key) if attempt else None,
            )
        )
    zone = members.zone_of(session, who)
    streak = as_of(streak_at(session, who, now), now, zone).streak
    return Report(row.key, tuple(lines), streak.length, row.total, row.scope)
