"""One whole design interview as it is read: `docs/transcripts/design.md`.

With `UPDATE_TRANSCRIPTS=1` the file is written anew instead of compared.
"""

import os
import re
from datetime import UTC, datetime, timedelta

from sandbox import Message
from sandbox.forms import Form
from tests.journeys.test_design import AXES, cards, told
from tests.stage import ROOT, Stage

FILE = ROOT / "docs" / "transcripts" / "design.md"
START = datetime(2026, 11, 24, 18, tzinfo=UTC)
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
    """Plays on a stage and writes down what is done and seen."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.lines = [
            "# One design interview, from the command to the scorecard",
            "Written by the journey that plays it: what Ada does, and what she then sees.",
        ]

    def does(self, act: str, shown: Message | None = None) -> None:
        """Write down an act, and the card that came of it."""
        self.lines.append(f"**Ada {act}**")
        if shown is not None:
            self.shows(shown)

    def shows(self, shown: Message) -> None:
        """Write down a card."""
        seen = "Only Ada sees this:" if shown.ephemeral else "In the private thread:"
        self.lines.append(f"{seen}\n\n```text\n{normal(shown.text)}\n```")

    async def presses(self, card: Message, label: str) -> Message:
        """Press a button that leads to a card."""
        shown = (await self.stage.ada.press(card, label)).message
        self.does(f"presses *{label}*.", shown)
        return shown

    async def opens(self, card: Message, label: str) -> Form:
        """Press a button that opens a form."""
        form = (await self.stage.ada.press(card, label)).form
        assert form is not None
        self.does(f"presses *{label}*.")
        return form

    async def submits(self, form: Form, values: dict[str, str]) -> Message:
        """Fill in a form."""
        shown = (await self.stage.ada.submit(form, values)).message
        filled = "; ".join(f"{name}: “{value}”" for name, value in values.items())
        self.does(f"submits “{form.title}” with {filled}.", shown)
        return shown

    @property
    def text(self) -> str:
        """All of it."""
        return "\n\n".join(self.lines) + "\n"


def normal(text: str) -> str:
    """A text without what differs from run to run: instants to the second, and ids."""
    return re.sub(r"<#\d+>", "<#thread>", re.sub(r"<t:\d+:R>", "<t:…:R>", text))


async def test_one_design_interview_reads_as_its_transcript(stage: Stage) -> None:
    """All six phases, one of them late, and the scorecard."""
    stage.sandbox.clock.set(START)
    play = Play(stage)
    opening = await stage.ada.invoke(
        stage.general, "interview", format="design", topic="databases", level="senior"
    )
    play.does("types `/interview format:design topic:databases level:senior`.", opening.message)
    await play.presses(opening.message, "Start")
    card = cards(stage)[-1]
    play.shows(card)
    for phase, notes in NOTES.items():
        for note in notes:
            card = await play.submits(await play.opens(card, "Add notes"), {"Your notes": note})
        if phase == "Numbers":
            stage.sandbox.clock.advance(timedelta(minutes=4))
            card = await told(stage)
            play.lines.append("**Three minutes later** the bot posts the card anew.")
            play.shows(card)
        card = await play.presses(
            card, "To the self-assessment" if phase == "Wrap-up" else "Next phase"
        )
    for axes, given in zip(AXES, STEPS, strict=True):
        form = await play.opens(card, f"Assess {', '.join(axes)}")
        play.lines.append(f"The form:\n\n```text\n{form.text}\n```")
        card = await play.submits(form, dict(zip(axes, given, strict=True)))
    await play.presses(card, "Model answer")
    if os.environ.get("UPDATE_TRANSCRIPTS") == "1":
        FILE.parent.mkdir(parents=True, exist_ok=True)
        FILE.write_text(play.text, "utf-8")
    assert play.text == FILE.read_text("utf-8")
