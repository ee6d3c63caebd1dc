"""Finding the handler of a request, and reading the request."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from sandbox.errors import ApiError, unauthorized
from sandbox.gateway.sessions import Sessions
from sandbox.rules.problems import refusal
from sandbox.world.files import Upload
from sandbox.world.interactions import Interactions
from sandbox.world.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """One request, read.

    Attributes:
        params: The variable parts of the path; ids are numbers.
        body: The JSON body (or `payload_json`); an empty one when there is none.
        uploads: The files of a multipart request.
        host: The address under which the client reached the sandbox.
    """

    world: World
    interactions: Interactions
    sessions: Sessions
    params: dict[str, Any]
    query: dict[str, str]
    body: Any
    uploads: list[Upload] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reply:
    """A successful answer; without a body its status is 204."""

    body: Any = None
    status: int = 200


Handler = Callable[[Call], Reply]


@dataclass(frozen=True, slots=True)
class Route:
    """One route, by Discord's template."""

    method: str
    template: str
    handler: Handler
    needs_token: bool


class Router:
    """The table of routes."""

    def __init__(self) -> None:
        self._routes: list[tuple[re.Pattern[str], Route]] = []

    def add(self, method: str, template: str, handler: Handler, *, public: bool = False) -> None:
        """Serve a route.

        Args:
            method: The HTTP method.
            template: The path as Discord's OpenAPI description writes it.
            handler: What answers it; it runs without awaiting, so each request is one step.
            public: Whether it works without the bot's token.
        """
        pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template)
        route = Route(method, template, handler, needs_token=not public)
        self._routes.append((re.compile(pattern), route))

    def find(self, method: str, path: str) -> tuple[Route, dict[str, Any]]:
        """The route of a request and the variable parts of its path.

        Raises:
            ApiError: 501 with the route's name; the sandbox serves only what it knows.
        """
        for pattern, route in self._routes:
            match = pattern.fullmatch(path)
            if match is not None and route.method == method:
                return route, _typed(match.groupdict())
        raise ApiError(501, 0, f"The sandbox does not serve {method} {path}")


def _typed(params: dict[str, str]) -> dict[str, Any]:
    """Ids as numbers; a malformed one is a bad form, as with Discord."""
    typed: dict[str, Any] = dict(params)
    for name, value in params.items():
        if not name.endswith("_id"):
            continue
        if not value.isdecimal():
            raise refusal((name,), "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')
        typed[name] = int(value)
    return typed


def check_token(request: web.Request, token: str) -> None:
    """Refuse a request without the bot's token."""
    if request.headers.get("Authorization") != f"Bot {token}":
        raise unauthorized()


async def read_body(request: web.Request) -> tuple[Any, list[Upload]]:
    """The JSON body and the files of a request.

    Raises:
        ApiError: It is not valid JSON (50109), or its type is none that Discord reads.
    """
    if not request.can_read_body:
        return {}, []
    if request.content_type == "multipart/form-data":
        return await _read_multipart(request)
    if request.content_type != "application/json":
        sentence = 'Expected "Content-Type" header to be one of {"application/json"}.'
        raise refusal((), "CONTENT_TYPE_INVALID", sentence)
    return _parse(await request.text()), []


async def _read_multipart(request: web.Request) -> tuple[Any, list[Upload]]:
    body: Any = {}
    uploads: list[Upload] = []
    async for part in await request.multipart():
        name = getattr(part, "name", None) or ""
        if name == "payload_json":
            body = _parse((await part.read()).decode())  # type: ignore[union-attr] # no nested parts
        elif match := re.fullmatch(r"files\[(\d+)\]", name):
            content = bytes(await part.read())  # type: ignore[union-attr] # no nested parts
            filename = getattr(part, "filename", None) or "unknown"
            uploads.append(Upload(int(match[1]), filename, content))
    return body, uploads


def _parse(text: str) -> Any:  # noqa: ANN401 - JSON may be anything
    try:
        return json.loads(text)
    except ValueError:
        raise ApiError(400, 50109, "The request body contains invalid JSON.") from None
