"""One quick interview as a transcript, in `docs/transcripts/quick.md`."""

from pathlib import Path

from tests.stage import open_stage
from tests.transcripts import Transcript

ANSWERS = (
    (
        "I would start from the requirements: who calls it, how often, and what may be stale. Then "
        "one cache in front of the reads, with a TTL."
    ),
    "It depends on what must never be lost; I would write that first and acknowledge after.",
)


async def test_the_transcript_of_a_quick_interview_is_true(tmp_path: Path) -> None:
    """Played again with the same seed and clock, the interview reads as `docs/` says."""
    told = Transcript("quick", "A quick interview", __file__)
    async with open_stage(tmp_path, RANDOM_SEED="7") as stage:
        ada = stage.ada
        told.says("Ada types /interview topic:Caching & Performance questions:2")
        card = await ada.invoke(
            stage.general, "interview", topic="caching-and-performance", questions=2
        )
        told.shows(card.message)
        told.says("Ada presses Hint")
        card = await ada.press(card.message, "Hint (2 left)")
        told.shows(card.message)
        for answer, grade in zip(ANSWERS, ("Solid", "Partly there"), strict=True):
            told.says(f"Ada presses Answer, and submits: {answer}")
            opened = await ada.press(card.message, "Answer")
            assert opened.form is not None
            card = await ada.submit(opened.form, {"Your answer": answer})
            told.shows(card.message)
            told.says(f"Ada presses {grade}")
            card = await ada.press(card.message, grade)
            told.shows(card.message)
            onwards = card.message.buttons[0]
            told.says(f"Ada presses {onwards}")
            card = await ada.press(card.message, onwards)
            told.shows(card.message)
    told.check()
