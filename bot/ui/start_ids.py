"""The ids of controls that start an interview: they carry the options of `/interview`."""

import re

from bot.domain.choosing.request import Request
from bot.ui.verbs import UnknownControlError

__all__ = ["ANEW_TEMPLATE", "BEGIN_TEMPLATE", "anew", "anew_request", "begin", "begun"]

ANEW_TEMPLATE = re.compile(r"anew(?:-(?P<running>\d{1,18}))?:(?P<words>[a-z0-9:-]*)")
BEGIN_TEMPLATE = re.compile(r"begin-(?P<format>quick|design):(?P<words>[a-z0-9:-]*)")


def anew(request: Request, running: int) -> str:
    """The id of *Start new*: it carries the options that were asked for, and what it ends."""
    return f"anew-{running}:{':'.join(request.words)}"


def anew_request(match: re.Match[str]) -> tuple[Request, int | None]:
    """The options that an id of *Start new* carries, and the interview it ends.

    An older version did not say which.

    Raises:
        UnknownControlError: No version carried such.
    """
    running = match["running"]
    return _request(match), None if running is None else int(running)


def begin(request: Request, *, design: bool = False) -> str:
    """The id of a button that does what `/interview` with these options does."""
    return f"begin-{'design' if design else 'quick'}:{':'.join(request.words)}"


def begun(match: re.Match[str]) -> tuple[Request, bool]:
    """The options that such an id carries, and whether a design interview is meant.

    Raises:
        UnknownControlError: No version carried such.
    """
    return _request(match), match["format"] == "design"


def _request(match: re.Match[str]) -> Request:
    try:
        return Request.of_words(match["words"].split(":"))
    except ValueError:
        raise UnknownControlError from None
