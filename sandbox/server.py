"""The sandbox: one web server on loopback that plays Discord, and the handles to play with it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from aiohttp import web

from sandbox.client.actor import Actor
from sandbox.gateway import connection
from sandbox.gateway.sessions import Sessions
from sandbox.process.host import Host
from sandbox.rest import build_router
from sandbox.rest.app import BASE, Request, RestApi
from sandbox.rest.faults import Faults
from sandbox.rest.router import Call
from sandbox.rules.enforced import Enforced, enforced
from sandbox.world import defaults
from sandbox.world.clock import Clock
from sandbox.world.files import Upload
from sandbox.world.interactions import Interactions
from sandbox.world.model import Channel, Guild
from sandbox.world.moderation import Moderation
from sandbox.world.timing import Timing
from sandbox.world.world import World

T = TypeVar("T")
TOKEN: Final = "OTAw.sandbox.this-opens-nothing-but-a-sandbox"  # noqa: S105 - it is no secret


class Sandbox:
    """A local Discord. Use `Sandbox.open` to get one that serves.

    Attributes:
        world: Everything in it, for tests that build scenes.
        moderation: Changes servers, roles, permissions and members.
        faults: Plans faults of the network and of Discord.
        host: Who keeps the bot running, where the sandbox itself started it.
        clock: Its settable time.
        token: The bot's token.
        api_url: What the bot gets as DISCORD_API_URL.
        base_url: Where the server is.
    """

    def __init__(
        self,
        timing: Timing | None = None,
        clock_file: Path | None = None,
        start: datetime | None = None,
    ) -> None:
        self.clock = Clock(clock_file, start)
        self.world = World(self.clock, timing or Timing())
        self.token = TOKEN
        self.base_url = ""
        defaults.furnish(self.world)
        self.moderation = Moderation(self.world)
        self.interactions = Interactions(self.world)
        self.sessions = Sessions(self.world, self.token)
        self.faults = Faults(self.sessions)
        self.host: Host | None = None
        self._rest = RestApi(build_router(), self.token, self.faults, self._call)
        self._actors: dict[int, Actor] = {}

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        port: int = 0,
        *,
        timing: Timing | None = None,
        clock_file: Path | None = None,
        start: datetime | None = None,
        routes: Callable[["Sandbox"], Iterable[web.AbstractRouteDef]] | None = None,
    ) -> AsyncIterator["Sandbox"]:
        """Serve on loopback until the block ends.

        Args:
            port: The port; 0 takes a free one.
            timing: Deadlines, for tests that cannot wait.
            clock_file: Where the clock's offset is written for a bot in another process.
            start: The instant at which the clock begins; the computer's by default.
            routes: More routes to serve beside the API, such as a page; given the sandbox.

        Raises:
            OSError: The port is taken.
        """
        sandbox = cls(timing, clock_file, start)
        app = web.Application(client_max_size=64 * 1024 * 1024)
        if routes is not None:
            app.add_routes(routes(sandbox))
        app.add_routes(sandbox._routes())
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", port)
            await site.start()
            number = runner.addresses[0][1]
            sandbox.base_url = sandbox.world.base_url = f"http://127.0.0.1:{number}"
            yield sandbox
        finally:
            sandbox.interactions.close()
            sandbox.sessions.close(1001)
            await runner.cleanup()

    @contextmanager
    def deadline(self, first_answer: float) -> Iterator[None]:
        """Set the first answer's deadline while the block lasts, in seconds.

        For tests of the deadline itself, and of what nobody answers.
        """
        usual = self.world.timing
        self.world.timing = replace(usual, first_answer=first_answer)
        try:
            yield
        finally:
            self.world.timing = usual

    @property
    def api_url(self) -> str:
        """The base URL of the REST API."""
        return self.base_url + BASE

    @property
    def requests(self) -> list[Request]:
        """Every request the bot has sent, oldest first."""
        return self._rest.requests

    @property
    def invalid_requests(self) -> int:
        """How many answers of the last ten minutes count towards Discord's ban."""
        return self._rest.limits.invalid_requests

    def enforced(self) -> list[Enforced]:
        """What this sandbox enforces, as sentences with their sources."""
        return enforced(self.world.timing)

    def user(self, name: str) -> Actor:
        """The person of this name, at their client."""
        user = self.world.user(name)
        if user.id not in self._actors:
            self._actors[user.id] = Actor(self.world, self.interactions, user)
        return self._actors[user.id]

    def guild(self, name: str) -> Guild:
        """The server of this name."""
        return self.world.guild(name)

    async def until(self, condition: Callable[[], T], timeout: float = 30) -> T:  # noqa: ASYNC109 - a timeout is part of the question
        """Wait until the condition gives something true; it is asked after every change.

        Raises:
            TimeoutError: It did not, in this many seconds.
        """
        return await self.world.until(condition, timeout)

    async def bot_ready(self, timeout: float = 30) -> None:  # noqa: ASYNC109 - a timeout is part of the question
        """Wait until a bot is connected and has commands registered.

        Raises:
            TimeoutError: None came, in this many seconds.
        """
        await self.until(
            lambda: self.sessions.connected and any(self.world.commands.values()), timeout
        )

    async def changes(self) -> AsyncIterator[None]:
        """Yield once now and then after every change; changes in quick succession are one."""
        changed = asyncio.Event()
        stop = self.world.watch(changed.set)
        try:
            while True:
                changed.clear()
                yield
                await changed.wait()
        finally:
            stop()

    def transcript(self, channel: Channel, actor: Actor) -> str:
        """What a person sees in a channel, as text."""
        return "\n\n".join(
            f"{message.author.name}: {message.text}" for message in actor.sees(channel)
        )

    def _call(
        self,
        params: dict[str, Any],
        query: dict[str, str],
        body: Any,  # noqa: ANN401 - JSON may be anything
        uploads: list[Upload],
    ) -> Call:
        return Call(self.world, self.interactions, self.sessions, params, query, body, uploads)

    def _routes(self) -> list[web.RouteDef]:
        return [
            web.get("/gateway", self._gateway),
            web.get("/gateway/", self._gateway),
            web.get("/attachments/{id:[0-9]+}/{name}", self._attachment),
            web.route("*", BASE + "/{path:.*}", self._rest.serve),
        ]

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        return await connection.serve(self.sessions, request)

    async def _attachment(self, request: web.Request) -> web.Response:
        file = self.world.uploads.get(int(request.match_info["id"]))
        if file is None:
            raise web.HTTPNotFound
        # Whatever a file holds, opening it runs nothing in the page's name.
        headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
        return web.Response(
            body=file.content, headers={"Content-Type": file.content_type, **headers}
        )
