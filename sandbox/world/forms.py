"""Forms (modals): what the bot opened, and how a person fills one in.

Source: https://docs.discord.com/developers/components/reference
"""

from dataclasses import dataclass
from enum import Enum, auto

from sandbox.errors import ActorError, Json
from sandbox.world import components as c
from sandbox.world.model import Channel, Message, User
from sandbox.world.text import parts_text


class FormState(Enum):
    """Whether a form is on the screen."""

    OPEN = auto()
    DISMISSED = auto()
    SUBMITTED = auto()


@dataclass(slots=True, eq=False)
class Form:
    """A form on one person's screen."""

    custom_id: str
    title: str
    components: list[Json]
    user: User
    channel: Channel
    source: Message | None
    opened_by: Json
    state: FormState = FormState.OPEN

    @property
    def text(self) -> str:
        """The form as plain text."""
        return f"{self.title}\n{parts_text(self.components)}"

    @property
    def inputs(self) -> dict[str, Json]:
        """Each input component by the label above it."""
        named = {
            part["label"]: part["component"] for part in self.components if part["type"] == c.LABEL
        }
        old = [
            child
            for part in self.components
            if part["type"] == c.ACTION_ROW
            for child in c.children(part)
        ]
        return named | {child["label"]: child for child in old}

    @property
    def fields(self) -> list[str]:
        """The labels of its inputs, in order."""
        return list(self.inputs)

    def input(self, name: str) -> Json:
        """The input with this label or custom_id."""
        for label, part in self.inputs.items():
            if name in (label, part["custom_id"]):
                return part
        raise ActorError(f"The form {self.title!r} has no field {name!r}; it has {self.fields}.")
