"""Daily posts when the network and Discord misbehave: never lost, never doubled."""

from datetime import timedelta

from sandbox import Permission
from tests.stage import Stage

MESSAGES = "/channels/{channel_id}/messages"


async def set_daily(stage: Stage) -> None:
    """A daily question at 09:00 in Berlin, an hour before it is due."""
    stage.go_to(8)
    await stage.mona.invoke(stage.daily, "daily set", time="09:00", timezone="Europe/Berlin")


def sent(stage: Stage) -> list[int]:
    """The statuses of every try to post."""
    return [
        request.status
        for request in stage.sandbox.requests
        if request.method == "POST" and request.route == MESSAGES
    ]


async def confirmed(stage: Stage) -> None:
    """Wait until the bot knows that its post is there."""
    await stage.bot.says("daily.posted")


async def interrupted(stage: Stage) -> None:
    """Its message is there, and the bot was killed before it knew."""
    await set_daily(stage)
    stage.sandbox.faults.delay("POST", MESSAGES, 30)
    stage.go_to(9)
    await stage.post()
    await stage.bot.kill()
    stage.sandbox.faults.clear()


async def unsent(stage: Stage) -> None:
    """It was never sent: no try came through, and the bot was killed."""
    await set_daily(stage)
    stage.sandbox.faults.reset("POST", MESSAGES, times=1_000)
    stage.go_to(9)
    await stage.bot.says("daily.retrying")
    await stage.bot.kill()
    stage.sandbox.faults.clear()


async def back(stage: Stage) -> None:
    """The bot starts again, once nobody owns the post any more."""
    stage.sandbox.clock.advance(timedelta(minutes=5))
    await stage.bot.start()


async def test_a_lost_reply_does_not_double_the_post(stage: Stage) -> None:
    """Discord took the message and the reply was lost: the same nonce brings the same message."""
    await set_daily(stage)
    stage.sandbox.faults.lose_reply("POST", MESSAGES)
    stage.go_to(9)
    await confirmed(stage)
    assert len(sent(stage)) == 2
    assert len(stage.posts()) == 1


async def test_server_errors_and_resets_only_delay_the_post(stage: Stage) -> None:
    """A 500, a 502 and a reset in a row: it is tried until it is there, once."""
    await set_daily(stage)
    stage.sandbox.faults.fail("POST", MESSAGES, status=500)
    stage.sandbox.faults.reset("POST", MESSAGES)
    stage.go_to(9)
    await confirmed(stage)
    assert len(stage.posts()) == 1


async def test_killed_after_sending_and_before_confirming(stage: Stage) -> None:
    """The message is there, the bot died before it knew: it is found again, not sent again."""
    await interrupted(stage)
    await back(stage)
    await confirmed(stage)
    assert len(stage.posts()) == 1


async def test_killed_before_sending(stage: Stage) -> None:
    """Claimed and never sent: after the lease another life of the bot sends it."""
    await unsent(stage)
    await back(stage)
    await confirmed(stage)
    assert len(stage.posts()) == 1


async def test_another_message_of_ours_is_not_taken_for_the_post(stage: Stage) -> None:
    """Claimed and never sent, while a channel interview began there: the question still comes."""
    await set_daily(stage)
    stage.sandbox.faults.reset("POST", MESSAGES, times=1_000)
    stage.go_to(9)
    await stage.bot.says("daily.retrying")
    await stage.ada.invoke(stage.daily, "interview", where="channel")
    await stage.bot.kill()
    stage.sandbox.faults.clear()
    stage.sandbox.clock.advance(timedelta(minutes=5))
    await stage.bot.start()
    await confirmed(stage)
    assert len(stage.posts()) == 1


async def test_the_post_of_another_schedule_is_not_taken_for_it(stage: Stage) -> None:
    """Claimed and never sent, while the channel's evening question came early: both are there."""
    await set_daily(stage)
    await stage.mona.invoke(stage.daily, "daily set", time="20:00", timezone="Europe/Berlin")
    stage.sandbox.faults.reset("POST", MESSAGES, times=1_000)
    stage.go_to(9)
    await stage.bot.says("daily.retrying")
    await stage.restart()
    stage.sandbox.faults.clear()
    [evening] = await stage.mona.suggest(stage.daily, "daily now", "schedule", "20:00")
    await stage.mona.invoke(stage.daily, "daily now", schedule=evening.value)
    await confirmed(stage)
    stage.sandbox.clock.advance(timedelta(minutes=5))
    await stage.bot.says("daily.posted", times=2)
    assert len(stage.posts()) == 2


async def test_without_read_message_history_nothing_is_sent_again(stage: Stage) -> None:
    """Where the bot cannot look, it does not guess: nothing is doubled, and the manager is told."""
    await set_daily(stage)
    stage.sandbox.moderation.deny_bot(stage.daily, Permission.READ_MESSAGE_HISTORY)
    stage.sandbox.faults.delay("POST", MESSAGES, 30)
    stage.go_to(9)
    await stage.post()
    await stage.bot.kill()
    stage.sandbox.faults.clear()
    stage.sandbox.clock.advance(timedelta(minutes=5))
    await stage.bot.start()
    await stage.bot.says("daily.unknown")
    assert len(stage.posts()) == 1
    listed = await stage.mona.invoke(stage.general, "daily list")
    assert "I lack: Read Message History" in listed.message.text


async def test_downtime_within_the_day_posts_late(stage: Stage) -> None:
    """A bot that was down at nine posts when it is back, on the same local date."""
    await set_daily(stage)
    await stage.bot.kill()
    stage.go_to(15)
    await stage.bot.start()
    await confirmed(stage)
    assert len(stage.posts()) == 1


async def test_a_clock_set_back_between_two_tries_does_not_make_a_nonce_young(stage: Stage) -> None:
    """What cannot be known to be remembered is not sent again before somebody has looked."""
    await set_daily(stage)
    stage.sandbox.faults.reset("POST", MESSAGES, times=1_000)
    stage.go_to(9)
    await stage.bot.says("daily.retrying")
    stage.sandbox.clock.advance(-timedelta(minutes=30))
    await stage.bot.says("daily.unconfirmed")
    stage.sandbox.faults.clear()
    stage.sandbox.clock.advance(timedelta(minutes=3))
    await confirmed(stage)
    assert len(stage.posts()) == 1


async def test_a_clock_set_back_still_posts(stage: Stage) -> None:
    """When the host's clock jumps back an hour the next question still comes at its time."""
    await set_daily(stage)
    stage.sandbox.clock.advance(-timedelta(hours=1))
    stage.go_to(9)
    await confirmed(stage)
    assert len(stage.posts()) == 1


async def test_a_post_whose_message_is_gone_is_closed_with_one_try(stage: Stage) -> None:
    """A manager deleted it: nothing can be shown under it, on that day or any other."""
    await set_daily(stage)
    stage.go_to(9)
    await confirmed(stage)
    stage.sandbox.moderation.delete_message(await stage.post())
    stage.go_to(0, 1, day=1)
    await stage.bot.says("daily.not_edited")
    stage.go_to(9, day=1)
    await stage.bot.says("daily.posted", times=2)
    next_post = await stage.post()
    stage.go_to(0, 1, day=2)
    await stage.sandbox.until(lambda: "Model answer" in next_post.text)
    assert stage.bot.log.count('"daily.not_edited"') == 1
