"""The report at an interview's end."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from bot.db.attempts import familiarity
from bot.db.models import AttemptRow, InterviewRow
from bot.db.private import interviews
from bot.domain.attempts.occasions import TurnRef
from bot.domain.people.caller import DIRECT, Caller
from bot.domain.private.quick import Report, ReportLine
from bot.services.attempts.values import attempt_value
from bot.services.library import Library
from bot.services.people.streaks import streak_now

__all__ = ["report", "report_lines"]


def report(
    session: Session, library: Library, who: Caller, row: InterviewRow, now: datetime
) -> Report:
    """How an interview went, question by question."""
    turns = interviews.turns_of(session, row.key)
    asked = [(turn.position, turn.question_key, turn.hints) for turn in turns]
    attempts = interviews.attempts_of(session, row.key, who.member_id)
    lines = report_lines(session, library, who, asked, attempts)
    streak, unanswered = streak_now(session, who, now).length, None
    if len(turns) == 1 and lines and not attempts:
        unanswered = TurnRef(row.key, turns[0].position, turns[0].question_key)
    direct = row.guild_id == DIRECT
    return Report(row.key, lines, streak, row.total, row.scope, unanswered, direct)


def report_lines(
    session: Session,
    library: Library,
    who: Caller,
    asked: Iterable[tuple[int, int, int]],
    attempts: Mapping[int, AttemptRow],
) -> tuple[ReportLine, ...]:
    """What became of each question; those that have left the bank are left out.

    Args:
        session: The record.
        library: The bank.
        who: Whose report it is.
        asked: Of each question its position, its key, and how many hints were shown.
        attempts: What they answered, by position.
    """
    keys = [attempt.question_key for attempt in attempts.values()]
    due = familiarity.due_dates(session, who.member_id, keys)
    lines: list[ReportLine] = []
    for position, key, hints in asked:
        if (question := library.found(key)) is None:
            continue
        line = ReportLine(question, None, hints=hints)
        if (attempt := attempts.get(position)) is not None:
            value, back = attempt_value(attempt, question), due.get(attempt.question_key)
            line = ReportLine(question, value, attempt.points, hints, due_at=back)
        lines.append(line)
    return tuple(lines)
