"""Notes of a channel's design interview that are messages: mentions in its thread, and picked."""

from sandbox import Actor, Message
from sandbox.world.messages import post
from tests.journeys.channel.hosting import begin, gather, lead, leads, shows
from tests.journeys.channel.test_design import thread_of, to_the_end
from tests.journeys.private.designing import NOTES, assess
from tests.stage import Stage

PICK = "Add to my notes"


def mention(stage: Stage, text: str, form: str = "<@{}>") -> str:
    """A text that mentions the bot."""
    return f"{form.format(stage.sandbox.world.bot.id)} {text}"


async def opened(stage: Stage, *joining: Actor) -> Message:
    """A card whose first phase has begun, and whose thread is there."""
    card = await begin(stage, None, *joining)
    await shows(stage, card, "Mention me in the thread and say your note")
    return card


def said(stage: Stage, text: str) -> list[Message]:
    """What the bot said in the thread with a text in it."""
    bot = stage.sandbox.world.bot
    return [
        each
        for each in stage.ada.sees(thread_of(stage))
        if each.author is bot and text in each.text
    ]


async def tell(stage: Stage, who: Actor, text: str, told: str, times: int = 1) -> Message:
    """Somebody writes in the thread, and the bot says something of it, so often by then."""
    message = await who.say(thread_of(stage), text)
    await stage.sandbox.until(lambda: len(said(stage, told)) == times)
    return message


async def mine(who: Actor, card: Message) -> str:
    """Everything a member noted, page by page as they read it."""
    own = (await who.press(card, "My notes")).message
    return (await who.press(own, "All my notes")).message.text


async def test_a_mention_in_the_thread_is_a_note_of_its_writer(stage: Stage) -> None:
    """Without the mention in it, under the phase that is open; who notes has joined."""
    card = await opened(stage)
    await tell(stage, stage.grace, mention(stage, NOTES), "**Grace**: noted under Requirements")
    await shows(stage, card, "Noted: Grace.")
    await shows(stage, card, "2 members joined")
    await tell(stage, stage.ada, mention(stage, "Reads first.", "<@!{}>"), "**Ada**: noted")
    await stage.grace.say(thread_of(stage), "Said to all, and no note.")
    assert not said(stage, "**Grace**: noted")[0].pings
    assert "Said to all" not in await mine(stage.grace, card)
    assert NOTES in await mine(stage.grace, card)
    notes = await mine(stage.ada, card)
    assert "Reads first." in notes
    assert "@" not in notes
    card = await to_the_end(stage, card)
    score = await stage.grace.press(card, "Assess mine")
    assert "Together 12 of 18" in (await assess(stage.grace, score.message)).text


async def test_a_note_by_mention_shows_on_every_card_and_the_host_leads_there(stage: Stage) -> None:
    """On the channel's, and on one's own that said there were none; the host's has *Host…*."""
    card = await opened(stage)
    own = (await stage.grace.press(card, "My notes")).message
    assert "none yet" in own.text
    await tell(stage, stage.grace, mention(stage, NOTES), "**Grace**: noted")
    await stage.sandbox.until(lambda: NOTES in own.text)
    await shows(stage, card, "Noted: Grace.")
    await stage.grace.pick(await stage.grace.say(stage.daily, "Picked elsewhere."), PICK)
    await stage.sandbox.until(lambda: "Picked elsewhere." in own.text)
    assert said(stage, "**Grace**: noted")[0].buttons == []
    await tell(stage, stage.ada, mention(stage, "Reads first."), "**Ada**: noted")
    [told] = said(stage, "**Ada**: noted")
    desk = (await stage.ada.press(told, "Host…")).message
    assert desk.ephemeral
    await stage.ada.press(desk, "Next phase")
    await shows(stage, card, "phase 2 of 6")


