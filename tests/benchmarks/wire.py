"""A minimal, fast stand-in for Discord: the gateway, and the callback of an interaction.

The sandbox checks every byte against Discord's rules, which costs more than a bot's answer; it
would be the thing measured. This one checks nothing. Every subject speaks to one of its own.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

from aiohttp import WSMsgType, web

from tests.benchmarks import payloads
from tests.benchmarks.payloads import APPLICATION, Json

__all__ = ["Wire"]

_BASE = "/api/v10"
_HELLO = {"op": 10, "d": {"heartbeat_interval": 41_250}}


class Wire:
    """Serves one bot on loopback."""

    def __init__(self) -> None:
        self.api_url = ""
        self.connected = asyncio.Event()
        """Set once a bot may be sent interactions."""
        self._socket: web.WebSocketResponse | None = None
        self._commands: list[Json] = []
        self._waiting: dict[str, asyncio.Future[float]] = {}
        self._numbers = count(1)

    @classmethod
    @asynccontextmanager
    async def open(cls) -> AsyncIterator["Wire"]:
        """Serve until the block ends."""
        wire = cls()
        runner = web.ServerRunner(web.Server(wire._serve), shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        wire.api_url = f"http://127.0.0.1:{runner.addresses[0][1]}{_BASE}"
        try:
            yield wire
        finally:
            await runner.cleanup()

    async def ask(self, interaction: Json) -> float:
        """Dispatch an interaction; returns the seconds until its callback arrived."""
        number = str(next(self._numbers))
        done: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._waiting[number] = done
        body = {**interaction, "id": number, "token": f"token-{number}"}
        asked = time.perf_counter()
        await self._dispatch("INTERACTION_CREATE", body)
        return await done - asked

    async def tell(self, data: Json) -> float:
        """Dispatch something that no bot heeds."""
        await self._dispatch("NOTHING_HEEDED", data)
        return 0.0

    async def _dispatch(self, event: str, data: Json) -> None:
        if self._socket is None:
            raise ConnectionError("no bot is connected")
        message = {"op": 0, "t": event, "s": next(self._numbers), "d": data}
        await self._socket.send_str(json.dumps(message))

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.path
        if path.endswith("/callback"):
            return await self._answered(request)
        if path in ("/gateway", "/gateway/"):
            return await self._talk(request)
        return _json(await self._rest(request, path.removeprefix(_BASE)))

    async def _answered(self, request: web.BaseRequest) -> web.Response:
        arrived = time.perf_counter()
        answer = await request.json()
        number = request.path.split("/")[-3]
        asked = self._waiting.pop(number, None)
        if asked is not None and not asked.done():  # whoever asked may wait no more
            asked.set_result(arrived)
        return _json(payloads.callback(number, answer))

    async def _rest(self, request: web.BaseRequest, path: str) -> Any:  # noqa: ANN401 - JSON may be anything
        if path == "/gateway":
            return {"url": f"ws://{request.host}/gateway"}
        if path == "/users/@me":
            return payloads.BOT
        if path in ("/oauth2/applications/@me", "/applications/@me"):
            return payloads.APPLICATION_INFO
        if request.method == "PUT":
            shown = {"application_id": APPLICATION, "version": "1", "default_permission": True}
            self._commands = [
                {**shown, **command, "id": str(place)}
                for place, command in enumerate(await request.json(), start=50)
            ]
        return self._commands

    async def _talk(self, request: web.BaseRequest) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        self._socket = socket
        await socket.send_str(json.dumps(_HELLO))
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                break
            operation = json.loads(frame.data)["op"]
            if operation == 1:
                await socket.send_str('{"op":11}')
            elif operation == 2:
                await self._dispatch("READY", payloads.ready(request.host))
                await self._dispatch("GUILD_CREATE", payloads.guild())
                self.connected.set()
        self.connected.clear()
        return socket


def _json(body: Any) -> web.Response:  # noqa: ANN401 - JSON may be anything
    # discord.py reads JSON only where the type stands alone, without a charset.
    return web.Response(body=json.dumps(body).encode(), content_type="application/json")
