"""The gateway keeps Discord's rules, and discord.py finds its way back through them."""

import discord
import pytest

from sandbox import Sandbox, Timing
from tests.sandbox.fixture_bot import FixtureBot
from tests.sandbox.gateway.socket import connected, identity


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"token": "wrong"}, 4004),
        ({"intents": 1 << 15}, 4014),
        ({"intents": 1 << 30}, 4013),
        ({"intents": None}, 4013),
        ({"shard": [2, 2]}, 4010),
    ],
)
async def test_a_bad_identification_is_closed_with_discords_code(
    sandbox: Sandbox, more: dict[str, object], code: int
) -> None:
    """Wrong tokens, privileged or unknown intents and shards that cannot be."""
    async with connected(sandbox) as socket:
        await socket.send(2, identity(sandbox, **more))
        assert await socket.read() == {"close": code}


async def test_privileged_intents_are_there_once_enabled(sandbox: Sandbox) -> None:
    """What the developer portal would switch on."""
    sandbox.world.privileged = 1 << 15
    async with connected(sandbox) as socket:
        await socket.send(2, identity(sandbox, intents=1 << 15))
        assert (await socket.read())["t"] == "READY"


@pytest.mark.parametrize(
    ("operation", "code"), [(3, 4003), (99, 4003)], ids=["presence", "unknown"]
)
async def test_nothing_is_taken_before_identifying(
    sandbox: Sandbox, operation: int, code: int
) -> None:
    """Not authenticated."""
    async with connected(sandbox) as socket:
        await socket.send(operation, {})
        assert await socket.read() == {"close": code}


async def test_a_second_identification_and_unknown_acts_are_closed(sandbox: Sandbox) -> None:
    """4005 for identifying again, 4001 for an opcode that does not exist."""
    async with connected(sandbox) as socket:
        await socket.send(2, identity(sandbox))
        await socket.send(2, identity(sandbox))
        assert await socket.until("op", 99) == {"close": 4005}
    async with Sandbox.open() as fresh, connected(fresh) as socket:
        await socket.send(2, identity(fresh))
        await socket.send(99, {})
        assert await socket.until("op", 99) == {"close": 4001}


async def test_too_many_and_too_large_messages_are_closed(sandbox: Sandbox) -> None:
    """120 a minute, 4096 bytes each."""
    async with connected(sandbox) as socket:
        for _ in range(120):
            await socket.send(1, None)
        assert await socket.until("op", 99) == {"close": 4008}
    async with connected(sandbox) as socket:
        await socket.send(2, identity(sandbox, padding="x" * 4096))
        assert await socket.read() == {"close": 4002}


async def test_a_client_without_heartbeat_is_closed() -> None:
    """Other messages do not stand in for it."""
    hasty = Timing(heartbeat=0.05)
    async with Sandbox.open(timing=hasty) as sandbox, connected(sandbox) as socket:
        await socket.send(2, identity(sandbox))
        assert await socket.until("op", 99) == {"close": 4009}


async def test_two_identifications_are_five_seconds_apart() -> None:
    """The second in a hurry gets an invalid session."""
    async with (
        Sandbox.open(timing=Timing(identify=30)) as sandbox,
        connected(sandbox) as first,
        connected(sandbox) as second,
    ):
        await first.send(2, identity(sandbox))
        assert (await first.read())["t"] == "READY"
        await second.send(2, identity(sandbox))
        assert (await second.read())["op"] == 9


async def test_plain_connections_are_served_too(sandbox: Sandbox) -> None:
    """Compression is the client's choice."""
    async with connected(sandbox, compress="") as socket:
        await socket.send(2, identity(sandbox))
        assert (await socket.read())["t"] == "READY"