async def test_a_reply_that_pings_the_bot_is_a_note_and_one_that_does_not_is_none(
    stage: Stage,
) -> None:
    """Discord counts it as a mention: so what it says reaches the bot."""
    card = await opened(stage)
    thread = thread_of(stage)
    await tell(stage, stage.ada, mention(stage, "First."), "**Ada**: noted")
    (card_there,) = said(stage, "**Ada**: noted")
    await stage.grace.say(thread, "Quietly.", reply_to=card_there, ping=False)
    await stage.grace.say(thread, "Two regions.", reply_to=card_there)
    await stage.sandbox.until(lambda: said(stage, "**Grace**: noted"))
    notes = await mine(stage.grace, card)
    assert "Two regions." in notes
    assert "Quietly." not in notes


async def test_a_note_follows_its_message_while_phases_run(stage: Stage) -> None:
    """Edited, it says the new text; deleted, it is gone; mentioned later, it is noted then."""
    card = await opened(stage)
    first = await tell(stage, stage.grace, mention(stage, "Ten readers."), "noted under")
    await stage.grace.edit(first, mention(stage, "Ten thousand readers."))
    await stage.sandbox.until(lambda: said(stage, "changed in your notes on Requirements too"))
    notes = await mine(stage.grace, card)
    assert "Ten thousand readers." in notes
    assert "Ten readers." not in notes
    late = await stage.grace.say(thread_of(stage), "Forgot to mention.")
    await stage.grace.edit(late, mention(stage, "Now mentioned."))
    await stage.sandbox.until(lambda: len(said(stage, "**Grace**: noted under")) == 2)
    await shows(stage, card, "Noted: Grace.")
    await stage.grace.delete(late)
    await stage.grace.delete(first)
    await shows(stage, card, "Nobody noted anything yet.")


async def test_what_cannot_be_noted_is_told_in_one_sentence(stage: Stage) -> None:
    """Before it begins, with nothing said, with too much, and when the phases are over."""
    card = await gather(stage)
    await stage.sandbox.until(lambda: card.thread)
    await tell(stage, stage.grace, mention(stage, "Early."), "has not begun")
    card = await leads(stage, stage.ada, card, "Start", "phase 1 of 6")
    await tell(stage, stage.grace, mention(stage, ""), "This note is empty")
    for number in range(1, 5):
        text = mention(stage, str(number) * 1_950)
        await tell(stage, stage.grace, text, "**Grace**: noted under", number)
    long = await tell(stage, stage.grace, mention(stage, "5" * 1_950), "shorten this one")
    await stage.grace.edit(long, mention(stage, "Short."))
    await stage.sandbox.until(lambda: len(said(stage, "**Grace**: noted under")) == 5)
    card = await to_the_end(stage, card)
    await tell(stage, stage.grace, mention(stage, "Late."), "are over, so nothing is added")
    picked = await stage.grace.pick(long, PICK)
    assert "You have no design" not in picked.message.text
    assert "are over, so nothing is added" in picked.message.text
    await lead(stage.ada, card, "Finish")
    await shows(stage, card, "How it went")
    await tell(stage, stage.grace, mention(stage, "Later."), "This interview is over")
    assert "How it went: https://" in said(stage, "This interview is over")[0].text


async def test_what_is_no_members_word_in_the_thread_is_left_alone(stage: Stage) -> None:
    """Mentions beside it, and those of bots: nothing is noted; it is said where notes are."""
    card = await opened(stage)
    world = stage.sandbox.world
    await stage.grace.say(stage.general, mention(stage, "Hello there."))
    post(world, thread_of(stage), world.bot, {"content": mention(stage, "I, a bot.")})
    await tell(stage, stage.ada, mention(stage, "Mine."), "**Ada**: noted")
    await shows(stage, card, "Noted: Ada.")
    told = f"in <#{thread_of(stage).id}>"
    await stage.sandbox.until(lambda: told in stage.grace.sees(stage.general)[-1].text)
    assert not said(stage, "Grace")


