"""A local stand-in for Discord: REST API, gateway, and people who use them.

It keeps Discord's documented limits and deadlines and refuses what Discord refuses, so that what
works here works there.
"""

from sandbox.actor import Actor
from sandbox.clock import Clock
from sandbox.enforced import Enforced
from sandbox.errors import ActorError, InteractionFailed
from sandbox.faults import Fault, Faults
from sandbox.forms import Form
from sandbox.model import Channel, Guild, Message, Role, User
from sandbox.outcome import Choice, Outcome, Pending
from sandbox.permissions import Permission
from sandbox.rest.app import Request
from sandbox.server import Sandbox
from sandbox.timing import Timing

__all__ = [
    "Actor", "ActorError", "Channel", "Choice", "Clock", "Enforced", "Fault", "Faults", "Form",
    "Guild", "InteractionFailed", "Message", "Outcome", "Pending", "Permission", "Request", "Role",
    "Sandbox", "Timing", "User",
]  # fmt: skip
