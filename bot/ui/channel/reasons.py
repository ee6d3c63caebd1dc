"""Why an interview in a channel ended, in words."""

from bot.domain.channel.interview import PATIENCE, EndReason
from bot.ui.words import escape, spoken

__all__ = ["ended"]

_ENDED = {
    EndReason.FINISHED: "All questions have been asked.",
    EndReason.PHASES_OVER: "All phases are over.",
    EndReason.BY_HOST: "The host ended it.",
    EndReason.BY_MEMBER: "A member ended it.",
    EndReason.BY_MANAGER: "Someone who manages this server ended it.",
    EndReason.DESERTED: f"Nobody went on for {spoken(PATIENCE)}.",
    EndReason.NEVER_POSTED: "Its card could not be posted.",
    EndReason.QUESTION_LOST: "Its question is no longer in my question bank.",
    EndReason.CARD_DELETED: "Its card was deleted.",
    EndReason.CHANNEL_DELETED: "Its channel was deleted.",
    EndReason.THREAD_DELETED: "Its thread was deleted.",
    EndReason.THREAD_ARCHIVED: "Its thread was archived.",
    EndReason.THREAD_LOCKED: "Its thread was locked.",
    EndReason.THREAD_CLOSED: "Its thread was archived or locked.",
    EndReason.UNSEEN: "I may no longer see its channel.",
    EndReason.NOT_ALLOWED: "I may no longer change its card.",
}


def ended(reason: EndReason | str) -> str:
    """Why it ended; a text that an older version kept is shown as it is."""
    return _ENDED[reason] if isinstance(reason, EndReason) else escape(reason)
