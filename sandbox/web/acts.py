"""What a person does on the page, handed to the actor who stands for them."""

import base64
import re
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

from sandbox.client.actor import Actor
from sandbox.client.outcome import Outcome, Pending
from sandbox.errors import ActorError, Json
from sandbox.server import Sandbox
from sandbox.web import trouble
from sandbox.web.view import dressed
from sandbox.world.forms import Form, FormState
from sandbox.world.model import Channel, Guild, Message, Role


class Acts:
    """The acts of everyone at the page. Forms on screens are kept under a number of ours.

    Each act takes who acts and the page's JSON, and gives the page's answer.

    Raises:
        ActorError: Discord's client would not let them.
        InteractionFailed: The bot did not answer in time.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._world = sandbox.world
        self._forms: dict[str, Form] = {}

    async def invoke(self, who: Actor, body: Json) -> Json:
        """Send a command."""
        options = {name: self._thing(value) for name, value in body["options"].items()}
        return await self._told(who.invoke(self.channel(body), body["command"], **options))

    async def suggest(self, who: Actor, body: Json) -> Json:
        """Ask for an option's suggestions."""
        options = {name: self._thing(value) for name, value in body["options"].items()}
        options.pop(body["option"], None)
        choices = await who.suggest(
            self.channel(body), body["command"], body["option"], body["typed"], **options
        )
        return {"choices": [{"name": one.name, "value": one.value} for one in choices]}

    async def press(self, who: Actor, body: Json) -> Json:
        """Press a button."""
        return await self._told(who.press(self._message(body), custom_id=body["custom_id"]))

    async def choose(self, who: Actor, body: Json) -> Json:
        """Choose in a select."""
        values = [self._thing(value) for value in body["values"]]
        return await self._told(who.choose(self._message(body), body["custom_id"], values))

    async def submit(self, who: Actor, body: Json) -> Json:
        """Submit a form; one that fails stays open."""
        form = self._forms.get(body["form"])
        if form is None:
            raise ActorError("This form is gone: the sandbox was started anew. Close it.")
        values = {name: self._value(value) for name, value in body["values"].items()}
        return await self._told(who.submit(form, values))

    async def dismiss(self, who: Actor, body: Json) -> Json:
        """Close a form."""
        form = self._forms.pop(body["form"], None)
        if form is not None and form.user is who.user and form.state is FormState.OPEN:
            who.dismiss(form)
        return {}

    async def say(self, who: Actor, body: Json) -> Json:
        """Type a message."""
        text = str(body["text"])
        if not text.strip() or len(text) > 2000:
            raise ActorError(f"A message has 1 to 2000 characters, not {len(text.strip())}.")
        await who.say(self.channel(body), self._mentioning(text))
        return {}

    async def pick(self, who: Actor, body: Json) -> Json:
        """Use a command in the menu of a message."""
        return await self._told(who.pick(self._message(body), str(body["command"])))

    async def speak(self, who: Actor, body: Json) -> Json:
        """Send a voice message of so many seconds."""
        await who.speak(self.channel(body), float(body["seconds"]))
        return {}

    async def hide(self, who: Actor, body: Json) -> Json:
        """Dismiss an ephemeral message."""
        who.hide(self._message(body))
        return {}

    async def reload(self, who: Actor, body: Json) -> Json:
        """Restart the person's client."""
        del body
        who.reload()
        return {}

    async def clock(self, who: Actor, body: Json) -> Json:
        """Set the clock to an instant, move it by seconds, or put it right."""
        del who
        clock = self._sandbox.clock
        if "set" in body:
            clock.set(datetime.fromisoformat(body["set"]))
        elif "advance" in body:
            clock.advance(timedelta(seconds=body["advance"]))
        else:
            clock.advance(-clock.offset)
        self._world.changed()
        return {}

    async def trouble(self, who: Actor, body: Json) -> Json:
        """Let something go wrong between the bot and Discord."""
        del who
        trouble.cause(self._sandbox, body)
        self._world.changed()
        return {}

    async def tend(self, who: Actor, body: Json) -> Json:
        """Restart or kill the bot."""
        del who
        await trouble.tend(self._sandbox, body["wish"])
        return {}

    async def invite(self, who: Actor, body: Json) -> Json:
        """Invite the bot to the server on the screen: it greets one that it joins."""
        del who
        self._sandbox.moderation.add_bot(self._server(body))
        return {}

    async def kick(self, who: Actor, body: Json) -> Json:
        """Kick the bot out of the server on the screen."""
        del who
        self._sandbox.moderation.remove_bot(self._server(body))
        return {}

    def _server(self, body: Json) -> Guild:
        guild = self.channel(body).guild
        if guild is None:
            raise ActorError("A direct message is in no server. Choose a server on the left.")
        return guild

    def _mentioning(self, text: str) -> str:
        """A text with each `@Name` of somebody here as the mention that Discord's client sends."""
        for user in sorted(self._world.users.values(), key=lambda one: -len(one.name)):
            text = re.sub(
                rf"(?<!\w)@{re.escape(user.name)}\b", f"<@{user.id}>", text, flags=re.IGNORECASE
            )
        return text

    def channel(self, body: Json) -> Channel:
        """The channel that the page means."""
        number = str(body.get("channel"))
        found = self._world.channels.get(int(number)) if number.isdecimal() else None
        if found is None or found.deleted:
            raise ActorError("This channel is gone. Choose another on the left.")
        return found

    def _message(self, body: Json) -> Message:
        found = self.channel(body).messages.get(int(body["message"]))
        if found is None:
            raise ActorError("This message is gone.")
        return found

    async def _told(self, pending: Pending[Outcome]) -> Json:
        """Wait for the bot's first answer; a form it opened goes on the screen."""
        form = (await pending.acknowledged()).form
        if form is None:
            return {}
        number = str(self._world.new_id())
        self._forms[number] = form
        shown = {"id": number, "title": form.title, "components": dressed(form.components)}
        return {"form": shown}

    def _value(self, value: object) -> object:
        return (
            [self._thing(one) for one in value] if isinstance(value, list) else self._thing(value)
        )

    def _thing(self, value: object) -> object:
        """A plain value, or the user, role, channel or file that a tagged one names."""
        match value:
            case {"user": number}:
                return self._world.users[int(number)]
            case {"channel": number}:
                return self._world.channels[int(number)]
            case {"role": number}:
                return self._role(int(number))
            case {"file": name, "data": data}:
                return name, base64.b64decode(data)
        return value

    def _role(self, number: int) -> Role:
        return next(g.roles[number] for g in self._world.guilds.values() if number in g.roles)


ACTS: Final[dict[str, Callable[[Acts, Actor, Json], Awaitable[Json]]]] = {
    act.__name__: act
    for act in (
        Acts.invoke,
        Acts.suggest,
        Acts.press,
        Acts.choose,
        Acts.submit,
        Acts.dismiss,
        Acts.say,
        Acts.pick,
        Acts.speak,
        Acts.hide,
        Acts.reload,
        Acts.clock,
        Acts.trouble,
        Acts.tend,
        Acts.invite,
        Acts.kick,
    )
}
