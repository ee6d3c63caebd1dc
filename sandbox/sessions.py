"""Gateway sessions: who identified as which shard, and what each has been told.

Source: https://docs.discord.com/developers/events/gateway#connection-lifecycle
"""

import secrets
from collections import deque
from typing import TYPE_CHECKING

from sandbox import payloads
from sandbox.errors import Json
from sandbox.model import Guild
from sandbox.world import Event, Intent, World

if TYPE_CHECKING:
    from sandbox.gateway import Connection


class Session:
    """What one shard has been told, so that it can be told again after a break."""

    def __init__(self, intents: int, shard: tuple[int, int]) -> None:
        self.id = secrets.token_hex(16)
        self.intents = intents
        self.shard = shard
        self.connection: Connection | None = None
        self._sequence = 0
        self._told: deque[Json] = deque(maxlen=1000)

    def dispatch(self, name: str, data: Json) -> None:
        """Tell the bot, now or when it resumes."""
        self._sequence += 1
        body = {"op": 0, "t": name, "s": self._sequence, "d": data}
        self._told.append(body)
        if self.connection is not None:
            self.connection.send(body)

    def serves(self, guild_id: int | None) -> bool:
        """Whether events of this server (or of direct messages) belong to this shard."""
        number, count = self.shard
        return number == (0 if guild_id is None else (guild_id >> 22) % count)


class Sessions:
    """All gateway sessions of the bot."""

    def __init__(self, world: World, token: str) -> None:
        self.timing = world.timing
        self._world = world
        self._token = token
        self._sessions: dict[str, Session] = {}
        world.listen(self.hear)

    @property
    def connected(self) -> list[Session]:
        """The sessions with a live connection."""
        return [one for one in self._sessions.values() if one.connection is not None]

    def hear(self, event: Event) -> None:
        """Pass an event on to the sessions it concerns."""
        for session in self._sessions.values():
            if event.intent and not session.intents & event.intent:
                continue
            if not session.serves(event.guild_id):
                continue
            data = event.data
            if event.without_content is not None and not session.intents & Intent.MESSAGE_CONTENT:
                data = event.without_content
            session.dispatch(event.name, data)

    def identify(self, connection: "Connection", data: Json) -> None:
        """Begin a session, or close the connection with Discord's code."""
        if connection.session is not None:
            return connection.close(4005)
        if data.get("token", "").removeprefix("Bot ") != self._token:
            return connection.close(4004)
        session = Session(int(data["intents"]), tuple(data.get("shard") or (0, 1)))
        session.connection, connection.session = connection, session
        self._sessions[session.id] = session
        guilds = [
            guild
            for guild in self._world.guilds.values()
            if session.serves(guild.id) and self._world.bot.id in guild.members
        ]
        session.dispatch("READY", self._ready(session, guilds))
        for guild in guilds:
            if session.intents & Intent.GUILDS:
                threads = self._world.visible_threads(guild)
                data = payloads.guild_create(guild, threads, self._world.bot)
                session.dispatch("GUILD_CREATE", data)
        self._world.changed()
        return None

    def resume(self, connection: "Connection", data: Json) -> None:
        """Continue a session."""
        del data
        connection.send({"op": 9, "d": False})

    def lost(self, connection: "Connection") -> None:
        """A connection ended."""
        session = connection.session
        if session is not None and session.connection is connection:
            session.connection = None
            del self._sessions[session.id]
            self._world.changed()

    def start_limit(self) -> Json:
        """How often a bot may still identify."""
        return {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}

    def close(self, code: int) -> None:
        """Close every connection."""
        for session in self.connected:
            if session.connection is not None:
                session.connection.close(code)

    def _ready(self, session: Session, guilds: list[Guild]) -> Json:
        return {
            "v": 10,
            "user": payloads.user(self._world.bot) | {"verified": True, "mfa_enabled": True},
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": self._world.base_url.replace("http", "ws", 1) + "/gateway",
            "shard": list(session.shard),
            "application": {"id": str(self._world.bot.id), "flags": 0},
            "private_channels": [],
            "user_settings": {},
            "session_type": "normal",
            "geo_ordered_rtc_regions": [],
            "relationships": [],
            "presences": [],
            "guild_join_requests": [],
        }
