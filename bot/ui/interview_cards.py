"""The cards of an interview: one function from each value to a card."""

import discord
from discord import ButtonStyle

from bot.domain.interview import Asked, Clash, Graded, Report, ReportLine, Revealed, Screen
from bot.ui import ids
from bot.ui import question_text as text
from bot.ui.attempt_cards import graded_card, revealed_card, where
from bot.ui.cards import Button, Card, button
from bot.ui.words import clip, plural, relative, signed

__all__ = ["card"]

_GOOD = discord.Colour(0x248046)


def card(screen: Screen) -> Card:
    """The card that shows where an interview stands."""
    match screen:
        case Asked():
            return _asked(screen)
        case Revealed():
            return revealed_card(screen)
        case Graded():
            return graded_card(screen)
        case Clash():
            return _clash(screen)
        case Report():
            return _report(screen)


def _asked(screen: Asked) -> Card:
    place = where(screen.ref, screen.total)
    blocks = [text.heading(place, screen.question, context=True)]
    hints = screen.question.hints
    shown = hints[: screen.hints]
    blocks += [f"**Hint {number}:** {hint}" for number, hint in enumerate(shown, start=1)]
    if screen.ref.position == 1 and not shown:
        blocks.append(_welcome(screen))
    ref = screen.ref
    row = [button("Answer", ids.turn("answer", ref), ButtonStyle.primary)]
    if hints:
        left = len(hints) - len(shown)
        label = f"Hint ({left} left)" if left else "No more hints"
        row.append(button(label, ids.turn("hint", ref), disabled=not left))
    row.append(button("Skip", ids.turn("skip", ref)))
    row.append(button("I don't know", ids.turn("give-up", ref)))
    row.append(button("End", ids.turn("end", ref), ButtonStyle.danger))
    return Card(blocks, [row])


def _welcome(screen: Asked) -> str:
    """What the first card says once: how this goes, and how to find it again."""
    lines = [
        "Take your time, then press *Answer*: the model answer shows only after you have tried.",
        "-# Only you can see this. If it vanishes, /interview brings it back where you were.",
    ]
    if screen.wanted is not None:
        found = plural(screen.total, "question")
        lines.insert(0, f"You asked for {screen.wanted}; there are {found} to ask here.")
    return "\n".join(lines)


def _clash(screen: Clash) -> Card:
    told = (
        f"You already have an interview here, at question {screen.position} of {screen.total}. "
        "Go on with it, or start a new one? What you answered stays recorded either way."
    )
    row = [
        button("Continue", ids.interview("continue", screen.interview), ButtonStyle.primary),
        button("Start new", ids.anew(screen.request), ButtonStyle.danger),
    ]
    return Card([told], [row])


def _report(screen: Report) -> Card:
    graded = [line for line in screen.lines if line.attempt and line.attempt.grade]
    passed = len(graded) - len(screen.missed)
    summary = (
        f"{passed} of {plural(screen.total, 'question')} solid or better · {signed(screen.points)}"
    )
    if screen.streak:
        summary += f" · streak {plural(screen.streak, 'day')}"
    listed = "\n".join(
        _report_line(number, line) for number, line in enumerate(screen.lines, start=1)
    )
    row: list[Button] = []
    if screen.missed:
        practise = ids.interview("practise", screen.interview)
        row.append(button("Practise what I missed", practise, ButtonStyle.primary))
        closing = (
            "Practise what you missed while it is fresh, or type /interview for new questions."
        )
    else:
        closing = "Type /interview for new questions whenever you like."
    blocks = ["-# Interview · report\n### How it went\n" + summary, listed or "Nothing was asked."]
    return Card([*blocks, closing], [row], accent=_GOOD)


def _report_line(number: int, line: ReportLine) -> str:
    prompt = f"{number}. {clip(line.question.prompt, 90)}"
    if line.attempt is None:
        return f"{prompt}\n   -# Not answered"
    if line.attempt.grade is None:
        return f"{prompt}\n   -# Answered, not graded"
    facts = [line.attempt.grade.label, signed(line.points)]
    if line.attempt.ticked is not None:
        facts.append(f"{len(line.attempt.ticked)} of {len(line.question.key_points)} key points")
    if line.hints:
        facts.append(plural(line.hints, "hint"))
    if line.due_at is not None:
        facts.append(f"comes back {relative(line.due_at)}")
    return f"{prompt}\n   {' · '.join(facts)}"
