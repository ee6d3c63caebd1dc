"""The web face of the REST API: reads a request, answers it, keeps a record."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import web

from sandbox.errors import ApiError
from sandbox.messages import Upload
from sandbox.rest.router import Call, Reply, Route, Router, check_token, read_body

BASE: Final = "/api/v10"


@dataclass(frozen=True, slots=True)
class Request:
    """One request that the bot sent, and its answer.

    Attributes:
        route: Discord's template of the path, such as `/channels/{channel_id}/messages`.
        body: The JSON body, or `payload_json`.
        files: The names of the files it carried.
        answer: The JSON body of the answer; None when it had none.
    """

    method: str
    route: str
    path: str
    query: dict[str, str]
    body: Any
    files: tuple[str, ...]
    status: int
    answer: Any


class RestApi:
    """Serves the routes of a router under `/api/v10`.

    Attributes:
        requests: Every request so far, oldest first.
    """

    def __init__(
        self,
        router: Router,
        token: str,
        call: Callable[[dict[str, Any], dict[str, str], Any, list[Upload]], Call],
    ) -> None:
        self._router = router
        self._token = token
        self._call = call
        self.requests: list[Request] = []

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer one request."""
        path = request.raw_path.partition("?")[0].removeprefix(BASE)
        body: Any = None
        uploads: list[Upload] = []
        template = path
        try:
            route, params = self._router.find(request.method, _decoded(path))
            template = route.template
            if route.needs_token:
                check_token(request, self._token)
            body, uploads = await read_body(request)
            reply = self._answer(route, params, dict(request.query), body, uploads)
        except ApiError as error:
            reply = Reply(error.body(), error.status)
        files = tuple(upload.filename for upload in uploads)
        self.requests.append(
            Request(
                request.method,
                template,
                path,
                dict(request.query),
                body,
                files,
                reply.status,
                reply.body,
            )
        )
        return _response(reply)

    def _answer(
        self,
        route: Route,
        params: dict[str, Any],
        query: dict[str, str],
        body: Any,  # noqa: ANN401 - JSON may be anything
        uploads: list[Upload],
    ) -> Reply:
        return route.handler(self._call(params, query, body, uploads))


def _decoded(path: str) -> str:
    return path.replace("%40", "@")


def _response(reply: Reply) -> web.Response:
    if reply.body is None:
        return web.Response(status=reply.status)
    # discord.py reads JSON only from exactly this content type, and so does Discord send it.
    text = json.dumps(reply.body)
    return web.Response(
        status=reply.status, body=text.encode(), headers={"Content-Type": "application/json"}
    )