async def test_each_shard_hears_of_its_own_servers() -> None:
    """Servers are shared out by their ids; direct messages go to shard 0."""
    async with Sandbox.open(timing=Timing(identify=0)) as sandbox:
        names: dict[int, set[str]] = {}
        for number in (0, 1):
            async with connected(sandbox) as socket:
                await socket.send(2, identity(sandbox, shard=[number, 2]))
                ready = await socket.read()
                names[number] = {(await socket.read())["d"]["name"] for _ in ready["d"]["guilds"]}
        assert names[0] | names[1] == {"Interview Club", "Backend Guild"}
        assert len(names[0]) == len(names[1]) == 1


async def test_a_resumed_session_gets_what_it_missed(sandbox: Sandbox) -> None:
    """Events of the break are told again in order, then RESUMED."""
    async with connected(sandbox) as socket:
        await socket.send(2, identity(sandbox))
        session = (await socket.read())["d"]["session_id"]
        last = max([(await socket.read())["s"], (await socket.read())["s"]])
        await socket.raw.close(code=4000)
    await sandbox.until(lambda: not sandbox.sessions.connected)
    channel = sandbox.moderation.add_channel(sandbox.guild("Interview Club"), "late")
    async with connected(sandbox) as socket:
        data = {"token": sandbox.token, "session_id": session, "seq": last}
        await socket.send(6, data)
        told = await socket.read()
        assert (told["t"], told["d"]["id"]) == ("CHANNEL_CREATE", str(channel.id))
        assert (await socket.read())["t"] == "RESUMED"


@pytest.mark.parametrize("code", [1000, 1001])
async def test_a_session_closed_in_order_cannot_be_resumed(sandbox: Sandbox, code: int) -> None:
    """It is over; so is one that was never there."""
    async with connected(sandbox) as socket:
        await socket.send(2, identity(sandbox))
        session = (await socket.read())["d"]["session_id"]
        await socket.raw.close(code=code)
    await sandbox.until(lambda: not sandbox.sessions.connected)
    async with connected(sandbox) as socket:
        await socket.send(6, {"token": sandbox.token, "session_id": session, "seq": 1})
        assert await socket.read() == {"t": None, "s": None, "op": 9, "d": False}


@pytest.mark.parametrize(
    ("seq", "answer"),
    [(0, {"t": None, "s": None, "op": 9, "d": False}), (999_999, {"close": 4007})],
    ids=["too long ago", "never told"],
)
async def test_only_what_is_remembered_is_told_again(
    sandbox: Sandbox, seq: int, answer: dict[str, object]
) -> None:
    """Too much missed is an invalid session, a number never given is closed."""
    async with connected(sandbox) as socket:
        await socket.send(2, identity(sandbox))
        session = (await socket.read())["d"]["session_id"]
        await socket.raw.close(code=4000)
    club = sandbox.guild("Interview Club")
    for _ in range(1000):
        sandbox.moderation.set_permissions(club, club.everyone, club.everyone.permissions)
    async with connected(sandbox) as socket:
        await socket.send(6, {"token": sandbox.token, "session_id": session, "seq": seq})
        assert await socket.read() == answer


async def test_discord_py_resumes_after_a_cut_and_a_reconnect(
    sandbox: Sandbox, bot: FixtureBot
) -> None:
    """What a person did during the break arrives afterwards."""
    ada = sandbox.user("Ada")
    for trouble in (sandbox.faults.reconnect, sandbox.faults.cut_gateway):
        trouble()
        await sandbox.until(lambda: not sandbox.sessions.connected)
        await ada.say(ada.dm, trouble.__name__)
        await sandbox.until(lambda: sandbox.sessions.connected)
        assert (await bot.heard.get()).content == trouble.__name__


async def test_discord_py_starts_with_the_right_token_only(sandbox: Sandbox) -> None:
    """It raises LoginFailure, as with Discord."""
    discord.http.Route.BASE = sandbox.api_url
    async with FixtureBot(sandbox) as bot:
        with pytest.raises(discord.LoginFailure):
            await bot.login("wrong")
