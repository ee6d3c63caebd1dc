"""Members' stories on the page, on a phone and on a desk; nothing on the way is wide or harmful."""

from datetime import timedelta

from playwright.async_api import Browser, expect

from tests.journeys.acts import practise, set_daily
from tests.journeys.channel.hosting import start
from tests.journeys.private.designing import assess, in_thread, note, thread_of
from tests.page.browser import Screen, open_screen
from tests.stage import LONG_ENOUGH, Stage


async def test_an_interview_from_its_command_to_its_report(stage: Stage, screen: Screen) -> None:
    await screen.look(stage.ada, stage.general)
    await screen.is_sound("an empty channel")
    await screen.writing.fill("/")
    await screen.is_sound("the list of commands")
    await screen.options("interview", topic="cach")
    await screen.suggested.first.wait_for()
    await screen.is_sound("a command's options, with what is suggested")
    await screen.suggested.first.click()
    await screen.page.get_by_role("button", name="+ questions").click()
    await screen.page.get_by_label("questions", exact=True).fill("1")
    await screen.page.get_by_label("questions", exact=True).press("Enter")
    await screen.button("Answer").wait_for()
    await screen.is_sound("a question")
    await screen.press("Answer")
    await screen.page.get_by_role("dialog").wait_for()
    await screen.is_sound("a form")
    await screen.fill("Your answer", LONG_ENOUGH)
    await screen.button("Solid").wait_for()
    await screen.is_sound("an answered question")
    await screen.press("Tick key points")
    await screen.page.get_by_role("checkbox").first.check()
    await screen.is_sound("a form of boxes")
    await screen.page.keyboard.press("Escape")
    await screen.press("Solid")
    await screen.button("See the report").wait_for()
    await screen.is_sound("a graded question")
    await screen.press("See the report")
    await screen.shows("Interview · report")
    await screen.is_sound("a report")


async def test_the_daily_question_is_answered(stage: Stage, screen: Screen) -> None:
    await set_daily(stage, thread="yes")
    stage.go_to(9, day=1)
    await stage.post()
    await screen.look(stage.ada, stage.daily)
    await screen.is_sound("a daily question")
    await screen.press("Hint")
    await screen.page.locator(".replied").wait_for()
    await screen.is_sound("a hint that only its reader sees, in reply to a post")
    await screen.press("Dismiss message")
    await screen.press("Answer")
    await screen.fill("Your answer", LONG_ENOUGH)
    await screen.press("Solid")
    await screen.button("Change grade").wait_for()
    await screen.is_sound("a daily question that was answered and graded")
    await screen.page.locator(".to-thread").click()
    await screen.shows("Nothing here yet")
    await screen.is_sound("its thread")


async def test_two_members_in_a_channels_interview(
    stage: Stage, screen: Screen, started: Browser
) -> None:
    await start(stage, questions=1)
    await screen.look(stage.ada, stage.general)
    async with open_screen(started, stage.sandbox) as other:
        await other.look(stage.grace, stage.general)
        await other.press("Join")
        stage.sandbox.clock.advance(timedelta(seconds=6))
        await screen.shows("2 members joined")
        for each in (screen, other):
            await each.press("Answer")
            await each.fill("Your answer", LONG_ENOUGH)
        await screen.is_sound("a channel's question, answered by all")
        stage.sandbox.clock.advance(timedelta(seconds=6))
        await other.press("Grade mine")
        await other.press("Solid")
        await other.button("Share mine").wait_for()
        await other.is_sound("one's own grade at a channel's question")


async def test_every_page_of_ones_own(stage: Stage, screen: Screen) -> None:
    await practise(stage.ada, stage.general)
    await screen.look(stage.ada, stage.general)
    for command in ("leaderboard", "settings", "history", "help"):
        await screen.send(f"/{command}")
        await expect(screen.page.locator(".used").last).to_contain_text(command)
        await screen.page.locator(".message .container").last.wait_for()
        await screen.is_sound(f"/{command}")


async def test_an_interview_as_a_chat(stage: Stage, screen: Screen) -> None:
    await screen.look(stage.ada, stage.ada.dm)
    await screen.send("/interview")
    await screen.button("Skip").wait_for()
    await screen.send(LONG_ENOUGH)
    await screen.button("Done").wait_for()
    await screen.is_sound("an answer that was typed")
    await screen.press("Done")
    await screen.press("Solid")
    await screen.button("Next").wait_for()
    await screen.is_sound("a graded question in a chat")


async def test_a_design_interview_in_its_thread(stage: Stage, screen: Screen) -> None:
    """What stands between its first card and its assessment is the same card again."""
    await in_thread(stage)
    await screen.look(stage.ada, thread_of(stage))
    await expect(screen.page.get_by_role("heading", level=1)).to_have_text(
        f"Thread {thread_of(stage).name}"
    )
    await screen.press("Add notes")
    await screen.fill("Your notes", LONG_ENOUGH)
    await screen.button("Next phase").wait_for()
    await screen.is_sound("a design interview's phase, with notes")
    card = await note(stage.ada, stage.ada.sees(thread_of(stage))[-1])
    for _ in range(5):
        card = (await stage.ada.press(card, "Next phase")).message
        card = await note(stage.ada, card)
    card = (await stage.ada.press(card, "To the self-assessment")).message
    await screen.button("Assess Scope, Numbers, API and data").wait_for()
    await screen.is_sound("a self-assessment")
    await assess(stage.ada, card)
    await screen.page.locator("img.picture").wait_for()
    await screen.is_sound("a scorecard")
