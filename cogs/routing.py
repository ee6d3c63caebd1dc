"""Brings every submitted form to its reader, and answers controls that nobody knows any more."""

from collections.abc import Mapping
from typing import Any, cast

import discord
from discord.ext import commands

from bot.client import Client
from bot.controls import stands_on
from bot.domain.refusals import Refusal, RefusedError
from bot.ui.failures import answer_failure, give_back, tell
from bot.ui.forms import Submission
from bot.ui.refusals import sentence
from bot.ui.verbs import UnknownControlError


class Routing(commands.Cog):
    """The one listener that sees every interaction."""

    def __init__(self, bot: Client) -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Read forms; answer what is unknown."""
        submission = Submission(cast("Mapping[str, Any]", interaction.data or {}))
        try:
            if interaction.type is discord.InteractionType.modal_submit:
                await self._read(interaction, submission)
            elif interaction.type is discord.InteractionType.component:
                await self._answer_unknown(interaction, submission.custom_id)
        except Exception as error:  # noqa: BLE001 - the one place where a form's failure is told
            await answer_failure(interaction, error)
            await give_back(interaction, submission.typed)

    async def _answer_unknown(self, interaction: discord.Interaction, custom_id: str) -> None:
        """Say so where discord.py brings a press to nobody."""
        templates = [each.__discord_ui_compiled_template__ for each in self._bot.controls]
        kind = cast("Mapping[str, Any]", interaction.data or {}).get("component_type", 0)
        if not any(template.fullmatch(custom_id) for template in templates):
            await tell(interaction, str(UnknownControlError()))
        elif not stands_on(interaction.message, custom_id, kind):
            await tell(interaction, sentence(RefusedError(Refusal.CARD_HAS_CHANGED)))

    async def _read(self, interaction: discord.Interaction, submission: Submission) -> None:
        for form in self._bot.forms:
            if match := form.family.template.fullmatch(submission.custom_id):
                await form.submitted(interaction, match, submission)
                return
        raise UnknownControlError("form")


async def setup(bot: Client) -> None:
    """Add the listener."""
    await bot.add_cog(Routing(bot))
