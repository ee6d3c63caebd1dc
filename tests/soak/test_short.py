"""Two kills of the soak, so that it keeps working between the long runs of `make soak`."""

import shutil
from pathlib import Path

from tests.database import file_url
from tests.soak.soak import Plan, soak


async def test_two_kills_leave_nothing_to_find(tmp_path: Path, sqlite_template: Path) -> None:
    """Eight members, seed 1."""
    shutil.copy(sqlite_template, tmp_path / "whiteboard.db")
    said: list[str] = []
    found = await soak(
        Plan(seed=1, kills=2), file_url(tmp_path / "whiteboard.db"), tmp_path, said.append
    )
    assert not found, "\n".join(map(str, found))
    assert len(said) == 2
