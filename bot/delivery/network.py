"""What a request to Discord can raise besides Discord's own answers."""

import asyncio

import aiohttp

__all__ = ["NETWORK_ERRORS"]

NETWORK_ERRORS = (aiohttp.ClientError, OSError, asyncio.TimeoutError)
"""A connection that was reset, refused or too slow; whether the request was done is unknown."""
