"""Every test of a service is one of its statements' plans too."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from tests.plans import hearing, scans

_KNOWN: set[tuple[str, str]] = set()
"""What was looked at already, in whichever test it was met first."""


@pytest.fixture(autouse=True)
def _no_table_that_grows_is_scanned(request: pytest.FixtureRequest) -> Iterator[None]:
    """What our code asks for meanwhile is found by an index, or it stands in `ON_PURPOSE`."""
    name = next(
        (name for name in ("engine", "sqlite", "postgresql") if name in request.fixturenames), None
    )
    if name is None:
        yield
        return
    engine = request.getfixturevalue(name)
    assert isinstance(engine, Engine)
    with hearing(_KNOWN) as heard:
        yield
    found = [(asked, scans(engine, asked)) for asked in heard]
    told = [
        f"{asked.by} scans {', '.join(read)}:\n{asked.statement}" for asked, read in found if read
    ]
    assert not told, "\n\n".join(told)
