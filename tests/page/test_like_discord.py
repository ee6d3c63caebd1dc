"""Where the page is held against Discord: groups of messages, threads, servers, failures."""

from datetime import timedelta

from playwright.async_api import expect

from tests.journeys.private.designing import in_thread, thread_of
from tests.page.browser import Screen
from tests.stage import Stage


async def test_messages_of_one_author_are_grouped_for_seven_minutes(
    stage: Stage, screen: Screen
) -> None:
    """The name stands once, and again after a while or after somebody else."""
    await screen.look(stage.ada, stage.general)
    for member, text, wait in (
        (stage.ada, "one", 0),
        (stage.ada, "two", 360),
        (stage.ada, "three", 420),
        (stage.grace, "four", 0),
        (stage.ada, "five", 0),
    ):
        stage.sandbox.clock.advance(timedelta(seconds=wait))
        await member.say(stage.general, text)
    await screen.shows("five")
    names = await screen.page.locator(".message").evaluate_all(
        "(all) => all.map((one) => [one.querySelector('.author')?.textContent ?? '',"
        " one.querySelector('.prose').textContent.trim()])"
    )
    assert names == [
        ["Ada", "one"],
        ["", "two"],
        ["Ada", "three"],
        ["Grace", "four"],
        ["Ada", "five"],
    ]
    await screen.is_sound("a group of messages")


async def test_a_thread_has_no_hash_before_its_name(stage: Stage, screen: Screen) -> None:
    """It has a mark of its own, and those who hear the page are told so in words."""
    await in_thread(stage)
    await screen.look(stage.ada, stage.general)
    name = thread_of(stage).name
    await screen.page.get_by_role("button", name="Servers and channels").click()
    listed = screen.page.locator("#channels").get_by_role("link", name=f"Thread {name}")
    await expect(listed.locator(".thread-mark")).to_be_visible()
    await screen.is_sound("the list of channels")
    await listed.click()
    heading = screen.page.get_by_role("heading", level=1)
    await expect(heading).to_have_text(f"Thread {name}")
    await expect(screen.writing).to_have_attribute(
        "placeholder", f"Message “{name}”, or / for commands"
    )


async def test_a_bot_that_is_invited_greets_the_server(stage: Stage, screen: Screen) -> None:
    """And one that was kicked is offered no longer."""
    await stage.bot.says("bot.ready")  # servers that come before that are those it was in
    await screen.look(stage.mona, stage.general)
    await screen.page.get_by_role("button", name="Bot connected").click()
    await screen.is_sound("the sandbox's panel")
    await screen.press("Kick the bot")
    await screen.button("Invite the bot").wait_for()
    await screen.press("Close the panel")
    await screen.writing.fill("/")
    await expect(screen.page.locator("#commands")).to_be_hidden()
    await screen.writing.fill("")
    await screen.page.get_by_role("button", name="Bot connected").click()
    await screen.press("Invite the bot")
    await screen.press("Close the panel")
    await screen.shows("Hello, I am Whiteboard")
    await screen.is_sound("a greeting")


async def test_what_goes_wrong_is_said(stage: Stage, screen: Screen) -> None:
    """A command that nobody answers, a text that is too long, a press that fails."""
    await screen.look(stage.ada, stage.general)
    await screen.send("/help")
    await screen.button("Start an interview").wait_for()
    await screen.writing.fill("x" * 2_001)
    await screen.page.get_by_role("button", name="Send").click()
    await screen.shows("A message has 1 to 2000 characters")
    await screen.is_sound("a message that is too long")
    await screen.writing.fill("")
    await stage.bot.kill()
    with stage.sandbox.deadline(0.1):
        await screen.press("Start an interview")
        await screen.shows("This interaction failed")
        await screen.is_sound("a press that failed")
        await screen.send("/help")
        await screen.shows("The application did not respond")
        await screen.is_sound("a command that failed")


async def test_the_list_of_what_is_enforced(stage: Stage, screen: Screen) -> None:
    await screen.page.goto(f"{stage.sandbox.base_url}/enforced")
    await screen.is_sound("the list of what is enforced")
