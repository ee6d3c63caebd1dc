"""What members do in a design interview, wherever it runs."""

from sandbox import Actor, Message

__all__ = ["AXES", "NOTES", "assess", "note"]

AXES = (
    ("Scope", "Numbers", "API and data"),
    ("High-level", "Depth", "Trade-offs and communication"),
)
NOTES = "Ten thousand readers for each writer, so reads decide; two regions, no lost write."


async def note(member: Actor, card: Message, text: str = NOTES) -> Message:
    """Add notes to a phase."""
    form = (await member.press(card, "Add notes")).form
    return (await member.submit(form, {"Your notes": text})).message


async def assess(member: Actor, card: Message, steps: str = "222222") -> Message:
    """Fill in both forms of the self-assessment."""
    for axes, given in zip(AXES, (steps[:3], steps[3:]), strict=True):
        form = (await member.press(card, f"Assess {', '.join(axes)}")).form
        card = (await member.submit(form, dict(zip(axes, given, strict=True)))).message
    return card
