"""One browser for all tests of a worker, and a fresh window for each."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.page.browser import Screen, browser, chromium, open_screen
from tests.stage import Stage

_WANTING = "no Chromium is on PATH (on Debian: apt install chromium)"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a browser one line says that the page is not tested; with `CI=true` all are red."""
    ours = [each for each in items if each.path.is_relative_to(Path(__file__).parent)]
    if not ours or chromium() is not None or os.environ.get("CI") == "true":
        return
    reason = f"{len(ours)} tests of the page were skipped: {_WANTING}"
    ours[0].add_marker(pytest.mark.skip(reason=reason))
    items[:] = [each for each in items if each not in ours[1:]]
    config.hook.pytest_deselected(items=ours[1:])


@pytest.fixture(scope="session")
async def started() -> AsyncIterator[Browser]:
    path = chromium()
    assert path is not None, f"The page is not tested: {_WANTING}."
    async with browser(path) as opened:
        yield opened


@pytest.fixture
async def screen(started: Browser, stage: Stage) -> AsyncIterator[Screen]:
    """Before the page of the stage's sandbox; the real bot is in it."""
    async with open_screen(started, stage.sandbox) as opened:
        yield opened
