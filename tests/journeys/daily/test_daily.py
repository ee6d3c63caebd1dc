"""A channel's daily question, as its manager and its members live with it."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox import Permission
from tests.journeys.acts import answer, refused_for_long, set_daily, write
from tests.stage import LONG_ENOUGH, Stage


async def test_a_manager_sets_a_daily_question(stage: Stage) -> None:
    """The answer names the next three posts as timestamps; *Preview* shows the question."""
    stage.sandbox.clock.set(datetime(2026, 3, 27, 12, tzinfo=UTC))
    card = await set_daily(stage)
    text = card.message.text
    # 28 March is before summer time, 29 and 30 March after it.
    for instant in (
        datetime(2026, 3, 28, 8, tzinfo=UTC),
        datetime(2026, 3, 29, 7, tzinfo=UTC),
        datetime(2026, 3, 30, 7, tzinfo=UTC),
    ):
        assert f"<t:{int(instant.timestamp())}:F>" in text
    preview = await stage.mona.press(card.message, "Preview")
    assert preview.message.ephemeral
    assert "Daily question · 28 March" in preview.message.text


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"time": "9am", "timezone": "PST", "days": "mon-fri"},
         "09:00 America/Los_Angeles, weekdays"),
        ({"time": "9:30 pm", "timezone": "UTC+2", "days": "weekends"}, "21:30 UTC+2, sat,sun"),
        ({"time": "09.00", "timezone": "Mumbai", "days": "mon-wed, sat"},
         "09:00 Asia/Kolkata, mon,tue,wed,sat"),
    ],
)  # fmt: skip
async def test_times_zones_and_days_are_read_as_people_write_them(
    stage: Stage, given: dict[str, str], told: str
) -> None:
    """The card says in full what was understood."""
    card = await set_daily(stage, **given)
    assert told in card.message.text


async def test_what_the_zone_finder_takes_is_suggested_first(stage: Stage) -> None:
    taken = {
        "GMT+2": "UTC+2",
        "utc": "UTC",
        "mumbai": "Asia/Kolkata, India",
        "SF": "America/Los_Angeles, United States",
        "\u5317\u4eac": "Asia/Shanghai, China",
    }
    for typed, first in taken.items():
        found = await stage.mona.suggest(stage.daily, "daily set", "timezone", typed)
        assert found[0].name.startswith(f"{first} (UTC")


async def test_wrong_options_are_one_sentence(stage: Stage) -> None:
    """Each wrong option is answered with what would be right, and nothing is added."""
    wrong = {
        "time": "25:00",
        "timezone": "Berlin-ish",
        "topic": "no such topic at all",
        "days": "funday",
    }
    for option, value in wrong.items():
        refused = await set_daily(stage, **{option: value})
        assert refused.message.text.count(".") <= 3
        assert "wrong on my side" not in refused.message.text
    listed = await stage.mona.invoke(stage.daily, "daily list")
    assert "no daily question yet" in listed.message.text


async def test_missing_permissions_are_named_when_it_is_set(stage: Stage) -> None:
    """Who sets a question for a channel where the bot may not speak is told at once."""
    stage.sandbox.moderation.deny_bot(stage.daily, Permission.SEND_MESSAGES)
    card = await set_daily(stage)
    assert "I lack: Send Messages" in card.message.text


async def test_the_question_comes_at_its_local_time_once(stage: Stage) -> None:
    """At 09:00 in Berlin there is one post, and after a restart within the minute still one."""
    stage.go_to(8, 59)
    await set_daily(stage)
    assert stage.posts() == []
    stage.go_to(9)
    post = await stage.post()
    assert "Load Balancing" in post.text
    assert "Model answer" not in post.text
    await stage.restart()
    stage.sandbox.clock.advance(timedelta(minutes=5))
    listed = await stage.mona.invoke(stage.daily, "daily list")
    assert "Next posts" in listed.message.text
    assert len(stage.posts()) == 1


async def test_members_answer_in_private_and_the_count_shows(stage: Stage) -> None:
    """Two members answer; the post counts them and shows nothing of what they wrote."""
    await set_daily(stage)
    await now(stage)
    post = await stage.post()
    for member in (stage.ada, stage.grace):
        revealed = await write(member, post)
        assert revealed.message.ephemeral
        graded = await member.press(revealed.message, "Solid")
        assert "+5 points" in graded.message.text
    await stage.sandbox.until(lambda: "2 members answered so far" in post.text)
    assert LONG_ENOUGH not in post.text


async def test_who_has_answered_finds_their_answer_and_no_empty_form(stage: Stage) -> None:
    """It counts as it is, which the card says; a hint's *Answer* leads there too."""
    await set_daily(stage)
    await now(stage)
    post = await stage.post()
    await write(stage.ada, post)
    again = await stage.ada.press(post, "Answer")
    assert again.form is None
    assert again.message.ephemeral
    assert "You had answered this already; your first answer counts." in again.message.text
    assert LONG_ENOUGH in again.message.text
    await stage.ada.press(again.message, "Solid")
    hint = (await stage.ada.press(post, "Hint")).message
    graded = (await stage.ada.press(hint, "Answer")).message
    assert "**Solid** · +5 points" in graded.text
    assert "your first answer counts" in graded.text
    assert (await stage.grace.press(post, "Answer")).form is not None


