"""Rate limits: per route, for all routes together, and the ban for too many bad requests.

Discord publishes no figures per route and tells them in headers; those here are what it is seen
to send. Real time counts, because clients wait in real time.

Source: https://docs.discord.com/developers/topics/rate-limits
"""

import hashlib
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

SOURCE: Final = "https://docs.discord.com/developers/topics/rate-limits"
GLOBAL_PER_SECOND: Final = 50
INVALID_REQUESTS: Final = 10_000
INVALID_WINDOW: Final = 600.0
_MAJOR: Final = ("channel_id", "guild_id", "webhook_id", "webhook_token")
_COUNTED_AS_INVALID: Final = frozenset({401, 403, 429})


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests in so many seconds."""

    requests: int
    seconds: float


_DEFAULT: Final = Rate(50, 1.0)
_WEBHOOK: Final = "/webhooks/{webhook_id}/{webhook_token}"
RATES: Final[dict[tuple[str, str], Rate]] = {
    ("POST", "/channels/{channel_id}/messages"): Rate(5, 5.0),
    ("PATCH", "/channels/{channel_id}/messages/{message_id}"): Rate(5, 5.0),
    ("DELETE", "/channels/{channel_id}/messages/{message_id}"): Rate(5, 1.0),
    ("POST", "/channels/{channel_id}/threads"): Rate(50, 300.0),
    ("POST", "/channels/{channel_id}/messages/{message_id}/threads"): Rate(50, 300.0),
    ("PATCH", "/channels/{channel_id}"): Rate(5, 15.0),
    ("POST", "/users/@me/channels"): Rate(10, 10.0),
    ("POST", _WEBHOOK): Rate(5, 2.0),
    ("PATCH", f"{_WEBHOOK}/messages/@original"): Rate(5, 2.0),
    ("PATCH", f"{_WEBHOOK}/messages/{{message_id}}"): Rate(5, 2.0),
}


@dataclass(slots=True)
class _Window:
    rate: Rate
    ends: float = 0.0
    used: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a request may pass, and what its answer's headers say."""

    headers: dict[str, str] = field(default_factory=dict)
    retry_after: float | None = None
    is_global: bool = False
    banned: bool = False

    @property
    def refused(self) -> bool:
        """Whether it is answered 429."""
        return self.banned or self.retry_after is not None

    def body(self) -> dict[str, Any]:
        """The body of the 429."""
        return {
            "message": "You are being rate limited.",
            "retry_after": self.retry_after,
            "global": self.is_global,
        }


class RateLimits:
    """Counts requests.

    Args:
        now: Real time, in seconds.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._windows: dict[str, _Window] = {}
        self._recent: deque[float] = deque()
        self._invalid: deque[float] = deque()

    @property
    def invalid_requests(self) -> int:
        """How many of the last ten minutes' answers were 401, 403 or 429."""
        self._forget(self._invalid, INVALID_WINDOW)
        return len(self._invalid)

    def take(self, method: str, template: str, params: dict[str, Any]) -> Verdict:
        """Count a request and judge it."""
        if self.invalid_requests >= INVALID_REQUESTS:
            return Verdict(banned=True)
        if template.startswith("/interactions/"):
            return Verdict()
        if not template.startswith("/webhooks/") and (wait := self._global()) is not None:
            return refusal(wait, is_global=True)
        return self._bucket(method, template, params)

    def answered(self, status: int) -> None:
        """Note an answer that counts towards the ban."""
        if status in _COUNTED_AS_INVALID:
            self._invalid.append(self._now())

    def _global(self) -> float | None:
        """The wait of a request that is one too many in this second."""
        self._forget(self._recent, 1.0)
        if len(self._recent) >= GLOBAL_PER_SECOND:
            return self._recent[0] + 1.0 - self._now()
        self._recent.append(self._now())
        return None

    def _bucket(self, method: str, template: str, params: dict[str, Any]) -> Verdict:
        bucket = hashlib.sha256(f"{method} {template}".encode()).hexdigest()[:32]
        major = ":".join(str(params[name]) for name in _MAJOR if name in params)
        rate = RATES.get((method, template), _DEFAULT)
        window = self._windows.setdefault(f"{bucket}:{major}", _Window(rate))
        now = self._now()
        if now >= window.ends:
            window.ends, window.used = now + rate.seconds, 0
        left = window.ends - now
        if window.used >= rate.requests:
            return refusal(left, bucket=bucket, limit=rate.requests)
        window.used += 1
        remaining = rate.requests - window.used
        return Verdict(_headers(bucket, rate.requests, remaining, left))

    def _forget(self, times: deque[float], age: float) -> None:
        while times and times[0] <= self._now() - age:
            times.popleft()


def refusal(
    wait: float, *, is_global: bool = False, bucket: str | None = None, limit: int = 1
) -> Verdict:
    """A 429 that asks to wait so many seconds."""
    wait = max(round(wait, 3), 0.001)
    # discord.py takes a 429 without Via for a ban and does not retry it.
    headers = {"Retry-After": str(int(wait) + 1), "Via": "1.1 google"}
    headers["X-RateLimit-Scope"] = "global" if is_global else "user"
    if is_global:
        headers["X-RateLimit-Global"] = "true"
    if bucket is not None:
        headers |= _headers(bucket, limit, 0, wait)
    return Verdict(headers, wait, is_global)


def _headers(bucket: str, limit: int, remaining: int, left: float) -> dict[str, str]:
    return {
        "X-RateLimit-Bucket": bucket,
        "X-RateLimit-Limit": str(limit),
        "X-RateLimit-Remaining": str(remaining),
        "X-RateLimit-Reset": f"{time.time() + left:.3f}",
        "X-RateLimit-Reset-After": f"{left:.3f}",
    }
