"""The first answer to an interaction.

Source: https://docs.discord.com/developers/interactions/receiving-and-responding
"""

from typing import Final

from sandbox.errors import ActorError, Json, unknown
from sandbox.rest.router import Call, Reply, Router
from sandbox.rules import forms
from sandbox.rules import messages as rules
from sandbox.rules.commands import check_suggestions
from sandbox.rules.problems import refusal
from sandbox.world import components, messages, payloads
from sandbox.world.flags import MessageFlag
from sandbox.world.forms import Form
from sandbox.world.interactions import Answer, Interaction, Kind, State
from sandbox.world.model import Message

_LEGAL: Final = {
    Kind.COMMAND: {Answer.MESSAGE, Answer.DEFERRED_MESSAGE, Answer.FORM},
    Kind.COMPONENT: {
        Answer.MESSAGE,
        Answer.DEFERRED_MESSAGE,
        Answer.DEFERRED_UPDATE,
        Answer.UPDATE,
        Answer.FORM,
    },
    Kind.AUTOCOMPLETE: {Answer.CHOICES},
    Kind.FORM: {Answer.MESSAGE, Answer.DEFERRED_MESSAGE, Answer.DEFERRED_UPDATE, Answer.UPDATE},
}
_NEEDS_MESSAGE: Final = {Answer.DEFERRED_UPDATE, Answer.UPDATE}


def register(router: Router) -> None:
    """Serve these routes."""
    path = "/interactions/{interaction_id}/{interaction_token}/callback"
    router.add("POST", path, callback, public=True)


def callback(call: Call) -> Reply:
    """Take the one first answer."""
    interaction = call.interactions.unanswered(
        call.params["interaction_id"], call.params["interaction_token"]
    )
    answer = _legal(interaction, call.body.get("type"))
    data = call.body.get("data") or {}
    message = _TAKE[answer](call, interaction, data)
    interaction.answer, interaction.state = answer, State.ANSWERED
    call.world.changed()
    if call.query.get("with_response", "").lower() not in ("true", "1"):
        return Reply(status=204)
    return Reply(_described(call, interaction, message))


def _legal(interaction: Interaction, number: object) -> Answer:
    legal = set(_LEGAL[interaction.kind])
    if interaction.source is None:
        legal -= _NEEDS_MESSAGE
    if number in {int(one) for one in legal}:
        return Answer(number)
    offered = ", ".join(str(int(one)) for one in sorted(legal))
    raise refusal(("type",), "BASE_TYPE_CHOICES", f"Value must be one of {{{offered}}}.")


def respond(call: Call, interaction: Interaction, data: Json, flags: MessageFlag) -> Message:
    """Post a message that answers an interaction."""
    ephemeral = MessageFlag.EPHEMERAL in flags
    hidden = MessageFlag.EPHEMERAL | MessageFlag.LOADING
    return messages.post(
        call.world,
        interaction.channel,
        call.world.bot,
        data,
        call.uploads,
        flags=flags & hidden,
        reader=interaction.user if ephemeral else None,
        interaction=interaction.metadata,
        command=interaction.command,
        type=0 if interaction.command is None else 20,
    )


def _message(call: Call, interaction: Interaction, data: Json) -> Message:
    rules.check(data, call.uploads, at=("data",))
    asked = MessageFlag(data.get("flags") or 0) & MessageFlag.EPHEMERAL
    message = respond(call, interaction, data, asked)
    interaction.original = interaction.shown = message
    return message


def _deferred_message(call: Call, interaction: Interaction, data: Json) -> Message:
    asked = MessageFlag(data.get("flags") or 0) & MessageFlag.EPHEMERAL
    message = respond(call, interaction, {}, asked | MessageFlag.LOADING)
    interaction.original = message
    interaction.awaiting_followup = True
    return message


def _deferred_update(call: Call, interaction: Interaction, data: Json) -> None:
    del call, data
    assert interaction.source is not None  # noqa: S101 - checked by _legal
    interaction.original = interaction.source
    interaction.seen_version = interaction.source.version


def _update(call: Call, interaction: Interaction, data: Json) -> Message:
    assert interaction.source is not None  # noqa: S101 - checked by _legal
    if interaction.source.deleted:  # while a form that was opened from it was being filled in
        raise unknown("Message", 10008)
    rules.check(data, call.uploads, interaction.source, at=("data",))
    messages.edit(call.world, interaction.source, data, call.uploads)
    interaction.original = interaction.shown = interaction.source
    return interaction.source


def _choices(call: Call, interaction: Interaction, data: Json) -> None:
    del call
    check_suggestions(data, _focused(interaction.data["options"])["type"])
    interaction.choices = data.get("choices") or []


def _focused(options: list[Json]) -> Json:
    """The option being typed, however deep among subcommands."""
    for option in options:
        if option.get("focused"):
            return option
        if option.get("options"):
            return _focused(option["options"])
    raise ActorError("No option is being typed.")


def _form(call: Call, interaction: Interaction, data: Json) -> None:
    del call
    forms.check(data)
    interaction.form = Form(
        custom_id=data["custom_id"],
        title=data["title"],
        components=components.normalised(data["components"], lambda url: {"url": url}),
        user=interaction.user,
        channel=interaction.channel,
        source=interaction.source,
        opened_by=interaction.metadata,
    )


_TAKE: Final = {
    Answer.MESSAGE: _message,
    Answer.DEFERRED_MESSAGE: _deferred_message,
    Answer.DEFERRED_UPDATE: _deferred_update,
    Answer.UPDATE: _update,
    Answer.CHOICES: _choices,
    Answer.FORM: _form,
}


def _described(call: Call, interaction: Interaction, message: Message | None) -> Json:
    about: Json = {"id": str(interaction.id), "type": int(interaction.kind)}
    if message is None:
        return {"interaction": about}
    about |= {
        "response_message_id": str(message.id),
        "response_message_loading": message.loading,
        "response_message_ephemeral": message.ephemeral,
    }
    if message.loading or interaction.answer is None:
        return {"interaction": about}
    shown = payloads.message(message, call.world.base_url)
    return {"interaction": about, "resource": {"type": int(interaction.answer), "message": shown}}
