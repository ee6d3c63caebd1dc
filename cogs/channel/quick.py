"""`/interview where:channel`, and the buttons and forms of an interview in a channel."""

import contextlib
import re
from typing import Any, cast

import discord
from discord.ext import commands

from bot.client import Client, FormHandler
from bot.controls import Control, caller, own, replace, reply
from bot.delivery.threads import UNDER_A_CARD, thread_is_possible
from bot.domain.attempts.occasions import RoundRef
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.channel.interview import Elsewhere, Pending, Place, SharedAnswer
from bot.domain.choosing.request import Request
from bot.domain.people.caller import Caller
from bot.errors import WhiteboardError
from bot.ui import ids
from bot.ui.attempts.cards import own_answer_page
from bot.ui.attempts.hints import hint_card
from bot.ui.cards import notice
from bot.ui.channel.cards import elsewhere_card, handing_card, own_card, round_card, shared_card
from bot.ui.forms import Submission
from bot.ui.people.text import called
from cogs.attempts.forms import grade_of, marks_of, open_form

__all__ = ["learn_message", "put_shared", "show_step", "start_round"]


async def start_round(
    bot: Client, interaction: discord.Interaction, request: Request, *, design: bool = False
) -> None:
    """Start an interview in a channel and post its card, or lead to the one that runs there."""
    _require_channel(interaction)
    user, channel_id = interaction.user, interaction.channel_id or 0
    roles = [role.id for role in user.roles] if isinstance(user, discord.Member) else []
    place = Place(channel_id, getattr(interaction.channel, "parent_id", None))
    start = bot.services.hosting.start
    who = caller(interaction)
    started = await bot.db.run(start, who, place, roles, request, design=design)
    if isinstance(started, Elsewhere):
        bot.channel_cards.nudge()
        await reply(interaction, elsewhere_card(started))
        return
    sent = await interaction.response.send_message(view=round_card(started.view))
    if sent.message_id is not None:
        await bot.db.run(bot.services.channel_deadlines.posted, started.round, sent.message_id)
        if thread_is_possible(interaction, UNDER_A_CARD):
            await bot.channel_cards.open_thread(
                started.round, channel_id, sent.message_id, started.view
            )


def _require_channel(interaction: discord.Interaction) -> None:
    """The bot must see a channel to keep a card there true.

    Raises:
        WhiteboardError: It is none, or it cannot.
    """
    if interaction.guild_id is None:
        raise WhiteboardError(
            "A channel interview needs a server's channel. Type /interview there, or leave out "
            "where to practise alone."
        )
    allowed = interaction.app_permissions
    threaded = isinstance(interaction.channel, discord.Thread)
    speaks = allowed.send_messages_in_threads if threaded else allowed.send_messages
    speaking = "Send Messages in Threads" if threaded else "Send Messages"
    needed = {"View Channel": allowed.view_channel, speaking: speaks}
    lacking = [name for name, granted in needed.items() if not granted]
    if lacking:
        raise WhiteboardError(f"I cannot hold an interview here. I lack: {', '.join(lacking)}.")


class Rounds(commands.Cog):
    """Learns from Discord when a channel or thread with an interview is gone."""

    def __init__(self, bot: Client) -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """End what ran there."""
        await self._gone(channel.id, "Its channel was deleted.")

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """End what ran there."""
        await self._gone(payload.thread_id, "Its thread was deleted.")

    @commands.Cog.listener()
    async def on_raw_thread_update(self, payload: discord.RawThreadUpdateEvent) -> None:
        """End what ran in a thread that was closed."""
        closed = payload.data["thread_metadata"]
        if closed["archived"] or closed["locked"]:
            await self._gone(payload.thread_id, "Its thread was archived or locked.")

    async def _gone(self, channel_id: int, reason: str) -> None:
        await self._bot.db.run(self._bot.services.channel_deadlines.gone_from, channel_id, reason)


class RoundControl(Control, template=ids.ROUND_TEMPLATE):
    """Any button of an interview in a channel: on its card, and on a member's own."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open a form, show something to the presser alone, or take a step for all."""
        bot, verb, ref = Client.of(interaction), self.match["verb"], ids.round_ref(self.match)
        who = caller(interaction)
        if await open_form(bot, interaction, ref, verb):
            if verb == "answer":
                await bot.db.run(bot.services.channel_answers.join, who, ref)
        elif await _lead(bot, who, ref, verb):
            await show_step(bot, interaction, ref)
        else:
            await _answer_alone(bot, interaction, ref, verb)
        await learn_message(bot, interaction, ref)
        bot.channel_cards.nudge()


async def _answer_alone(
    bot: Client, interaction: discord.Interaction, ref: RoundRef, verb: str
) -> None:
    """Do what a button's verb names for the presser, and show it to them alone."""
    who = caller(interaction)
    if verb.startswith("hint-"):
        question = bot.services.library.question(ref.question)
        await own(interaction, hint_card(ref, question, int(verb.removeprefix("hint-"))))
    elif verb == "share":
        shared = await bot.db.run(bot.services.channel_answers.share, who, ref)
        await put_shared(bot, interaction, shared)
    elif verb == "hand-over":
        heirs = await bot.db.run(bot.services.hosting.heirs, who, ref)
        await reply(interaction, handing_card(heirs))
    elif verb == "join":
        await bot.db.run(bot.services.channel_answers.join, who, ref)
        await interaction.response.defer()
    else:
        screen = await _own_step(bot, who, ref, verb)
        page = verb.removeprefix("mine-")
        if page != verb and not isinstance(screen, Pending):
            await own(interaction, own_answer_page(screen, int(page)))
        else:
            await own(interaction, own_card(screen))


