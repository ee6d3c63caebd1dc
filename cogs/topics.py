"""The options that name a topic or a question, in every command that has one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import discord
from discord import app_commands

from bot.client import Client
from bot.domain.questions import Choice
from bot.domain.refusals import Refusal, RefusedError
from bot.services.library import Library
from bot.ui.words import clip

__all__ = [
    "LookedFor",
    "QuestionOption",
    "QuestionTransformer",
    "SearchOption",
    "SearchTransformer",
    "TopicOption",
    "TopicTransformer",
    "look_for",
]

_CHOICE = 100
"""Room of a suggestion."""


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


class QuestionTransformer(app_commands.Transformer):
    """Suggests questions while a member types, and reads which they picked."""

    async def transform(self, interaction: discord.Interaction, value: str, /) -> int:
        """The key of the question.

        Raises:
            RefusedError: There is none of this id or with this prompt.
        """
        library = Client.of(interaction).services.library
        question = library.search.find_question(value)
        if question is not None:
            return library.key(question)
        raise _no_such_question(library, value)

    async def autocomplete(
        self, interaction: discord.Interaction, value: int | float | str, /
    ) -> list[app_commands.Choice[int | float | str]]:
        """The questions that fit best what was typed so far."""
        found = Client.of(interaction).services.library.search.questions(str(value))
        return [
            app_commands.Choice(name=clip(question.prompt, _CHOICE), value=question.id)
            for question in found
        ]


@dataclass(frozen=True, slots=True)
class LookedFor:
    """What a member looks for, and what of the bank that is."""

    typed: str
    found: Sequence[Choice]
    """One at least, the best first."""


class SearchTransformer(QuestionTransformer):
    """The same suggestions; what is typed and not picked is looked for as well."""

    async def transform(self, interaction: discord.Interaction, value: str, /) -> LookedFor:  # type: ignore[override]  # what it reads is another thing
        """The question that was picked, or all that fit what was typed.

        Raises:
            RefusedError: None does.
        """
        return look_for(Client.of(interaction).services.library, value)


def look_for(library: Library, typed: str) -> LookedFor:
    """The questions that fit a text.

    Raises:
        RefusedError: None does.
    """
    found = library.search.looked_for(typed)
    if not found:
        raise _no_such_question(library, typed)
    return LookedFor(typed, [Choice(library.key(each), each) for each in found])


def _no_such_question(library: Library, typed: str) -> RefusedError:
    meant = library.search.closest_question(typed)
    return RefusedError(Refusal.NO_SUCH_QUESTION, meant=meant.prompt if meant else None)


if TYPE_CHECKING:
    TopicOption: TypeAlias = str
    QuestionOption: TypeAlias = int
    SearchOption: TypeAlias = LookedFor
else:
    TopicOption = app_commands.Transform[str, TopicTransformer]
    QuestionOption = app_commands.Transform[int, QuestionTransformer]
    SearchOption = app_commands.Transform[LookedFor, SearchTransformer]