async def now(stage: Stage) -> None:
    """Mona posts today's question at once."""
    choices = await stage.mona.suggest(stage.daily, "daily now", "schedule", "")
    await stage.mona.invoke(stage.daily, "daily now", schedule=choices[-1].value)


async def test_hints_are_private(stage: Stage) -> None:
    """*Hint* shows one hint to the one who asked, and offers the next."""
    await set_daily(stage)
    await now(stage)
    post = await stage.post()
    hint = await stage.ada.press(post, "Hint")
    assert hint.message.ephemeral
    assert "Hint 1:" in hint.message.text
    second = await stage.ada.press(hint.message, "Another hint")
    assert "Hint 2:" in second.message.text
    opened = await stage.ada.press(second.message, "Answer")
    assert opened.form is not None


async def test_now_counts_as_that_dates_post(stage: Stage) -> None:
    """After `/daily now` nothing more comes that day, and a second `/daily now` says why."""
    stage.go_to(7)
    await set_daily(stage)
    await now(stage)
    await stage.post()
    choices = await stage.mona.suggest(stage.daily, "daily now", "schedule", "")
    refused = await stage.mona.invoke(stage.daily, "daily now", schedule=choices[0].value)
    assert "is posted already" in refused.message.text
    stage.go_to(10, day=1)
    second = await stage.post(2)
    assert f"{stage.first_day + timedelta(days=1):%d %B}" in second.text
    assert len(stage.posts()) == 2


async def test_when_its_day_is_over_the_post_shows_the_answer(stage: Stage) -> None:
    """After midnight in its zone: model answer, key points, how the grades fell, no buttons."""
    stage.go_to(11)
    await set_daily(stage)
    await now(stage)
    post = await stage.post()
    await answer(stage.ada, post)
    stage.go_to(0, 1, day=1)
    await stage.sandbox.until(lambda: "Model answer" in post.text)
    assert "1 member answered; they graded themselves: Missed it 0" in post.text
    assert "Solid 1" in post.text
    assert post.buttons == []


async def test_a_vanished_channel_pauses_its_schedule_and_no_other(stage: Stage) -> None:
    """`/daily list` says why one is paused; the other goes on."""
    stage.go_to(8)
    doomed = stage.sandbox.moderation.add_channel(stage.club, "doomed")
    await stage.mona.invoke(doomed, "daily set", time="09:00", timezone="Europe/Berlin")
    await set_daily(stage)
    stage.sandbox.moderation.delete_channel(doomed)
    stage.go_to(9)
    await stage.post()
    listed = await stage.mona.invoke(stage.daily, "daily list")
    assert "Paused by me: The channel or thread was deleted." in listed.message.text
    assert "Next posts" in listed.message.text


