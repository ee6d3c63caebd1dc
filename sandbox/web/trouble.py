"""Trouble on demand: what a person at the page can let happen to the bot."""

from collections.abc import Callable
from functools import partial
from typing import Final

from sandbox.errors import ActorError, Json
from sandbox.rest.faults import Faults
from sandbox.server import Sandbox

ANY: Final = ("*", "*")

_REQUESTS: Final[dict[str, Callable[[Faults, int], object]]] = {
    "429: too many requests": lambda faults, n: faults.fail(*ANY, status=429, times=n),
    "500: server error": lambda faults, n: faults.fail(*ANY, status=500, times=n),
    "502: bad gateway": lambda faults, n: faults.fail(*ANY, status=502, times=n),
    "connection reset": lambda faults, n: faults.reset(*ANY, times=n),
    "done, reply lost": lambda faults, n: faults.lose_reply(*ANY, times=n),
    "answered 4 seconds late": lambda faults, n: faults.delay(*ANY, 4.0, times=n),
}
_GATEWAY: Final[dict[str, Callable[[Faults], None]]] = {
    "Cut the gateway": Faults.cut_gateway,
    "Ask to reconnect": Faults.reconnect,
    "Invalidate the session": partial(Faults.invalidate_session, resumable=False),
    "Refuse the next login": Faults.refuse_identify,
}


def offered(sandbox: Sandbox) -> Json:
    """What can be asked for, and how many requests are still to be struck."""
    return {
        "requests": list(_REQUESTS),
        "gateway": list(_GATEWAY),
        "waiting": sum(fault.left for fault in sandbox.faults.waiting),
    }


def cause(sandbox: Sandbox, body: Json) -> None:
    """Plan a fault for the next requests, do something to the gateway, or forget all plans."""
    if "requests" in body:
        _REQUESTS[body["requests"]](sandbox.faults, min(max(int(body["times"]), 1), 100))
    elif "gateway" in body:
        _GATEWAY[body["gateway"]](sandbox.faults)
    else:
        sandbox.faults.clear()


def bot(sandbox: Sandbox) -> Json:
    """How the bot is, in a word and in a sentence."""
    host = sandbox.host
    about: Json = {"hosted": host is not None, "log": [] if host is None else host.last_lines[-8:]}
    if host is not None and host.exit_code is not None:
        how = f"code {host.exit_code}" if host.exit_code >= 0 else f"signal {-host.exit_code}"
        return about | {"state": "gone", "sentence": f"The bot ended with {how}."}
    if sandbox.sessions.connected:
        return about | {"state": "connected", "sentence": "The bot is connected."}
    return about | {"state": "starting", "sentence": "The bot has not connected yet."}


async def tend(sandbox: Sandbox, wish: str) -> None:
    """Restart or kill the bot.

    Raises:
        ActorError: Somebody else runs it.
    """
    host = sandbox.host
    if host is None:
        raise ActorError("The sandbox did not start this bot; restart it where it runs.")
    await (host.stop(kill=True) if wish == "kill" else host.restart())
