"""What happens around the people is heard by the bot, as far as its intents reach."""

from datetime import timedelta

import discord
import pytest

from sandbox import ActorError, Permission, Sandbox, Timing
from tests.sandbox.fixture_bot import FixtureBot, running


async def until_heard(sandbox: Sandbox, bot: FixtureBot) -> None:
    """Wait until the bot has read everything sent so far: a message goes last."""
    ada = sandbox.user("Ada")
    await ada.say(ada.dm, "over")
    assert (await bot.heard.get()).content == "over"


async def test_channels_roles_and_servers_come_and_go(sandbox: Sandbox, bot: FixtureBot) -> None:
    """discord.py's cache follows."""
    club, moderation = sandbox.guild("Interview Club"), sandbox.moderation
    channel, role = moderation.add_channel(club, "new"), moderation.add_role(club, "Daily")
    await until_heard(sandbox, bot)
    guild = bot.get_guild(club.id)
    assert guild is not None
    assert guild.get_channel(channel.id) is not None
    assert guild.get_role(role.id) is not None
    moderation.delete_channel(channel)
    moderation.delete_role(club, role)
    moderation.remove_bot(sandbox.guild("Backend Guild"))
    await until_heard(sandbox, bot)
    assert guild.get_channel(channel.id) is None
    assert guild.get_role(role.id) is None
    assert list(bot.guilds) == [guild]
    moderation.add_bot(sandbox.guild("Backend Guild"))
    await until_heard(sandbox, bot)
    assert len(bot.guilds) == 2


async def test_the_bots_own_roles_are_heard_without_the_members_intent(
    sandbox: Sandbox, bot: FixtureBot
) -> None:
    """What it may do follows at once."""
    club, moderation = sandbox.guild("Interview Club"), sandbox.moderation
    helpers = moderation.add_role(club, "Helpers", Permission.MANAGE_MESSAGES)
    moderation.give_role(club, sandbox.world.bot, helpers)
    await until_heard(sandbox, bot)
    guild = bot.get_guild(club.id)
    assert guild is not None
    assert guild.me.guild_permissions.manage_messages
    moderation.take_role(club, sandbox.world.bot, helpers)
    await until_heard(sandbox, bot)
    assert not guild.me.guild_permissions.manage_messages


@pytest.mark.usefixtures("bot")
async def test_a_member_in_time_out_neither_writes_nor_commands_nor_presses(
    sandbox: Sandbox,
) -> None:
    """Until it ends, by the sandbox's clock."""
    club, ada = sandbox.guild("Interview Club"), sandbox.user("Ada")
    general = club.channel("general")
    out = await ada.invoke(general, "interview")
    sandbox.moderation.time_out(club, ada.user, sandbox.clock.now() + timedelta(hours=1))
    with pytest.raises(ActorError, match="may not write"):
        await ada.say(general, "a")
    with pytest.raises(ActorError, match="not offered"):
        ada.invoke(general, "interview")
    with pytest.raises(ActorError, match="in time-out"):
        ada.press(out.message, "Answer")
    sandbox.clock.advance(timedelta(hours=2))
    await ada.invoke(general, "interview")


async def test_new_people_and_those_who_leave(sandbox: Sandbox) -> None:
    """A member sees the channels, one who left does not."""
    club = sandbox.guild("Interview Club")
    general = club.channel("general")
    await sandbox.user("Ada").say(general, "hello")
    zoe = sandbox.moderation.add_user("Zoe", club)
    assert len(sandbox.user("Zoe").sees(general)) == 1
    sandbox.moderation.leave(zoe, club)
    assert sandbox.user("Zoe").sees(general) == []


async def test_a_deleted_message_is_gone_for_everyone(sandbox: Sandbox, bot: FixtureBot) -> None:
    """The bot's next edit finds nothing."""
    general = sandbox.guild("Interview Club").channel("general")
    message = await bot.get_partial_messageable(general.id).send("a")
    sandbox.moderation.delete_message(sandbox.user("Ada").sees(general)[0])
    with pytest.raises(discord.NotFound) as missing:
        await message.edit(content="b")
    assert missing.value.code == 10008


@pytest.mark.usefixtures("bot")
async def test_a_form_outlives_its_message_but_cannot_update_it(sandbox: Sandbox) -> None:
    """It is submitted, and an answer that would change the message finds none."""
    ada, general = sandbox.user("Ada"), sandbox.guild("Interview Club").channel("general")
    card = (await ada.invoke(general, "interview")).message
    form = (await ada.press(card, "Answer")).form
    sandbox.moderation.delete_message(card)
    ada.submit(form, {"Your answer": "a cache"})
    await sandbox.until(lambda: sandbox.requests[-1].status == 404)
    assert sandbox.requests[-1].answer == {"message": "Unknown Message", "code": 10008}


@pytest.mark.parametrize("enabled", [False, True])
async def test_what_is_typed_in_a_server_is_read_with_the_privileged_intent_only(
    enabled: bool,
) -> None:
    """Without it the content is empty, unless the bot is mentioned."""
    intents = discord.Intents(guilds=True, guild_messages=True, message_content=enabled)
    async with Sandbox.open(timing=Timing(identify=0)) as sandbox:
        sandbox.world.privileged = 1 << 15
        async with running(FixtureBot(sandbox, intents)) as bot:
            ada, general = sandbox.user("Ada"), sandbox.guild("Interview Club").channel("general")
            await ada.say(general, "secret")
            await ada.say(general, f"<@{sandbox.world.bot.id}> open")
            heard = [(await bot.heard.get()).content for _ in range(2)]
    assert heard[0] == ("secret" if enabled else "")
    assert heard[1].endswith("open")


async def test_what_a_person_saw_can_be_read_as_text(sandbox: Sandbox) -> None:
    """A transcript says who said what."""
    ada, general = sandbox.user("Ada"), sandbox.guild("Interview Club").channel("general")
    await ada.say(general, "hello")
    assert sandbox.transcript(general, sandbox.user("Grace")) == "Ada: hello"


async def test_changes_can_be_followed(sandbox: Sandbox) -> None:
    """One step at first, then one after each change."""
    ada, seen = sandbox.user("Ada"), []
    async for _ in sandbox.changes():
        seen.append(len(ada.sees(ada.dm)))
        if len(seen) == 3:
            break
        await ada.say(ada.dm, "x")
    assert seen == [0, 1, 2]
