"""Where the gateway is."""

from sandbox.rest.router import Call, Reply, Router


def register(router: Router) -> None:
    """Serve these routes."""
    router.add("GET", "/gateway", where, public=True)
    router.add("GET", "/gateway/bot", where_for_bot)


def where(call: Call) -> Reply:
    """The websocket's address."""
    return Reply({"url": call.world.base_url.replace("http", "ws", 1) + "/gateway"})


def where_for_bot(call: Call) -> Reply:
    """The address, the number of shards and how often a bot may identify."""
    return Reply(
        where(call).body | {"shards": 1, "session_start_limit": call.sessions.start_limit()}
    )
