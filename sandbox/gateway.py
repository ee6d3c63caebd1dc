"""The gateway: one websocket per shard, over which bots hear what happens.

Source: https://docs.discord.com/developers/events/gateway
"""

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final

from aiohttp import WSMsgType, web

from sandbox.compression import Encoder, encoder_for
from sandbox.errors import Json
from sandbox.sessions import Session

if TYPE_CHECKING:
    from sandbox.sessions import Sessions

DISPATCH: Final = 0
HEARTBEAT: Final = 1
IDENTIFY: Final = 2
PRESENCE: Final = 3
RESUME: Final = 6
RECONNECT: Final = 7
REQUEST_MEMBERS: Final = 8
INVALID_SESSION: Final = 9
HELLO: Final = 10
HEARTBEAT_ACK: Final = 11


class Connection:
    """One websocket of a bot."""

    def __init__(
        self, sessions: "Sessions", socket: web.WebSocketResponse, encoder: Encoder
    ) -> None:
        self._sessions = sessions
        self._socket = socket
        self._encoder = encoder
        self._outgoing: asyncio.Queue[Json] = asyncio.Queue()
        self._closing: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.session: Session | None = None

    def send(self, body: Json) -> None:
        """Queue a payload."""
        self._outgoing.put_nowait(body)

    def close(self, code: int) -> None:
        """Close with a code after what is queued."""
        if not self._closing.done():
            self._closing.set_result(code)

    async def serve(self) -> None:
        """Talk until one side closes."""
        interval = self._sessions.timing.heartbeat
        self.send({"op": HELLO, "d": {"heartbeat_interval": int(interval * 1000), "_trace": []}})
        tasks = [asyncio.create_task(self._write()), asyncio.create_task(self._read(interval))]
        ends: list[asyncio.Future[Any]] = [*tasks, self._closing]
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        while not self._outgoing.empty() and not self._socket.closed:
            await self._write_one(self._outgoing.get_nowait())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        code = self._closing.result() if self._closing.done() else 1000
        if not self._socket.closed:
            await self._socket.close(code=code)
        self._sessions.lost(self)

    async def _write(self) -> None:
        while True:
            await self._write_one(await self._outgoing.get())

    async def _write_one(self, body: Json) -> None:
        full = {"t": None, "s": None, "op": DISPATCH, "d": None} | body
        try:
            await self._encoder.send(self._socket, json.dumps(full))
        except (ConnectionError, RuntimeError):
            self.close(1006)

    async def _read(self, interval: float) -> None:
        grace = interval * 1.25 + 1
        while True:
            try:
                frame = await self._socket.receive(timeout=grace)
            except TimeoutError:
                self.close(4009)
                return
            if frame.type is WSMsgType.TEXT or frame.type is WSMsgType.BINARY:
                self._receive(frame.data)
            else:
                return

    def _receive(self, raw: str | bytes) -> None:
        try:
            message = json.loads(raw)
            operation, data = message["op"], message.get("d")
        except (ValueError, KeyError, TypeError):
            return self.close(4002)
        match operation:
            case 1:
                self.send({"op": HEARTBEAT_ACK})
            case 2:
                self._sessions.identify(self, data)
            case 6:
                self._sessions.resume(self, data)
            case _ if self.session is None:
                self.close(4003)
            case 3:
                return None
            case _:
                self.close(4001)
        return None


async def serve(sessions: "Sessions", request: web.Request) -> web.WebSocketResponse:
    """Answer a websocket request."""
    socket = web.WebSocketResponse(compress=False, autoclose=True)
    await socket.prepare(request)
    if request.query.get("encoding", "json") != "json" or request.query.get("v") not in ("10", "9"):
        await socket.close(code=4012)
        return socket
    await Connection(sessions, socket, encoder_for(request.query.get("compress"))).serve()
    return socket
