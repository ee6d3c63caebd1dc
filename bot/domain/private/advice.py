"""What a report says beyond its lines: strongest and weakest topic, and one thing to try next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.domain.private.quick import Report, ReportLine

__all__ = ["Topics", "one_thing", "topics"]


@dataclass(frozen=True, slots=True)
class Topics:
    """The titles of the topics at both ends of a report."""

    strongest: str
    weakest: str


def topics(report: Report) -> Topics | None:
    """The strongest and the weakest topic, where the grades tell two apart."""
    means = _means(report)
    best, worst = max(means.values(), default=0.0), min(means.values(), default=0.0)
    if best == worst:
        return None
    strongest = next(title for title, mean in means.items() if mean == best)
    return Topics(strongest, next(title for title, mean in means.items() if mean == worst))


def one_thing(report: Report) -> str:
    """The one thing to try next, from what this interview shows most clearly."""
    return next(advice for shown, advice in _findings(report) if shown)


def _findings(report: Report) -> Iterator[tuple[bool, str]]:
    """What can be said of a report, the most telling first; the last is always true."""
    attempts = [line.attempt for line in report.lines if line.attempt is not None]
    yield (
        not attempts,
        "Write one answer, however rough: the model answer teaches more after it.",
    )
    yield (
        2 * sum(attempt.gave_up for attempt in attempts) > len(attempts),
        "Write two sentences before you give up: what you can say is a start.",
    )
    shares = [share for line in report.lines if (share := _share(line)) is not None]
    yield (
        bool(shares) and sum(shares) / len(shares) < 0.5,
        "Before you answer, list the three things a good answer must say; then write them.",
    )
    yield (
        any(line.hints for line in report.lines),
        "Hold the first hint back for two minutes of thinking aloud.",
    )
    ends = topics(report)
    yield ends is not None, f"Take three questions on {ends.weakest if ends else ''} next."
    yield (
        bool(report.missed),
        "Say the model answers you missed aloud, in your own words, before you go on.",
    )
    yield True, "Give the same answers in half the words: interviews are short."


def _means(report: Report) -> Mapping[str, float]:
    grades: dict[str, list[int]] = {}
    for line in report.lines:
        if line.attempt is not None and line.attempt.grade is not None:
            grades.setdefault(line.question.topic.title, []).append(line.attempt.grade)
    return {title: sum(given) / len(given) for title, given in grades.items()}


def _share(line: ReportLine) -> float | None:
    """The share of key points that were ticked, where they were."""
    if line.attempt is None or line.attempt.ticked is None or not line.question.key_points:
        return None
    return len(line.attempt.ticked) / len(line.question.key_points)
