"""What was taken in of the messages that a member typed in direct messages."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import CompoundSelect, func, or_, select, union, update
from sqlalchemy.orm import Session

from bot.db.models import (
    AttemptRow,
    DesignRow,
    InterviewRow,
    MemberRow,
    MembershipRow,
    OccasionRow,
    TurnRow,
)
from bot.db.people.retention import message_id_at
from bot.domain.people.caller import DIRECT, Caller
from bot.domain.private.quick import RecentChat

__all__ = ["cards", "last_heard", "set_cards", "set_chat", "since"]


def last_heard(session: Session, member_id: int) -> int:
    """The last message that is part of anything, also of what is over; 0 where none is."""
    noted = select(func.max(DesignRow.heard_message_id)).where(
        DesignRow.guild_id == DIRECT, DesignRow.member_id == member_id
    )
    answering = (
        select(func.max(TurnRow.heard_message_id))
        .join(InterviewRow, InterviewRow.key == TurnRow.interview_key)
        .where(InterviewRow.guild_id == DIRECT, InterviewRow.member_id == member_id)
    )
    return max(session.scalar(noted) or 0, session.scalar(answering) or 0)


def set_chat(session: Session, member_id: int, channel_id: int) -> None:
    """Keep where a member's direct messages are."""
    new = (MemberRow.id == member_id, MemberRow.chat_id.is_distinct_from(channel_id))
    session.execute(update(MemberRow).where(*new).values(chat_id=channel_id))


def cards(session: Session, member_id: int) -> dict[str, list[int]]:
    """Our messages in a member's chat that have buttons; held until the transaction ends."""
    own = select(MemberRow.chat_cards).where(MemberRow.id == member_id)
    return session.scalar(own.with_for_update()) or {}


def set_cards(session: Session, member_id: int, now: Mapping[str, list[int]]) -> None:
    """Keep which of our messages have buttons."""
    own = update(MemberRow).where(MemberRow.id == member_id)
    session.execute(own.values(chat_cards=dict(now)))


def since(session: Session, instant: datetime) -> Sequence[RecentChat]:
    """The chats with answers that were given, or typed at, from an instant on, and are kept."""
    rows = session.execute(
        select(MemberRow.chat_id, MemberRow.id, MembershipRow.name, OccasionRow.key)
        .join(OccasionRow, OccasionRow.member_id == MemberRow.id)
        .join(MembershipRow, MembershipRow.member_id == MemberRow.id)
        .where(
            OccasionRow.key.in_(_answered_since(instant)),
            OccasionRow.typed.is_not(None),
            OccasionRow.guild_id == DIRECT,  # in a server it was typed in a thread
            MembershipRow.guild_id == DIRECT,
            MemberRow.chat_id.is_not(None),
            MemberRow.erased_at.is_(None),
        )
    )
    found: defaultdict[tuple[Any, Caller], list[int]] = defaultdict(list)
    for chat_id, member_id, name, occasion in rows:
        found[chat_id, Caller(member_id, name, DIRECT)].append(occasion)
    return [RecentChat(chat_id, who, tuple(keys)) for (chat_id, who), keys in found.items()]


def _answered_since(instant: datetime) -> CompoundSelect[tuple[int]]:
    """The occasions of which words are kept from then on, each found by an index."""
    texts = (AttemptRow.text, AttemptRow.note, AttemptRow.follow_up_answer)
    first = message_id_at(instant)
    return union(
        select(AttemptRow.occasion_key).where(
            or_(*(text.is_not(None) for text in texts)), AttemptRow.answered_at >= instant
        ),
        select(TurnRow.occasion_key).where(
            TurnRow.draft.is_not(None), TurnRow.heard_message_id >= first
        ),
        select(DesignRow.occasion_key).where(
            DesignRow.notes.is_not(None), DesignRow.heard_message_id >= first
        ),
    )
