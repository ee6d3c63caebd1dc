"""The cards of an interview: one function from each value to a card."""

import discord
from discord import ButtonStyle

from bot.domain.attempts.occasions import TurnRef
from bot.domain.attempts.scoring import missing_of
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.attempts.spoken import spoken_seconds
from bot.domain.choosing.request import Request
from bot.domain.choosing.scope import Scope
from bot.domain.private.advice import topics
from bot.domain.private.quick import Asked, Clash, Ending, Report, ReportLine, Screen
from bot.ui import ids, next_steps, start_ids
from bot.ui.attempts import text
from bot.ui.attempts.amounts import amount_of, lacking
from bot.ui.attempts.cards import graded_card, revealed_card, where
from bot.ui.attempts.grades import GRADE_LABELS
from bot.ui.cards import Button, Card, button
from bot.ui.history_cards import past_button
from bot.ui.private.advice import advice
from bot.ui.typed.text import Typed
from bot.ui.verbs import Verb
from bot.ui.words import clip, plural, relative, signed

__all__ = ["card"]

_DRAFT, _LINES = 2_500, 100
"""Room, and lines, of an unfinished answer that its card shows: each is quoted."""
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
        case Ending():
            return _ending(screen)
        case Report():
            return _report(screen)


def _asked(screen: Asked) -> Card:
    place = where(screen.ref, screen.total)
    blocks = [text.heading(place, screen.question, context=True)]
    shown = screen.question.hints[: screen.hints]
    blocks += [f"**Hint {number}:** {hint}" for number, hint in enumerate(shown, start=1)]
    if screen.draft is not None:
        blocks.append(_so_far(screen.draft))
    elif screen.ref.position == 1 and not shown:
        blocks.append(_welcome(screen))
    return Card(blocks, [_answering(screen), _leaving(screen)])


def _so_far(draft: str) -> str:
    """The end of an answer that is given in parts: what a member wants to go on from."""
    shown = Typed.read(draft).ended(_DRAFT, lines=_LINES, quoted=True)
    missing = missing_of(draft)
    more = f"; {lacking(missing, spoken_seconds(draft))}, and it earns points" if missing else ""
    return f"**Your answer so far** ({amount_of(draft)}{more})\n{shown}"


def _answering(screen: Asked) -> list[Button]:
    """How to answer: in one form, in parts, or in a direct message by typing until *Done*."""
    ref, so_far = screen.ref, len(screen.draft or "")
    if screen.draft is None and not screen.direct:
        row = [
            button("Answer", ids.on(Verb.ANSWER, ref), ButtonStyle.primary),
            button("Answer in parts", ids.on(Verb.IN_PARTS, ref, so_far)),
        ]
    else:
        done = screen.draft is None
        row = [button("Done", ids.on(Verb.DONE, ref), ButtonStyle.primary, disabled=done)]
        if not screen.direct:
            row.insert(0, button("Add a part", ids.on(Verb.IN_PARTS, ref, so_far)))
    hints = len(screen.question.hints)
    if hints:
        left = hints - screen.hints
        label = f"Hint ({left} left)" if left else "No more hints"
        upto = min(screen.hints + 1, hints)
        row.append(button(label, ids.on(Verb.HINT, ref, upto), disabled=not left))
    return row


def _leaving(screen: Asked) -> list[Button]:
    return [
        button("Skip", ids.on(Verb.SKIP, screen.ref)),
        button("I don't know", ids.on(Verb.GIVE_UP, screen.ref)),
        button("End", ids.on(Verb.END, screen.ref), ButtonStyle.danger),
    ]


def _welcome(screen: Asked) -> str:
    """What the first card says once: how this goes, and how to find it again."""
    if screen.direct:
        how = "Type your answer here, in as many messages as you like, then press *Done*."
        again = "-# /interview brings this back where you were, days later too."
    else:
        how = "Take your time, then press *Answer*."
        again = (
            "-# Only you can see this. If it vanishes, /interview brings it back where you were."
        )
    asked = plural(screen.total, "question")
    lines = [f"{asked}. {how} The model answer shows only after you have tried.", again]
    if screen.wanted is not None:
        lines.insert(0, f"You asked for {screen.wanted}; there are {asked} to ask here.")
    return "\n".join(lines)


