"""Messages that are notes, where something stands between them and the bot."""

from sandbox import Permission
from tests.journeys.channel.hosting import begin, shows
from tests.journeys.channel.test_design import thread_of
from tests.journeys.channel.test_design_typed import mention, mine, opened, said, tell
from tests.stage import Stage

READ = ("GET", "/channels/{channel_id}/messages")


async def test_many_messages_deleted_at_once_are_taken_out_of_the_notes(stage: Stage) -> None:
    """As a moderator's bot deletes them."""
    card = await opened(stage)
    first = await tell(stage, stage.grace, mention(stage, "One."), "**Grace**: noted")
    second = await tell(stage, stage.ada, mention(stage, "Two."), "**Ada**: noted")
    await shows(stage, card, "Noted: Grace and Ada.")
    stage.sandbox.moderation.purge([first, second])
    await shows(stage, card, "Nobody noted anything yet.")


async def test_a_note_that_is_deleted_in_a_channel_without_a_thread_is_gone(stage: Stage) -> None:
    """Also where the bot was started anew since it was noted."""
    stage.sandbox.moderation.deny_bot(stage.general, Permission.CREATE_PUBLIC_THREADS)
    card = await begin(stage)
    for restarts in (False, True):
        note = await stage.grace.say(stage.general, mention(stage, "Here."))
        await shows(stage, card, "Noted: Grace.")
        if restarts:
            await stage.restart()
            await stage.bot.says("bot.ready", 2)
        await stage.grace.delete(note)
        await shows(stage, card, "Nobody noted anything yet.")


async def test_who_mentions_the_bots_role_is_told_how_it_becomes_a_note(stage: Stage) -> None:
    """Discord hides what they say; edited to mention the bot itself, it is noted."""
    card = await opened(stage)
    (role,) = (role for role in stage.club.roles.values() if role.managed)
    early = await stage.grace.say(stage.general, f"<@&{role.id}> Hello.")
    message = await tell(
        stage, stage.grace, f"<@&{role.id}> Two regions.", "**Grace**: you mentioned my role"
    )
    assert not [each for each in stage.grace.sees(stage.general) if "my role" in each.text]
    await stage.grace.edit(message, mention(stage, "Two regions."))
    await shows(stage, card, "Noted: Grace.")
    assert "Two regions." in await mine(stage.grace, card)
    assert early.id < message.id


async def test_a_thread_that_cannot_be_read_after_a_start_is_read_later(stage: Stage) -> None:
    """What was missed there is noted, also where others wrote before it could be read."""
    card = await opened(stage)
    await tell(stage, stage.ada, mention(stage, "First."), "**Ada**: noted")
    await stage.bot.kill()
    await stage.sandbox.until(lambda: not stage.sandbox.sessions.connected)
    await stage.grace.say(thread_of(stage), mention(stage, "While you were away."))
    stage.sandbox.faults.refuse(*READ, status=403, code=50001, said="Missing Access", times=2)
    await stage.bot.start()
    await stage.sandbox.bot_ready()
    await stage.bot.says("mention.not_read")
    await tell(stage, stage.mona, mention(stage, "Meanwhile."), "**Mona**: noted")
    await stage.sandbox.until(lambda: said(stage, "**Grace**: noted under Requirements"))
    await shows(stage, card, "Noted: Ada, Mona and Grace.")
