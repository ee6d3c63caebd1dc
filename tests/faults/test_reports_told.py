"""What members report stands once in the host's channel, whatever comes between."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from sandbox import Message
from tests.journeys.test_question import look_up, printed, report
from tests.stage import Stage, open_stage

MESSAGES = "/channels/{channel_id}/messages"
PROMPT = "How does Apache Kafka work? What are the design considerations?"


@asynccontextmanager
async def desk(folder: Path, channel: str | None = None) -> AsyncIterator[Stage]:
    """A stage whose host has set a channel: #daily, unless told otherwise."""
    async with AsyncExitStack() as stack:
        stage = await stack.enter_async_context(open_stage(folder))
        await stage.bot.kill()
        stage.bot.set("REPORTS_CHANNEL", channel or str(stage.daily.id))
        await stage.bot.start()
        await stage.sandbox.bot_ready()
        yield stage
        assert "interaction.failed" not in stage.bot.log


def told(stage: Stage) -> list[Message]:
    """The reports in #daily."""
    return [each for each in stage.ada.sees(stage.daily) if "Reported mistake" in each.text]


async def reported(stage: Stage, text: str = "It is *wrong*, @everyone.") -> None:
    """Ada reports a mistake."""
    card = await look_up(stage.ada, stage.general, PROMPT)
    assert "Your report is kept" in (await report(stage.ada, card, text)).text


async def stands(stage: Stage, number: int) -> None:
    """Wait until so many are there."""
    await stage.sandbox.until(lambda: len(told(stage)) == number)


async def test_each_report_is_told_with_its_question_and_without_who_it_was(
    tmp_path: Path,
) -> None:
    """It calls nobody, and nothing in it formats."""
    async with desk(tmp_path) as stage:
        await reported(stage)
        await stands(stage, 1)
        (message,) = told(stage)
        assert PROMPT in message.text
        assert "data-flow-and-streaming-systems/" in message.text
        assert "> It is \\*wrong\\*, @\u200beveryone." in message.text
        assert "Ada" not in message.text
        assert not message.mention_everyone
        await reported(stage, "Another one.")
        await stage.bot.says("mistake.told", 2)
        assert len({each.text for each in told(stage)}) == len(told(stage)) == 2


async def test_it_stands_once_although_a_kill_came_before_anybody_noted_it(
    tmp_path: Path,
) -> None:
    """Once Discord has forgotten the nonce, it is looked for."""
    async with desk(tmp_path) as stage:
        stage.sandbox.faults.delay("POST", MESSAGES, 30)
        await reported(stage)
        await stands(stage, 1)
        await stage.bot.kill()
        stage.sandbox.faults.clear()
        stage.sandbox.clock.advance(timedelta(minutes=10))
        await stage.bot.start()
        await stage.sandbox.bot_ready()
        await stage.bot.says("mistake.told")
        await reported(stage, "Another one.")
        await stage.bot.says("mistake.told", 2)
        assert len(told(stage)) == 2


async def test_it_is_told_although_a_kill_came_before_it_was_sent(tmp_path: Path) -> None:
    async with desk(tmp_path) as stage:
        stage.sandbox.faults.reset("POST", MESSAGES, times=1_000)
        await reported(stage)
        await stage.bot.says("mistake.untold")
        await stage.bot.kill()
        assert told(stage) == []
        stage.sandbox.faults.clear()
        await stage.bot.start()
        await stage.sandbox.bot_ready()
        await stands(stage, 1)


@pytest.mark.parametrize(("status", "code"), [(403, 50001), (403, 50013), (404, 10003)])
async def test_what_the_channel_does_not_take_stays_in_the_record(
    tmp_path: Path, status: int, code: int
) -> None:
    """One event in the log says so; the next report is tried as before."""
    async with desk(tmp_path) as stage:
        stage.sandbox.faults.refuse("POST", MESSAGES, status=status, code=code, said="No")
        await reported(stage)
        await stage.bot.says("mistake.untold")
        await reported(stage, "Another one.")
        await stage.bot.says("mistake.told")
        (message,) = told(stage)
        assert "Another one." in message.text
        assert stage.bot.log.count('"mistake.untold"') == 1
        assert (await printed(stage)).count(PROMPT) == 2


async def test_a_channel_that_is_nowhere_costs_no_report(tmp_path: Path) -> None:
    async with desk(tmp_path, "123456789012345678") as stage:
        await reported(stage)
        await stage.bot.says("mistake.untold")
        assert PROMPT in await printed(stage)
