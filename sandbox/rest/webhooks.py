"""Follow-ups to an interaction, and changes to its answers."""

from sandbox.errors import unknown
from sandbox.rest.interactions import respond
from sandbox.rest.router import Call, Reply, Router
from sandbox.rules import messages as rules
from sandbox.world import messages, payloads
from sandbox.world.flags import MessageFlag
from sandbox.world.interactions import Interaction
from sandbox.world.model import Message


def register(router: Router) -> None:
    """Serve these routes."""
    hook = "/webhooks/{webhook_id}/{webhook_token}"
    router.add("POST", hook, follow_up, public=True)
    for template in (f"{hook}/messages/@original", f"{hook}/messages/{{message_id}}"):
        router.add("GET", template, read, public=True)
        router.add("PATCH", template, edit, public=True)
        router.add("DELETE", template, delete, public=True)


def _interaction(call: Call) -> Interaction:
    return call.interactions.answered(call.params["webhook_id"], call.params["webhook_token"])


def follow_up(call: Call) -> Reply:
    """Post another message.

    The first one after a deferral takes the deferral's place, and its ephemerality with it.
    """
    interaction = _interaction(call)
    original = interaction.original
    promised = interaction.awaiting_followup
    rules.check(call.body, call.uploads, original if promised else None)
    if interaction.awaiting_followup and original is not None and not original.deleted:
        interaction.awaiting_followup = False
        messages.edit(call.world, original, call.body, call.uploads)
        message = original
    else:
        flags = MessageFlag(call.body.get("flags") or 0) & MessageFlag.EPHEMERAL
        message = respond(call, interaction, call.body, flags)
        message.reference = _reference(interaction)
    interaction.shown = interaction.shown or message
    call.world.changed()
    return Reply(payloads.message(message, call.world.base_url))


def _reference(interaction: Interaction) -> dict[str, object] | None:
    original = interaction.original
    if original is None:
        return None
    return {"type": 0, "channel_id": str(original.channel.id), "message_id": str(original.id)}


def _message(call: Call, interaction: Interaction) -> Message:
    """The message of the path: the first answer, or one that belongs to this interaction."""
    message_id = call.params.get("message_id")
    original = interaction.original
    if message_id is None or (original is not None and original.id == message_id):
        message = original
    else:
        message = interaction.channel.messages.get(message_id)
        if message is not None and message.interaction is not interaction.metadata:
            message = None
    if message is None or message.deleted:
        raise unknown("Message", 10008)
    return message


def read(call: Call) -> Reply:
    """One answer."""
    message = _message(call, _interaction(call))
    return Reply(payloads.message(message, call.world.base_url))


def edit(call: Call) -> Reply:
    """Change an answer; this also keeps what a deferral promised."""
    interaction = _interaction(call)
    message = _message(call, interaction)
    rules.check(call.body, call.uploads, message)
    messages.edit(call.world, message, call.body, call.uploads)
    if message is interaction.original:
        interaction.awaiting_followup = False
    interaction.shown = interaction.shown or message
    call.world.changed()
    return Reply(payloads.message(message, call.world.base_url))


def delete(call: Call) -> Reply:
    """Remove an answer."""
    messages.delete(call.world, _message(call, _interaction(call)))
    return Reply(status=204)
