"""Commands that were typed and sent as text."""

import pytest
from discord import AppCommandType

from bot.domain.commands import COMMANDS, named_command
from tests.loading import loaded


async def test_every_command_that_is_sent_is_known_by_its_name() -> None:
    async with loaded() as bot:
        typed = bot.tree.get_commands(type=AppCommandType.chat_input)
    assert {command.name for command in typed} == COMMANDS


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/leaderboard", "leaderboard"),
        ("/Daily set time:09:00", "daily"),
        ("  /interview\ntopic:caching", "interview"),
        ("/interviews", None),
        ("/ interview", None),
        ("//draw", None),
        ("leaderboard", None),
        ("GET /history is what I would add", None),
        ("/feed returns the newest posts", None),
        ("/", None),
        ("", None),
    ],
)
def test_a_text_that_begins_with_a_command_names_it(text: str, command: str | None) -> None:
    assert named_command(text) == command