async def test_a_missed_permission_pauses_and_resume_lets_it_run_again(stage: Stage) -> None:
    """Without Send Messages the schedule is paused with its reason; mended, it runs again."""
    stage.go_to(8)
    await set_daily(stage)
    stage.sandbox.moderation.deny_bot(stage.daily, Permission.SEND_MESSAGES)
    stage.go_to(9)
    await refused_for_long(stage)
    await stage.bot.says("daily.paused")
    text = (await stage.mona.invoke(stage.general, "daily list")).message.text
    assert "Paused by me: I was not allowed to post there. Once that is mended," in text
    assert "**I cannot post now.**" in text
    assert "I lack: Send Messages." in text
    stage.sandbox.moderation.deny_bot(stage.daily, Permission(0))
    choices = await stage.mona.suggest(stage.general, "daily resume", "schedule", "")
    resumed = await stage.mona.invoke(stage.general, "daily resume", schedule=choices[0].value)
    assert "Next posts" in resumed.message.text
    stage.go_to(9, day=1)
    await stage.post()


async def test_a_server_has_at_most_ten_schedules(stage: Stage) -> None:
    """The eleventh is refused with what to do; a removed one makes room."""
    for hour in range(10):
        await set_daily(stage, time=f"{hour:02}:30")
    refused = await set_daily(stage, time="11:30")
    assert "10 schedules, which is the most" in refused.message.text
    choices = await stage.mona.suggest(stage.daily, "daily remove", "schedule", "05:30")
    assert len(choices) == 1
    asked = await stage.mona.invoke(stage.daily, "daily remove", schedule=choices[0].value)
    await stage.mona.press(asked.message, "Remove it")
    assert "Next posts" in (await set_daily(stage, time="11:30")).message.text


async def test_a_schedule_can_be_changed_and_paused(stage: Stage) -> None:
    """`/daily set schedule:` changes what is given and keeps the rest."""
    await set_daily(stage, days="mon,wed,fri", silent="yes")
    choices = await stage.mona.suggest(stage.daily, "daily set", "schedule", "")
    changed = await stage.mona.invoke(
        stage.daily, "daily set", schedule=choices[0].value, time="18:45"
    )
    assert "18:45 Europe/Berlin, mon,wed,fri" in changed.message.text
    assert "posts silently" in changed.message.text
    paused = await stage.mona.invoke(stage.daily, "daily pause", schedule=choices[0].value)
    assert "Paused." in paused.message.text


async def test_a_role_is_pinged_only_where_it_was_asked_for(stage: Stage) -> None:
    """`ping:` mentions that role with the post, and nobody else."""
    role = stage.sandbox.moderation.add_role(stage.club, "learners", mentionable=True)
    await set_daily(stage, ping=role)
    await now(stage)
    post = await stage.post()
    assert post.pings.roles == {role.id}
    assert not post.pings.users
    assert not post.pings.everyone
    [sent] = [each for each in stage.sandbox.requests if "nonce" in (each.body or ())]
    assert sent.body["allowed_mentions"] == {"parse": [], "roles": [role.id]}


async def test_a_silent_post_rings_nobody_not_even_the_role_that_it_names(stage: Stage) -> None:
    """Discord shows the mention, and notifies no one."""
    role = stage.sandbox.moderation.add_role(stage.club, "learners", mentionable=True)
    await set_daily(stage, ping=role, silent="yes")
    await now(stage)
    assert not (await stage.post()).pings


async def test_a_thread_is_opened_where_it_was_asked_for(stage: Stage) -> None:
    """`thread:yes` opens one under the post."""
    await set_daily(stage, thread="yes")
    await now(stage)
    await stage.post()
    await stage.sandbox.until(
        lambda: any(channel.parent is stage.daily for channel in stage.club.channels.values())
    )


async def test_joining_a_server_says_hello_once(stage: Stage) -> None:
    """One message with three things to try, and how a manager sets a daily question."""
    await stage.bot.says("bot.ready")
    backend = stage.sandbox.guild("Backend Guild")
    stage.sandbox.moderation.remove_bot(backend)
    stage.sandbox.moderation.add_bot(backend)
    channel = backend.channel("general")
    await stage.sandbox.until(lambda: stage.mona.sees(channel))
    hello = stage.mona.sees(channel)[-1].text
    assert "Three things to try" in hello
    assert "/daily set" in hello
