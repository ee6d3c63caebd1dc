"""The one thing to try next, in words."""

from bot.domain.private.advice import Advice, one_thing, topics
from bot.domain.private.quick import Report

__all__ = ["advice"]

_ADVICE = {
    Advice.WRITE_SOMETHING: (
        "Write one answer, however rough: the model answer teaches more after it."
    ),
    Advice.WRITE_BEFORE_GIVING_UP: (
        "Write two sentences before you give up: what you can say is a start."
    ),
    Advice.LIST_THREE_THINGS: (
        "Before you answer, list the three things a good answer must say; then write them."
    ),
    Advice.HOLD_THE_HINT_BACK: "Hold the first hint back for two minutes of thinking aloud.",
    Advice.WEAKEST_TOPIC: "Take three questions on {weakest} next.",
    Advice.SAY_IT_ALOUD: (
        "Say the model answers you missed aloud, in your own words, before you go on."
    ),
    Advice.HALF_THE_WORDS: "Give the same answers in half the words: interviews are short.",
}


def advice(report: Report) -> str:
    """What to try next after an interview."""
    ends = topics(report)
    return _ADVICE[one_thing(report)].format(weakest=ends.weakest.title if ends else "")
