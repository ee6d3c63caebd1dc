"""Discord's REST API, version 10: one module per noun."""

from sandbox.rest import (
    channels,
    commands,
    gateway,
    guilds,
    interactions,
    messages,
    threads,
    users,
    webhooks,
)
from sandbox.rest.router import Router


def build_router() -> Router:
    """A router with every route that the sandbox serves; the rest is a loud 501."""
    router = Router()
    for module in (
        gateway, users, commands, guilds, channels, messages, threads, interactions, webhooks,
    ):  # fmt: skip
        module.register(router)
    return router
