"""Where a daily question is posted: what `/daily` says of a place when it is set, and of now."""

import pytest

from sandbox import Channel, Permission
from tests.journeys.acts import refused_for_long, set_daily
from tests.journeys.places import KINDS, place_of
from tests.stage import Stage

BLOCKED = "**I cannot post now.**"


async def listed(stage: Stage) -> str:
    """What `/daily list` says, typed elsewhere."""
    return (await stage.mona.invoke(stage.general, "daily list")).message.text


async def set_in(stage: Stage, place: Channel, **options: object) -> str:
    """What `/daily set`, typed in a place, says."""
    usual = {"time": "09:00", "timezone": "Europe/Berlin", "topic": "load-balancing"}
    card = await stage.mona.invoke(place, "daily set", **{**usual, **options})
    return card.message.text


async def now(stage: Stage) -> str:
    """What `/daily now` says."""
    return (await stage.mona.invoke(stage.general, "daily now", schedule="1")).message.text


@pytest.mark.parametrize("kind", KINDS)
async def test_wherever_people_write_it_is_posted_and_nothing_is_wrong(
    stage: Stage, kind: str
) -> None:
    """Typed there, chosen by the option, and in the list."""
    place = place_of(stage, kind)
    assert BLOCKED not in await set_in(stage, place)
    card = await stage.mona.invoke(
        stage.general, "daily set", schedule="1", channel=place, time="10:00"
    )
    assert BLOCKED not in card.message.text
    assert "Next posts" in await listed(stage)
    assert "I am posting it" in await now(stage)
    await stage.sandbox.until(lambda: stage.ada.sees(place))
    assert "Daily question ·" in stage.ada.sees(place)[-1].text


async def test_no_thread_is_promised_where_none_can_be_opened(stage: Stage) -> None:
    """In a thread, a voice and a stage channel; an announcement channel has threads."""
    for kind in KINDS:
        told = await set_in(stage, place_of(stage, kind), thread="yes")
        assert ("No thread can be opened in" in told) == (kind != "announcement")
    assert (await listed(stage)).count("No thread can be opened in") == len(KINDS) - 1


async def test_what_a_thread_needs_is_a_permission_of_its_own(stage: Stage) -> None:
    """It is that one which is named, and not the channel's."""
    place = place_of(stage, "thread")
    assert place.parent is not None
    stage.sandbox.moderation.deny_bot(place.parent, Permission.SEND_MESSAGES)
    assert BLOCKED not in await set_in(stage, place)
    stage.sandbox.moderation.deny_bot(place.parent, Permission.SEND_MESSAGES_IN_THREADS)
    assert f"In <#{place.id}> I lack: Send Messages in Threads." in await listed(stage)
    assert "I lack: Send Messages in Threads." in await now(stage)


async def test_a_locked_thread_is_said_to_be_locked(stage: Stage) -> None:
    """Open or archived; unlocked, it is posted to, also where it is archived."""
    place, moderation = place_of(stage, "thread"), stage.sandbox.moderation
    await set_in(stage, place)
    for archive in (False, True):
        moderation.close_thread(place, archive=archive, lock=True)
        told = await listed(stage)
        assert f"{BLOCKED} The thread <#{place.id}> is locked." in told
        assert "Next posts, if that is mended:" in told
        assert "is locked" in await now(stage)
    moderation.close_thread(place, archive=True, lock=False)
    assert BLOCKED not in await listed(stage)
    assert "I am posting it" in await now(stage)
    await stage.sandbox.until(lambda: stage.ada.sees(place))


async def test_what_was_hidden_or_deleted_is_said_at_once(stage: Stage) -> None:
    """A channel, a thread that is deleted, and a private thread that the bot is not in."""
    moderation = stage.sandbox.moderation
    doomed = moderation.add_channel(stage.club, "doomed")
    secret = moderation.open_thread(stage.general, stage.mona.user, "Secret", private=True)
    thread = place_of(stage, "thread")
    assert f"I cannot see <#{secret.id}>" in await set_in(stage, secret)
    for place in (doomed, thread, stage.daily):
        assert BLOCKED not in await set_in(stage, place)
    moderation.delete_channel(doomed)
    moderation.delete_channel(thread)
    moderation.deny_bot(stage.daily, Permission.VIEW_CHANNEL)
    told = await listed(stage)
    assert told.count("The channel or thread no longer exists.") == 2
    assert f"I cannot see <#{secret.id}>. Allow me View Channel there, or add me" in told
    assert f"I cannot see <#{stage.daily.id}>" in told
    assert "Send Messages" not in told


async def test_what_is_lacking_beside_the_post_keeps_no_post_away(stage: Stage) -> None:
    """Reading the history, and opening threads: said, and posted all the same."""
    lacking = Permission.READ_MESSAGE_HISTORY | Permission.CREATE_PUBLIC_THREADS
    stage.sandbox.moderation.deny_bot(stage.daily, lacking)
    card = await set_daily(stage, thread="yes")
    assert BLOCKED not in card.message.text
    assert "I lack: Read Message History. Without that, should I be" in card.message.text
    assert "I cannot open threads in" in card.message.text
    assert "I am posting it" in await now(stage)
    await stage.post()


async def test_while_the_server_is_out_that_is_said_and_no_permission_blamed(
    stage: Stage,
) -> None:
    """Where the command is typed, Discord says with it what the bot may do."""
    await set_daily(stage)
    stage.sandbox.moderation.put_out(stage.club)
    told = await listed(stage)
    assert "This server is out at Discord just now" in told
    assert "I lack" not in told
    here = await stage.mona.invoke(stage.daily, "daily list")
    assert "is out" not in here.message.text
    card = await stage.mona.invoke(
        stage.general, "daily set", schedule="1", channel=stage.daily, time="10:00"
    )
    assert "This server is out at Discord just now" in card.message.text
    refused = await stage.mona.invoke(stage.daily, "daily set", schedule="1", ping="learners")
    assert "is out at Discord just now, so I cannot see its channels and roles" in (
        refused.message.text
    )
    stage.sandbox.moderation.bring_back(stage.club)
    while "is out" in await listed(stage):
        pass


async def test_a_schedule_that_was_stopped_says_when_that_is_mended(stage: Stage) -> None:
    """Why it was paused stays; what holds now is beside it."""
    stage.go_to(8)
    await set_daily(stage)
    stage.sandbox.moderation.deny_bot(stage.daily, Permission.VIEW_CHANNEL)
    stage.go_to(9)
    await refused_for_long(stage)
    await stage.bot.says("daily.paused")
    told = await listed(stage)
    assert "Once that is mended, `/daily resume`" in told
    assert f"I cannot see <#{stage.daily.id}>" in told
    stage.sandbox.moderation.deny_bot(stage.daily, Permission(0))
    told = await listed(stage)
    assert "That is mended: `/daily resume` lets it run again." in told
    assert BLOCKED not in told
