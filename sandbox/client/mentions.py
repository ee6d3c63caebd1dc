"""Users, channels, roles and files that a person names: their ids, and their descriptions."""

import mimetypes
from typing import Final

from sandbox.errors import ActorError, Json
from sandbox.world import components as c
from sandbox.world import payloads
from sandbox.world.files import Attachment
from sandbox.world.model import Channel, Role, User
from sandbox.world.world import World

_TAKES: Final[dict[int, tuple[type, ...]]] = {
    c.USER_SELECT: (User,),
    c.ROLE_SELECT: (Role,),
    c.MENTIONABLE_SELECT: (User, Role),
    c.CHANNEL_SELECT: (Channel,),
    c.FILE_UPLOAD: (tuple,),
}


class Resolver:
    """Collects the `resolved` part of an interaction."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.found: Json = {}

    def value(self, kind: int, thing: object) -> str:
        """The value that stands for a thing.

        Args:
            kind: The type of the component (or of the select that an option is like).
            thing: A text; or a user (or their actor), role, channel; or a file as (name, bytes).
        """
        thing = getattr(thing, "user", thing)
        if kind not in _TAKES:
            return str(thing)
        if not isinstance(thing, _TAKES[kind]):
            raise ActorError(f"{thing!r} cannot be chosen here.")
        if isinstance(thing, User):
            return self._user(thing)
        if isinstance(thing, Role):
            return self._keep("roles", thing.id, payloads.role(thing))
        if isinstance(thing, Channel):
            described = payloads.channel(thing) | {"permissions": "0"}
            return self._keep("channels", thing.id, described)
        assert isinstance(thing, tuple)  # noqa: S101 - the only kind left
        return self._file(*thing)

    def _user(self, user: User) -> str:
        for guild in self._world.guilds.values():
            if user.id in guild.members:
                member = payloads.member(guild.members[user.id], with_user=False)
                self._keep("members", user.id, member | {"permissions": "0"})
        return self._keep("users", user.id, payloads.user(user))

    def _file(self, name: str, content: bytes) -> str:
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        file = Attachment(self._world.new_id(), name, content, kind)
        self._world.uploads[file.id] = file
        described = payloads.attachment(file, self._world.base_url) | {"ephemeral": True}
        return self._keep("attachments", file.id, described)

    def _keep(self, what: str, number: int, described: Json) -> str:
        self.found.setdefault(what, {})[str(number)] = described
        return str(number)
