"""The lease as the database keeps it: one holder at a time, whoever comes when."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.db import leases
from bot.db.leases import Claim, LeaseLostError, Seen
from tests.database import opened, transact

APP = 900
OTHER = 901


def take(engine: Engine, holder: str, application_id: int = APP) -> Claim:
    """Take a lease as it stands."""
    seen = transact(engine, leases.look, application_id)
    claim = transact(engine, leases.take, application_id, seen, holder)
    assert claim is not None
    return claim


def test_a_lease_that_never_was_is_taken_and_seen(engine: Engine) -> None:
    assert transact(engine, leases.look, APP) is None
    assert take(engine, "first") == Claim(APP, 1)
    seen = transact(engine, leases.look, APP)
    assert seen is not None
    assert (seen.number, seen.holder) == (1, "first")


def test_a_renewal_is_seen_by_whoever_watches(engine: Engine) -> None:
    claim = take(engine, "first")
    before = transact(engine, leases.look, APP)
    assert transact(engine, leases.renew, claim)
    assert transact(engine, leases.look, APP) != before


def test_what_was_renewed_since_it_was_seen_is_not_taken(engine: Engine) -> None:
    claim = take(engine, "first")
    seen = transact(engine, leases.look, APP)
    transact(engine, leases.renew, claim)
    assert transact(engine, leases.take, APP, seen, "second") is None
    assert transact(engine, leases.renew, claim)


def test_who_was_taken_from_renews_no_more_and_claims_nothing(engine: Engine) -> None:
    first = take(engine, "first")
    transact(engine, leases.check, first)
    second = take(engine, "second")
    assert second.number == first.number + 1
    assert not transact(engine, leases.renew, first)
    with pytest.raises(LeaseLostError):
        transact(engine, leases.check, first)
    transact(engine, leases.check, second)


def test_what_was_given_back_is_free_and_its_number_goes_on(engine: Engine) -> None:
    first = take(engine, "first")
    transact(engine, leases.release, first)
    seen = transact(engine, leases.look, APP)
    assert seen is not None
    assert seen.holder is None
    assert take(engine, "second").number == first.number + 1


def test_what_is_no_longer_ones_own_is_not_given_back(engine: Engine) -> None:
    first, second = take(engine, "first"), take(engine, "second")
    transact(engine, leases.release, first)
    assert transact(engine, leases.renew, second)
    assert transact(engine, leases.look, APP) == Seen(2, 3, "second")


def test_each_application_has_its_own(engine: Engine) -> None:
    mine, theirs = take(engine, "first"), take(engine, "second", OTHER)
    assert transact(engine, leases.renew, mine)
    assert transact(engine, leases.renew, theirs)


@pytest.mark.parametrize("held", [False, True])
def test_of_many_that_take_it_at_once_one_has_it(engine: Engine, held: bool) -> None:
    """Whether there was a lease before, and whichever lapsed one they have watched."""
    if held:
        take(engine, "dead")
    seen = transact(engine, leases.look, APP)
    together = Barrier(4)

    def start(holder: str) -> Claim | None:
        with opened(engine.url) as own:
            together.wait()
            return transact(own, leases.take, APP, seen, holder)

    with ThreadPoolExecutor(4) as threads:
        claims = list(threads.map(start, "abcd"))
    assert len([claim for claim in claims if claim is not None]) == 1


def test_nobody_takes_it_in_the_middle_of_a_claim(engine: Engine) -> None:
    """What a claim has checked holds until the claim is committed."""
    claim = take(engine, "first")
    seen = transact(engine, leases.look, APP)
    checked, tried = Event(), Event()

    def work(session: Session) -> None:
        leases.check(session, claim)
        checked.set()
        assert tried.wait(20)

    with ThreadPoolExecutor(1) as thread, opened(engine.url) as other:
        working = thread.submit(transact, engine, work)
        assert checked.wait(20)
        with pytest.raises(OperationalError):
            transact(other, leases.take, APP, seen, "second")
        tried.set()
        working.result()
        assert transact(other, leases.take, APP, seen, "second") is not None
