"""Gateway sessions: who identified as which shard, and what each has been told.

Source: https://docs.discord.com/developers/events/gateway#connection-lifecycle
"""

import asyncio
import secrets
from collections import deque
from typing import Final, Protocol

from sandbox.errors import Json
from sandbox.gateway.identify import Identifications, Refusal, intents_of, shard_of
from sandbox.gateway.ready import members_chunk, ready
from sandbox.world import payloads
from sandbox.world.world import Event, Intent, World

_REPLAYED: Final = 1000
_ENDS_SESSION: Final = frozenset({1000, 1001})
INVALID_SESSION: Final = 9
RECONNECT: Final = 7


class Wire(Protocol):
    """What sessions need of a connection."""

    def send(self, body: Json) -> None:
        """Queue a payload."""

    def close(self, code: int) -> None:
        """Close with a code after what is queued."""

    def cut(self) -> None:
        """Break it without a word."""


class Session:
    """What one shard has been told, so that it can be told again after a break."""

    def __init__(self, intents: int, shard: tuple[int, int]) -> None:
        self.id = secrets.token_hex(16)
        self.intents = intents
        self.shard = shard
        self.connection: Wire | None = None
        self.expiry: asyncio.TimerHandle | None = None
        self._sequence = 0
        self._told: deque[Json] = deque(maxlen=_REPLAYED)

    def dispatch(self, name: str, data: Json) -> None:
        """Tell the bot, now or when it resumes."""
        self._sequence += 1
        body = {"op": 0, "t": name, "s": self._sequence, "d": data}
        self._told.append(body)
        if self.connection is not None:
            self.connection.send(body)

    def missed(self, sequence: int) -> list[Json] | None:
        """What came after this number; None when that is no longer known.

        Raises:
            Refusal: 4007 for a number that was never given.
        """
        if not 0 <= sequence <= self._sequence:
            raise Refusal(4007)
        missed = [body for body in self._told if body["s"] > sequence]
        return missed if len(missed) == self._sequence - sequence else None

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
        self._identifications = Identifications(world.timing.identify)
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

    def identify(self, connection: Wire, data: Json) -> Session | None:
        """Begin a session, or close the connection with Discord's code."""
        try:
            self._check_token(data)
            intents, shard = intents_of(data, self._world.privileged), shard_of(data)
        except Refusal as refusal:
            connection.close(refusal.code)
            return None
        if not self._identifications.take(shard[0]):
            connection.send({"op": INVALID_SESSION, "d": False})
            return None
        session = Session(intents, shard)
        self._sessions[session.id] = session
        self._attach(session, connection)
        self._greet(session)
        self._world.changed()
        return session

    def resume(self, connection: Wire, data: Json) -> Session | None:
        """Continue a session: what it missed, then RESUMED; or an invalid session."""
        session = self._sessions.get(str(data.get("session_id")))
        try:
            self._check_token(data)
            missed = None if session is None else session.missed(int(data.get("seq") or 0))
        except Refusal as refusal:
            connection.close(refusal.code)
            return None
        if session is None or missed is None:
            connection.send({"op": INVALID_SESSION, "d": False})
            return None
        for body in missed:
            connection.send(body)
        self._attach(session, connection)
        session.dispatch("RESUMED", {"_trace": []})
        self._world.changed()
        return session

    def _check_token(self, data: Json) -> None:
        if str(data.get("token", "")).removeprefix("Bot ") != self._token:
            raise Refusal(4004)

    def _attach(self, session: Session, connection: Wire) -> None:
        if session.expiry is not None:
            session.expiry.cancel()
        session.connection = connection

    def _greet(self, session: Session) -> None:
        guilds = [
            guild
            for guild in self._world.guilds.values()
            if session.serves(guild.id) and self._world.bot.id in guild.members
        ]
        session.dispatch("READY", ready(self._world, session.id, session.shard, guilds))
        for guild in guilds:
            if session.intents & Intent.GUILDS:
                threads = self._world.visible_threads(guild)
                data = payloads.guild_create(guild, threads, self._world.bot)
                session.dispatch("GUILD_CREATE", data)

    def send_members(self, session: Session, asked: Json) -> None:
        """Answer a request for members."""
        may_list = bool(session.intents & Intent.MEMBERS)
        chunk = members_chunk(self._world, asked, may_list=may_list)
        if chunk is not None:
            session.dispatch("GUILD_MEMBERS_CHUNK", chunk)

    def lost(self, session: Session, connection: Wire, code: int) -> None:
        """A connection ended; its session waits a while unless the client ended it in order."""
        if session.connection is not connection:
            return
        session.connection = None
        if code in _ENDS_SESSION:
            del self._sessions[session.id]
        else:
            loop = asyncio.get_running_loop()
            session.expiry = loop.call_later(
                self.timing.resume, self._sessions.pop, session.id, None
            )
        self._world.changed()

    def start_limit(self) -> Json:
        """How often a bot may still identify."""
        return self._identifications.limit()

    def refuse_identify(self, times: int) -> None:
        """Answer the next identifications with an invalid session."""
        self._identifications.refuse(times)

    def reconnect(self) -> None:
        """Tell every client to connect anew and resume."""
        for connection in self._connections():
            connection.send({"op": RECONNECT, "d": None})

    def invalidate(self, *, resumable: bool) -> None:
        """Tell every client that its session is invalid; forget it unless it is resumable."""
        for session in self.connected:
            if session.connection is not None:
                session.connection.send({"op": INVALID_SESSION, "d": resumable})
            if not resumable:
                del self._sessions[session.id]
                session.connection = None

    def cut(self) -> None:
        """Break every connection without a word."""
        for connection in self._connections():
            connection.cut()

    def close(self, code: int) -> None:
        """Close every connection with a code."""
        for connection in self._connections():
            connection.close(code)
        for session in self._sessions.values():
            if session.expiry is not None:
                session.expiry.cancel()

    def _connections(self) -> list[Wire]:
        return [one.connection for one in self.connected if one.connection is not None]
