"""A host's clock that is set at the worst moment, or never was right."""

import asyncio
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.jobs import Steady
from tests.delivery.test_scheduler import Counted, Wall, runs_after
from tests.delivery.virtual_time import run
from tests.faults.test_posting import MESSAGES, back, confirmed, set_daily
from tests.faults.test_posting_looked_for import chat
from tests.journeys.acts import write
from tests.journeys.channel.hosting import start
from tests.stage import Stage

BERLIN = ZoneInfo("Europe/Berlin")


def test_a_clock_that_is_set_while_the_job_runs_runs_it_again() -> None:
    """What became due by the change is not left until somebody looks again a minute later."""
    job, wall = Counted(seconds=5), Wall()

    async def story() -> None:
        for runs in (1, 2, 3):
            await asyncio.sleep(2)
            assert job.runs == runs
            wall.set_by += timedelta(hours=1)
            await asyncio.sleep(4)
        await asyncio.sleep(2)

    run(runs_after(wall, story, job))
    assert job.runs == 4


def test_a_clock_that_leapt_is_not_believed_before_it_has_gone_on_steadily() -> None:
    """What is forgotten by it would not come back; at the next turn it is the time."""
    wall = Wall()

    async def story() -> list[bool]:
        steady = Steady(wall)
        believed = []
        for step in (0, 365, -365, 0, 0.02):
            await asyncio.sleep(6 * 3_600)
            wall.set_by += timedelta(days=step)
            believed.append(steady.is_so())
        return believed

    assert run(story()) == [True, False, False, True, True]


async def test_a_year_ahead_for_minutes_costs_no_daily_question(stage: Stage) -> None:
    """Once the clock is right, tomorrow's is announced, and comes."""
    await set_daily(stage)
    stage.go_to(9)
    await confirmed(stage)
    stage.sandbox.clock.advance(timedelta(days=365))
    await stage.bot.says("daily.posted", times=2)
    stage.sandbox.clock.advance(-timedelta(days=365))
    await stage.bot.says("daily.reckoned_again")
    listed = await stage.mona.invoke(stage.daily, "daily list")
    tomorrow = datetime.combine(stage.first_day + timedelta(days=1), time(9), BERLIN)
    assert f"Next posts: <t:{int(tomorrow.timestamp())}:F>" in listed.message.text
    stage.go_to(9, day=1)
    await stage.bot.says("daily.posted", times=3)


async def test_a_clock_that_was_ahead_when_the_bot_ended_costs_none(stage: Stage) -> None:
    """The next start finds out."""
    await set_daily(stage)
    stage.go_to(9)
    await confirmed(stage)
    stage.sandbox.clock.advance(timedelta(days=365))
    await stage.bot.says("daily.posted", times=2)
    await stage.bot.kill()
    stage.go_to(9, day=1)
    await stage.bot.start()
    await stage.bot.says("daily.posted", times=3)


@pytest.mark.parametrize("messages", [0, 250])
async def test_what_came_by_a_clock_that_was_ahead_is_found_and_closed_tonight(
    stage: Stage, messages: int
) -> None:
    """Discord's clock was right: it tells on which day the question came."""
    await set_daily(stage)
    stage.go_to(9)
    await confirmed(stage)
    stage.sandbox.faults.delay("POST", MESSAGES, 30)
    ahead = stage.sandbox.clock.offset + timedelta(days=365, hours=1)
    stage.bot.clock_file.write_text(str(ahead.total_seconds()), encoding="utf-8")
    wrong = await stage.post(2)
    await stage.bot.kill()
    stage.sandbox.faults.clear()
    chat(stage, messages)
    stage.go_to(11)
    await stage.bot.start()
    await stage.bot.says("daily.posted", times=2)
    assert len(stage.posts()) == 2
    stage.sandbox.clock.advance(timedelta(minutes=3))
    await stage.bot.says("daily.redated")
    stage.go_to(0, 1, day=1)
    await stage.sandbox.until(lambda: "Model answer" in wrong.text)
    stage.go_to(9, day=1)
    await stage.bot.says("daily.posted", times=3)


async def test_a_clock_set_back_leaves_no_card_behind(stage: Stage) -> None:
    """Numbers of answers and an interview's card change within seconds, not an hour later."""
    await set_daily(stage)
    stage.go_to(9)
    post = await stage.post()
    await confirmed(stage)
    card = await start(stage)
    stage.sandbox.clock.advance(-timedelta(hours=1))
    await write(stage.ada, post)
    await stage.sandbox.until(lambda: "1 member answered so far" in post.text)
    await stage.grace.press(card, "Join")
    await stage.sandbox.until(lambda: "2 members joined" in card.text)


@pytest.mark.parametrize("hours", [3, 20])
@pytest.mark.parametrize("messages", [0, 250])
async def test_a_clock_that_is_always_ahead_of_discords_doubles_no_question(
    stage: Stage, hours: int, messages: int
) -> None:
    """Neither where nothing else is written nor where much is: it is there, and it is found."""
    ahead = timedelta(hours=hours)
    stage.sandbox.clock.put_host_ahead(ahead)
    stage.go_to(11)
    due = stage.sandbox.clock.now() + ahead + timedelta(hours=1)
    await stage.mona.invoke(stage.daily, "daily set", time=f"{due:%H:%M}", timezone="UTC")
    stage.sandbox.faults.delay("POST", MESSAGES, 30)
    stage.go_to(12)
    await stage.post()
    await stage.bot.kill()
    stage.sandbox.faults.clear()
    chat(stage, messages)
    await back(stage)
    await confirmed(stage)
    assert len(stage.posts()) == 1
