"""What tests share."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot.bank import Bank, read_bank
from bot.services.library import open_library
from tests.database import (  # noqa: F401 - fixtures
    db,
    engine,
    file_url,
    opened,
    postgres,
    postgres_template,
    postgresql,
    sqlite,
    sqlite_template,
    transact,
)
from tests.openapi import DESCRIPTION, faults_of_request
from tests.stage import ROOT, Stage, open_stage

settings.register_profile("whiteboard", deadline=None)  # a busy machine misses any
settings.load_profile("whiteboard")


@pytest.fixture(scope="session")
def bank() -> Bank:
    """The real bank."""
    return read_bank(ROOT / "content")


@pytest.fixture(scope="session")
def known_template(
    tmp_path_factory: pytest.TempPathFactory,
    sqlite_template: Path,  # noqa: F811 - the fixture of this name
    bank: Bank,
) -> Path:
    """A migrated file that knows the questions of the bank: no bot need write them."""
    path = tmp_path_factory.mktemp("known") / "whiteboard.db"
    shutil.copy(sqlite_template, path)
    with opened(file_url(path)) as there:
        transact(there, open_library, bank)
    return path


@pytest.fixture
async def stage(tmp_path: Path, known_template: Path) -> AsyncIterator[Stage]:
    """A sandbox with the real bot in it, whose schema stands already, and people to play."""
    shutil.copy(known_template, tmp_path / "whiteboard.db")
    async with open_stage(tmp_path) as opened:
        yield opened
        # Whatever a journey did, no failure that nobody foresaw may have happened on its way.
        assert "interaction.failed" not in opened.bot.log
        if DESCRIPTION.exists():
            faults = [each for sent in opened.sandbox.requests for each in faults_of_request(sent)]
            assert not faults, "\n".join(faults)
