"""The sandbox's web page: a Discord client for people without an account.

Mounted by `Sandbox.open(routes=routes)`. The page reads one websocket, `/page/live`, and acts
through `POST /page/act/<act>`; both answer only a page that this server itself has served.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from aiohttp import WSMsgType, web

from sandbox.client.actor import Actor
from sandbox.errors import ActorError, InteractionFailed, Json
from sandbox.server import Sandbox
from sandbox.web.acts import ACTS, Acts
from sandbox.web.enforced import document
from sandbox.web.view import view, visible_channels
from sandbox.world.model import Channel

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

FILES: Final = Path(__file__).parents[1] / "page"
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
DEFAULT_PERSON: Final = "Ada"
PACE: Final = 0.05
"""Seconds between two updates of one screen; what changes meanwhile comes together."""


def routes(sandbox: Sandbox) -> Iterable[web.AbstractRouteDef]:
    """The page's routes."""
    page = _Page(sandbox)
    return [
        web.get("/", page.index),
        web.get("/enforced", page.enforced),
        web.get("/page/{name:[a-z_]+[.](?:js|css|svg)}", page.file),
        web.get("/page/live", _ours(page.live)),
        web.post("/page/act/{act}", _ours(page.act)),
    ]


def _local(request: web.Request) -> bool:
    """Whether the request names this computer: another name may be a trap (DNS rebinding)."""
    return request.host.rpartition(":")[0] in ("127.0.0.1", "localhost", "[::1]")


def _ours(handler: Handler) -> Handler:
    """Answer only the page of this server; any other site a browser has open is refused."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        if not _local(request) or request.headers.get("Origin") != f"http://{request.host}":
            raise web.HTTPForbidden(text="Only the sandbox's own page may ask this.")
        return await handler(request)

    return guarded


class _Page:
    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._acts = Acts(sandbox)

    async def index(self, request: web.Request) -> web.FileResponse:
        if not _local(request):
            raise web.HTTPForbidden(text="Open the page at 127.0.0.1.")
        return web.FileResponse(FILES / "index.html", headers=HEADERS)

    async def enforced(self, request: web.Request) -> web.Response:
        del request
        text = document(self._sandbox.enforced())
        return web.Response(text=text, content_type="text/html", headers=HEADERS)

    async def file(self, request: web.Request) -> web.FileResponse:
        path = FILES / request.match_info["name"]
        if not path.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(path, headers=HEADERS)

    async def act(self, request: web.Request) -> web.Response:
        act = ACTS.get(request.match_info["act"])
        if act is None:
            raise web.HTTPNotFound
        try:
            body = await request.json()
            return web.json_response(await act(self._acts, self._who(body), body))
        except ActorError as error:
            return web.json_response({"error": str(error)}, status=422)
        except InteractionFailed as error:
            return web.json_response({"error": str(error), "failed": True}, status=504)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            return web.json_response({"error": f"The page sent nonsense: {error!r}."}, status=400)

    async def live(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=20)
        await socket.prepare(request)
        screen = _Screen(self._sandbox, self._acts, socket)
        async with asyncio.TaskGroup() as group:
            following = group.create_task(screen.follow())
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    screen.look(frame.json())
            following.cancel()
        return socket

    def _who(self, body: Json) -> Actor:
        return self._sandbox.user(str(body["user"]))


class _Screen:
    """One open page: who is at it, where they look, and what it has been sent."""

    def __init__(self, sandbox: Sandbox, acts: Acts, socket: web.WebSocketResponse) -> None:
        self._sandbox = sandbox
        self._acts = acts
        self._socket = socket
        self._looks: Json = {}
        self._sent: Json = {}

    def look(self, at: Json) -> None:
        """Turn to another person or channel; everything is sent anew."""
        self._looks, self._sent = at, {}
        self._sandbox.world.changed()

    async def follow(self) -> None:
        """Send what changed, as long as the page is open."""
        async for _ in self._sandbox.changes():
            if self._looks:
                await self._update()
            await asyncio.sleep(PACE)

    async def _update(self) -> None:
        who = self._person()
        now = view(self._sandbox, who, self._place(who))
        changed = {key: value for key, value in now.items() if self._sent.get(key) != value}
        gone = [key for key in self._sent if key not in now]
        if changed or gone:
            fresh = not self._sent
            self._sent = now
            with suppress(ConnectionError, RuntimeError):
                await self._socket.send_json({"fresh": fresh, "set": changed, "gone": gone})

    def _place(self, who: Actor) -> Channel:
        """Where they look: a channel they see, else the direct message, else the first there is."""
        if self._looks.get("channel") == "dm":
            return who.dm
        seen = visible_channels(self._sandbox, who)
        with suppress(ActorError):
            asked = self._acts.channel(self._looks)
            if asked in seen or asked is who.dm:
                return asked
        return seen[0] if seen else who.dm

    def _person(self) -> Actor:
        """Who the page says is at it; at first it does not know the names."""
        people = [user.name for user in self._sandbox.world.users.values() if not user.bot]
        name = self._looks.get("user")
        return self._sandbox.user(name if name in people else DEFAULT_PERSON)
