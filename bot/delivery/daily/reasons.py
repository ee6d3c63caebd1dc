"""What a manager is told of a refusal, by what Discord said was its reason."""

from bot.delivery.outcomes import Failure
from bot.domain.daily.posts import PauseReason, PostWarning

__all__ = ["PAUSES", "REFUSALS", "THREADS"]

PAUSES = {
    Failure.CHANNEL_GONE: PauseReason.CHANNEL_GONE,
    Failure.UNSEEN: PauseReason.UNSEEN,
    Failure.NOT_ALLOWED: PauseReason.FORBIDDEN,
    Failure.ARCHIVED: PauseReason.THREAD_CLOSED,
    Failure.LOCKED: PauseReason.THREAD_CLOSED,
    Failure.WRONG_PLACE: PauseReason.NO_MESSAGES,
}
"""After which refusals of a post the next would be refused too; those that may pass, where they
last."""
REFUSALS = {
    Failure.BLOCKED: PostWarning.BLOCKED,
    Failure.REFUSED: PostWarning.REFUSED,
}
"""After which it is given up, and the next one tried."""
THREADS = {
    Failure.UNSEEN: PostWarning.NO_THREAD,
    Failure.NOT_ALLOWED: PostWarning.NO_THREAD,
    Failure.WRONG_PLACE: PostWarning.NO_THREAD_HERE,
    Failure.TOO_MANY_THREADS: PostWarning.TOO_MANY_THREADS,
}
"""Why there is no thread under a post that is there."""
