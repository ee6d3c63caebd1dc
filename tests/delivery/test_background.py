"""Work beside the ticks: what may pass is put off, and what nobody foresaw is an error."""

import pytest
from structlog.testing import capture_logs

from bot.db.database import AwayError
from bot.delivery.background import Background


async def fail(error: Exception) -> None:
    raise error


@pytest.mark.parametrize(
    ("error", "event", "level"),
    [
        (AwayError("a lock was waited for too long"), "round.put_off", "warning"),
        (LookupError("a card"), "round.failed", "error"),
    ],
)
async def test_what_a_task_raises_is_told_by_what_it_is(
    error: Exception, event: str, level: str
) -> None:
    """A database that is away is no traceback: the next tick takes the work up again."""
    background = Background("round")
    with capture_logs() as said:
        background.start(fail(error))
        await background.finish(10)
    assert [(each["event"], each["log_level"]) for each in said] == [(event, level)]
    assert not len(background)
