"""What the sandbox says has the shape that Discord's own description gives it."""

import pytest

from sandbox import Sandbox
from tests.openapi import DESCRIPTION, component, faults_of_exchange, wrong
from tests.sandbox.fixture_bot import FixtureBot
from tests.sandbox.rest.by_hand import call

pytestmark = pytest.mark.skipif(
    not DESCRIPTION.exists(), reason="Discord's OpenAPI description is not at hand"
)


async def test_every_exchange_of_a_whole_story_fits_the_description(
    sandbox: Sandbox, bot: FixtureBot
) -> None:
    """Each request of a real discord.py and each answer of ours, over many routes."""
    general = sandbox.guild("Interview Club").channel("general")
    ada, mona = sandbox.user("Ada"), sandbox.user("Mona")
    out = await ada.invoke(general, "interview")
    opened = await ada.press(out.message, "Answer")
    await ada.submit(opened.form, {"Your answer": "LRU cache"})
    await ada.press(out.message, "Skip")
    await ada.invoke(general, "picture")
    await ada.invoke(general, "slow")
    await mona.invoke(general, "daily set", channel=general)
    channel = await bot.fetch_channel(general.id)
    message = await channel.send("hello", nonce="1")  # type: ignore[union-attr] # it is a text channel
    await message.edit(content="hi")
    thread = await message.create_thread(name="talk")
    await thread.edit(archived=True)
    await bot.fetch_guild(sandbox.guild("Interview Club").id)
    await bot.application_info()
    await (await bot.fetch_user(ada.id)).send("psst")
    await message.delete()
    faults = [each for request in sandbox.requests for each in faults_of_exchange(request)]
    assert len({(one.method, one.route) for one in sandbox.requests}) >= 15
    assert not faults, "\n".join(faults)


async def test_the_gateway_tells_of_servers_and_messages_in_the_same_shapes(
    sandbox: Sandbox,
) -> None:
    """Guilds, roles, channels and members are those of the REST description."""
    guild = sandbox.guild("Interview Club").id
    for path, schema in (
        (f"/guilds/{guild}", "GuildResponse"),
        (f"/guilds/{guild}/members/{sandbox.user('Mona').id}", "GuildMemberResponse"),
    ):
        _, body = await call(sandbox, "GET", path)
        assert wrong(component(schema), body) == []
