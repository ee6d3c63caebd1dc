"""Nothing happened that nobody foresaw, as far as the bot's log tells."""

import json
from collections.abc import Iterator

from tests.soak.findings import Finding

__all__ = ["log"]

_OUTSIDE = ("discord.errors.", "aiohttp.", "ConnectionResetError", "OSError", "TimeoutError")
"""What a network that was troubled on purpose may raise."""


def log(text: str, *, calm: bool) -> Iterator[Finding]:
    """Errors and tracebacks in a life of the bot; `calm`: whether the network was left alone."""
    for line in text.splitlines():
        try:
            entry = json.loads(line)
        except ValueError:
            yield Finding("the log", "lines of JSON", line[:300])
            continue
        raised = str(entry.get("exception", "")).strip()
        if entry.get("level") not in ("error", "critical") and not raised:
            continue
        last = raised.splitlines()[-1] if raised else ""
        if calm or not last.startswith(_OUTSIDE):
            yield Finding(f"the log: {entry.get('event')}", "no error", f"{line[:3000]}")
