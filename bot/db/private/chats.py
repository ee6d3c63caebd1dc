"""What was taken in of the messages that a member typed in direct messages."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.db.models import DesignRow, InterviewRow, TurnRow
from bot.domain.people.caller import DIRECT

__all__ = ["last_heard"]


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
