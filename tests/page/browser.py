"""A real Chromium, and what is asked of every state of the page.

The machine brings the browser: Playwright's own download is not used.
"""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import Final, Literal

from playwright.async_api import Browser, Locator, Page, ViewportSize, async_playwright, expect

from sandbox import Actor, Channel, Sandbox

__all__ = ["PHONE", "Screen", "browser", "chromium", "open_screen"]

PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
_DESK: Final[ViewportSize] = {"width": 1280, "height": 800}
_LOOKS: Final[tuple[tuple[ViewportSize, Literal["dark", "light"]], ...]] = (
    (_DESK, "light"),
    (PHONE, "dark"),
)
"""Each state is looked at in both sizes; the colours do not hang on the size."""
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS: Final = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
_PATIENCE: Final = 30_000
"""Milliseconds for whatever is to come on the screen: a busy machine may take its time."""
expect.set_options(timeout=_PATIENCE)
_RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AXE: Final = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
_LOOK_FOR_HARM: Final = """async (rules) => {
  const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  return found.violations.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.target.join(" ")} ${node.failureSummary}`));
}"""
_LOOK_FOR_WIDTH: Final = """() => {
  const seen = [...document.querySelectorAll("body *")].filter((one) =>
    one.checkVisibility({ visibilityProperty: true }) && !one.closest(".hidden, .skip"));
  const outside = ({ left, right }) => left < -1 || right > innerWidth + 1;
  const scrolls = (one) => one.scrollWidth > one.clientWidth + 1
    && ["auto", "scroll"].includes(getComputedStyle(one).overflowX);
  return seen.filter((one) => outside(one.getBoundingClientRect()) || scrolls(one))
    .map((one) => one.outerHTML.slice(0, 120));
}"""


def chromium() -> str | None:
    """Where this machine has a Chromium; None where it has none."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


@asynccontextmanager
async def browser(path: str) -> AsyncIterator[Browser]:
    """Chromium without a window, until the block ends."""
    # Its own sandbox does not work for root; what it opens is the page of this very process.
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(
            executable_path=path, args=[*_ARGUMENTS, *as_root]
        )
        try:
            yield started
        finally:
            await started.close()


def _own(sandbox: Sandbox) -> tuple[str, ...]:
    """How the addresses begin that the page may ask."""
    return (sandbox.base_url, sandbox.base_url.replace("http", "ws", 1), "data:")


class Screen:
    """The page as one person has it open."""

    def __init__(self, page: Page, sandbox: Sandbox) -> None:
        self.page = page
        self._sandbox = sandbox
        self.failures: list[str] = []
        """What the page's scripts did not foresee, what its policy forbade, who else was asked."""
        page.on("pageerror", lambda error: self.failures.append(str(error)))
        page.on(
            "console", lambda said: self._note(said.text, "Content Security Policy" in said.text)
        )
        page.on(
            "request", lambda sent: self._note(sent.url, not sent.url.startswith(_own(sandbox)))
        )

    def _note(self, what: str, is_wrong: bool) -> None:
        if is_wrong:
            self.failures.append(what)

    async def look(self, person: Actor, channel: Channel) -> None:
        """Look at a channel as somebody."""
        await self.page.goto(f"{self._sandbox.base_url}/#user={person.name}&channel={channel.id}")
        await self.writing.wait_for()

    @property
    def writing(self) -> Locator:
        """Where one types."""
        return self.page.locator("#composer-input")

    @property
    def suggested(self) -> Locator:
        """What the bot suggests for an option."""
        return self.page.locator(".suggest [role=option]")

    async def send(self, text: str) -> None:
        """Type a message or a command, and press Enter."""
        await self.writing.fill(text)
        await self.writing.press("Enter")

    async def options(self, command: str, **given: str) -> None:
        """Ask for a command's options, and type into some of them."""
        await self.writing.fill(f"/{command}")
        await self.writing.press("Tab")
        for name, text in given.items():
            await self.page.get_by_role("button", name=f"+ {name}", exact=True).click()
            await self.page.get_by_label(name, exact=True).fill(text)

    def button(self, label: str) -> Locator:
        """The newest button that says this."""
        return self.page.get_by_role("button", name=label, exact=True).last

    async def press(self, label: str) -> None:
        """Press the newest button that says this."""
        await self.button(label).click()

    async def shows(self, text: str) -> None:
        """Wait until the screen says this somewhere."""
        await self.page.get_by_text(text).last.wait_for()

    async def fill(self, label: str, text: str) -> None:
        """Fill in a field of the form that opens, and submit it."""
        form = self.page.get_by_role("dialog")
        await form.get_by_label(label).fill(text)
        await form.get_by_role("button", name="Submit").click()
        await form.wait_for(state="detached")

    async def is_sound(self, state: str) -> None:
        """In both sizes nothing is wider than the window, and axe has no objection."""
        for size, scheme in _LOOKS:
            await self.page.set_viewport_size(size)
            await self.page.emulate_media(color_scheme=scheme)
            wide: list[str] = await self.page.evaluate(_LOOK_FOR_WIDTH)
            assert not wide, f"{state}, {size['width']} pixels wide: {wide}"
            harm: list[str] = await self.page.evaluate(_LOOK_FOR_HARM, _RULES)
            assert not harm, f"{state}, {scheme}:\n" + "\n".join(harm)
        assert not self.failures, self.failures


@asynccontextmanager
async def open_screen(started: Browser, sandbox: Sandbox) -> AsyncIterator[Screen]:
    """A window of a phone's size that shares nothing with others, before this sandbox's page."""
    context = await started.new_context(viewport=PHONE, reduced_motion="reduce")
    context.set_default_timeout(_PATIENCE)
    try:
        page = await context.new_page()
        await page.add_init_script(_AXE)
        screen = Screen(page, sandbox)
        yield screen
        assert not screen.failures, screen.failures
    finally:
        await context.close()
