"""What held when a daily post was claimed is asked again immediately before each try to send it."""

from datetime import timedelta

from tests.faults.test_posting import MESSAGES, confirmed, sent, set_daily
from tests.stage import Stage


async def failing(stage: Stage) -> None:
    """It is nine o'clock, and no try succeeds."""
    await set_daily(stage)
    stage.sandbox.faults.reset("POST", MESSAGES, times=1_000)
    stage.go_to(9)
    await stage.bot.says("daily.retrying")


async def test_a_nonce_that_is_forgotten_between_tries_of_the_library_is_not_used(
    stage: Stage,
) -> None:
    """The reply was lost, the next try failed, and an hour went by before the one after."""
    await set_daily(stage)
    stage.sandbox.faults.lose_reply("POST", MESSAGES)
    failed = stage.sandbox.faults.fail("POST", MESSAGES, status=500)
    stage.go_to(9)
    await failed.struck()
    stage.sandbox.clock.advance(timedelta(hours=1))
    await stage.bot.says("daily.unconfirmed")
    stage.sandbox.clock.advance(timedelta(minutes=3))
    await confirmed(stage)
    assert len(stage.posts()) == 1


async def test_one_sender_at_a_time(stage: Stage) -> None:
    """A request that hangs for longer than its lease is not overtaken by another sender."""
    await set_daily(stage)
    for minute in (5, 15):
        await stage.mona.invoke(
            stage.daily, "daily set", time=f"09:{minute:02}", timezone="Europe/Berlin"
        )
    held = stage.sandbox.faults.hold("POST", MESSAGES, 8)
    stage.go_to(9)
    await held.struck()
    for others in (1, 2):  # each shows that the bot has looked at what is to be done
        stage.sandbox.clock.advance(timedelta(minutes=10))
        await stage.bot.says("daily.posted", times=others)
    await stage.bot.says("daily.posted", times=3)
    assert len(stage.posts()) == 3
    assert len(sent(stage)) == 3


async def test_what_a_manager_stops_meanwhile_is_not_sent(stage: Stage) -> None:
    """Paused between two tries; resumed, it comes the day after."""
    await failing(stage)
    [schedule] = await stage.mona.suggest(stage.daily, "daily pause", "schedule", "")
    await stage.mona.invoke(stage.daily, "daily pause", schedule=schedule.value)
    stage.sandbox.faults.clear()
    await stage.bot.says("daily.not_wanted")
    assert stage.posts() == []
    await stage.mona.invoke(stage.daily, "daily resume", schedule=schedule.value)
    stage.go_to(9, day=1)
    await confirmed(stage)
    assert len(stage.posts()) == 1


async def test_what_is_removed_meanwhile_is_not_sent(stage: Stage) -> None:
    await failing(stage)
    [schedule] = await stage.mona.suggest(stage.daily, "daily remove", "schedule", "")
    asked = await stage.mona.invoke(stage.daily, "daily remove", schedule=schedule.value)
    await stage.mona.press(asked.message, "Remove it")
    stage.sandbox.faults.clear()
    await stage.bot.says("daily.not_wanted")
    assert stage.posts() == []


async def test_what_was_brought_by_a_try_that_failed_is_kept_although_it_is_stopped(
    stage: Stage,
) -> None:
    """The reply was lost, and the schedule paused before the next try: the post is there."""
    await set_daily(stage)
    stage.sandbox.faults.lose_reply("POST", MESSAGES)
    stage.go_to(9)
    [schedule] = await stage.mona.suggest(stage.daily, "daily pause", "schedule", "")
    await stage.bot.says("daily.retrying")
    await stage.mona.invoke(stage.daily, "daily pause", schedule=schedule.value)
    await confirmed(stage)
    there = await stage.post()
    stage.go_to(0, 1, day=1)
    await stage.sandbox.until(lambda: "Model answer" in there.text)


async def test_what_was_brought_by_a_try_that_failed_is_kept_although_the_next_is_refused(
    stage: Stage,
) -> None:
    """The reply was lost, and a permission with it: the post is there, and nothing is paused."""
    await set_daily(stage)
    stage.sandbox.faults.lose_reply("POST", MESSAGES)
    stage.sandbox.faults.refuse("POST", MESSAGES, status=403, code=50013, said="Missing")
    stage.go_to(9)
    await confirmed(stage)
    assert len(stage.posts()) == 1
    listed = await stage.mona.invoke(stage.general, "daily list")
    assert "Next posts" in listed.message.text


async def test_a_day_that_ends_meanwhile_gets_its_question_no_more(stage: Stage) -> None:
    await set_daily(stage)
    stage.go_to(23, 58)
    await confirmed(stage)
    [schedule] = await stage.mona.suggest(stage.daily, "daily set", "schedule", "")
    await stage.mona.invoke(stage.daily, "daily set", schedule=schedule.value, time="23:58")
    stage.sandbox.faults.reset("POST", MESSAGES, times=1_000)
    stage.go_to(23, 59, day=1)
    await stage.bot.says("daily.retrying")
    stage.go_to(0, day=2)
    await stage.bot.says("daily.not_wanted")
    assert len(stage.posts()) == 1
