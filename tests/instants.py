"""The instant at which journeys begin, whatever day it is.

`TEST_INSTANT=2028-02-29T23:30+00:00` sets another one; `make test-dates` plays all journeys at each
of `INSTANTS`, which `python -m tests.instants` prints.
"""

import os
from datetime import UTC, datetime

__all__ = ["INSTANTS", "first_instant"]

_DEFAULT = datetime(2026, 11, 24, 12, tzinfo=UTC)
"""A Tuesday noon."""

INSTANTS = (
    "2026-01-31T23:50+00:00",  # a month's end, ten minutes before it
    "2026-12-31T23:50+00:00",  # a year's end
    "2028-02-29T04:50+00:00",  # a leap day
    "2028-12-31T22:50+00:00",  # a year's end in Berlin, and a leap year's 366th day
    "2027-03-28T00:50+00:00",  # ten minutes before clocks go forward in Berlin
    "2026-10-25T00:50+00:00",  # ten minutes before they go back there
    "2027-03-14T09:50+00:00",  # the night of the change in Los Angeles
    "2026-11-01T05:50+00:00",  # the night they go back in New York
    "2019-06-30T23:50+00:00",  # years behind, before a quarter's end
    "2037-07-01T00:10+00:00",  # years ahead
)


def first_instant() -> datetime:
    """When a journey begins.

    Raises:
        ValueError: TEST_INSTANT is no instant in ISO 8601, with its offset from UTC.
    """
    told = os.environ.get("TEST_INSTANT")
    instant = datetime.fromisoformat(told) if told else _DEFAULT
    if instant.tzinfo is None:
        raise ValueError(f"TEST_INSTANT={told} has no offset from UTC, such as +00:00.")
    return instant


if __name__ == "__main__":
    print("\n".join(INSTANTS))  # noqa: T201 - a command prints
