"""Sends and edits the messages of daily questions, so that none is lost and none is doubled."""

from collections.abc import Awaitable
from datetime import timedelta

import discord
import structlog

from bot.db.database import Database
from bot.delivery.conditions import ConditionOverError, sending_if
from bot.delivery.daily.reasons import PAUSES, REFUSALS, THREADS
from bot.delivery.limiter import Limiter, Urgency
from bot.delivery.looking import Unknowable, UnknowableError
from bot.delivery.once import Mail, Once, UnwantedError
from bot.delivery.outcomes import Failed, Failure, failure_of
from bot.delivery.patience import Patience
from bot.delivery.places import attempt_in, is_out_at
from bot.domain.daily.posts import Closing, Dispatch, PostWarning
from bot.errors import WhiteboardError
from bot.services.clock import Clock
from bot.services.daily.outcomes import PostOutcomes
from bot.services.daily.posting import PostingService
from bot.ui.daily.post_cards import closed_card, is_post, post_card, thread_name
from bot.ui.failures import NETWORK_ERRORS

__all__ = ["Sender"]

_GONE = (Failure.MESSAGE_GONE, Failure.CHANNEL_GONE)
"""After which failures of an edit no other try can succeed."""
_TRIED_FOR = timedelta(days=1)
"""So long after its day a post that cannot be edited is left as it is."""
_WARNINGS = {
    Unknowable.UNREADABLE: PostWarning.INTERRUPTED,
    Unknowable.TOO_MANY: PostWarning.TOO_MUCH_SINCE,
}

_log = structlog.get_logger(__name__)


