"""Sends and edits the messages of daily questions, so that none is lost and none is doubled."""

import asyncio
import contextlib
from collections.abc import Callable
from datetime import datetime, timedelta

import discord
import structlog

from bot.db.database import Database
from bot.delivery.limiter import Limiter, Urgency
from bot.delivery.outcomes import NETWORK_ERRORS, Failed, Failure, attempt
from bot.domain.daily.posts import Closing, Dispatch, PauseReason, PostWarning
from bot.services.clock import Clock
from bot.services.daily.posting import PostingService
from bot.ui.daily.post_cards import closed_card, is_post, post_card, thread_name

__all__ = ["NONCE_MEMORY", "Sender"]

NONCE_MEMORY = timedelta(seconds=90)
"""How long we trust Discord to remember a nonce; it documents "a few minutes"
(https://discord.com/developers/docs/resources/message#create-message)."""
_RECENT = 50
"""How many of a channel's messages are searched for a post that may be there."""

_NEVER = (
    *(Failure.MESSAGE_GONE, Failure.CHANNEL_GONE),
    *(Failure.UNSEEN, Failure.NOT_ALLOWED),
)
"""After which failures of an edit no other try can succeed."""

_log = structlog.get_logger(__name__)


class _UnknowableError(Exception):
    """Whether a post is in its channel cannot be known."""


class Sender:
    """Brings one post or edit at a time to Discord, and its outcome to the record."""

    def __init__(
        self,
        client: discord.Client,
        db: Database,
        posting: PostingService,
        limiter: Limiter,
        clock: Clock,
    ) -> None:
        self._client = client
        self._db = db
        self._posting = posting
        self._limiter = limiter
        self._clock = clock
        self.stopping = asyncio.Event()
        """Set when the bot leaves: what fails now is left to its next life."""

    async def post(self, dispatch: Dispatch) -> None:
        """Send a claimed post, or find it where an earlier try has brought it."""
        posting, ref = self._posting, dispatch.post.ref
        try:
            message_id = await self._find_or_send(dispatch)
        except discord.Forbidden:
            await self._db.run(posting.refuse, ref, PauseReason.FORBIDDEN)
        except discord.NotFound:
            await self._db.run(posting.refuse, ref, PauseReason.CHANNEL_GONE)
        except _UnknowableError:
            await self._db.run(posting.give_up, ref, PostWarning.INTERRUPTED)
            _log.warning("daily.unknown", post=ref.post)
        except (discord.HTTPException, *NETWORK_ERRORS) as error:
            _log.warning("daily.unconfirmed", post=ref.post, reason=str(error))
        else:
            await self._db.run(posting.confirm, ref, message_id)
            _log.info("daily.posted", post=ref.post)
            if dispatch.thread:
                await self._open_thread(dispatch, message_id)

    async def close(self, closing: Closing) -> None:
        """Show the answer under a question whose day is over."""
        if await self._edit(closing, closed_card(closing)):
            await self._db.run(self._posting.closed, closing.post.ref)

    async def refresh(self, closing: Closing) -> None:
        """Show how many have answered by now."""
        if await self._edit(closing, post_card(closing.post)):
            post = closing.post
            await self._db.run(self._posting.refreshed, post.ref, post.answers)

    async def _find_or_send(self, dispatch: Dispatch) -> int:
        """The id of the post's message; it is sent unless an earlier try has brought it there."""
        remembered = self._memory(dispatch)
        if not remembered():
            found = await self._find(dispatch)
            if found is not None:
                return found
        pause = 1.0
        while True:
            try:
                return await self._send(dispatch)
            except (discord.DiscordServerError, *NETWORK_ERRORS) as error:
                _log.info("daily.retrying", post=dispatch.post.ref.post, reason=str(error))
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.stopping.wait(), pause)
                # The message may be there: only the same nonce, while Discord knows it, is safe.
                if self.stopping.is_set() or not remembered():
                    raise
                pause *= 2

    def _memory(self, dispatch: Dispatch) -> Callable[[], bool]:
        """Whether Discord is sure to remember the nonce, asked before each try.

        The monotonic clock counts what a clock that is set hides, and the wall clock what passes
        while the machine sleeps: the longer time counts, and one before the claim says nothing.
        """
        loop, age = asyncio.get_running_loop(), self._clock() - dispatch.claimed_at
        began = loop.time()

        def remembered() -> bool:
            steady = age + timedelta(seconds=loop.time() - began)
            by_wall = self._clock() - dispatch.claimed_at
            return timedelta() <= min(age, by_wall) and max(steady, by_wall) <= NONCE_MEMORY

        return remembered

    async def _send(self, dispatch: Dispatch) -> int:
        await self._limiter.acquire(Urgency.POST)
        channel = self._client.get_partial_messageable(dispatch.channel_id)
        role = dispatch.ping_role_id
        allowed = discord.AllowedMentions(
            everyone=False, users=False, roles=[discord.Object(role)] if role else False
        )
        message = await channel.send(
            view=post_card(dispatch.post, ping_role_id=role),
            nonce=dispatch.nonce,
            silent=dispatch.silent,
            allowed_mentions=allowed,
        )
        return message.id

    async def _find(self, dispatch: Dispatch) -> int | None:
        """Look for the post among the channel's recent messages.

        Raises:
            _UnknowableError: Discord shows none, as it does to those who may not read them.
        """
        channel = self._client.get_partial_messageable(dispatch.channel_id)
        since: datetime = dispatch.claimed_at - timedelta(minutes=1)
        seen = False
        async for message in channel.history(limit=_RECENT):
            seen = True
            if message.created_at < since:
                break
            if message.author == self._client.user and is_post(message, dispatch.post.ref.post):
                return message.id
        if not seen and not self._may_read(dispatch.channel_id):
            raise _UnknowableError
        return None

    def _may_read(self, channel_id: int) -> bool:
        """Whether we know that an empty list of messages is the truth."""
        channel = self._client.get_channel(channel_id)
        if not isinstance(channel, discord.abc.GuildChannel):
            return False
        return channel.permissions_for(channel.guild.me).read_message_history

    async def _open_thread(self, dispatch: Dispatch, message_id: int) -> None:
        channel = self._client.get_partial_messageable(
            dispatch.channel_id, guild_id=dispatch.guild_id
        )
        await self._limiter.acquire(Urgency.EDIT)
        message, name = channel.get_partial_message(message_id), thread_name(dispatch.post)
        opened = await attempt(message.create_thread(name=name, auto_archive_duration=1440))
        if isinstance(opened, Failed):
            await self._db.run(self._posting.warn, dispatch.post.ref, PostWarning.NO_THREAD)
            _log.warning("daily.no_thread", post=dispatch.post.ref.post, reason=opened.said)

    async def _edit(self, closing: Closing, card: discord.ui.LayoutView) -> bool:
        """Edit a post's message; returns whether that is settled, also for one that is gone."""
        channel = self._client.get_partial_messageable(closing.channel_id)
        await self._limiter.acquire(Urgency.EDIT)
        message = channel.get_partial_message(closing.message_id)
        edited = await attempt(message.edit(view=card))
        if not isinstance(edited, Failed):
            return True
        settled = edited.failure in _NEVER
        event = "daily.not_edited" if settled else "daily.edit_failed"
        _log.warning(event, post=closing.post.ref.post, reason=edited.said)
        return settled