async def _lead(bot: Client, who: Caller, ref: RoundRef, verb: str) -> bool:
    """Take the host's step that a button's verb names; returns whether it names one."""
    rounds = bot.services.hosting
    if verb.startswith("extend-"):
        await bot.db.run(rounds.extend, who, ref, int(verb.removeprefix("extend-")))
        return True
    steps = {
        "reveal": rounds.reveal,
        "skip": rounds.skip,
        "next": rounds.next,
        "pause": rounds.pause,
        "resume": rounds.resume,
        "end": rounds.end,
    }
    if verb in steps:
        await bot.db.run(steps[verb], who, ref)
    return verb in steps


async def _own_step(
    bot: Client, who: Caller, ref: RoundRef, verb: str
) -> Pending | Revealed | Graded:
    answers = bot.services.channel_answers
    if marks := grade_of(verb):
        return await bot.db.run(answers.grade, who, ref, marks)
    if verb == "reconsider":
        return await bot.db.run(answers.reconsider, who, ref)
    if verb == "grade-mine":
        return await bot.db.run(answers.to_grade, who, ref)
    return await bot.db.run(answers.show, who, ref)


async def show_step(bot: Client, interaction: discord.Interaction, ref: RoundRef) -> None:
    """Show what a step led to at once, without waiting for the card's next edit.

    Should an edit with something newer have come first, the next one puts it right.
    """
    view = await bot.db.run(bot.services.hosting.show, caller(interaction), ref)
    await replace(interaction, round_card(view))
    await bot.db.run(bot.services.channel_deadlines.doubt, ref.round)


async def learn_message(bot: Client, interaction: discord.Interaction, ref: RoundRef) -> None:
    """A press tells which message the card is, should a crash have kept us from noting it."""
    message = interaction.message
    if message is not None and not message.flags.ephemeral:
        await bot.db.run(bot.services.channel_deadlines.posted, ref.round, message.id)


async def put_shared(bot: Client, interaction: discord.Interaction, shared: SharedAnswer) -> None:
    """Show what a member shares to the others: in the card's thread, else in the channel."""
    ref, response = shared.ref, interaction.response
    try:
        if shared.thread_id is None:
            await response.send_message(view=shared_card(shared))
            return
        await response.defer(ephemeral=True, thinking=True)  # many may share at once
        if await bot.channel_cards.share(shared, shared.thread_id):
            told = f"You shared it in <#{shared.thread_id}>."
        else:
            told = "The thread is closed, so you shared it here."
            await interaction.followup.send(view=notice(told), ephemeral=True)
            await interaction.followup.send(view=shared_card(shared))
            return
    except (WhiteboardError, discord.HTTPException):
        unshare = bot.services.channel_answers.unshare
        await bot.db.run(unshare, ref.round, ref.position, shared.member_id)
        raise
    with contextlib.suppress(discord.HTTPException):  # it is shared, told or not
        await interaction.edit_original_response(view=notice(told))


class SharedControl(Control, template=ids.SHARED_TEMPLATE):
    """*Remove* on an answer that a member has shared."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Remove it for its member, or for those who manage messages.

        One that others removed cannot be shared again.
        """
        bot, member_id = Client.of(interaction), int(self.match["member"])
        mine = interaction.user.id == member_id
        if not (mine or interaction.permissions.manage_messages):
            raise WhiteboardError("Only its author and those who manage messages can remove it.")
        await interaction.response.defer()
        with contextlib.suppress(discord.NotFound):  # another removed it in the same moment
            await interaction.delete_original_response()
        if mine:
            unshare, place = bot.services.channel_answers.unshare, self.match
            await bot.db.run(unshare, int(place["round"]), int(place["position"]), member_id)


class HandOverControl(Control, template=ids.ROUND_HOST_TEMPLATE):
    """The select of who is to host."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Hand the interview over."""
        bot, picked = Client.of(interaction), cast("dict[str, Any]", interaction.data or {})
        key, heir = int(self.match["round"]), int(picked["values"][0])
        hand_over = bot.services.hosting.hand_over
        name = await bot.db.run(hand_over, caller(interaction), key, heir)
        await replace(interaction, notice(f"{called(name)} is the host now."))
        bot.channel_cards.nudge()


async def _submitted(
    interaction: discord.Interaction, match: re.Match[str], submission: Submission
) -> None:
    """Keep an answer, or ticks with their grade."""
    bot, who, ref = Client.of(interaction), caller(interaction), ids.round_ref(match)
    answers = bot.services.channel_answers
    if match["verb"] == "answer":
        screen = await bot.db.run(answers.answer, who, ref, submission.text("answer"))
    else:
        screen = await bot.db.run(answers.grade, who, ref, marks_of(submission))
    await own(interaction, own_card(screen))
    bot.channel_cards.nudge()


async def setup(bot: Client) -> None:
    """Add the buttons, the forms and the listeners."""
    bot.add_controls(RoundControl, SharedControl, HandOverControl)
    bot.add_form(FormHandler(ids.ROUND_TEMPLATE, _submitted))
    await bot.add_cog(Rounds(bot))
