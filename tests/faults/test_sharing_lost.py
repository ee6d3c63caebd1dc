"""What was shared, as nobody noted: it is looked for before one is told that it stands there."""

import asyncio
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from sandbox import Message, Outcome, Pending, Permission
from tests.faults.test_sharing import MESSAGES, SHARE, SHARED, noted
from tests.journeys.channel.hosting import share
from tests.journeys.channel.test_quick_lost import FOLLOW_UP, answered_without_thread
from tests.stage import Stage, open_stage

ALREADY = "You have shared this already"
REMOVE = "Remove it there first."


class Sharing:
    """Grace, who has something to share: notes in a thread, or an answer where there is none."""

    def __init__(self, stage: Stage, where: str, card: Message) -> None:
        self.stage = stage
        self.card = card
        self.label, self.text = SHARE, SHARED
        self.route = MESSAGES
        if where == "channel":
            self.label, self.text = "Share mine", "shares their answer"
            self.route = FOLLOW_UP

    @classmethod
    async def ready(cls, stage: Stage, where: str) -> "Sharing":
        """Everything is there but what she shares."""
        prepare = noted if where == "thread" else answered_without_thread
        return cls(stage, where, await prepare(stage))

    async def press(self) -> str:
        """She shares it; what she is told, or what stands there for all."""
        return (await share(self.stage.grace, self.card, self.label)).text

    async def agree(self) -> Pending[Outcome]:
        """She has seen what would stand there, and presses *Share* in this moment."""
        shown = (await self.stage.grace.press(self.card, self.label)).message
        return self.stage.grace.press(shown, "Share")

    def there(self) -> list[Message]:
        """What stands where the others see it."""
        places = [one for one in self.stage.club.channels.values() if not one.is_dm]
        seen = [message for place in places for message in self.stage.ada.sees(place)]
        return [message for message in seen if self.text in message.text]

    async def stands(self, number: int = 1) -> None:
        """Wait until it stands there so often."""
        await self.stage.sandbox.until(lambda: len(self.there()) == number)

    async def killed(self) -> None:
        """It stands there, and the bot was killed before it knew its id."""
        self.stage.sandbox.faults.delay("POST", self.route, 30)
        pressed = await self.agree()
        await self.stands()
        await self.stage.bot.kill()
        self.stage.sandbox.faults.clear()
        del pressed
        await back(self.stage)

    async def never_sent(self) -> None:
        """No try came through, and the bot was killed."""
        self.stage.sandbox.faults.reset("POST", self.route, times=1_000)
        pressed = await self.agree()
        event = "round.not_shared" if self.route == MESSAGES else "interaction.unanswered"
        await self.stage.bot.says(event)
        await self.stage.bot.kill()
        self.stage.sandbox.faults.clear()
        del pressed
        await back(self.stage)


async def back(stage: Stage) -> None:
    """The bot starts again, once Discord has forgotten what it was sent."""
    stage.sandbox.clock.advance(timedelta(minutes=10))
    await stage.bot.start()
    await stage.sandbox.bot_ready()


@pytest.fixture(params=["thread", "channel"])
async def sharing(stage: Stage, request: pytest.FixtureRequest) -> Sharing:
    return await Sharing.ready(stage, request.param)


async def test_what_stands_there_is_found_and_led_to(sharing: Sharing) -> None:
    """Its id is noted by that, so that the next press need not look."""
    await sharing.killed()
    [there] = sharing.there()
    assert there.channel.guild is not None
    link = f"https://discord.com/channels/{there.channel.guild.id}/{there.channel.id}/{there.id}"
    for _ in range(2):
        told = await sharing.press()
        assert told == f"{ALREADY}: {link} {REMOVE}"
    looks = [each for each in sharing.stage.sandbox.requests if each.query.get("limit") == "100"]
    assert len(looks) <= 2
    assert sharing.there() == [there]


async def test_what_never_came_there_is_shared(sharing: Sharing) -> None:
    await sharing.never_sent()
    assert sharing.there() == []
    await sharing.press()
    await sharing.stands()
    await sharing.stage.bot.says("round.shared")
    assert ALREADY in await sharing.press()
    assert len(sharing.there()) == 1


async def test_where_nobody_can_look_one_is_told_to_try_again(sharing: Sharing) -> None:
    """Neither is it called shared nor is it shared twice."""
    await sharing.killed()
    moderation, general = sharing.stage.sandbox.moderation, sharing.stage.general
    moderation.deny_bot(general, Permission.READ_MESSAGE_HISTORY)
    told = await sharing.press()
    assert "I cannot tell whether what you shared stands there" in told
    assert "try again" in told
    assert len(sharing.there()) == 1
    moderation.deny_bot(general, Permission(0))
    assert ALREADY in await sharing.press()


async def test_what_its_member_removes_can_be_shared_again(sharing: Sharing) -> None:
    await sharing.killed()
    [there] = sharing.there()
    await sharing.stage.grace.press(there, "Remove").acknowledged()
    await sharing.stands(0)
    await sharing.stage.bot.says("round.unshared")
    await sharing.press()
    await sharing.stands()


async def test_what_a_moderator_removes_is_not_shared_again(sharing: Sharing) -> None:
    """Though nobody had noted that it stood there."""
    stage = sharing.stage
    role = stage.sandbox.moderation.add_role(stage.club, "tidy", Permission.MANAGE_MESSAGES)
    stage.sandbox.moderation.give_role(stage.club, stage.mona.user, role)
    await sharing.killed()
    [there] = sharing.there()
    await stage.mona.press(there, "Remove").acknowledged()
    await sharing.stands(0)
    await stage.bot.says("round.share_removed")
    assert ALREADY in await sharing.press()
    assert sharing.there() == []


async def test_what_came_although_its_answer_was_lost_is_not_shared_twice(stage: Stage) -> None:
    """Discord took the message, and the bot never knew."""
    sharing = await Sharing.ready(stage, "channel")
    stage.sandbox.faults.lose_reply("POST", sharing.route)
    await sharing.agree()
    await sharing.stands()
    await stage.bot.says("interaction.unanswered")
    assert ALREADY in await sharing.press()
    assert len(sharing.there()) == 1


async def test_of_two_presses_at_once_one_shares_it(sharing: Sharing) -> None:
    """The other is not looking for what is just on its way."""
    grace = sharing.stage.grace
    both = [(await grace.press(sharing.card, sharing.label)).message for _ in range(2)]
    sharing.stage.sandbox.faults.hold("POST", sharing.route, 1)
    acts = [grace.press(shown, "Share") for shown in both]
    await sharing.stands()
    told = [done.message.text for done in await asyncio.gather(*acts)]
    await sharing.stands()
    assert sum(ALREADY in each for each in told) == 1


async def test_what_was_refused_for_good_is_not_looked_for(
    tmp_path: Path, sqlite_template: Path
) -> None:
    """Discord said no: the next press shares it at once, also where nothing may be read."""
    shutil.copy(sqlite_template, tmp_path / "whiteboard.db")
    async with open_stage(tmp_path) as stage:
        sharing = await Sharing.ready(stage, "channel")
        stage.sandbox.moderation.deny_bot(stage.general, Permission.READ_MESSAGE_HISTORY)
        stage.sandbox.faults.refuse("POST", sharing.route, status=400, code=50035, said="Invalid")
        assert "Something went wrong" in await sharing.press()
        assert sharing.text in await sharing.press()
