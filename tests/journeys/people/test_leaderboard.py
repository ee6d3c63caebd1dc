"""The leaderboard: shared, paged, and silent about those who left or do not want to be on it."""

import asyncio
from datetime import UTC, datetime, timedelta
from html import unescape

from sandbox import Actor, Message
from sandbox.web.markdown import html
from sandbox.world.model import Member
from tests.journeys.acts import fill, practise
from tests.stage import Stage


def learners(stage: Stage, number: int) -> list[Actor]:
    """New members of the club, called Learner 1, Learner 2 and so on."""
    names = [f"Learner {n}" for n in range(1, number + 1)]
    for name in names:
        stage.sandbox.moderation.add_user(name, stage.club)
    return [stage.sandbox.user(name) for name in names]


def ranks(message: Message) -> list[tuple[str, str]]:
    """Rank and name of each line of a board."""
    lines = [line for line in message.text.splitlines() if "\\. **" in line]
    return [(line.split("\\")[0], line.split("**")[1]) for line in lines]


async def test_a_shared_board_can_be_paged_by_anyone_also_after_a_kill(stage: Stage) -> None:
    """*Share here* shows the board to all, without the sharer's place; any member turns it."""
    everyone = learners(stage, 12)
    await practise(everyone[0], stage.general)
    for member in everyone:
        await practise(member, stage.general)
    own = await stage.ada.invoke(stage.general, "leaderboard")
    assert own.message.ephemeral
    assert "You are not on it:" in own.message.text
    assert "[Previous (disabled)] [Page 1 of 2 (disabled)] [Next]" in own.message.text
    shared = (await stage.ada.press(own.message, "Share here")).message
    assert not shared.ephemeral
    assert "You" not in shared.text
    assert "Share here" not in shared.buttons
    assert ranks(shared)[0] == ("1", "Learner 1")
    assert len(ranks(shared)) == 10
    await stage.restart()
    turned = await stage.grace.press(shared, "Next")
    assert turned.message is shared
    assert [rank for rank, _ in ranks(shared)] == ["2", "2"]
    assert "[Page 2 of 2 (disabled)] [Next (disabled)]" in shared.text
    await everyone[11].press(shared, "Previous")
    assert len(ranks(shared)) == 10
    week = await stage.mona.press(shared, "This week")
    assert "Leaderboard · This week" in week.message.text
    assert "**You:**" not in week.message.text
    last = await everyone[11].invoke(stage.general, "leaderboard")
    assert "**You:** rank 2 of 12 · 3 points · 1 attempt" in last.message.text
    assert not shared.pings


async def test_hidden_and_departed_members_are_on_no_board(stage: Stage) -> None:
    """Who hides is gone at once, who left at the view after next; both come back at once."""
    for member in (stage.ada, stage.grace):
        await practise(member, stage.general)
    settings = await stage.ada.invoke(stage.general, "settings")
    await stage.ada.press(settings.message, "Hide me from leaderboards")
    assert await names(stage) == ["Grace"]
    own = await stage.ada.invoke(stage.general, "leaderboard")
    assert "You are hidden from this leaderboard" in own.message.text
    await practise(stage.ada, stage.general)
    assert await names(stage) == ["Grace"]
    await stage.ada.press(settings.message, "Show me on leaderboards")
    assert await names(stage) == ["Ada", "Grace"]
    stage.sandbox.moderation.leave(stage.grace.user, stage.club)
    stage.sandbox.clock.advance(timedelta(days=1, minutes=1))
    async with asyncio.timeout(30):
        while "Grace" in await names(stage):
            pass
    assert await names(stage) == ["Ada"]
    stage.club.members[stage.grace.id] = Member(stage.grace.user, stage.sandbox.clock.now())
    own = await stage.grace.invoke(stage.general, "leaderboard", period="all-time")
    assert [name for _, name in ranks(own.message)] == ["Ada", "Grace"]
    assert await names(stage) == ["Ada", "Grace"]


