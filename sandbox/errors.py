"""What Discord answers when it refuses, and what an actor is told."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class ApiError(Exception):
    """A refusal in Discord's words.

    Attributes:
        status: The HTTP status.
        code: Discord's JSON error code; 0 is the general one.
        message: Discord's sentence.
        errors: For a bad form, the tree of what is wrong where.
        headers: Extra response headers.
    """

    status: int
    code: int
    message: str
    errors: Json | None = None
    headers: dict[str, str] = field(default_factory=dict)
    extra: Json = field(default_factory=dict)

    def body(self) -> Json:
        """The error as Discord writes it."""
        body: Json = {"message": self.message, "code": self.code, **self.extra}
        return body if self.errors is None else body | {"errors": self.errors}


class ActorError(Exception):
    """A person cannot do this: the client would not offer it."""


class InteractionFailed(Exception):  # noqa: N818 - it is what Discord's client says
    """What the client shows when a bot did not answer."""


def unknown(what: str, code: int) -> ApiError:
    """404 for a thing that is not there."""
    return ApiError(404, code, f"Unknown {what}")


def unauthorized() -> ApiError:
    """401 for a request without the right token."""
    return ApiError(401, 0, "401: Unauthorized")


def missing_access() -> ApiError:
    """403 for a channel or server the bot cannot see."""
    return ApiError(403, 50001, "Missing Access")


def missing_permissions() -> ApiError:
    """403 for an act that a role or an overwrite does not allow."""
    return ApiError(403, 50013, "Missing Permissions")


def archived() -> ApiError:
    """400 for an act in an archived thread, such as an edit."""
    return ApiError(400, 50083, "Thread is archived")
