"""The option that names a topic, in every command that has one."""

from typing import TYPE_CHECKING, TypeAlias

import discord
from discord import app_commands

from bot.client import Client
from bot.domain.refusals import Refusal, RefusedError

__all__ = ["TopicOption", "TopicTransformer"]


class TopicTransformer(app_commands.Transformer):
    """Suggests topics while a member types, and reads what they picked or typed."""

    async def transform(self, interaction: discord.Interaction, value: str, /) -> str:
        """The slug of the topic.

        Raises:
            RefusedError: There is none of this name.
        """
        search = Client.of(interaction).services.library.search
        topic = search.find_topic(value)
        if topic is not None:
            return topic.slug
        meant = search.closest_topic(value)
        raise RefusedError(Refusal.NO_SUCH_TOPIC, meant=meant.title if meant else None)

    async def autocomplete(
        self, interaction: discord.Interaction, value: int | float | str, /
    ) -> list[app_commands.Choice[int | float | str]]:
        """The 25 topics that fit best what was typed so far."""
        found = Client.of(interaction).services.library.search.topics(str(value))
        return [app_commands.Choice(name=topic.title, value=topic.slug) for topic in found]


if TYPE_CHECKING:
    TopicOption: TypeAlias = str
else:
    TopicOption = app_commands.Transform[str, TopicTransformer]