async def test_a_new_name_is_taken_from_the_daily_check(stage: Stage) -> None:
    """Whoever looks at the board has those asked for who were not seen for a day."""
    await practise(stage.grace, stage.general)
    assert await names(stage) == ["Grace"]
    stage.club.members[stage.grace.id].nick = "Amazing Grace"
    assert await names(stage) == ["Grace"]
    stage.sandbox.clock.advance(timedelta(days=1, minutes=1))
    async with asyncio.timeout(30):
        while "Grace" in await names(stage):
            pass
    assert await names(stage) == ["Amazing Grace"]


async def test_a_server_that_discord_does_not_know_just_now_has_lost_no_member(
    stage: Stage,
) -> None:
    """404 says of whom: only of a member is it that they left."""
    await practise(stage.grace, stage.general)
    stage.sandbox.clock.advance(timedelta(days=1, minutes=1))
    route = "/guilds/{guild_id}/members/{user_id}"
    unknown = stage.sandbox.faults.refuse(
        "GET", route, status=404, code=10004, said="Unknown Guild", times=100
    )
    async with asyncio.timeout(30):
        while unknown.left == 100:
            assert await names(stage) == ["Grace"]
    for _ in range(3):
        assert await names(stage) == ["Grace"]


async def test_a_server_that_is_out_has_lost_no_member(stage: Stage) -> None:
    """What Discord answers of its members then is not even asked for."""
    await practise(stage.grace, stage.general)
    stage.sandbox.clock.advance(timedelta(days=1, minutes=1))
    stage.sandbox.moderation.put_out(stage.club)
    route = "/guilds/{guild_id}/members/{user_id}"
    unknown = stage.sandbox.faults.refuse(
        "GET", route, status=404, code=10007, said="Unknown Member", times=100
    )
    for _ in range(3):
        assert await names(stage) == ["Grace"]
    assert unknown.left == 100


async def names(stage: Stage) -> list[str]:
    """Who is on the board of all time, best first, as Mona reads it."""
    board = await stage.mona.invoke(stage.general, "leaderboard", period="all-time")
    return [name for _, name in ranks(board.message)]


NAMES = (
    "**@everyone** <@100> <@&200>",
    "[click](https://evil.example)",
    "# `x` ||y|| __z__ ~~a~~ \\",
    "https://evil.example/_a_",
    "<https://evil.example> @here",
)


async def test_names_are_shown_as_they_are_written(stage: Stage) -> None:
    """A name full of Markdown, mentions and links is a bold text that calls nobody."""
    for name in NAMES:
        stage.sandbox.moderation.add_user(name, stage.club)
        await practise(stage.sandbox.user(name), stage.general)
    board = await stage.ada.invoke(stage.general, "leaderboard")
    first, second = (stage.ada.press(board.message, "Share here") for _ in range(2))
    shared = (await first).message
    assert "You have shared this here already" in (await second).message.text
    assert not shared.pings
    lines = [html(line) for line in shared.text.splitlines() if "\\. **" in line]
    shown = {unescape(line).replace("\u200b", "") for line in lines}
    assert shown == {f"<p>1. <strong>{name}</strong> · 3 points · 1 attempt</p>" for name in NAMES}


async def test_periods_turn_in_the_servers_zone(stage: Stage) -> None:
    """On Monday morning in the server's zone the week is empty, and the month turns likewise."""
    stage.sandbox.clock.set(datetime(2026, 5, 31, 21, 30, tzinfo=UTC))
    card = await stage.mona.invoke(stage.general, "settings")
    await fill(stage.mona, card.message, "Set the server's time zone", zone="Europe/Berlin")
    await practise(stage.ada, stage.general)
    stage.sandbox.clock.set(datetime(2026, 5, 31, 22, 30, tzinfo=UTC))
    for period, there in (("week", False), ("month", False), ("all-time", True)):
        board = await stage.ada.invoke(stage.general, "leaderboard", period=period)
        assert ("**Ada**" in board.message.text) is there
