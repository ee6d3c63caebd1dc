"""Where an interview of a channel is held: what its rules and `/interview` say of a place."""

import pytest

from sandbox import Permission
from sandbox.world.model import ChannelType
from tests.journeys.channel.hosting import lead, shows, start
from tests.journeys.places import KINDS, place_of
from tests.stage import Stage


@pytest.mark.parametrize("kind", KINDS)
async def test_an_interview_is_held_wherever_people_write(stage: Stage, kind: str) -> None:
    """Its card is kept true there; no thread hangs under it where none can be."""
    place = place_of(stage, kind)
    card = await start(stage, place)
    await lead(stage.ada, card, "Reveal")
    card = await shows(stage, card, "Model answer")
    assert not any(one.parent is place for one in stage.club.channels.values())


async def test_a_locked_thread_is_said_to_be_locked(stage: Stage) -> None:
    """No permission is blamed; those who manage threads, the bot among them, hold one there."""
    moderation = stage.sandbox.moderation
    place = place_of(stage, "thread")
    moderation.close_thread(place, archive=False, lock=True)
    refused = await stage.mona.invoke(place, "interview", where="channel")
    assert "this thread is locked" in refused.message.text
    bots = next(role for role in stage.club.roles.values() if role.managed)
    moderation.set_permissions(stage.club, bots, bots.permissions | Permission.MANAGE_THREADS)
    await start(stage, place)


async def test_in_a_thread_the_permission_for_threads_is_named(stage: Stage) -> None:
    """The channel's own, Send Messages, does not matter there."""
    place = place_of(stage, "thread")
    assert place.parent is not None
    stage.sandbox.moderation.deny_bot(place.parent, Permission.SEND_MESSAGES)
    await start(stage, place)
    other = stage.sandbox.moderation.open_thread(place.parent, stage.ada.user, "Other")
    stage.sandbox.moderation.deny_bot(place.parent, Permission.SEND_MESSAGES_IN_THREADS)
    refused = await stage.ada.invoke(other, "interview", where="channel")
    assert "I lack: Send Messages in Threads." in refused.message.text


async def test_the_rules_say_in_which_of_their_channels_none_can_be_held(stage: Stage) -> None:
    """When they are chosen, and whenever they are looked at; of a forum, its posts count."""
    moderation = stage.sandbox.moderation
    forum = moderation.add_channel(stage.club, "forum", ChannelType.FORUM)
    voice = moderation.add_channel(stage.club, "voice", ChannelType.VOICE)
    moderation.deny_bot(voice, Permission.SEND_MESSAGES)

    async def rules() -> str:
        own = await stage.mona.invoke(stage.general, "settings")
        return (await stage.mona.press(own.message, "Channel interviews")).message.text

    own = await stage.mona.invoke(stage.general, "settings")
    card = (await stage.mona.press(own.message, "Channel interviews")).message
    chosen = await stage.mona.choose(
        card, "Hold them only in these channels", [stage.daily, forum, voice]
    )
    said = f"In <#{voice.id}> I can hold none: I lack Send Messages."
    assert said in chosen.message.text
    assert chosen.message.text.count("I can hold none") == 1
    moderation.deny_bot(voice, Permission(0))
    assert "I can hold none" not in await rules()
    moderation.deny_bot(forum, Permission.SEND_MESSAGES_IN_THREADS)
    assert f"In <#{forum.id}> I can hold none: I lack Send Messages in Threads." in await rules()
    moderation.deny_bot(stage.daily, Permission.VIEW_CHANNEL)
    assert f"In <#{stage.daily.id}> I can hold none: I lack View Channel." in await rules()


async def test_while_the_server_is_out_nobody_knows_who_has_the_role_that_starts_one(
    stage: Stage,
) -> None:
    """Neither is one taken for a member of the role nor is one told to be none; it comes back."""
    moderation = stage.sandbox.moderation
    role = moderation.add_role(stage.club, "hosts")
    moderation.give_role(stage.club, stage.ada.user, role)
    own = await stage.mona.invoke(stage.general, "settings")
    rules = await stage.mona.press(own.message, "Channel interviews")
    await stage.mona.choose(rules.message, "Let members of a role start them", [role])
    moderation.put_out(stage.club)
    for member in (stage.ada, stage.grace):
        refused = await member.invoke(stage.general, "interview", where="channel")
        assert "This server is out at Discord just now" in refused.message.text
    begun = await stage.mona.invoke(stage.general, "interview", where="channel")
    assert not begun.message.ephemeral
    moderation.bring_back(stage.club)
    refused = await stage.grace.invoke(stage.daily, "interview", where="channel")
    assert f"<@&{role.id}>" in refused.message.text
    await start(stage, stage.daily)
