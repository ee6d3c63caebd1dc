"""A question, an answer and its grades as texts, shared by every card that shows them."""

from bot.bank.model import Kind, Level, Question
from bot.domain.attempts.calibration import look_again
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.scoring import DAILY_CAP, MIN_WRITTEN, Shortfall, missing_of
from bot.domain.attempts.screens import Attempt, Earned, Peers
from bot.domain.attempts.spoken import typed_of
from bot.ui.attempts.grades import GRADE_LABELS, GRADE_MEANINGS
from bot.ui.typed.text import Typed
from bot.ui.words import listed, plural, relative, signed

__all__ = [
    "doubt",
    "earned_line",
    "former_ticks",
    "heading",
    "key_points",
    "meanings",
    "missed",
    "model_answer",
    "own_answer",
    "streak_line",
]

_KINDS = {
    Kind.CONCEPT: "Concept",
    Kind.COMPARISON: "Comparison",
    Kind.HOW_TO: "How-to",
    Kind.DESIGN: "Design",
    Kind.LOW_LEVEL_DESIGN: "Low-level design",
    Kind.TRADE_OFF: "Trade-off",
}
_SHORTFALLS = {
    Shortfall.GAVE_UP: "“I don't know” earns none",
    Shortfall.REPEATED: "this question earned today",
    Shortfall.CAP: f"{DAILY_CAP} a day is the most",
}
_LINES, _BEGUN = 6, 240
"""Lines, and their room, of one's own answer beside the key points; the rest is a page away."""
_LEVELS = {Level.JUNIOR: "Junior", Level.MID: "Mid", Level.SENIOR: "Senior"}


def heading(where: str, question: Question, *, context: bool = False) -> str:
    """Where we are, the prompt, and its context where it is asked for the first time."""
    kind, level = _KINDS[question.kind], _LEVELS[question.level]
    text = f"-# {where} · {question.topic.title} · {level} · {kind}\n### {question.prompt}"
    return f"{text}\n{question.context}" if context and question.context else text


def own_answer(attempt: Attempt) -> tuple[str, bool]:
    """The beginning of what the member wrote, quoted; and whether there is more."""
    if attempt.gave_up:
        return "**Your answer**\n> I don't know", False
    if attempt.text is None:
        return "**Your answer**\n-# The text is no longer kept.", False
    typed = Typed.read(attempt.text)
    begun = typed.begun(_BEGUN, lines=_LINES, quoted=True)
    return f"**Your answer**\n{begun}", begun != typed.whole(quoted=True)


def key_points(question: Question) -> str:
    """What a good answer says."""
    return f"**Key points**\n{listed(question.key_points)}" if question.key_points else ""


def missed(question: Question, attempt: Attempt) -> str:
    """Which key points a member did not tick; all of them where they said "I don't know"."""
    points = question.key_points
    if attempt.gave_up:
        return key_points(question)
    if attempt.formerly:
        return f"-# You ticked {former_ticks(attempt)}."
    if attempt.ticked is None or not points:
        return ""
    missing = [point for place, point in enumerate(points) if place not in attempt.ticked]
    covered = f"{len(points) - len(missing)} of {len(points)} covered"
    return f"**Key points: {covered}**" + (f". Missing:\n{listed(missing)}" if missing else "")


def former_ticks(attempt: Attempt) -> str:
    """What was ticked of other key points: "4 of 6, before this question was revised"."""
    former = attempt.formerly
    if former is None:
        return ""
    of = "" if former.of is None else f" of {former.of}"
    return f"{former.ticked}{of}, before this question was revised"


def model_answer(question: Question) -> str:
    """The model answer, after what an alias's own wording changes in it."""
    if question.twist:
        return f"**Model answer**\n{question.answer}\n\n**In this wording:** {question.twist}"
    return f"**Model answer**\n{question.answer}"


def meanings() -> str:
    """The four grades with what each claims."""
    lines = [f"**{GRADE_LABELS[grade]}:** {GRADE_MEANINGS[grade]}" for grade in Grade]
    return "**How did you do?** Be honest: points are the same for every grade.\n" + "\n".join(
        lines
    )


def earned_line(attempt: Attempt, earned: Earned, peers: Peers) -> str:
    """What a grade earned: "Solid · +3 points · streak 4 days · 41 % of members called …"."""
    assert attempt.grade is not None  # noqa: S101 - only graded attempts earn
    why = f": {_why(earned.shortfall, attempt)}" if earned.shortfall else ""
    parts = [f"**{GRADE_LABELS[attempt.grade]}**", signed(earned.points) + why]
    if earned.streak:
        parts.append(f"streak {plural(earned.streak, 'day')}")
    if peers.members > 1:
        parts.append(f"{peers.percent} % of members called this {GRADE_LABELS[attempt.grade]}")
    return " · ".join(parts)


def _why(shortfall: Shortfall, attempt: Attempt) -> str:
    """Why points are missing; of a short answer, how many characters were."""
    if shortfall is not Shortfall.TOO_SHORT:
        return _SHORTFALLS[shortfall]
    missing = 0 if attempt.text is None else missing_of(attempt.text)
    if missing and not typed_of(attempt.text or ""):
        return f"said aloud; {MIN_WRITTEN} typed characters earn"
    if not missing:  # it is no longer kept, or was made longer since
        return f"under {MIN_WRITTEN} characters earn none"
    return f"{plural(missing, 'character')} short of the {MIN_WRITTEN} that earn"


def doubt(question: Question, attempt: Attempt) -> str:
    """A nudge where ticks and grade disagree: "2 of 5 ticked, graded Solid: look again?"."""
    points = len(question.key_points)
    if attempt.ticked is None or attempt.grade is None:
        return ""
    ticked = len(attempt.ticked)
    if not look_again(attempt.grade, ticked, points):
        return ""
    return (
        f"{ticked} of {points} key points ticked, graded {GRADE_LABELS[attempt.grade]}: look again?"
    )


def streak_line(earned: Earned) -> str:
    """When the question comes back, freezes, and when the day ends."""
    parts: list[str] = []
    if earned.due_at is not None:
        parts.append(f"This question comes back {relative(earned.due_at)}.")
    if earned.frozen:
        parts.append(f"{plural(len(earned.frozen), 'freeze')} kept your streak.")
    if earned.earned_freeze:
        parts.append("You earned a freeze: it keeps your streak on a day you miss.")
    if earned.freezes:
        parts.append(f"{plural(earned.freezes, 'freeze')} left.")
    parts.append(f"Your day ends {relative(earned.day_ends_at)}.")
    return "-# " + " ".join(parts)
