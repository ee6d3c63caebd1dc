"""What Discord refuses, the sandbox refuses with the same code, and discord.py raises the same."""

from datetime import timedelta

import discord
import pytest

from sandbox import ActorError, Channel, Permission, Sandbox, Timing
from sandbox.world.interactions import Interaction, Kind
from tests.sandbox.fixture_bot import FixtureBot, card
from tests.sandbox.rest.by_hand import call


def begin(sandbox: Sandbox, kind: Kind = Kind.COMMAND, **more: object) -> Interaction:
    """An interaction as if Ada had typed a command."""
    general = sandbox.guild("Interview Club").channel("general")
    data = {"id": "1", "name": "x", "type": 1, "options": []} | more
    return sandbox.interactions.begin(kind, sandbox.user("Ada").user, general, data)


async def answer(sandbox: Sandbox, act: Interaction, kind: int, **data: object) -> tuple[int, int]:
    """Give a first answer; returns the status and Discord's code."""
    path = f"/interactions/{act.id}/{act.token}/callback"
    status, body = await call(sandbox, "POST", path, {"type": kind, "data": data})
    return status, body["code"] if body else 0


async def test_an_unknown_route_is_a_loud_501(sandbox: Sandbox) -> None:
    """Nothing is silently accepted."""
    status, body = await call(sandbox, "GET", "/guilds/1/scheduled-events")
    assert status == 501
    assert "/guilds/1/scheduled-events" in body["message"]


async def test_a_wrong_token_is_unauthorized(sandbox: Sandbox) -> None:
    """401 with Discord's body."""
    refused = await call(sandbox, "GET", "/users/@me", token="wrong")
    assert refused == (401, {"message": "401: Unauthorized", "code": 0})


async def test_the_errors_of_a_bad_form_say_where(sandbox: Sandbox, general: Channel) -> None:
    """The tree of errors names the field, as discord.py prints it."""
    row = {"type": 1, "components": [{"type": 2, "style": 1, "label": "x" * 81, "custom_id": "a"}]}
    body = {"flags": 1 << 15, "components": [row]}
    status, refusal = await call(sandbox, "POST", f"/channels/{general.id}/messages", body)
    assert (status, refusal["code"]) == (400, 50035)
    label = refusal["errors"]["components"]["0"]["components"]["0"]["label"]
    assert label["_errors"][0]["code"] == "BASE_TYPE_MAX_LENGTH"


async def test_an_interaction_has_one_first_answer(sandbox: Sandbox) -> None:
    """The second is refused with 40060, an unknown one with 10062."""
    act = begin(sandbox)
    assert await answer(sandbox, act, 4, content="a") == (204, 0)
    assert await answer(sandbox, act, 4, content="b") == (400, 40060)
    path = f"/interactions/{act.id}/unknown/callback"
    status, body = await call(sandbox, "POST", path, {"type": 5})
    assert (status, body["code"]) == (404, 10062)


async def test_a_refused_answer_is_no_answer(sandbox: Sandbox) -> None:
    """After a bad form the interaction can still be answered."""
    act = begin(sandbox)
    assert await answer(sandbox, act, 4) == (400, 50006)
    assert await answer(sandbox, act, 4, content="c" * 2001) == (400, 50035)
    assert await answer(sandbox, act, 4, content="c") == (204, 0)


async def test_an_answer_after_three_seconds_is_refused() -> None:
    """It finds an unknown interaction; so does a follow-up an unknown webhook."""
    async with Sandbox.open(timing=Timing(first_answer=0.05)) as sandbox:
        act = begin(sandbox)
        await sandbox.until(lambda: act.settled)
        assert await answer(sandbox, act, 4, content="a") == (404, 10062)
        status, body = await call(sandbox, "POST", hook(sandbox, act), {"content": "b"})
        assert (status, body["code"]) == (404, 10015)


def hook(sandbox: Sandbox, act: Interaction) -> str:
    """The path for follow-ups."""
    return f"/webhooks/{sandbox.world.bot.id}/{act.token}"


async def test_a_token_lives_fifteen_minutes(sandbox: Sandbox) -> None:
    """By the sandbox's clock; then it is invalid."""
    act = begin(sandbox)
    await answer(sandbox, act, 5)
    sandbox.clock.advance(timedelta(minutes=15, seconds=1))
    status, body = await call(sandbox, "PATCH", f"{hook(sandbox, act)}/messages/@original", {})
    assert (status, body["code"]) == (401, 50027)


@pytest.mark.parametrize(
    ("kind", "illegal"),
    [
        (Kind.COMMAND, [1, 6, 7, 8, 10]),
        (Kind.COMPONENT, [8, 6, 7]),  # without a message behind it
        (Kind.AUTOCOMPLETE, [4, 5, 6, 7, 9]),
        (Kind.FORM, [9, 8, 6, 7]),  # a form opened by a command has no message
    ],
)
async def test_each_kind_of_interaction_takes_its_answers_only(
    sandbox: Sandbox, kind: Kind, illegal: list[int]
) -> None:
    """A form never answers a form; only what has a message can update it."""
    act = begin(sandbox, kind)
    for number in illegal:
        assert await answer(sandbox, act, number, content="a") == (400, 50035), number


