"""More than a week of daily questions: local time, streaks, freezes, and the board at the end."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sandbox import Actor, Message
from tests.journeys.acts import answer, fill, set_daily, streak_in
from tests.stage import Stage

BERLIN = ZoneInfo("Europe/Berlin")
FIRST = date(2026, 3, 25)
"""A Wednesday."""
SUMMER_TIME = date(2026, 3, 29)
"""The Sunday on which summer time begins."""
DAYS = [FIRST + timedelta(days=n) for n in range(9)]
WITNESSED = DAYS[3:6]
"""The day before summer time begins, that day, and the day after."""
MISSED = {"Ada": date(2026, 4, 1), "Grace": date(2026, 3, 28)}
"""Ada has earned a freeze by then, and Grace has not."""
SMALL_TOPIC = "edge-and-chaos"
"""A topic of three questions: they come round again every three days."""


def go_to(stage: Stage, day: date, at: time) -> None:
    """Let the sandbox's clock show a time of day in Berlin, and a second more."""
    stage.sandbox.clock.set(datetime.combine(day, at, BERLIN) + timedelta(seconds=1))


async def witness(stage: Stage, number: int) -> None:
    """Wait until #general has so many posts: what else was due by then was claimed with them."""
    await stage.sandbox.until(lambda: len(posts_in_general(stage)) >= number)


def posts_in_general(stage: Stage) -> list[Message]:
    """The daily questions in #general, oldest first."""
    return [one for one in stage.ada.sees(stage.general) if "Daily question ·" in one.text]


def prompts(posts: list[Message]) -> list[str]:
    """What each post asks."""
    return [post.text.splitlines()[1] for post in posts]


async def a_day(stage: Stage, day: date) -> dict[str, str]:
    """The post comes at nine; those who practise that day answer it; returns what they read."""
    number = DAYS.index(day) + 1
    if day in WITNESSED:
        go_to(stage, day, time(8, 59))
        await witness(stage, number)
        assert len(stage.posts()) == number - 1
    go_to(stage, day, time(9))
    post = await stage.post(number)
    assert f"Daily question · {day:%d %B}" in post.text
    assert post.timestamp.hour == (8 if day < SUMMER_TIME else 7)
    members = [one for one in (stage.ada, stage.grace) if MISSED[one.name] != day]
    return {one.name: (await answer(one, post)).message.text for one in members}


async def close(stage: Stage, day: date, answers: int) -> None:
    """A day's post stays open until Berlin's midnight, and then shows the answer."""
    post = stage.posts()[-1]
    counted = f"{answers} member{'s' if answers > 1 else ''} answered"
    if day == SUMMER_TIME:
        go_to(stage, day, time(23, 59))
        await stage.sandbox.until(lambda: f"{counted} so far" in post.text)
        assert "Answer" in post.buttons
        assert "Model answer" not in post.text
    go_to(stage, day + timedelta(days=1), time(0))
    await stage.sandbox.until(lambda: "Model answer" in post.text)
    assert f"{counted}; they graded themselves: " in post.text
    assert post.buttons == []


async def test_nine_days_over_the_beginning_of_summer_time(stage: Stage) -> None:
    """Posts, closings, streaks, a freeze and the board are right on each day of the story."""
    stage.sandbox.clock.set(datetime(2026, 3, 24, 20, tzinfo=UTC))
    card = await stage.mona.invoke(stage.general, "settings")
    await fill(stage.mona, card.message, "Set the server's time zone", zone="Europe/Berlin")
    await set_daily(stage)
    await set_daily(stage, time="08:59", topic=SMALL_TOPIC, channel=stage.general)
    read: dict[date, dict[str, str]] = {}
    for day in DAYS:
        read[day] = await a_day(stage, day)
        await close(stage, day, answers=len(read[day]))
    assert len(set(prompts(stage.posts()))) == len(DAYS)
    small = prompts(posts_in_general(stage))
    assert [len(set(small[n : n + 3])) for n in (0, 3, 6)] == [3, 3, 3]
    check_streaks(read)
    go_to(stage, DAYS[-1], time(20))
    await check_boards(stage)


def check_streaks(read: dict[date, dict[str, str]]) -> None:
    """What Ada and Grace read of their streaks when they graded themselves."""
    lengths = {
        name: [streak_in(told[name]) for told in read.values() if name in told] for name in MISSED
    }
    assert lengths == {"Ada": [1, 2, 3, 4, 5, 6, 7, 8], "Grace": [1, 2, 3, 1, 2, 3, 4, 5]}
    assert all("+5 points" in text for told in read.values() for text in told.values())
    earned = read[date(2026, 3, 31)]["Ada"]
    assert "You earned a freeze: it keeps your streak on a day you miss." in earned
    back = read[date(2026, 4, 2)]["Ada"]
    assert "1 freeze kept your streak." in back
    assert "freezes left" not in back
    assert "freeze kept" not in read[SUMMER_TIME]["Grace"]


async def check_boards(stage: Stage) -> None:
    """Each reads their own place: behind in the week and in April, level over all time."""
    first = "1\\. **{}** · {} points · {} attempts"
    for period, grace, ada in (("week", 4, 3), ("month", 2, 1), ("all-time", 8, 8)):
        ada_rank = 1 if ada == grace else 2
        for member, rank, attempts in ((stage.ada, ada_rank, ada), (stage.grace, 1, grace)):
            text = await board(stage, member, period)
            assert first.format("Grace", 5 * grace, grace) in text
            counted = f"{attempts} attempt{'s' if attempts > 1 else ''}"
            assert f"**You:** rank {rank} of 2 · {5 * attempts} points · {counted}" in text
    assert first.format("Ada", 40, 8) in await board(stage, stage.mona, "all-time")


async def board(stage: Stage, member: Actor, period: str) -> str:
    """The leaderboard as a member reads it."""
    return (await member.invoke(stage.general, "leaderboard", period=period)).message.text


async def test_half_past_two_in_the_night_that_has_it_twice(stage: Stage) -> None:
    """When summer time ends, 02:30 posts at the first 02:30 and not again an hour later."""
    stage.sandbox.clock.set(datetime(2026, 10, 24, 12, tzinfo=UTC))
    await set_daily(stage, time="02:30")
    utc = {"channel": stage.general, "timezone": "UTC"}
    for at in ("00:29", "01:29", "01:31"):
        await set_daily(stage, time=at, **utc)
    for number, (hour, minute, posted) in enumerate(((0, 29, 0), (1, 29, 1), (1, 31, 1)), 1):
        stage.sandbox.clock.set(datetime(2026, 10, 25, hour, minute, 1, tzinfo=UTC))
        await witness(stage, number)
        assert len(stage.posts()) == posted
        if number == 1:
            stage.sandbox.clock.set(datetime(2026, 10, 25, 0, 30, 1, tzinfo=UTC))
            await stage.post()
    stage.sandbox.clock.set(datetime(2026, 10, 26, 1, 29, 1, tzinfo=UTC))
    await witness(stage, 5)
    assert len(stage.posts()) == 1
    stage.sandbox.clock.set(datetime(2026, 10, 26, 1, 30, 1, tzinfo=UTC))
    second = await stage.post(2)
    assert "Daily question · 26 October" in second.text
