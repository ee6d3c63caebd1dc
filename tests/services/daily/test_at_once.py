"""Two managers at one schedule at once: the second waits for the first."""

import time
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from bot.domain.refusals import Refusal, RefusedError
from tests.builders import MONA
from tests.services.daily.test_schedules import Office

_WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted")


def test_a_schedule_that_two_remove_is_removed_once(postgresql: Engine) -> None:
    """SQLite has one writer, so there they come one after the other anyhow."""
    office = Office(postgresql)
    key = office.add().key

    def second() -> Refusal | None:
        try:
            office.practice.do(office.schedules.remove, MONA, key)
        except RefusedError as refused:
            return refused.why
        return None

    with ThreadPoolExecutor(1) as thread, Session(postgresql) as first:
        office.schedules.remove(first, MONA, key)
        first.flush()
        other = thread.submit(second)
        with postgresql.connect() as looking:
            while not looking.scalar(_WAITING):
                time.sleep(0.01)  # nobody else is told of a lock that is waited for
        first.commit()
        assert other.result(30) is Refusal.NO_SUCH_SCHEDULE
