"""The web face of the REST API: reads a request, answers it, keeps a record."""

import asyncio
import json
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import web

from sandbox.errors import ApiError
from sandbox.rest.faults import Effect, Fault, Faults
from sandbox.rest.router import Call, Reply, Route, Router, check_token, read_body
from sandbox.rules.rate_limits import RateLimits, Verdict, refusal
from sandbox.world.files import Upload

BASE: Final = "/api/v10"
_STATUS_TEXT: Final = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable"}


@dataclass(frozen=True, slots=True)
class Request:
    """One request that the bot sent, and its answer.

    Attributes:
        route: Discord's template of the path, such as `/channels/{channel_id}/messages`.
        body: The JSON body, or `payload_json`.
        files: The names of the files it carried.
        status: The answer's status; 0 when the connection was reset before it was read.
        answer: The JSON body of the answer; None when it had none.
        lost: Whether the answer never reached the bot.
    """

    method: str
    route: str
    path: str
    query: dict[str, str]
    body: Any
    files: tuple[str, ...]
    status: int
    answer: Any
    lost: bool = False


@dataclass(slots=True)
class _Reading:
    """What is known of a request while it is read."""

    route: Route | None = None
    params: dict[str, Any] | None = None
    body: Any = None
    uploads: list[Upload] | None = None
    fault: Fault | None = None
    headers: dict[str, str] | None = None


class RestApi:
    """Serves the routes of a router under `/api/v10`.

    Attributes:
        requests: Every request so far, oldest first.
        limits: Counts the requests.
    """

    def __init__(
        self,
        router: Router,
        token: str,
        faults: Faults,
        call: Callable[[dict[str, Any], dict[str, str], Any, list[Upload]], Call],
    ) -> None:
        self._router = router
        self._token = token
        self._faults = faults
        self._call = call
        self.limits = RateLimits()
        self.requests: list[Request] = []

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer one request."""
        reading = _Reading()
        try:
            reply = await self._reply(request, reading)
        except ApiError as error:
            reading.headers = {**(reading.headers or {}), **error.headers}
            reply = Reply(error.body(), error.status)
        self.limits.answered(reply.status)
        effect = None if reading.fault is None else reading.fault.effect
        self._record(request, reading, reply, lost=effect in (Effect.RESET, Effect.LOST))
        if effect is Effect.RESET or effect is Effect.LOST:
            _reset(request)
        elif reading.fault is not None and effect is Effect.DELAY:
            await asyncio.sleep(reading.fault.seconds)
        return _response(reply, reading.headers or {})

    async def _reply(self, request: web.Request, reading: _Reading) -> Reply:
        path = request.raw_path.partition("?")[0].removeprefix(BASE).replace("%40", "@")
        reading.route, reading.params = self._router.find(request.method, path)
        route = reading.route
        reading.fault = self._faults.take(request.method, route.template)
        if reading.fault is not None and reading.fault.effect is Effect.RESET:
            return Reply(status=0)
        if reading.fault is not None and reading.fault.effect is Effect.HOLD:
            await asyncio.sleep(reading.fault.seconds)
        verdict = self.limits.take(request.method, route.template, reading.params)
        if reading.fault is not None and reading.fault.effect is Effect.STATUS:
            verdict = _planned(reading.fault)
        reading.headers = verdict.headers
        if route.needs_token:
            check_token(request, self._token)
        reading.body, reading.uploads = await read_body(request)
        if verdict.refused:
            return _limited(verdict)
        if reading.fault is not None and reading.fault.refusal is not None:
            raise reading.fault.refusal
        call = self._call(reading.params, dict(request.query), reading.body, reading.uploads)
        return route.handler(call)

    def _record(self, request: web.Request, reading: _Reading, reply: Reply, *, lost: bool) -> None:
        path = request.raw_path.partition("?")[0].removeprefix(BASE)
        self.requests.append(
            Request(
                method=request.method,
                route=path if reading.route is None else reading.route.template,
                path=path,
                query=dict(request.query),
                body=reading.body,
                files=tuple(upload.filename for upload in reading.uploads or ()),
                status=reply.status,
                answer=reply.body,
                lost=lost,
            )
        )


def _planned(fault: Fault) -> Verdict:
    """The verdict of a planned error; anything but 429 is raised.

    Raises:
        ApiError: The planned status.
    """
    if fault.status == 429:
        return refusal(fault.seconds)
    raise ApiError(fault.status, 0, f"{fault.status}: {_STATUS_TEXT.get(fault.status, 'Error')}")


def _limited(verdict: Verdict) -> Reply:
    """429; a ban comes from the network before Discord and has no JSON."""
    return Reply("error code: 1015" if verdict.banned else verdict.body(), 429)


def _reset(request: web.Request) -> None:
    """Break the connection so that the client reads a reset."""
    transport = request.transport
    if transport is None:
        return
    connection = transport.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


def _response(reply: Reply, headers: dict[str, str]) -> web.Response:
    if reply.body is None:
        return web.Response(status=reply.status or 500, headers=headers)
    if isinstance(reply.body, str):
        return web.Response(status=reply.status, text=reply.body, headers=headers)
    # discord.py reads JSON only from exactly this content type, and so does Discord send it.
    headers = headers | {"Content-Type": "application/json"}
    return web.Response(status=reply.status, body=json.dumps(reply.body).encode(), headers=headers)
