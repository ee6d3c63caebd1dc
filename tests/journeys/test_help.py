"""`/help`: what this is, and things to try that can be tried."""

import re

from bot.bank import Bank
from sandbox import Message, Outcome
from sandbox.client.outcome import Pending
from tests.stage import Stage

TYPED = re.compile(r"(?<![\w/:<])/([a-z]+)\b")
"""Commands as sentences name them."""
COMMAND = re.compile(r"`/(\w+)")


async def test_help_names_what_can_be_typed(stage: Stage, bank: Bank) -> None:
    """In a server and in a direct message: private, true in figures, no command that is not."""
    expected = {
        *("draw", "interview", "question", "leaderboard", "review", "history", "settings"),
        "mydata",
    }
    for channel in (stage.general, stage.ada.dm):
        offered = {command["name"] for command in stage.ada.commands(channel)}
        card = await stage.ada.invoke(channel, "help")
        text = card.message.text
        assert card.message.ephemeral == (channel is stage.general)
        assert f"{len(bank.questions)} questions in {len(bank.topics)} topics" in text
        assert "Three things to try" in text
        named = set(COMMAND.findall(text))
        assert named == (expected & offered)


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
    assert {"interview", "review", "settings", "mydata", "help"} <= direct
    assert not direct & {"daily", "leaderboard"}
    assert direct <= members


async def test_what_is_told_in_a_direct_message_names_commands_of_it(stage: Stage) -> None:
    """From the first question to the report, in a design interview, and where nothing waits."""
    dm, told = stage.ada.dm, list[Message]()

    async def keep(outcome: Pending[Outcome]) -> Message:
        told.append((await outcome).message)
        return told[-1]

    await stage.ada.say(dm, "Hello?")
    await stage.sandbox.until(lambda: len(stage.ada.sees(dm)) == 2)
    card = await keep(stage.ada.invoke(dm, "interview", questions=1))
    card = await keep(stage.ada.press(card, "I don't know"))
    await keep(stage.ada.press(card, "See the report"))
    card = await keep(stage.ada.invoke(dm, "interview", format="design", where="private"))
    await keep(stage.ada.press(card, "Start"))
    await keep(stage.ada.invoke(dm, "interview", where="channel"))
    for command in ("help", "mydata delete", "mydata export"):
        await keep(stage.ada.invoke(dm, command))
    texts = [one.text for one in (*told, *stage.ada.sees(dm)) if "Model answer" not in one.text]
    named = {name for text in texts for name in TYPED.findall(text)}
    elsewhere = {command["name"] for command in stage.mona.commands(stage.general)}
    assert "interview" in named
    assert named & elsewhere <= {command["name"] for command in stage.ada.commands(dm)}
