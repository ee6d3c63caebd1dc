"""The gateway: one websocket per shard, over which bots hear what happens.

Source: https://docs.discord.com/developers/events/gateway
"""

import asyncio
import json
from collections import deque
from typing import Any, Final

from aiohttp import WSMsgType, web

from sandbox.errors import Json
from sandbox.gateway.compression import Encoder, encoder_for
from sandbox.gateway.sessions import Session, Sessions

DISPATCH: Final = 0
HELLO: Final = 10
HEARTBEAT_ACK: Final = 11
_ACK_DELAY: Final = 0.05
"""Seconds that an acknowledgement is on its way: discord.py takes note of its heartbeat after it
sent it, and would measure from the one before if the answer came in no time."""
_PER_MINUTE: Final = 120
_LARGEST: Final = 4096


class Connection:
    """One websocket of a bot."""

    def __init__(
        self,
        sessions: Sessions,
        request: web.Request,
        socket: web.WebSocketResponse,
        encoder: Encoder,
    ) -> None:
        self._sessions = sessions
        self._request = request
        self._socket = socket
        self._encoder = encoder
        self._outgoing: asyncio.Queue[Json] = asyncio.Queue()
        self._closing: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._beaten = asyncio.get_running_loop().time()
        self._received: deque[float] = deque(maxlen=_PER_MINUTE)
        self.session: Session | None = None

    def send(self, body: Json) -> None:
        """Queue a payload."""
        self._outgoing.put_nowait(body)

    def close(self, code: int) -> None:
        """Close with a code after what is queued."""
        if not self._closing.done():
            self._closing.set_result(code)

    def cut(self) -> None:
        """Break the connection without a word."""
        transport = self._request.transport
        if transport is not None:
            transport.abort()

    async def serve(self) -> None:
        """Talk until one side closes."""
        interval = self._sessions.timing.heartbeat
        self.send({"op": HELLO, "d": {"heartbeat_interval": int(interval * 1000), "_trace": []}})
        reading = asyncio.create_task(self._read(interval))
        writing = asyncio.create_task(self._write())
        ends: list[asyncio.Future[Any]] = [reading, writing, self._closing]
        try:
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        finally:
            reading.cancel()
            writing.cancel()
            await asyncio.gather(reading, writing, return_exceptions=True)
            theirs = self._socket.close_code
            if self._closing.done() and not self._socket.closed:
                await self._flush(self._closing.result())
            if self.session is not None:
                self._sessions.lost(self.session, self, 1006 if theirs is None else theirs)

    async def _flush(self, code: int) -> None:
        """Send what is queued, then close."""
        while not self._outgoing.empty():
            await self._write_one(self._outgoing.get_nowait())
        await self._socket.close(code=code)

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
        """Listen; a client that stops sending heartbeats is closed."""
        loop = asyncio.get_running_loop()
        while True:
            left = self._beaten + interval * 1.5 - loop.time()
            try:
                frame = await self._socket.receive(timeout=max(left, 0.001))
            except TimeoutError:
                return self.close(4009)
            if frame.type is not WSMsgType.TEXT and frame.type is not WSMsgType.BINARY:
                return None
            self._received.append(loop.time())
            if len(self._received) == _PER_MINUTE and loop.time() - self._received[0] < 60:
                return self.close(4008)
            self._receive(frame.data)

    def _receive(self, raw: str | bytes) -> None:
        try:
            message = json.loads(raw)
            operation, data = message["op"], message.get("d")
        except (ValueError, KeyError, TypeError):
            return self.close(4002)
        if len(raw) > _LARGEST:
            return self.close(4002)
        if operation == 1:
            loop = asyncio.get_running_loop()
            self._beaten = loop.time()
            loop.call_later(_ACK_DELAY, self.send, {"op": HEARTBEAT_ACK})
            return None
        if operation in (2, 6) and not isinstance(data, dict):
            return self.close(4002)
        return self._operate(operation, data)

    def _operate(self, operation: object, data: Json) -> None:
        if operation == 2:
            return self._identify(data)
        if operation == 6:
            self.session = self._sessions.resume(self, data) or self.session
            return None
        if self.session is None:
            return self.close(4003)
        if operation == 8:
            return self._sessions.send_members(self.session, data)
        # Presence and voice states are taken and have no effect here.
        return None if operation in (3, 4) else self.close(4001)

    def _identify(self, data: Json) -> None:
        if self.session is not None:
            return self.close(4005)
        self.session = self._sessions.identify(self, data)
        return None


async def serve(sessions: Sessions, request: web.Request) -> web.WebSocketResponse:
    """Answer a websocket request."""
    socket = web.WebSocketResponse(compress=False, autoclose=True)
    await socket.prepare(request)
    if request.query.get("encoding", "json") != "json" or request.query.get("v") not in ("10", "9"):
        await socket.close(code=4012)
        return socket
    encoder = encoder_for(request.query.get("compress"))
    await Connection(sessions, request, socket, encoder).serve()
    return socket
