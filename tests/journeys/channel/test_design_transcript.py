"""One design interview of a group as a transcript, in `docs/transcripts/group.md`."""

from datetime import timedelta
from pathlib import Path

from sandbox import Actor, Message
from tests.journeys.channel.hosting import leads, shows
from tests.journeys.private.designing import AXES
from tests.stage import Stage, open_stage
from tests.transcripts import Transcript

GRACE_NOTES = (
    "A wrong join hurts more than a missed one. Trusted: login, card. Old ids must resolve.",
    "200 M a day is 2,300/s; about 8 identifiers a person, so 800 M edges, under 100 GB.",
    "Edge: two identifiers, source, time, strength. profile(identifier); events merged and split.",
    "Sources to a log, a resolver per group of identifiers, a profile store, events out of it.",
    "One tablet in a shop glues strangers: cap edges per device; a split replays the edges.",
    "Weakest: a wrong merge found late. Next: a queue for doubtful ones, a count of splits.",
)
STEPS = ("221", "210")


class Play:
    """Plays on a stage and writes down what the members do and then see."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.told = Transcript("group", "A design interview of a group", __file__)

    async def presses(self, member: Actor, card: Message, label: str) -> Message:
        """Press a button that leads to a card."""
        shown = (await member.press(card, label)).message
        self.told.says(f"{member.name} presses {label}")
        self.told.shows(shown)
        return shown

    async def leads(self, card: Message, label: str, until: str) -> Message:
        """Press Host…, and a button of the host's; the newest card shows where it led."""
        newest = await leads(self.stage, self.stage.ada, card, label, until)
        where = "the card now shows" if newest is card else "a new message shows"
        self.told.says(f"Ada, the host, presses Host… and {label}; {where}")
        self.told.shows(newest)
        return newest

    async def notes(self, member: Actor, card: Message, text: str) -> Message:
        """Add notes."""
        form = (await member.press(card, "Add notes")).form
        self.told.says(f"{member.name} presses Add notes, submits, and sees alone: {text}")
        shown = (await member.submit(form, {"Your notes": text})).message
        self.told.shows(shown)
        return shown


async def test_the_transcript_of_a_groups_design_interview_is_true(tmp_path: Path) -> None:
    """Played again with the same seed and clock, it reads as `docs/` says."""
    async with open_stage(tmp_path, RANDOM_SEED="7") as stage:
        play, ada, grace = Play(stage), stage.ada, stage.grace
        play.told.says(
            "Ada types /interview format:design topic:High-Throughput Data Systems "
            "where:channel; all in the channel see:"
        )
        options = {"topic": "high-throughput-data-systems", "format": "design"}
        card = (await ada.invoke(stage.general, "interview", **options, where="channel")).message
        play.told.shows(card)
        play.told.says("Grace presses Join, and sees for herself")
        play.told.shows((await grace.press(card, "Join")).message)
        await shows(play.stage, card, "2 members joined")
        await play.leads(card, "Start with 20 minutes", "Mention me in the thread")
        for number, text in enumerate(GRACE_NOTES, start=1):
            await play.notes(grace, card, text)
            await shows(play.stage, card, "Noted: Grace.")
            if number == len(GRACE_NOTES):
                card = await play.leads(card, "To the self-assessment", "Model answer")
            else:
                await play.leads(card, "Next phase", f"phase {number + 1} of 6")
            if number == 1:
                await _time_is_up(stage, play, card)
                await _shares(stage, play, card)
        mine = await play.presses(grace, card, "Assess mine")
        for axes, given in zip(AXES, STEPS, strict=True):
            form = (await grace.press(mine, f"Assess {', '.join(axes)}")).form
            mine = (await grace.submit(form, dict(zip(axes, given, strict=True)))).message
        play.told.says("Grace fills in both forms, and sees alone")
        play.told.shows(mine)
        await shows(play.stage, card, "Assessed: Grace.")
        await play.leads(card, "Finish", "How it went")
    play.told.check()


async def _time_is_up(stage: Stage, play: Play, card: Message) -> None:
    stage.sandbox.clock.advance(timedelta(minutes=3))
    [thread] = [each for each in stage.club.channels.values() if each.parent is stage.general]
    await stage.sandbox.until(
        lambda: any("Time is up" in message.text for message in stage.ada.sees(thread))
    )
    play.told.says("Three minutes later the card says that the time is up, and so does its thread")
    play.told.shows(stage.ada.sees(thread)[-1])
    await shows(play.stage, card, "Time is up")


async def _shares(stage: Stage, play: Play, card: Message) -> None:
    before = (await stage.grace.press(card, "Share my notes on Requirements")).message
    play.told.says("Grace presses Share my notes on Requirements, and sees for herself")
    play.told.shows(before)
    await stage.grace.press(before, "Share")
    [thread] = [each for each in stage.club.channels.values() if each.parent is stage.general]
    play.told.says("Grace presses Share; in the thread all see")
    play.told.shows(stage.ada.sees(thread)[-1])
