"""`/help` and the greeting tell the truth about what can be typed."""

import re

from bot.bank import Bank
from tests.stage import Stage

COMMAND = re.compile(r"`/([a-z]+(?: [a-z]+)?)")


async def test_help_names_only_commands_that_there_are(stage: Stage, bank: Bank) -> None:
    """In a server and in a direct message alike: what the bot is, how much it asks, what to try."""
    offered = {str(one["name"]) for one in stage.mona.commands(stage.general)}
    for place in (stage.general, stage.ada.dm):
        told = await stage.ada.invoke(place, "help")
        assert told.message.ephemeral
        text = told.message.text
        assert f"{len(bank.questions)} questions in {len(bank.topics)} topics" in text
        assert "Three things to try" in text
        named = {found.split()[0] for found in COMMAND.findall(text)}
        assert named >= {"interview", "leaderboard", "settings", "mydata"}
        assert named <= offered
    await stage.bot.says("bot.ready")
    stage.sandbox.scene.remove_bot(stage.club)
    stage.sandbox.scene.add_bot(stage.club)
    await stage.sandbox.until(lambda: stage.ada.sees(stage.general))
    greeting = stage.ada.sees(stage.general)[-1].text
    assert {found.split()[0] for found in COMMAND.findall(greeting)} <= offered
