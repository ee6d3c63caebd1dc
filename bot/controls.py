"""What commands, buttons and forms have in common."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from types import new_class
from typing import Any, ClassVar, Self, TypeAlias, TypeVar, cast

import discord
from discord import ui

from bot.domain.people.caller import DIRECT, Caller
from bot.domain.refusals import Refusal, RefusedError
from bot.ui.cards import MOST_OPTIONS, Card
from bot.ui.failures import answer_failure
from bot.ui.ids import Family, Press, Ref, numbers
from bot.ui.verbs import UnknownControlError, Verb

__all__ = [
    "Control",
    "Step",
    "TableControl",
    "caller",
    "custom_id_of",
    "own",
    "picked",
    "remove_shared",
    "replace",
    "reply",
    "stands_on",
    "table_control",
]

R = TypeVar("R", bound=Ref)
Step: TypeAlias = Callable[[discord.Interaction, Press[R]], Awaitable[None]]
"""What a button does."""

_UNKNOWN_MESSAGE = 10008
"""Discord's code for a message that is gone
(https://discord.com/developers/docs/topics/opcodes-and-status-codes#json)."""


def caller(interaction: discord.Interaction) -> Caller:
    """Who is behind an interaction."""
    return Caller(
        member_id=interaction.user.id,
        name=interaction.user.display_name,
        guild_id=interaction.guild_id or DIRECT,
        manages=interaction.guild_id is not None and interaction.permissions.manage_guild,
        interaction=interaction.id,
    )


async def reply(interaction: discord.Interaction, card: Card) -> None:
    """Answer a command, to the one who typed it alone; a direct message is a chat, and stays."""
    alone = interaction.guild_id is not None
    await interaction.response.send_message(view=card, ephemeral=alone)


async def replace(interaction: discord.Interaction, card: Card, *files: discord.File) -> int | None:
    """Put a new card, its files included, in the place of the one that was used.

    Where that one was deleted meanwhile, behind an open form say, the card comes anew.

    Returns:
        The message that shows it, where that is known.
    """
    try:
        if interaction.response.is_done():
            await interaction.edit_original_response(view=card, attachments=list(files))
        else:
            await interaction.response.edit_message(view=card, attachments=list(files))
    except discord.NotFound as error:
        if error.code != _UNKNOWN_MESSAGE:
            raise
        return await _put_anew(interaction, card, files)
    return None if interaction.message is None else interaction.message.id


async def _put_anew(
    interaction: discord.Interaction, card: Card, files: Sequence[discord.File]
) -> int | None:
    """Show a card again: in a server to the member alone."""
    alone = interaction.guild_id is not None
    for file in files:
        file.reset()  # it was read once already
    if interaction.response.is_done():
        sent = await interaction.followup.send(view=card, files=files, ephemeral=alone, wait=True)
        return sent.id
    response = interaction.response
    return (await response.send_message(view=card, files=files, ephemeral=alone)).message_id


async def own(interaction: discord.Interaction, card: Card, *files: discord.File) -> int | None:
    """Show a card to the member alone: in place of their own one, beside the channel's message.

    Returns the id of its message, where Discord has told it.
    """
    message = interaction.message
    if message is not None and message.flags.ephemeral:
        await replace(interaction, card, *files)
        return message.id
    sent = await interaction.response.send_message(view=card, files=files, ephemeral=True)
    return sent.message_id


async def remove_shared(interaction: discord.Interaction, author: int) -> bool:
    """Remove the shared message whose button was used; returns whether its author did.

    Raises:
        RefusedError: The presser neither shared it nor manages messages.
    """
    mine = interaction.user.id == author
    if not (mine or interaction.permissions.manage_messages):
        raise RefusedError(Refusal.ONLY_ITS_AUTHOR)
    await interaction.response.defer()
    with suppress(discord.NotFound):  # another removed it in the same moment
        await interaction.delete_original_response()
    return mine


def picked(interaction: discord.Interaction) -> tuple[int, ...]:
    """The keys or ids that were picked in a select: one at least.

    Raises:
        UnknownControlError: No select of ours lets that be picked.
    """
    values = cast("Mapping[str, Any]", interaction.data or {}).get("values")
    found = numbers(values, "list")
    if not 0 < len(found) <= MOST_OPTIONS:
        raise UnknownControlError("list")
    return found


def custom_id_of(interaction: discord.Interaction) -> str:
    """The id of the control or form that was used; empty of a command."""
    return str(cast("Mapping[str, Any]", interaction.data or {}).get("custom_id", ""))


def stands_on(message: discord.Message | None, custom_id: str, kind: int) -> bool:
    """Whether a message has a control with this id, of this type: discord.py runs no other one."""
    parts: list[Any] = [] if message is None else list(message.components)
    while parts:
        part = parts.pop()
        if getattr(part, "custom_id", None) == custom_id and part.type.value == kind:
            return True
        parts += getattr(part, "children", ())
    return False


class Control(ui.DynamicItem[ui.Item[Any]], template=re.compile(r"(?!)")):
    """A button or select known by its id alone; discord.py only logs what it raises, it answers.

    The template of this base matches nothing; every subclass has its own.
    """

    def __init__(self, item: ui.Item[Any], match: re.Match[str]) -> None:
        super().__init__(item)
        self.match = match

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction,  # noqa: ARG003 - discord.py passes it
        item: ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Rebuild the control from its id."""
        return cls(item, match)

    async def callback(self, interaction: discord.Interaction) -> None:
        """Do what the control says, and answer whatever goes wrong."""
        try:
            await self.pressed(interaction)
        except Exception as error:  # noqa: BLE001 - the one place where a control's failure is told
            await answer_failure(interaction, error)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Do what the control says."""
        raise NotImplementedError


class TableControl(Control, template=re.compile(r"(?!)")):
    """The buttons of one family of ids: a table of what each verb does."""

    family: ClassVar[Family[Any]]
    steps: ClassVar[Mapping[Verb, Step[Any]]]

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Take the step that the id names.

        Raises:
            UnknownControlError: There is no such step.
        """
        press = self.family.read(self.match)
        if press.verb not in self.steps:
            raise UnknownControlError
        await self.steps[press.verb](interaction, press)


def table_control(family: Family[R], steps: Mapping[Verb, Step[R]]) -> type[TableControl]:
    """The control of a family, as discord.py knows it: by the shape of its ids."""

    def fill(namespace: dict[str, Any]) -> None:
        namespace.update(family=family, steps=steps)

    name = f"{family.word.title().replace('-', '')}Control"
    made: type[TableControl] = new_class(name, (TableControl,), {"template": family.template}, fill)
    return made
