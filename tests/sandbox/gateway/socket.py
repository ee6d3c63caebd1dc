"""A bare gateway client, for what discord.py would not send."""

import json
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from sandbox import Sandbox


class Socket:
    """One connection."""

    def __init__(self, raw: aiohttp.ClientWebSocketResponse) -> None:
        self.raw = raw
        self._inflate = zlib.decompressobj()

    async def send(self, operation: int, data: object) -> None:
        """Send a payload."""
        await self.raw.send_json({"op": operation, "d": data})

    async def read(self) -> dict[str, Any]:
        """The next payload; a close is `{"close": code}`."""
        frame = await self.raw.receive(timeout=30)
        if frame.type is aiohttp.WSMsgType.BINARY:
            return dict(json.loads(self._inflate.decompress(frame.data)))
        if frame.type is aiohttp.WSMsgType.TEXT:
            return dict(json.loads(frame.data))
        return {"close": self.raw.close_code}

    async def until(self, key: str, value: object) -> dict[str, Any]:
        """Skip to the payload with this value."""
        while True:
            body = await self.read()
            if body.get(key) == value or "close" in body:
                return body


@asynccontextmanager
async def connected(sandbox: Sandbox, compress: str = "zlib-stream") -> AsyncIterator[Socket]:
    """Connect and read HELLO."""
    url = f"{sandbox.base_url}/gateway?v=10&encoding=json&compress={compress}"
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as raw:
        socket = Socket(raw)
        assert (await socket.read())["op"] == 10
        yield socket


def identity(sandbox: Sandbox, **more: object) -> dict[str, object]:
    """The data of an IDENTIFY."""
    return {"token": sandbox.token, "intents": 1, "properties": {}, **more}
