"""A sandbox with a real bot in it."""

from collections.abc import AsyncIterator

import pytest

from sandbox import Channel, Sandbox
from tests.instants import first_instant
from tests.sandbox.fixture_bot import FixtureBot, running


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox.open(start=first_instant()) as opened:
        yield opened


@pytest.fixture
def general(sandbox: Sandbox) -> Channel:
    return sandbox.guild("Interview Club").channel("general")


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[FixtureBot]:
    async with running(FixtureBot(sandbox)) as started:
        yield started
