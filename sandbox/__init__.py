"""A local stand-in for Discord: REST API, gateway, and people who use them.

It keeps Discord's documented limits and deadlines and refuses what Discord refuses, so that what
works here works there. A story is told like this:

    async with Sandbox.open() as sandbox:  # then start a bot on sandbox.api_url, sandbox.token
        await sandbox.bot_ready()
        ada = sandbox.user("Ada")
        general = sandbox.guild("Interview Club").channel("general")
        out = await ada.invoke(general, "interview", topic="caching")
        out = await ada.press(out.message, "Answer")
        out = await ada.submit(out.form, {"Your answer": "A cache."})
        assert "Solid" in out.message.buttons

An act is under way as soon as it is called; awaiting it gives what the person then sees.

Its rooms, from the ground up; each imports only what stands above it in this list:

    world          the things there are, and what may happen to them
    rules          what Discord accepts: limits, rates, shapes
    gateway, rest  Discord's two doors
    client         what a person is offered, does and sees
    process        the bot, started and ended
    web, page      the client as a page: the server's side, and the browser's
"""

from sandbox.client.actor import Actor
from sandbox.client.outcome import Choice, Outcome, Pending
from sandbox.errors import ActorError, InteractionFailed
from sandbox.rest.app import Request
from sandbox.rest.faults import Fault, Faults
from sandbox.rules.enforced import Enforced
from sandbox.server import Sandbox
from sandbox.world.clock import Clock
from sandbox.world.forms import Form
from sandbox.world.model import Channel, Guild, Message, Role, User
from sandbox.world.permission_bits import Permission
from sandbox.world.timing import Timing

__all__ = [
    "Actor", "ActorError", "Channel", "Choice", "Clock", "Enforced", "Fault", "Faults", "Form",
    "Guild", "InteractionFailed", "Message", "Outcome", "Pending", "Permission", "Request", "Role",
    "Sandbox", "Timing", "User",
]  # fmt: skip
