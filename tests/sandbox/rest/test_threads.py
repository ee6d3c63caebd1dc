"""Threads: made, archived, locked, private."""

import discord
import pytest

from sandbox import ActorError, Channel, Permission, Sandbox
from tests.sandbox.fixture_bot import FixtureBot
from tests.sandbox.rest.by_hand import call


def text_channel(bot: FixtureBot, channel: Channel) -> discord.TextChannel:
    """The channel in the bot's cache."""
    found = bot.get_channel(channel.id)
    assert isinstance(found, discord.TextChannel)
    return found


async def test_a_message_has_one_thread_with_its_id(
    sandbox: Sandbox, general: Channel, bot: FixtureBot
) -> None:
    """A second one is refused; what is written there is seen there."""
    message = await text_channel(bot, general).send("Q")
    thread = await message.create_thread(name="Talk", auto_archive_duration=60)
    assert thread.id == message.id
    with pytest.raises(discord.HTTPException) as refused:
        await message.create_thread(name="Again")
    assert refused.value.code == 160004
    await thread.send("in the thread")
    talk = sandbox.guild("Interview Club").channel("Talk")
    assert [one.text for one in sandbox.user("Ada").sees(talk)] == ["in the thread"]


async def test_a_thread_needs_its_permission(
    sandbox: Sandbox, general: Channel, bot: FixtureBot
) -> None:
    """Making one and writing in one are permissions of their own."""
    message = await text_channel(bot, general).send("Q")
    sandbox.moderation.deny_bot(general, Permission.CREATE_PUBLIC_THREADS)
    with pytest.raises(discord.Forbidden):
        await message.create_thread(name="Talk")
    sandbox.moderation.deny_bot(general, Permission.SEND_MESSAGES_IN_THREADS)
    thread = await message.create_thread(name="Talk")
    with pytest.raises(discord.Forbidden) as refused:
        await thread.send("a")
    assert refused.value.code == 50013


async def test_a_private_thread_is_its_members_alone(
    sandbox: Sandbox, general: Channel, bot: FixtureBot
) -> None:
    """Who is added sees it, who is not does not."""
    thread = await text_channel(bot, general).create_thread(name="Secret")
    ada, grace = sandbox.user("Ada"), sandbox.user("Grace")
    await thread.add_user(discord.Object(ada.id))
    await thread.send("psst")
    secret = sandbox.guild("Interview Club").channel("Secret")
    assert len(ada.sees(secret)) == 1
    assert grace.sees(secret) == []
    await thread.remove_user(discord.Object(ada.id))
    assert ada.sees(secret) == []


async def test_an_archived_thread_opens_when_someone_writes_unless_it_is_locked(
    sandbox: Sandbox, general: Channel
) -> None:
    """Archived: only reopening is taken. Locked: writing takes Manage Threads."""
    club = sandbox.guild("Interview Club")
    path = f"/channels/{general.id}/threads"
    thread = (await call(sandbox, "POST", path, {"name": "Talk", "type": 11}))[1]
    path = f"/channels/{thread['id']}"
    assert (await call(sandbox, "PATCH", path, {"archived": True}))[0] == 200
    status, body = await call(sandbox, "PATCH", path, {"name": "New"})
    assert (status, body["code"]) == (400, 50083)
    assert (await call(sandbox, "POST", f"{path}/messages", {"content": "a"}))[0] == 200
    assert not club.channel("Talk").archived
    status, body = await call(sandbox, "PATCH", path, {"locked": True})
    assert (status, body["code"]) == (403, 50013)
    bots = next(role for role in club.roles.values() if role.managed)
    sandbox.moderation.set_permissions(club, bots, bots.permissions | Permission.MANAGE_THREADS)
    await call(sandbox, "PATCH", path, {"locked": True, "archived": True})
    sandbox.moderation.set_permissions(club, bots, bots.permissions & ~Permission.MANAGE_THREADS)
    status, body = await call(sandbox, "POST", f"{path}/messages", {"content": "a"})
    assert (status, body["code"]) == (400, 50083)


async def test_what_stands_in_a_closed_thread_is_not_edited(
    sandbox: Sandbox, general: Channel, bot: FixtureBot
) -> None:
    """Archived: no edit, no command. Locked: neither the bot nor a member writes or edits."""
    thread = await (await text_channel(bot, general).send("Q")).create_thread(name="Talk")
    said, ada = await thread.send("a"), sandbox.user("Ada")
    talk = sandbox.guild("Interview Club").channel("Talk")
    sandbox.moderation.close_thread(talk)
    with pytest.raises(discord.HTTPException) as refused:
        await said.edit(content="b")
    assert refused.value.code == 50083
    with pytest.raises(ActorError, match="not offered"):
        ada.invoke(talk, "interview")
    sandbox.moderation.close_thread(talk, archive=False, lock=True)
    for attempt in (said.edit(content="b"), thread.send("b")):
        with pytest.raises(discord.HTTPException) as refused:
            await attempt
        assert refused.value.code == 160005
    with pytest.raises(ActorError, match="locked"):
        await ada.say(talk, "b")


async def test_with_its_channel_a_thread_is_gone(
    sandbox: Sandbox, general: Channel, bot: FixtureBot
) -> None:
    """Nobody sees what stood in either, and nothing can be pressed or typed there."""
    ada = sandbox.user("Ada")
    card = (await ada.invoke(general, "interview")).message
    thread = await (await text_channel(bot, general).send("Q")).create_thread(name="Talk")
    await thread.send("a")
    talk = sandbox.guild("Interview Club").channel("Talk")
    sandbox.moderation.delete_channel(general)
    assert ada.sees(talk) == ada.sees(general) == []
    with pytest.raises(ActorError, match="does not see"):
        ada.press(card, "Answer")
    with pytest.raises(ActorError, match="does not see"):
        ada.invoke(talk, "interview")


async def test_a_deleted_channel_is_unknown(
    sandbox: Sandbox, general: Channel, bot: FixtureBot
) -> None:
    """10003, and the bot's cache hears of it."""
    sandbox.moderation.delete_channel(general)
    with pytest.raises(discord.NotFound) as missing:
        await bot.get_partial_messageable(general.id).send("a")
    assert missing.value.code == 10003
    sandbox.moderation.remove_bot(sandbox.guild("Backend Guild"))
    status, body = await call(sandbox, "GET", f"/guilds/{sandbox.guild('Backend Guild').id}")
    assert (status, body["code"]) == (404, 10004)