class Sender:
    """Brings one post or edit at a time to Discord, and its outcome to the record."""

    def __init__(
        self,
        client: discord.Client,
        db: Database,
        posting: PostingService,
        outcomes: PostOutcomes,
        limiter: Limiter,
        clock: Clock,
    ) -> None:
        self._client = client
        self._db = db
        self._posting = posting
        self._outcomes = outcomes
        self._limiter = limiter
        self._clock = clock
        self._once = Once(client, limiter, clock, "daily")
        self._patience = Patience()
        self.stopping = self._once.stopping
        """Set when the bot leaves: what fails now is left to its next life."""

    async def post(self, dispatch: Dispatch) -> None:
        """Send a claimed post, or find it where an earlier try has brought it."""
        outcomes, ref = self._outcomes, dispatch.post.ref
        try:
            message_id = await self._once.find_or_send(self._mail(dispatch))
        except UnknowableError as error:
            await self._db.run(outcomes.give_up, ref, _WARNINGS[error.why])
            _log.warning("daily.unknown", post=ref.post, why=error.why.name)
        except UnwantedError:
            await self._db.run(outcomes.give_up, ref)
            _log.warning("daily.not_wanted", post=ref.post)
        except (
            *(discord.HTTPException, ConditionOverError, WhiteboardError),
            *NETWORK_ERRORS,
        ) as error:
            await self._failed(dispatch, error)
        else:
            await self._arrived(dispatch, message_id)

    async def _failed(self, dispatch: Dispatch, error: Exception) -> None:
        """It did not come there, or nobody knows: then it is taken up again."""
        outcomes, ref, failure = self._outcomes, dispatch.post.ref, failure_of(error)
        if is_out_at(self._client, dispatch.guild_id):
            failure = Failure.UNKNOWN
        if failure in PAUSES:
            pause = outcomes.refused if failure.may_pass else outcomes.refuse
            await self._db.run(pause, ref, PAUSES[failure])
        elif failure in REFUSALS:
            await self._db.run(outcomes.give_up, ref, REFUSALS[failure])
        event = "daily.unconfirmed" if failure is Failure.UNKNOWN else "daily.refused"
        _log.warning(event, post=ref.post, reason=str(error) or repr(error))

    async def _arrived(self, dispatch: Dispatch, message_id: int) -> None:
        """It is there. Its thread comes before the record says so: also where a kill is between."""
        ref, warning = dispatch.post.ref, None
        if dispatch.thread and self._clock() < dispatch.post.closes_at:
            warning = await self._open_thread(dispatch, message_id)
        await self._db.run(self._outcomes.confirm, ref, message_id)
        if warning is not None:
            await self._db.run(self._outcomes.warn, ref, warning)
        _log.info("daily.posted", post=ref.post)

    async def close(self, closing: Closing) -> None:
        """Show the answer under a question whose day is over."""
        if await self._edit(closing, closed_card(closing), over=True):
            await self._db.run(self._outcomes.closed, closing.post.ref)

    async def refresh(self, closing: Closing) -> None:
        """Show how many have answered by now."""
        if await self._edit(closing, post_card(closing.post), over=False):
            post = closing.post
            await self._db.run(self._outcomes.refreshed, post.ref, post.answers)

    def _mail(self, dispatch: Dispatch) -> Mail:
        """A post as a message that is to stand in its channel once."""
        ref, role = dispatch.post.ref, dispatch.ping_role_id
        allowed = discord.AllowedMentions(
            everyone=False, users=False, roles=[discord.Object(role)] if role else False
        )

        def send(channel: discord.PartialMessageable) -> Awaitable[discord.Message]:
            return channel.send(
                view=post_card(dispatch.post, ping_role_id=role),
                nonce=dispatch.nonce,
                silent=dispatch.silent,
                allowed_mentions=allowed,
            )

        return Mail(
            guild_id=dispatch.guild_id,
            channel_id=dispatch.channel_id,
            since=dispatch.claimed_at,
            is_it=lambda message: is_post(message, ref.post),
            is_wanted=lambda: self._db.run(self._posting.is_wanted, dispatch),
            send=send,
        )

    async def _open_thread(self, dispatch: Dispatch, message_id: int) -> PostWarning | None:
        """Open the thread under a post; returns what to tell where it is not there."""
        channel = self._client.get_partial_messageable(
            dispatch.channel_id, guild_id=dispatch.guild_id
        )
        await self._limiter.acquire(Urgency.EDIT)
        message, name = channel.get_partial_message(message_id), thread_name(dispatch.post)
        opening = message.create_thread(name=name, auto_archive_duration=1440)
        opened = await attempt_in(self._client, dispatch.guild_id, opening)
        if not isinstance(opened, Failed) or opened.failure is Failure.DONE_BEFORE:
            return None
        _log.warning("daily.no_thread", post=dispatch.post.ref.post, reason=opened.said)
        return THREADS.get(opened.failure, PostWarning.THREAD_REFUSED)

    async def _edit(self, closing: Closing, card: discord.ui.LayoutView, *, over: bool) -> bool:
        """Edit a post's message; returns whether that is settled, also for one that is gone.

        What is refused is tried again, ever more seldom: a permission may come back.

        Args:
            closing: The post.
            card: What it is to show.
            over: Whether that holds after its day, or during it.
        """
        post, closes_at = closing.post.ref.post, closing.post.closes_at
        if not self._patience.takes(post):
            return False

        async def holds() -> bool:
            return (self._clock() >= closes_at) is over

        channel = self._client.get_partial_messageable(closing.channel_id)
        await self._limiter.acquire(Urgency.EDIT)
        message = channel.get_partial_message(closing.message_id)
        try:
            with sending_if(holds):
                editing = message.edit(view=card)
                edited = await attempt_in(self._client, closing.guild_id, editing)
        except ConditionOverError:
            return False
        if not isinstance(edited, Failed):
            self._patience.forget(post)
            return True
        settled = edited.failure in _GONE or self._clock() >= closes_at + _TRIED_FOR
        if settled:
            self._patience.forget(post)
        else:
            self._patience.refused(post)
        event = "daily.not_edited" if settled else "daily.edit_failed"
        _log.warning(event, post=post, reason=edited.said)
        return settled
