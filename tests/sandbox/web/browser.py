"""A browser without a screen, where none is needed: the page's websocket and its acts."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import ClientSession

from sandbox import Sandbox, Timing
from sandbox.web.routes import routes

Json = dict[str, Any]


class Tab:
    """One open page: the pieces it has been sent, and what its person does."""

    def __init__(self, browser: "Browser", user: str, channel: int) -> None:
        self._browser = browser
        self._at = {"user": user, "channel": str(channel)}
        self.pieces: Json = {}
        self.updates: list[Json] = []
        self._changed = asyncio.Event()

    async def follow(self) -> None:
        """Take in updates until cancelled."""
        async with self._browser.http.ws_connect("/page/live", headers=self._browser.own) as socket:
            await socket.send_json(self._at)
            async for frame in socket:
                update = frame.json()
                self.updates.append(update)
                for key in update["gone"]:
                    del self.pieces[key]
                self.pieces |= update["set"]
                self._changed.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until the screen shows something."""
        async with asyncio.timeout(30):
            while not (self.pieces and condition()):
                self._changed.clear()
                await self._changed.wait()

    async def shows(self, count: int) -> list[Json]:
        """The messages on the screen, once there are so many."""
        await self.until(lambda: len(self.pieces["order"]) == count)
        return [self.pieces[f"message:{number}"] for number in self.pieces["order"]]

    async def act(self, name: str, **body: object) -> tuple[int, Json]:
        """Do something; gives the status and the answer."""
        return await self._browser.post(name, self._at | body)


class Browser:
    """Talks to one sandbox as the page it served."""

    def __init__(self, sandbox: Sandbox, http: ClientSession) -> None:
        self.sandbox = sandbox
        self.http = http
        self.own = {"Origin": sandbox.base_url}

    async def post(self, act: str, body: Json) -> tuple[int, Json]:
        """Post one act."""
        url = f"/page/act/{act}"
        async with self.http.post(url, json=body, headers=self.own) as response:
            return response.status, await response.json()

    @asynccontextmanager
    async def tab(self, user: str, channel: int | None = None) -> AsyncIterator[Tab]:
        """Open a tab as somebody; in the first channel unless told otherwise."""
        first = self.sandbox.guild("Interview Club").channel("general").id
        tab = Tab(self, user, channel or first)
        following = asyncio.create_task(tab.follow())
        try:
            await tab.until(lambda: True)
            yield tab
        finally:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)


@asynccontextmanager
async def browsing(timing: Timing | None = None) -> AsyncIterator[Browser]:
    """A sandbox with its page, and a browser."""
    async with (
        Sandbox.open(routes=routes, timing=timing) as sandbox,
        ClientSession(base_url=sandbox.base_url) as http,
    ):
        yield Browser(sandbox, http)
