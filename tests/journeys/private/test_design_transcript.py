"""One design interview as a transcript, in `docs/transcripts/design.md`."""

from datetime import timedelta

from sandbox import Message
from sandbox.world.forms import Form
from tests.journeys.private.designing import AXES, cards, told
from tests.stage import Stage
from tests.transcripts import Transcript

NOTES = {
    "Requirements": (
        "Who writes, who reads? Assume servers send metrics, people read dashboards.",
        "Must: ingest, range queries, downsampling, 13 months kept. Out: logs, traces.",
    ),
    "Numbers": ("1 M series, one point per 10 s: 100 k points/s; 16 B raw, 2 B compressed.",),
    "API and data": ("write(batch), query(labels, from, to, step). Key: series id + time block.",),
    "High-level": (
        "Gateway, ingester with log and memory block, object store, query nodes, compactor.",
    ),
    "Deep dive": (
        "Blocks of two hours; delta-of-delta and XOR; an index from labels to series.",
        "For the change: a limit per tenant, and an own ring for the noisy ones.",
    ),
    "Wrap-up": ("Weakest: cardinality. Next: limits per label, a cost view, a restore drill.",),
}
"""What Ada notes in each phase."""
STEPS = ("212", "321")


class Play:
    """Plays on a stage and writes down what Ada does and then sees."""

    def __init__(self, stage: Stage) -> None:
        self.ada = stage.ada
        self.told = Transcript("design", "A design interview", __file__)

    async def presses(self, card: Message, label: str) -> Message:
        """Press a button that leads to a card."""
        shown = (await self.ada.press(card, label)).message
        self.told.says(f"Ada presses {label}")
        self.told.shows(shown)
        return shown

    async def submits(self, card: Message, label: str, values: dict[str, str]) -> Message:
        """Press a button that opens a form, and fill it in."""
        form = (await self.ada.press(card, label)).form
        assert form is not None
        shown = (await self.ada.submit(form, values)).message
        filled = "; ".join(f"{name}: {_said(form, name, value)}" for name, value in values.items())
        self.told.says(f"Ada presses {label}, and submits: {filled}")
        self.told.shows(shown)
        return shown


def _said(form: Form, name: str, value: str) -> str:
    """What was typed, or the sentence that was picked."""
    options = form.input(name).get("options", ())
    picked = [str(option["label"]) for option in options if option["value"] == value]
    return picked[0] if picked else value


async def test_the_transcript_of_a_design_interview_is_true(stage: Stage) -> None:
    """All six phases, one of them late, and the scorecard, as `docs/` says."""
    play = Play(stage)
    play.told.says("Ada types /interview format:design topic:databases level:senior")
    opening = await stage.ada.invoke(
        stage.general, "interview", format="design", topic="databases", level="senior"
    )
    play.told.shows(opening.message)
    await play.presses(opening.message, "Start")
    play.told.says("In the thread stands the first card")
    card = cards(stage)[-1]
    play.told.shows(card)
    for phase, notes in NOTES.items():
        for note in notes:
            card = await play.submits(card, "Add notes", {"Your notes": note})
        if phase == "Numbers":
            stage.sandbox.clock.advance(timedelta(minutes=4))
            card = await told(stage)
            play.told.says("Four minutes later the bot posts the card anew")
            play.told.shows(card)
        last = phase == "Wrap-up"
        card = await play.presses(card, "To the self-assessment" if last else "Next phase")
    for axes, given in zip(AXES, STEPS, strict=True):
        filled = dict(zip(axes, given, strict=True))
        card = await play.submits(card, f"Assess {', '.join(axes)}", filled)
    await play.presses(card, "Model answer")
    play.told.check()
