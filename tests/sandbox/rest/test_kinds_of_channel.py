"""What Discord takes in a voice, stage, announcement or forum channel, and in people's threads."""

import discord
import pytest

from sandbox import ActorError, Permission, Sandbox
from sandbox.world.model import Channel, ChannelType
from tests.sandbox.fixture_bot import FixtureBot

SPOKEN = (ChannelType.VOICE, ChannelType.STAGE)


def made(sandbox: Sandbox, kind: ChannelType) -> Channel:
    """A channel of a kind in the club."""
    return sandbox.moderation.add_channel(sandbox.guild("Interview Club"), "new", kind)


def seen(bot: FixtureBot, channel: Channel) -> discord.abc.Messageable:
    """The channel in the bot's cache."""
    found = bot.get_channel(channel.id)
    assert isinstance(found, discord.abc.Messageable)
    return found


@pytest.mark.parametrize("kind", [*SPOKEN, ChannelType.ANNOUNCEMENT])
async def test_messages_are_posted_to_all_that_have_a_chat(
    sandbox: Sandbox, bot: FixtureBot, kind: ChannelType
) -> None:
    told = bot.wait_for("guild_channel_create", timeout=30)
    place = made(sandbox, kind)
    await told
    await seen(bot, place).send("hello")
    assert [one.text for one in sandbox.user("Ada").sees(place)] == ["hello"]


@pytest.mark.parametrize("kind", [ChannelType.FORUM, ChannelType.CATEGORY])
async def test_a_forum_and_a_category_take_none(
    sandbox: Sandbox, bot: FixtureBot, kind: ChannelType
) -> None:
    place = made(sandbox, kind)
    with pytest.raises(discord.HTTPException) as refused:
        await bot.get_partial_messageable(place.id).send("hello")
    assert (refused.value.status, refused.value.code) == (400, 50008)
    assert sandbox.user("Mona").commands(place) == []


@pytest.mark.parametrize("kind", SPOKEN)
async def test_no_thread_is_opened_where_people_speak(
    sandbox: Sandbox, bot: FixtureBot, kind: ChannelType
) -> None:
    place = made(sandbox, kind)
    message = await bot.get_partial_messageable(place.id).send("hello")
    with pytest.raises(discord.HTTPException) as refused:
        await bot.http.start_thread_with_message(
            place.id, message.id, name="Talk", auto_archive_duration=60
        )
    assert (refused.value.status, refused.value.code) == (400, 50024)
    with pytest.raises(ActorError):
        sandbox.moderation.open_thread(place, sandbox.user("Ada").user, "Talk")


async def test_a_thread_of_an_announcement_is_of_its_own_kind(
    sandbox: Sandbox, bot: FixtureBot
) -> None:
    told = bot.wait_for("guild_channel_create", timeout=30)
    place = made(sandbox, ChannelType.ANNOUNCEMENT)
    await told
    message = await seen(bot, place).send("hello")
    thread = await message.create_thread(name="Talk")
    assert thread.type is discord.ChannelType.news_thread


async def test_a_persons_thread_is_told_to_a_bot_that_sees_it(
    sandbox: Sandbox, general: Channel, bot: FixtureBot
) -> None:
    """A private one is not: whoever is not in it is refused (50001)."""
    ada, moderation = sandbox.user("Ada"), sandbox.moderation
    forum = made(sandbox, ChannelType.FORUM)
    post = moderation.open_thread(forum, ada.user, "How?")
    secret = moderation.open_thread(general, ada.user, "Secret", private=True)
    told = bot.wait_for(
        "thread_create", check=lambda thread: thread.parent_id == general.id, timeout=30
    )
    moderation.open_thread(general, ada.user, "Talk")
    await told
    assert bot.get_channel(post.id) is not None
    assert bot.get_channel(secret.id) is None
    with pytest.raises(discord.Forbidden) as refused:
        await bot.fetch_channel(secret.id)
    assert refused.value.code == 50001


async def test_a_server_that_is_out_is_known_to_be_and_comes_back(
    sandbox: Sandbox, bot: FixtureBot
) -> None:
    """The bot is not removed from it."""
    club = sandbox.guild("Interview Club")
    known = bot.get_guild(club.id)
    assert known is not None
    out = bot.wait_for("guild_unavailable", timeout=30)
    sandbox.moderation.put_out(club)
    assert (await out).unavailable
    back = bot.wait_for("guild_available", timeout=30)
    sandbox.moderation.bring_back(club)
    assert not (await back).unavailable
    assert known.me is not None


async def test_any_refusal_of_discords_can_be_planned(
    sandbox: Sandbox, general: Channel, bot: FixtureBot
) -> None:
    route = "/channels/{channel_id}/messages"
    said = "Message was blocked by automatic moderation"
    sandbox.faults.refuse("POST", route, status=400, code=200000, said=said)
    with pytest.raises(discord.HTTPException) as refused:
        await bot.get_partial_messageable(general.id).send("hello")
    assert (refused.value.code, refused.value.text) == (200000, said)
    assert Permission.SEND_MESSAGES in sandbox.world.permissions(sandbox.world.bot, general)
