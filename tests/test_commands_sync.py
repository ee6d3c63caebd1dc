"""The commands are sent when Discord has others, in whatever they differ, and only then."""

import copy
from typing import Any

import pytest

from bot.commands_sync import same
from sandbox.errors import Json
from tests.stage import Stage

OURS: Json = {
    "name": "daily",
    "description": "The channel's daily question",
    "type": 1,
    "nsfw": False,
    "dm_permission": False,
    "default_member_permissions": 32,
    "contexts": [0, 1],
    "integration_types": None,
    "options": [
        {
            "name": "set",
            "description": "Set one",
            "type": 1,
            "options": [
                {
                    "name": "level",
                    "description": "Whom it suits",
                    "type": 3,
                    "required": False,
                    "choices": [{"name": "junior", "value": "junior"}],
                }
            ],
        },
        {"name": "list", "description": "List them", "type": 1, "options": []},
    ],
}


def kept() -> Json:
    """The same as Discord gives it back."""
    theirs = copy.deepcopy(OURS)
    theirs |= {"id": "1", "application_id": "2", "version": "3", "contexts": [1, 0]}
    theirs |= {"default_member_permissions": "32", "integration_types": [0]}
    theirs |= {"name_localizations": None, "dm_permission": True}
    del theirs["options"][0]["options"][0]["required"]
    del theirs["options"][1]["options"]
    return theirs


def test_what_discord_adds_and_leaves_out_is_no_difference() -> None:
    assert same(OURS, kept())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("description",), "Something else"),
        (("default_member_permissions",), None),
        (("contexts",), [0]),
        (("nsfw",), True),
        (("options", 0, "options", 0, "description"), "Something else"),
        (("options", 0, "options", 0, "required"), True),
        (("options", 0, "options", 0, "type"), 4),
        (("options", 0, "options", 0, "autocomplete"), True),
        (("options", 0, "options", 0, "choices"), [{"name": "junior", "value": "mid"}]),
        (("options", 0, "options", 0, "max_length"), 5),
        (("options", 1, "name"), "show"),
        (("options",), []),
    ],
)
def test_any_difference_that_a_member_would_meet_is_one(
    path: tuple[str | int, ...], value: object
) -> None:
    theirs: Any = kept()
    place = theirs
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not same(OURS, theirs)
    assert not same([OURS], [theirs])


async def test_commands_that_another_version_sent_are_sent_anew(stage: Stage) -> None:
    """The names are the same: an option that is only described otherwise is enough."""

    def described() -> str:
        [found] = [one for one in stage.mona.commands(stage.general) if one["name"] == "help"]
        return str(found["description"])

    await stage.bot.says("bot.ready")
    right, sent = described(), stage.bot.log.count("commands.synced")
    await stage.restart()
    await stage.bot.says("bot.ready", times=2)
    assert stage.bot.log.count("commands.synced") == sent
    every = stage.sandbox.world.commands[None]
    next(one for one in every if one["name"] == "help")["description"] = "As it was once"
    assert described() == "As it was once"
    await stage.restart()
    await stage.sandbox.until(lambda: described() == right)
