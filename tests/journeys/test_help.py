"""`/help`: what this is, and things to try that can be tried."""

import re

from bot.bank import Bank
from tests.stage import Stage

COMMAND = re.compile(r"`/(\w+)")


async def test_help_names_what_can_be_typed(stage: Stage, bank: Bank) -> None:
    """In a server and in a direct message: private, true in figures, no command that is not."""
    offered = {command["name"] for command in stage.ada.commands(stage.general)}
    for channel in (stage.general, stage.ada.dm):
        card = await stage.ada.invoke(channel, "help")
        text = card.message.text
        assert card.message.ephemeral
        assert f"{len(bank.questions)} questions in {len(bank.topics)} topics" in text
        assert "Three things to try" in text
        named = set(COMMAND.findall(text))
        assert named >= {"interview", "leaderboard", "settings", "mydata"}
        assert named <= offered


async def test_the_greeting_names_what_can_be_typed(stage: Stage) -> None:
    """What a server is told when the bot joins it is offered to those who manage it."""
    await stage.bot.says("bot.ready")
    stage.sandbox.moderation.remove_bot(stage.club)
    stage.sandbox.moderation.add_bot(stage.club)
    await stage.sandbox.until(lambda: stage.mona.sees(stage.general))
    named = set(COMMAND.findall(stage.mona.sees(stage.general)[-1].text))
    assert named >= {"interview", "daily", "settings"}
    assert named <= {command["name"] for command in stage.mona.commands(stage.general)}


async def test_each_person_is_offered_the_commands_that_are_theirs(stage: Stage) -> None:
    """Members see no command of managers; in a direct message only what works there."""
    members = {command["name"] for command in stage.ada.commands(stage.general)}
    managers = {command["name"] for command in stage.mona.commands(stage.general)}
    direct = {command["name"] for command in stage.ada.commands(stage.ada.dm)}
    assert managers - members == {"daily"}
    assert {"interview", "mydata", "help"} <= direct
    assert not direct & {"daily", "leaderboard", "settings"}
    assert direct <= members
