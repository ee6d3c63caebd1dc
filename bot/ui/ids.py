"""The grammar of `custom_id`: what a control does, and the numbers it needs to do it.

`turn:skip:12:3:45` is *Skip* on turn 3 of interview 12, which asks question 45. Ids live on
messages for years: a verb that was ever sent keeps its meaning, or gets a new name.
"""

import re

from bot.bank.model import Level
from bot.domain.attempts.occasions import DesignRef, GroupRef, PostRef, Ref, RoundRef, TurnRef
from bot.domain.choosing.request import Request, Review
from bot.domain.people.standings import Period

__all__ = [
    "ANEW_TEMPLATE",
    "BOARD_TEMPLATE",
    "DESIGN_TEMPLATE",
    "GROUP_TEMPLATE",
    "INTERVIEW_TEMPLATE",
    "MYDATA_TEMPLATE",
    "PAST",
    "PAST_TEMPLATE",
    "POST_TEMPLATE",
    "ROUND_HOST_TEMPLATE",
    "ROUND_SETTINGS_TEMPLATE",
    "ROUND_TEMPLATE",
    "SCHEDULE_TEMPLATE",
    "SETTINGS_TEMPLATE",
    "SHARED_TEMPLATE",
    "TURN_TEMPLATE",
    "anew",
    "anew_request",
    "board",
    "design",
    "design_ref",
    "group_ref",
    "interview",
    "mydata",
    "on",
    "post",
    "post_ref",
    "round_host",
    "round_ref",
    "round_settings",
    "schedule",
    "settings",
    "share_board",
    "shared",
    "turn",
    "turn_ref",
]

TURN_TEMPLATE = re.compile(
    r"turn:(?P<verb>[a-z0-9-]+):(?P<interview>\d+):(?P<position>\d+):(?P<question>\d+)"
)
POST_TEMPLATE = re.compile(r"post:(?P<verb>[a-z0-9-]+):(?P<post>\d+):(?P<question>\d+)")
DESIGN_TEMPLATE = re.compile(
    r"design:(?P<verb>[a-z0-9-]+):(?P<design>\d+):(?P<phase>\d):(?P<member>\d+):(?P<question>\d+)"
)
GROUP_TEMPLATE = re.compile(
    r"group:(?P<verb>[a-z0-9-]+):(?P<round>\d+):(?P<phase>\d):(?P<question>\d+)"
)
ROUND_TEMPLATE = re.compile(
    r"round:(?P<verb>[a-z0-9-]+):(?P<round>\d+):(?P<position>\d+):(?P<question>\d+)"
)
ROUND_HOST_TEMPLATE = re.compile(r"round-host:(?P<round>\d+)")
"""The select of who is to host; who was picked comes as its value."""
ROUND_SETTINGS_TEMPLATE = re.compile(r"round-settings:(?P<verb>[a-z-]+)")
SHARED_TEMPLATE = re.compile(
    r"shared:(?P<verb>remove):(?P<member>\d+):(?P<round>\d+):(?P<position>\d+)"
)
INTERVIEW_TEMPLATE = re.compile(r"interview:(?P<verb>[a-z-]+):(?P<interview>\d+)")
SCHEDULE_TEMPLATE = re.compile(r"schedule:(?P<verb>[a-z]+):(?P<schedule>\d+)")
BOARD_TEMPLATE = re.compile(
    r"board:(?P<period>week|month|all-time):(?P<page>\d+):(?P<verb>own|shared|share)(?::\w+)?"
)
SETTINGS_TEMPLATE = re.compile(r"settings:(?P<verb>[a-z-]+)")
PAST = "past"
"""The id of the select of past interviews; what was picked comes as its value."""
PAST_TEMPLATE = re.compile(PAST)
MYDATA_TEMPLATE = re.compile(r"mydata:(?P<verb>[a-z]+):(?P<member>\d+)")
ANEW_TEMPLATE = re.compile(
    r"anew:(?P<topic>[a-z0-9-]*):(?P<level>[a-z]*):(?P<questions>\d*):(?P<practises>\d*)"
    r":(?P<review>[a-z]*)"
)