async def test_a_mention_where_nothing_is_held_is_answered_once_a_minute(stage: Stage) -> None:
    """A reply that pings is talk; what mentions the bot is told what to type."""
    for text in ("Hello?", "Anybody?"):
        await stage.grace.say(stage.daily, mention(stage, text))
    await stage.sandbox.until(lambda: len(stage.ada.sees(stage.daily)) == 3)
    [told] = [each for each in stage.ada.sees(stage.daily) if "I hold no interview" in each.text]
    assert "**Grace**: I hold no interview here" in told.text
    card = await gather(stage)
    await stage.grace.say(stage.general, "Nice.", reply_to=card)
    await stage.grace.say(stage.general, mention(stage, "And now?"))
    await stage.sandbox.until(
        lambda: "what you say to me" in stage.ada.sees(stage.general)[-1].text
    )
    there = [each.text for each in stage.ada.sees(stage.general)]
    assert len([text for text in there if "what you say to me" in text]) == 1


async def test_a_message_of_ones_own_is_picked_wherever_it_stands(stage: Stage) -> None:
    """Once; it says what the notes hold and what room is left. Another's is refused."""
    card = await opened(stage, stage.grace)
    spoken = await stage.grace.say(stage.daily, NOTES)
    picked = await stage.grace.pick(spoken, PICK)
    assert picked.message.ephemeral
    assert "Noted under Requirements" in picked.message.text
    assert NOTES in picked.message.text
    assert f"{len(NOTES)} characters by now; {8_000 - len(NOTES):,} more have room." in (
        picked.message.text
    )
    again = await stage.grace.pick(spoken, PICK)
    assert "That is in your notes on Requirements already" in again.message.text
    await shows(stage, card, "Noted: Grace.")
    others = await stage.ada.pick(spoken, PICK)
    assert "somebody else wrote this message" in others.message.text
    said_here = await tell(stage, stage.grace, mention(stage, "Mentioned."), "noted under")
    twice = await stage.grace.pick(said_here, PICK)
    assert "That is in your notes on Requirements already" in twice.message.text
    listed = (await stage.grace.press(twice.message, "All my notes")).message.text
    assert listed.count("Mentioned.") == 1
    stranger = await stage.mona.pick(await stage.mona.say(stage.daily, "Hm."), PICK)
    assert "You have no design interview open here" in stranger.message.text
    inside = await stage.mona.pick(await stage.mona.say(thread_of(stage), "I join."), PICK)
    assert "Noted under Requirements" in inside.message.text
    await shows(stage, card, "3 members joined")


async def test_what_was_said_while_the_bot_was_down_is_noted_when_it_is_back(stage: Stage) -> None:
    """New mentions, edited ones and deleted ones; what was noted is not noted twice."""
    card = await opened(stage)
    thread = thread_of(stage)
    kept = await tell(stage, stage.grace, mention(stage, "Kept."), "**Grace**: noted")
    gone = await tell(stage, stage.ada, mention(stage, "Gone."), "**Ada**: noted")
    await stage.bot.kill()
    await stage.sandbox.until(lambda: not stage.sandbox.sessions.connected)
    await stage.grace.edit(kept, mention(stage, "Kept and changed."))
    await stage.ada.delete(gone)
    await stage.grace.say(thread, "Between us.")
    await stage.mona.say(thread, mention(stage, "While you were away."))
    await stage.bot.start()
    await stage.sandbox.bot_ready()
    await stage.sandbox.until(lambda: said(stage, "**Mona**: noted under Requirements"))
    await shows(stage, card, "Noted: Grace and Mona.")
    notes = await mine(stage.grace, card)
    assert "Kept and changed." in notes
    assert "Between us." not in notes
    await stage.restart()
    await stage.bot.says("bot.ready", 3)
    await tell(stage, stage.ada, mention(stage, "New."), "**Ada**: noted", 2)
    assert len(said(stage, "**Mona**: noted")) == 1
