"""The grammar of `custom_id`: what a control does, and the numbers it needs to do it.

`turn:skip:12:3:45` is *Skip* on turn 3 of interview 12, which asks question 45. Ids live on
messages for years: a verb that was ever sent keeps its meaning, or gets a new name.
"""

import re

from bot.bank.model import Level
from bot.domain.interview import Request, TurnRef

__all__ = [
    "ANEW_TEMPLATE",
    "INTERVIEW_TEMPLATE",
    "MYDATA_TEMPLATE",
    "TURN_TEMPLATE",
    "anew",
    "anew_request",
    "interview",
    "mydata",
    "turn",
    "turn_ref",
]

TURN_TEMPLATE = re.compile(
    r"turn:(?P<verb>[a-z0-9-]+):(?P<interview>\d+):(?P<position>\d+):(?P<question>\d+)"
)
INTERVIEW_TEMPLATE = re.compile(r"interview:(?P<verb>[a-z-]+):(?P<interview>\d+)")
MYDATA_TEMPLATE = re.compile(r"mydata:(?P<verb>[a-z]+):(?P<member>\d+)")
ANEW_TEMPLATE = re.compile(
    r"anew:(?P<topic>[a-z0-9-]*):(?P<level>[a-z]*):(?P<questions>\d*):(?P<practises>\d*)"
)


def turn(verb: str, ref: TurnRef) -> str:
    """The id of a control on one turn."""
    return f"turn:{verb}:{ref.interview}:{ref.position}:{ref.question}"


def turn_ref(match: re.Match[str]) -> TurnRef:
    """The turn that an id speaks of."""
    return TurnRef(int(match["interview"]), int(match["position"]), int(match["question"]))


def interview(verb: str, key: int) -> str:
    """The id of a control on a whole interview."""
    return f"interview:{verb}:{key}"


def anew(request: Request) -> str:
    """The id of *Start new*: it carries the options that were asked for."""
    parts = (request.topic, request.level, request.questions, request.practises)
    return "anew:" + ":".join("" if part is None else str(part) for part in parts)


def anew_request(match: re.Match[str]) -> Request:
    """The options that an id of *Start new* carries."""
    return Request(
        topic=match["topic"] or None,
        level=Level(match["level"]) if match["level"] else None,
        questions=int(match["questions"]) if match["questions"] else None,
        practises=int(match["practises"]) if match["practises"] else None,
    )


def mydata(verb: str, member_id: int) -> str:
    """The id of an answer to "delete everything?"."""
    return f"mydata:{verb}:{member_id}"