async def test_a_dismissed_or_foreign_message_cannot_be_pressed(
    sandbox: Sandbox, general: Channel, bot: FixtureBot
) -> None:
    """Ephemeral messages are their owner's alone, and vanish at a reload; tokens stay valid."""
    ada = sandbox.user("Ada")
    out = await ada.invoke(general, "interview")
    with pytest.raises(ActorError, match="Grace does not see"):
        await sandbox.user("Grace").press(out.message, "Answer")
    with pytest.raises(ActorError, match="is disabled"):
        await ada.press(out.message, "Off")
    with pytest.raises(ActorError, match="There is no 'Bogus'"):
        await ada.press(out.message, "Bogus")
    ada.reload()
    with pytest.raises(ActorError, match="does not see"):
        await ada.press(out.message, "Answer")
    path = f"{hook(sandbox, out.interaction)}/messages/@original"
    assert (await call(sandbox, "GET", path))[0] == 200
    assert bot.is_ready() is not None


async def test_ephemeral_messages_cannot_be_reached_through_the_channel(
    sandbox: Sandbox, general: Channel
) -> None:
    """Only the interaction's token reaches them."""
    act = begin(sandbox)
    await answer(sandbox, act, 4, content="a", flags=64)
    assert act.shown is not None
    path = f"/channels/{general.id}/messages"
    assert (await call(sandbox, "GET", f"{path}/{act.shown.id}"))[0] == 404
    assert await call(sandbox, "GET", path) == (200, [])


async def test_components_v2_cannot_be_taken_back(sandbox: Sandbox, general: Channel) -> None:
    """The flag stays, so content is refused in later edits."""
    path = f"/channels/{general.id}/messages"
    parts = [{"type": 10, "content": "a"}]
    _, sent = await call(sandbox, "POST", path, {"flags": 1 << 15, "components": parts})
    status, body = await call(
        sandbox, "PATCH", f"{path}/{sent['id']}", {"flags": 0, "content": "b"}
    )
    assert (status, body["code"]) == (400, 50035)
    assert "content" in body["errors"]


async def test_permissions_are_what_roles_and_overwrites_leave(
    sandbox: Sandbox, general: Channel, bot: FixtureBot
) -> None:
    """discord.py raises Forbidden with Discord's code for each missing permission."""
    channel = bot.get_partial_messageable(general.id)
    for denied, code in ((Permission.SEND_MESSAGES, 50013), (Permission.VIEW_CHANNEL, 50001)):
        sandbox.moderation.deny_bot(general, denied)
        with pytest.raises(discord.Forbidden) as refused:
            await channel.send("a")
        assert refused.value.code == code
    sandbox.moderation.deny_bot(general, Permission.ATTACH_FILES)
    await channel.send(view=card("a"))
    with pytest.raises(discord.Forbidden):
        await channel.send(file=discord.File(__file__))


async def test_history_without_permission_is_empty(
    sandbox: Sandbox, general: Channel, bot: FixtureBot
) -> None:
    """Discord shows an empty list, not a refusal."""
    channel = bot.get_partial_messageable(general.id)
    await channel.send("a")
    assert [one.content async for one in channel.history()] == ["a"]
    sandbox.moderation.deny_bot(general, Permission.READ_MESSAGE_HISTORY)
    assert [one async for one in channel.history()] == []


async def test_commands_are_offered_by_context_and_permission(
    sandbox: Sandbox, general: Channel, bot: FixtureBot
) -> None:
    """Managers' commands are for managers, and server commands for servers."""
    ada, mona = sandbox.user("Ada"), sandbox.user("Mona")
    with pytest.raises(ActorError, match="not offered /daily"):
        await ada.invoke(general, "daily set", channel=general)
    with pytest.raises(ActorError, match="not offered /daily"):
        await mona.invoke(mona.dm, "daily set", channel=general)
    club = sandbox.guild("Interview Club")
    sandbox.moderation.rule_command(club, "daily", ada.user, allow=True)
    out = await ada.invoke(general, "daily set", channel=general)
    assert str(general.id) in out.message.text
    assert bot.user is not None


async def test_direct_messages_may_be_closed(sandbox: Sandbox, bot: FixtureBot) -> None:
    """A person who takes no messages is a refusal the bot must expect."""
    ada = sandbox.user("Ada")
    ada.user.accepts_dms = False
    user = await bot.fetch_user(ada.id)
    with pytest.raises(discord.Forbidden) as refused:
        await user.send("a")
    assert refused.value.code == 50007


async def test_pings_respect_allowed_mentions(
    sandbox: Sandbox, general: Channel, bot: FixtureBot
) -> None:
    """The message records who was called, not only who was named."""
    ada, club = sandbox.user("Ada"), sandbox.guild("Interview Club")
    role = sandbox.moderation.add_role(club, "Daily", mentionable=True)
    channel = bot.get_partial_messageable(general.id)
    text = f"<@{ada.id}> <@&{role.id}> @everyone"
    await channel.send(text)
    await channel.send(text, allowed_mentions=discord.AllowedMentions.none())
    await channel.send(text, allowed_mentions=discord.AllowedMentions(roles=[role]), silent=True)
    loud, calm, silent = ada.sees(general)
    assert (set(loud.pings.users), set(loud.pings.roles)) == ({ada.id}, {role.id})
    assert not loud.pings.everyone
    assert not calm.pings
    assert not silent.pings
