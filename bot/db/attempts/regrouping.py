"""Attempts, and what members remember, follow a question whose canonical question changed."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from bot.db.models import AttemptRow, FamiliarityRow, OccasionRow, QuestionRow
from bot.domain.attempts.spaced_repetition import last_review

__all__ = ["regroup"]

_NEVER = datetime.min.replace(tzinfo=UTC)


def regroup(session: Session, canonical: Mapping[int, int]) -> int:
    """Count every attempt under the canonical question of what was asked; returns how many moved.

    `canonical` has, for every key of the bank, the key of the question that it counts as. Only what
    changed since the last start is looked at. Where two memories meet, the later review's stays.
    """
    known = session.execute(select(QuestionRow.key, QuestionRow.canonical_key))
    keys = [key for key, before in known if before != canonical.get(key, before)]
    if not keys:
        return 0
    session.execute(
        update(QuestionRow), [{"key": key, "canonical_key": canonical[key]} for key in keys]
    )
    moved = _moved_attempts(session, keys)
    # Whoever tried the question in the wordings that stay remembers it there too.
    for who, old, new in sorted({(who, old, new) for _, who, old, new in moved}):
        _follow(session, who, old, new, stays=_has_tried(session, who, old))
    for key in keys:
        if canonical[key] != key:
            met = select(FamiliarityRow.member_id).where(FamiliarityRow.question_key == key)
            for member in session.scalars(met).all():
                _follow(session, member, key, canonical[key], stays=False)
    return len(moved)


def _moved_attempts(session: Session, keys: Iterable[int]) -> list[tuple[int, int, int, int]]:
    """Put attempts under their question, and return attempt, member, old and new question."""
    found = session.execute(
        select(
            AttemptRow.key, AttemptRow.member_id, AttemptRow.question_key, QuestionRow.canonical_key
        )
        .join(OccasionRow, OccasionRow.key == AttemptRow.occasion_key)
        .join(QuestionRow, QuestionRow.key == OccasionRow.question_key)
        .where(
            QuestionRow.key.in_(list(keys)), AttemptRow.question_key != QuestionRow.canonical_key
        )
    ).all()
    moved = [(key, member, old, new) for key, member, old, new in found if new is not None]
    if moved:
        session.execute(update(AttemptRow), [{"key": k, "question_key": n} for k, _, _, n in moved])
    return moved


def _has_tried(session: Session, member: int, key: int) -> bool:
    tried = exists().where(AttemptRow.member_id == member, AttemptRow.question_key == key)
    return bool(session.scalar(select(tried)))


def _follow(session: Session, member: int, old: int, new: int, *, stays: bool) -> None:
    """Let one member's memory of a question become that of another one."""
    before = session.get(FamiliarityRow, (member, old))
    if before is None:
        return
    there = session.get(FamiliarityRow, (member, new))
    if there is None:
        there = FamiliarityRow(member_id=member, question_key=new, seen_at=before.seen_at)
        session.add(there)
    there.seen_at = max(there.seen_at, before.seen_at)
    if (last_review(before.card) or _NEVER) > (last_review(there.card) or _NEVER):
        there.grade, there.due_at, there.card = before.grade, before.due_at, before.card
    if not stays:
        session.delete(before)
    session.flush()
