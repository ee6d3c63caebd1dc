"""The bot's side of the REST API by hand, for what discord.py would not send."""

from typing import Any

import aiohttp

from sandbox import Sandbox


async def call(
    sandbox: Sandbox,
    method: str,
    path: str,
    body: object = None,
    *,
    token: str | None = None,
) -> tuple[int, Any]:
    """Send a request with the bot's token; returns status and body."""
    headers = {"Authorization": f"Bot {sandbox.token if token is None else token}"}
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, sandbox.api_url + path, json=body, headers=headers) as answer,
    ):
        is_json = answer.headers.get("Content-Type") == "application/json"
        return answer.status, await answer.json() if is_json else None
