"""One interview in a channel as a transcript, in `docs/transcripts/round.md`."""

from pathlib import Path

from sandbox import Actor, Message
from tests.journeys.acts import usable
from tests.journeys.channel.hosting import shows
from tests.stage import Stage, open_stage
from tests.transcripts import Transcript

GRACE_SAYS = "I would cache what is read often next to the readers, and let each entry expire."
MONA_SAYS = "A cache with a TTL; on a miss one reader fills it while the others wait for it."


async def test_the_transcript_of_an_interview_in_a_channel_is_true(tmp_path: Path) -> None:
    """Played again with the same seed and clock, it reads as `docs/` says."""
    told = Transcript("round", "An interview in a channel", __file__)
    async with open_stage(tmp_path, RANDOM_SEED="7") as stage:
        ada, grace, mona = stage.ada, stage.grace, stage.mona
        card = await _begun(stage, told)
        await _answers(told, grace, card, GRACE_SAYS)
        await _answers(told, mona, card, MONA_SAYS)
        card = await shows(stage, card, "Answered: Grace and Mona.")
        told.says("Grace presses Host…")
        told.shows((await grace.press(card, "Host…")).message)
        told.says("Ada, the host, presses Host…, and sees for herself")
        desk = (await ada.press(card, "Host…")).message
        told.shows(desk)
        told.says("She presses Reveal there, and sees")
        told.shows((await ada.press(desk, "Reveal")).message)
        told.says("All in the channel see a new message")
        shown = await shows(stage, card, "Model answer")
        told.shows(shown)
        told.says("The message before it shrinks to")
        await stage.sandbox.until(lambda: not usable(card))
        told.shows(card)
        await _grades_and_shares(stage, told, shown)
        await shows(stage, card, "Solid 1")
        told.says("Ada presses Next; a new message shows")
        await ada.press(desk, "Next")
        told.shows(await shows(stage, card, "question 2 of 2"))
        told.says("Ada presses Skip, which ends it; a new message shows")
        await ada.press(desk, "Skip")
        told.shows(await shows(stage, card, "How it went"))
    told.check()


async def _begun(stage: Stage, told: Transcript) -> Message:
    told.says(
        "Ada types /interview topic:Caching & Performance questions:2 where:channel; "
        "all in the channel see:"
    )
    options = {"topic": "caching-and-performance", "questions": 2, "where": "channel"}
    card = (await stage.ada.invoke(stage.general, "interview", **options)).message
    told.shows(card)
    told.says("Grace presses Hint, and sees for herself")
    told.shows((await stage.grace.press(card, "Hint")).message)
    told.says("Mona presses Join, and sees for herself")
    told.shows((await stage.mona.press(card, "Join")).message)
    told.says("The card now shows")
    card = await shows(stage, card, "2 members joined")
    told.shows(card)
    return card


async def _grades_and_shares(stage: Stage, told: Transcript, card: Message) -> None:
    told.says("Grace presses Grade mine, and sees for herself")
    own = await stage.grace.press(card, "Grade mine")
    told.shows(own.message)
    told.says("Grace presses Solid")
    told.shows((await stage.grace.press(own.message, "Solid")).message)
    told.says("Grace presses Share mine, and sees for herself")
    before = (await stage.grace.press(card, "Share mine")).message
    told.shows(before)
    told.says("Grace presses Share; in the card's thread all see")
    await stage.grace.press(before, "Share")
    [thread] = [each for each in stage.club.channels.values() if each.parent is stage.general]
    told.shows(stage.ada.sees(thread)[-1])


async def _answers(told: Transcript, member: Actor, card: Message, text: str) -> None:
    told.says(f"{member.name} presses Answer, and submits: {text}")
    form = (await member.press(card, "Answer")).form
    told.shows((await member.submit(form, {"Your answer": text})).message)
