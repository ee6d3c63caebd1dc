"""Faults on demand: what a network and a busy Discord do to a bot now and then."""

import asyncio
from dataclasses import dataclass, field
from enum import Enum

from sandbox.errors import ApiError
from sandbox.gateway.sessions import Sessions


class Effect(Enum):
    """What happens to a request."""

    STATUS = "answered with an error"
    REFUSED = "refused in Discord's words"
    RESET = "connection reset before it was read"
    LOST = "done, but the answer was lost"
    DELAY = "answered late"
    HOLD = "done late"


@dataclass(slots=True)
class Fault:
    """A fault that waits for its requests.

    Attributes:
        method: The method it strikes; "*" for any.
        route: Discord's template of the path; "*" for any.
        left: How many requests it still strikes.
        spent: Set once it has struck the last of them.
    """

    effect: Effect
    method: str
    route: str
    left: int
    status: int = 500
    seconds: float = 0.0
    refusal: ApiError | None = None
    spent: asyncio.Event = field(default_factory=asyncio.Event)

    async def struck(self) -> None:
        """Wait until it has struck the last of its requests; half a minute at most."""
        async with asyncio.timeout(30):
            await self.spent.wait()

    def strikes(self, method: str, route: str) -> bool:
        """Whether this request is one of its own."""
        return self.left > 0 and self.method in ("*", method) and self.route in ("*", route)


class Faults:
    """Plans faults; each call plans one and returns it."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._planned: list[Fault] = []

    def fail(
        self, method: str, route: str, *, status: int, times: int = 1, retry_after: float = 1.0
    ) -> Fault:
        """Answer the next requests with an error; 429 with a wait in seconds."""
        return self._plan(Fault(Effect.STATUS, method, route, times, status, retry_after))

    def refuse(
        self, method: str, route: str, *, status: int, code: int, said: str, times: int = 1
    ) -> Fault:
        """Refuse the next requests with one of Discord's codes, for what the world does not have.

        Source: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
        """
        refusal = ApiError(status, code, said)
        return self._plan(Fault(Effect.REFUSED, method, route, times, status, refusal=refusal))

    def reset(self, method: str, route: str, *, times: int = 1) -> Fault:
        """Reset the connection of the next requests before they are read."""
        return self._plan(Fault(Effect.RESET, method, route, times))

    def lose_reply(self, method: str, route: str, *, times: int = 1) -> Fault:
        """Do what the next requests ask, then reset the connection."""
        return self._plan(Fault(Effect.LOST, method, route, times))

    def delay(self, method: str, route: str, seconds: float, *, times: int = 1) -> Fault:
        """Answer the next requests so many seconds later; they are done first."""
        return self._plan(Fault(Effect.DELAY, method, route, times, seconds=seconds))

    def hold(self, method: str, route: str, seconds: float, *, times: int = 1) -> Fault:
        """Do what the next requests ask so many seconds later, as a slow network does."""
        return self._plan(Fault(Effect.HOLD, method, route, times, seconds=seconds))

    @property
    def waiting(self) -> list[Fault]:
        """What is planned and has not struck as often as planned."""
        return [fault for fault in self._planned if fault.left > 0]

    def clear(self) -> None:
        """Forget what is planned."""
        self._planned.clear()

    def take(self, method: str, route: str) -> Fault | None:
        """The fault that strikes this request, if one does."""
        for fault in self._planned:
            if fault.strikes(method, route):
                fault.left -= 1
                if fault.left == 0:
                    fault.spent.set()
                return fault
        return None

    def cut_gateway(self) -> None:
        """Break every gateway connection without a word."""
        self._sessions.cut()

    def reconnect(self) -> None:
        """Tell every gateway client to connect anew."""
        self._sessions.reconnect()

    def invalidate_session(self, *, resumable: bool = False) -> None:
        """Tell every gateway client that its session is invalid."""
        self._sessions.invalidate(resumable=resumable)

    def refuse_identify(self, times: int = 1) -> None:
        """Answer the next identifications with an invalid session."""
        self._sessions.refuse_identify(times)

    def _plan(self, fault: Fault) -> Fault:
        self._planned.append(fault)
        return fault
