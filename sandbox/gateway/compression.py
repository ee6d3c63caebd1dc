"""Transport compression of the gateway: none, zlib-stream or zstd-stream.

Source: https://docs.discord.com/developers/events/gateway#transport-compression
"""

import importlib
import zlib
from typing import Protocol

from aiohttp import web


class Encoder(Protocol):
    """Sends one payload over a websocket."""

    async def send(self, socket: web.WebSocketResponse, text: str) -> None:
        """Send it."""


class Plain:
    """No compression: text frames."""

    async def send(self, socket: web.WebSocketResponse, text: str) -> None:
        """Send a text frame."""
        await socket.send_str(text)


class ZlibStream:
    """One zlib stream for the whole connection, flushed after each payload."""

    def __init__(self) -> None:
        self._stream = zlib.compressobj()

    async def send(self, socket: web.WebSocketResponse, text: str) -> None:
        """Send a binary frame that ends in a sync flush."""
        data = self._stream.compress(text.encode()) + self._stream.flush(zlib.Z_SYNC_FLUSH)
        await socket.send_bytes(data)


class ZstdStream:
    """One Zstandard stream for the whole connection, flushed after each payload."""

    def __init__(self) -> None:
        # The client asks for it only where this library is installed, and so does the sandbox.
        library = importlib.import_module("zstandard")
        self._stream = library.ZstdCompressor().compressobj()
        self._flush = library.COMPRESSOBJ_FLUSH_BLOCK

    async def send(self, socket: web.WebSocketResponse, text: str) -> None:
        """Send a binary frame that ends in a block flush."""
        await socket.send_bytes(
            self._stream.compress(text.encode()) + self._stream.flush(self._flush)
        )


def encoder_for(name: str | None) -> Encoder:
    """The encoder a client asked for in its URL."""
    if name == "zlib-stream":
        return ZlibStream()
    return ZstdStream() if name == "zstd-stream" else Plain()
