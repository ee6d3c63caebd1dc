"""The cards of an interview: one function from each value to a card."""

from collections.abc import Sequence
from functools import singledispatch

import discord
from discord import ButtonStyle

from bot.domain.grading import Grade
from bot.domain.interview import (
    Asked,
    Attempt,
    Clash,
    Graded,
    Report,
    ReportLine,
    Revealed,
    Screen,
    TurnRef,
)
from bot.ui import ids
from bot.ui import question_text as text
from bot.ui.cards import MESSAGE_CHARACTERS, Button, Card, button
from bot.ui.words import chunks, clip, escape, plural, relative, signed

__all__ = ["card", "own_answer_page"]

_ROOM = MESSAGE_CHARACTERS - 10
"""Text that a card may use, with a little air."""
_GOOD = discord.Colour(0x248046)


@singledispatch
def card(screen: Screen) -> Card:
    """The card that shows a value."""
    raise NotImplementedError(type(screen).__name__)


@card.register
def _asked(screen: Asked) -> Card:
    where = f"Interview · question {screen.ref.position} of {screen.total}"
    blocks = [text.heading(where, screen.question, context=True)]
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


@card.register
def _revealed(screen: Revealed) -> Card:
    where = f"Interview · question {screen.ref.position} of {screen.total}"
    points = text.key_points(screen.question)
    fixed = [text.heading(where, screen.question), points, text.model_answer(screen.question)]
    fixed.append(text.meanings())
    blocks, more = _with_own_answer(fixed, screen.attempt, screen.ref)
    grades = [button(grade.label, ids.turn(f"grade-{grade.value}", screen.ref)) for grade in Grade]
    if screen.question.key_points:
        tick = button("Tick key points", ids.turn("tick", screen.ref), ButtonStyle.primary)
        grades.append(tick)
    return Card(blocks, [grades, more])


@card.register
def _graded(screen: Graded) -> Card:
    where = f"Interview · question {screen.ref.position} of {screen.total}"
    earned = text.earned_line(screen.attempt, screen.earned, screen.peers)
    fixed = [
        f"{text.heading(where, screen.question)}\n{earned}\n{text.streak_line(screen.earned)}",
        text.key_points(screen.question, screen.attempt.ticked),
        text.model_answer(screen.question),
    ]
    if screen.attempt.note:
        fixed.insert(1, f"**Your note:** {clip(escape(screen.attempt.note), 600)}")
    fixed = _fitting(fixed, _next_questions(screen.question.follow_ups))
    blocks, more = _with_own_answer(fixed, screen.attempt, screen.ref)
    last = screen.ref.position >= screen.total
    row = [
        button(
            "See the report" if last else "Next", ids.turn("next", screen.ref), ButtonStyle.primary
        ),
        button("Change grade", ids.turn("reconsider", screen.ref)),
    ]
    passed = screen.attempt.grade is not None and screen.attempt.grade.passed
    colour = _GOOD if passed else discord.Colour.light_grey()
    return Card(blocks, [[*row, *more]], accent=colour)


def _next_questions(follow_ups: Sequence[str]) -> str:
    if not follow_ups:
        return ""
    return "**An interviewer might go on**\n" + "\n".join(f"- {each}" for each in follow_ups)


def _fitting(blocks: list[str], extra: str) -> list[str]:
    """The blocks, with the extra one where there is room for it."""
    fits = extra and sum(map(len, blocks)) + len(extra) <= _ROOM
    return [*blocks, extra] if fits else blocks


def _with_own_answer(
    fixed: list[str], attempt: Attempt, ref: TurnRef
) -> tuple[list[str], list[Button]]:
    """Show the member's answer below the heading, or offer it as a page where it does not fit."""
    fixed = [block for block in fixed if block]
    own = text.own_answer(attempt)
    if sum(map(len, fixed)) + len(own) <= _ROOM:
        return [fixed[0], own, *fixed[1:]], []
    return fixed, [button("Your answer", ids.turn("mine-1", ref))]


def own_answer_page(screen: Revealed | Graded, page: int) -> Card:
    """A member's long answer, a page of it at a time, from 1."""
    pages = chunks(escape(screen.attempt.text or "-# The text is no longer kept."), 3_500)
    page = min(max(page, 1), len(pages))
    where = f"Your answer · page {page} of {len(pages)}"
    row = [button("Back", ids.turn("back", screen.ref), ButtonStyle.primary)]
    if page > 1:
        row.append(button("Previous page", ids.turn(f"mine-{page - 1}", screen.ref)))
    if page < len(pages):
        row.append(button("Next page", ids.turn(f"mine-{page + 1}", screen.ref)))
    return Card([f"-# {where}\n### {screen.question.prompt}", pages[page - 1]], [row])


@card.register
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


@card.register
def _report(screen: Report) -> Card:
    graded = [line for line in screen.lines if line.attempt and line.attempt.grade]
    passed = sum(
        1 for line in graded if line.attempt and line.attempt.grade and line.attempt.grade.passed
    )
    summary = f"{passed} of {plural(screen.total, 'question')} solid · {signed(screen.points)}"
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