def turn(verb: str, ref: TurnRef) -> str:
    """The id of a control on one turn."""
    return f"turn:{verb}:{ref.interview}:{ref.position}:{ref.question}"


def post(verb: str, ref: PostRef) -> str:
    """The id of a control on a channel's daily question."""
    return f"post:{verb}:{ref.post}:{ref.question}"


def on(verb: str, ref: Ref) -> str:
    """The id of a control on whatever an attempt answers."""
    if isinstance(ref, TurnRef):
        return turn(verb, ref)
    if isinstance(ref, RoundRef):
        return f"round:{verb}:{ref.round}:{ref.position}:{ref.question}"
    if isinstance(ref, GroupRef):
        return f"group:{verb}:{ref.round}:{ref.phase}:{ref.question}"
    return design(verb, ref) if isinstance(ref, DesignRef) else post(verb, ref)


def group_ref(match: re.Match[str]) -> GroupRef:
    """The design interview in a channel that an id speaks of."""
    return GroupRef(*(int(match[name]) for name in ("round", "phase", "question")))


def round_ref(match: re.Match[str]) -> RoundRef:
    """The question in a channel that an id speaks of."""
    return RoundRef(*(int(match[name]) for name in ("round", "position", "question")))


def round_host(key: int) -> str:
    """The id of the select that hands an interview in a channel over."""
    return f"round-host:{key}"


def round_settings(verb: str) -> str:
    """The id of a control on the card of a server's settings for interviews in channels."""
    return f"round-settings:{verb}"


def shared(verb: str, member_id: int, ref: RoundRef) -> str:
    """The id of a control on an answer that a member has shared."""
    return f"shared:{verb}:{member_id}:{ref.round}:{ref.position}"


def design(verb: str, ref: DesignRef) -> str:
    """The id of a control on a design interview."""
    return f"design:{verb}:{ref.design}:{ref.phase}:{ref.member}:{ref.question}"


def design_ref(match: re.Match[str]) -> DesignRef:
    """The design interview that an id speaks of."""
    numbers = ("design", "phase", "member", "question")
    return DesignRef(*(int(match[name]) for name in numbers))


def post_ref(match: re.Match[str]) -> PostRef:
    """The daily question that an id speaks of."""
    return PostRef(int(match["post"]), int(match["question"]))


def turn_ref(match: re.Match[str]) -> TurnRef:
    """The turn that an id speaks of."""
    return TurnRef(int(match["interview"]), int(match["position"]), int(match["question"]))


def interview(verb: str, key: int) -> str:
    """The id of a control on a whole interview."""
    return f"interview:{verb}:{key}"


def anew(request: Request) -> str:
    """The id of *Start new*: it carries the options that were asked for."""
    parts = (
        request.topic,
        request.level,
        request.questions,
        request.practises,
        request.review,
    )
    return "anew:" + ":".join("" if part is None else str(part) for part in parts)


def anew_request(match: re.Match[str]) -> Request:
    """The options that an id of *Start new* carries."""
    return Request(
        topic=match["topic"] or None,
        level=Level(match["level"]) if match["level"] else None,
        questions=int(match["questions"]) if match["questions"] else None,
        practises=int(match["practises"]) if match["practises"] else None,
        review=Review(match["review"]) if match["review"] else None,
    )


def mydata(verb: str, member_id: int) -> str:
    """The id of an answer to "delete everything?"."""
    return f"mydata:{verb}:{member_id}"


def schedule(verb: str, key: int) -> str:
    """The id of a control on a daily schedule."""
    return f"schedule:{verb}:{key}"


def board(period: Period, page: int, *, shared: bool) -> str:
    """The id of a control that turns a leaderboard's page, where only one or where all see it.

    What follows it may tell two controls apart that lead to the same page.
    """
    return f"board:{period}:{page}:{'shared' if shared else 'own'}"


def share_board(period: Period, page: int) -> str:
    """The id of *Share here* under a leaderboard."""
    return f"board:{period}:{page}:share"


def settings(verb: str) -> str:
    """The id of a control on the settings' card."""
    return f"settings:{verb}"
