"""One browser for all tests of a worker, and a fresh window for each."""

import os
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser

from tests.page.browser import Screen, browser, chromium, open_screen
from tests.stage import Stage


@pytest.fixture(scope="session")
async def started() -> AsyncIterator[Browser]:
    path = chromium()
    if path is None:
        said = "The page was not tested: no Chromium is on PATH (on Debian: apt install chromium)."
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    async with browser(path) as opened:
        yield opened


@pytest.fixture
async def screen(started: Browser, stage: Stage) -> AsyncIterator[Screen]:
    """Before the page of the stage's sandbox; the real bot is in it."""
    async with open_screen(started, stage.sandbox) as opened:
        yield opened
        assert not opened.failures, opened.failures
