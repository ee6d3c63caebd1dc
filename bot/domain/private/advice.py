"""What a report says beyond its lines: strongest and weakest topic, and one thing to try next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from bot.bank.model import Topic
from bot.domain.private.quick import Report, ReportLine

__all__ = ["Advice", "Topics", "one_thing", "topics"]


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics at both ends of a report."""

    strongest: Topic
    weakest: Topic


def topics(report: Report) -> Topics | None:
    """The strongest and the weakest topic, where the grades tell two apart."""
    means = _means(report)
    best, worst = max(means.values(), default=0.0), min(means.values(), default=0.0)
    if best == worst:
        return None
    strongest = next(topic for topic, mean in means.items() if mean == best)
    return Topics(strongest, next(topic for topic, mean in means.items() if mean == worst))


class Advice(Enum):
    """The one thing to try next."""

    WRITE_SOMETHING = auto()
    WRITE_BEFORE_GIVING_UP = auto()
    LIST_THREE_THINGS = auto()
    HOLD_THE_HINT_BACK = auto()
    WEAKEST_TOPIC = auto()
    SAY_IT_ALOUD = auto()
    HALF_THE_WORDS = auto()


def one_thing(report: Report) -> Advice:
    """What to try next, from what this interview shows most clearly."""
    return next(advice for shown, advice in _findings(report) if shown)


def _findings(report: Report) -> Iterator[tuple[bool, Advice]]:
    """What can be said of a report, the most telling first; the last is always true."""
    attempts = [line.attempt for line in report.lines if line.attempt is not None]
    yield not attempts, Advice.WRITE_SOMETHING
    gave_up = sum(attempt.gave_up for attempt in attempts)
    yield 2 * gave_up > len(attempts), Advice.WRITE_BEFORE_GIVING_UP
    shares = [share for line in report.lines if (share := _share(line)) is not None]
    yield bool(shares) and sum(shares) / len(shares) < 0.5, Advice.LIST_THREE_THINGS
    yield any(line.hints for line in report.lines), Advice.HOLD_THE_HINT_BACK
    yield topics(report) is not None, Advice.WEAKEST_TOPIC
    yield bool(report.missed), Advice.SAY_IT_ALOUD
    yield True, Advice.HALF_THE_WORDS


def _means(report: Report) -> Mapping[Topic, float]:
    grades: dict[Topic, list[int]] = {}
    for line in report.lines:
        if line.attempt is not None and line.attempt.grade is not None:
            grades.setdefault(line.question.topic, []).append(line.attempt.grade)
    return {topic: sum(given) / len(given) for topic, given in grades.items()}


def _share(line: ReportLine) -> float | None:
    """The share of key points that were ticked, where they were."""
    if line.attempt is None or line.attempt.ticked is None or not line.question.key_points:
        return None
    return len(line.attempt.ticked) / len(line.question.key_points)
