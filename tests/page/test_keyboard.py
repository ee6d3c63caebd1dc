"""A member who has no mouse."""

from playwright.async_api import expect

from tests.page.browser import Screen
from tests.stage import LONG_ENOUGH, Stage

_FARTHEST = 40
"""Presses of Tab from one thing to the next at most."""


async def to(screen: Screen, label: str, key: str = "Shift+Tab") -> None:
    """Move the focus to a button, step by step."""
    await screen.button(label).wait_for()
    for _ in range(_FARTHEST):
        await screen.page.keyboard.press(key)
        here = await screen.page.evaluate("document.activeElement.innerText")
        if here == label:
            return
    raise AssertionError(f"{label} is out of reach.")


async def test_an_interview_by_keyboard_alone(stage: Stage, screen: Screen) -> None:
    """From the address bar to the report; after each press the focus is where one goes on."""
    keys = screen.page.keyboard
    await screen.look(stage.ada, stage.general)
    await keys.press("Tab")
    await expect(screen.page.get_by_text("Skip to writing")).to_be_focused()
    await keys.press("Enter")
    await keys.press("Tab")
    await expect(screen.writing).to_be_focused()
    await keys.type("/interv")
    await keys.press("Tab")
    await to(screen, "+ questions", "Tab")
    await keys.press("Enter")
    await keys.type("1")
    await keys.press("Enter")
    await expect(screen.writing).to_be_focused()
    await to(screen, "Answer")
    await keys.press("Enter")
    await expect(screen.page.get_by_role("dialog").get_by_label("Your answer")).to_be_focused()
    await keys.type(LONG_ENOUGH)
    await to(screen, "Submit", "Tab")
    await keys.press("Enter")
    await screen.button("Solid").wait_for()
    await expect(screen.page.locator(".message .container [data-control]:focus")).to_have_count(1)
    await to(screen, "Solid", "Tab")
    await keys.press("Space")
    await screen.button("See the report").wait_for()
    await expect(screen.page.locator(".message .container [data-control]:focus")).to_have_count(1)
    await to(screen, "See the report")
    await keys.press("Enter")
    await screen.shows("Interview · report")
