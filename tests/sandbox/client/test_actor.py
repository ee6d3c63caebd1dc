"""What Discord's client would not let a person do raises before any bot hears of it."""

import pytest

from sandbox import ActorError, Channel, Permission, Sandbox
from tests.sandbox.fixture_bot import FixtureBot
from tests.sandbox.rest.by_hand import call


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("command", "options", "sentence"),
    [
        ("interview", {"questions": 21}, "takes 1 to 20"),
        ("interview", {"questions": "3"}, "does not take '3'"),
        ("interview", {"questions": True}, "does not take True"),
        ("interview", {"size": 1}, "no option 'size'"),
        ("daily", {}, "needs a subcommand"),
        ("daily get", {}, "no subcommand 'get'"),
        ("daily set", {}, "'channel' is required"),
        ("daily set", {"channel": "general"}, "cannot be chosen"),
        ("nothing", {}, "not offered /nothing"),
    ],
)
async def test_options_are_checked_as_they_are_typed(
    sandbox: Sandbox, general: Channel, command: str, options: dict[str, object], sentence: str
) -> None:
    """Types, bounds, names and what is required."""
    with pytest.raises(ActorError, match=sentence):
        sandbox.user("Mona").invoke(general, command, **options)


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "'Your answer' is required"),
        ({"Your answer": "  "}, "'Your answer' is required"),
        ({"Your answer": "ab"}, "takes 3 to 4000 characters, not 2"),
        ({"Your answer": "x" * 4001}, "takes 3 to 4000 characters"),
        ({"Your answer": "abc", "Grade": "5"}, "does not offer '5'"),
        ({"Your answer": "abc", "Grade": ["1", "3"]}, "takes 0 to 1 choices, not 2"),
        ({"Your answer": "abc", "Mood": "5"}, "has no field 'Mood'"),
    ],
)
async def test_forms_are_checked_as_they_are_filled_in(
    sandbox: Sandbox, general: Channel, values: dict[str, object], sentence: str
) -> None:
    """Lengths, options and what is required; the form stays open."""
    ada = sandbox.user("Ada")
    out = await ada.invoke(general, "interview")
    form = (await ada.press(out.message, "Answer")).form
    with pytest.raises(ActorError, match=sentence):
        ada.submit(form, values)
    assert (await ada.submit(form, {"Your answer": "fine"})).message.text.startswith("fine")


async def test_a_dismissed_form_is_gone_and_the_bot_is_not_told(
    sandbox: Sandbox, general: Channel, bot: FixtureBot
) -> None:
    """Closing sends nothing."""
    ada = sandbox.user("Ada")
    out = await ada.invoke(general, "interview")
    form = (await ada.press(out.message, "Answer")).form
    assert form is not None
    sent = len(sandbox.requests)
    ada.dismiss(form)
    with pytest.raises(ActorError, match="no longer open"):
        ada.submit(form, {"Your answer": "abc"})
    with pytest.raises(ActorError, match="on Ada's screen"):
        sandbox.user("Grace").submit(form, {})
    assert (len(sandbox.requests), bot.is_closed()) == (sent, False)


@pytest.mark.usefixtures("bot")
async def test_commands_take_their_permission_in_the_channel(
    sandbox: Sandbox, general: Channel
) -> None:
    """Without Use Application Commands the list is empty; unseen channels have none."""
    ada, club = sandbox.user("Ada"), sandbox.guild("Interview Club")
    sandbox.moderation.overwrite(general, club.everyone, deny=Permission.USE_APPLICATION_COMMANDS)
    with pytest.raises(ActorError, match="not offered"):
        ada.invoke(general, "interview")
    sandbox.moderation.overwrite(general, club.everyone, deny=Permission.VIEW_CHANNEL)
    with pytest.raises(ActorError, match="does not see"):
        ada.invoke(general, "interview")
    with pytest.raises(ActorError, match="may not write"):
        await ada.say(general, "a")


async def test_a_bot_edits_its_own_messages_only(sandbox: Sandbox, general: Channel) -> None:
    """50005 for another's; deleting one takes Manage Messages."""
    theirs = await sandbox.user("Ada").say(general, "mine")
    path = f"/channels/{general.id}/messages/{theirs.id}"
    status, body = await call(sandbox, "PATCH", path, {"content": "b"})
    assert (status, body["code"]) == (403, 50005)
    status, body = await call(sandbox, "DELETE", path)
    assert (status, body["code"]) == (403, 50013)


async def test_a_channel_message_is_never_ephemeral(sandbox: Sandbox, general: Channel) -> None:
    """The flag is for answers to interactions; here it is dropped."""
    path = f"/channels/{general.id}/messages"
    status, body = await call(sandbox, "POST", path, {"content": "a", "flags": 64})
    assert (status, body["flags"]) == (200, 0)
    assert len(sandbox.user("Grace").sees(general)) == 1


async def test_a_token_reaches_the_messages_of_its_own_interaction_only(
    sandbox: Sandbox, general: Channel, bot: FixtureBot
) -> None:
    """Another's is unknown, even if it is the bot's."""
    ada = sandbox.user("Ada")
    first, second = await ada.invoke(general, "interview"), await ada.invoke(general, "interview")
    hook = f"/webhooks/{bot.application_id}/{first.interaction.token}/messages"
    assert (await call(sandbox, "GET", f"{hook}/{first.message.id}"))[0] == 200
    status, body = await call(sandbox, "GET", f"{hook}/{second.message.id}")
    assert (status, body["code"]) == (404, 10008)