def _clash(screen: Clash) -> Card:
    told = (
        f"You already have an interview here, at question {screen.position} of {screen.total}. "
        "Go on with it, or start a new one? What you answered stays recorded either way."
    )
    row = [
        button(
            "Continue",
            ids.on(Verb.CONTINUE, ids.InterviewRef(screen.interview)),
            ButtonStyle.primary,
        ),
        button("Start new", start_ids.anew(screen.request, screen.interview), ButtonStyle.danger),
    ]
    return Card([told], [row])


def _ending(screen: Ending) -> Card:
    told = (
        f"**End the interview with {plural(screen.left, 'question')} left?** What you answered "
        "stays recorded, and the report comes next."
    )
    interview = ids.InterviewRef(screen.ref.interview)
    row = [
        button("Go on", ids.on(Verb.CONTINUE, interview), ButtonStyle.primary),
        button("End it", ids.on(Verb.END, screen.ref, 1), ButtonStyle.danger),
    ]
    return Card([told], [row])


def _report(screen: Report) -> Card:
    graded = [line for line in screen.lines if line.attempt and line.attempt.grade]
    passed = len(graded) - len(screen.missed)
    questions = plural(screen.total, "question")
    summary = f"{passed} of {questions} solid or better · {signed(screen.points)}"
    if screen.streak:
        summary += f" · streak {plural(screen.streak, 'day')}"
    if ends := topics(screen):
        summary += f"\nStrongest: {ends.strongest.title} · Weakest: {ends.weakest.title}"
    if screen.direct and screen.points:
        told = "Points in direct messages are your own; no server's leaderboard counts them."
        summary += f"\n-# {told}"
    listed = "\n".join(
        _report_line(number, line) for number, line in enumerate(screen.lines, start=1)
    )
    row = [next_steps.another(screen.scope)]
    if ends:
        row.insert(0, next_steps.some_on(ends.weakest))
    if screen.missed and screen.interview:
        practise = ids.on(Verb.PRACTISE, ids.InterviewRef(screen.interview))
        row.insert(0, button("Practise what I missed", practise, ButtonStyle.primary))
    if screen.unanswered is not None:
        row = [*_untried(screen.unanswered), *row]
    row.append(past_button(screen.interview))
    blocks = [f"-# Interview · report\n### How it went\n{summary}", listed or "Nothing was asked."]
    tip = f"**Try this:** {advice(screen)}"
    if screen.unanswered is not None:
        tip += "\n-# *Model answer* counts as “I don't know”: Missed it, and it comes back."
    return Card([*blocks, tip], [row], accent=_GOOD)


def _untried(ref: TurnRef) -> list[Button]:
    """What is left to do with the one question that was asked: the answer shows after a try."""
    again = start_ids.begin(Request(Scope(question=ref.question)))
    return [
        button("Try again", again, ButtonStyle.primary),
        button("Model answer", ids.on(Verb.GIVE_UP, ref)),
    ]


def _report_line(number: int, line: ReportLine) -> str:
    prompt = f"{number}. {clip(line.question.prompt, 90)}"
    if line.attempt is None:
        return f"{prompt}\n   -# Not answered"
    if line.attempt.grade is None:
        return f"{prompt}\n   -# Answered, not graded"
    facts = [GRADE_LABELS[line.attempt.grade], signed(line.points)]
    if line.attempt.ticked is not None:
        facts.append(f"{len(line.attempt.ticked)} of {len(line.question.key_points)} key points")
    if line.attempt.formerly is not None:
        facts.append(f"ticked {text.former_ticks(line.attempt)}")
    if line.attempt.follow_up_had is not None:
        facts.append(f"follow-up {'had' if line.attempt.follow_up_had else 'not had'}")
    if line.hints:
        facts.append(plural(line.hints, "hint"))
    if line.due_at is not None:
        facts.append(f"comes back {relative(line.due_at)}")
    return f"{prompt}\n   {' · '.join(facts)}"
