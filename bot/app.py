"""The bot: which commands it has, and what it opens before it serves them."""

import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeAlias

import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot.client import Client
from bot.commands_sync import sync
from bot.db.database import Database
from bot.delivery.channel.cards import CardKeeper
from bot.delivery.channel.news import PhaseNews
from bot.delivery.conditions import require
from bot.delivery.daily.dispatcher import Dispatcher
from bot.delivery.mistakes import MistakeNews
from bot.delivery.private.chats import Chats
from bot.delivery.private.threads import DesignThreads
from bot.discord_host import GatedConnector
from bot.door import Door, guard
from bot.drawing.d2 import find
from bot.drawing.renderer import Renderer
from bot.errors import TryAgainError
from bot.hearing import is_heard
from bot.lease import Lease
from bot.services.clock import Clock
from bot.services.wiring import Services
from bot.settings import Settings
from bot.ui.failures import answer_failure
from bot.ui.pictures.palette import shrink

__all__ = ["EXTENSIONS", "INTENTS", "WhiteboardBot"]

EXTENSIONS = (
    "cogs.routing",
    "cogs.people.servers",
    "cogs.help",
    "cogs.entry",
    "cogs.history",
    "cogs.draw",
    "cogs.question",
    "cogs.private.quick",
    "cogs.private.design",
    "cogs.channel.start",
    "cogs.channel.quick",
    "cogs.channel.sharing",
    "cogs.channel.design",
    "cogs.channel.settings",
    "cogs.private.chat",
    "cogs.noting",
    "cogs.attempts.review",
    "cogs.daily.commands",
    "cogs.daily.answers",
    "cogs.people.leaderboard",
    "cogs.people.settings",
    "cogs.people.mydata",
)
"""Every feature a member can use."""
INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
"""No privileged intent: what members type in a direct message, or in a message that mentions the
bot, reaches it without one."""

_EDIT_SECONDS = 5
"""A message's number of answers changes at most this often."""
_TIME_SECONDS = 5
"""How late "time is up" may come, and how much a restart may add to a design interview's time."""

Done: TypeAlias = Callable[[], Awaitable[None]]
_log = structlog.get_logger(__name__)


class Tree(app_commands.CommandTree[commands.Bot]):
    """Answers every failure of a command where all failures are answered."""

    async def on_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the member; suggestions that fail stay silent, since nothing can be told there."""
        if interaction.type is discord.InteractionType.autocomplete:
            _log.warning("suggestions.failed", exc_info=error)
        else:
            await answer_failure(interaction, error)


class WhiteboardBot(Client):
    """Serves `/interview` and what belongs to it; keeps no members and no messages in memory."""

    def __init__(
        self,
        db: Database,
        services: Services,
        clock: Clock,
        settings: Settings,
        lease: Lease | None = None,
    ) -> None:
        """`lease`: taken at the login, and held by whoever sends; None for one who only looks."""
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # no voice is used
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=INTENTS,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            connector=None if lease is None else GatedConnector(lease.settle, require),
        )
        self._came_in = guard(self, Door(time.monotonic))
        self._lease = lease
        self.db = db
        self.services = services
        self.keep_texts_days = settings.keep_texts_days
        self.renderer = Renderer(d2, shrink) if (d2 := find()) else None
        self.chats = Chats(self, db, services.chat_cards)
        self.steady = self._deliver(clock, settings)
        """What is done again and again, and after how many seconds."""

    def _deliver(self, clock: Clock, settings: Settings) -> Sequence[tuple[Done, int]]:
        """Make ready what the bot sends by itself; returns what of it is to be done when."""
        db, services = self.db, self.services
        self.dispatcher = Dispatcher(
            self, db, services.posting, services.post_outcomes, services.set_clock, clock
        )
        limiter = self.dispatcher.limiter
        self.design_threads = DesignThreads(self, db, services.design_clock, limiter, clock)
        self.phase_news = PhaseNews(self, db, services.channel.design_clock, limiter, clock)
        cards, deadlines = services.channel.cards, services.channel.deadlines
        self.channel_cards = CardKeeper(self, db, cards, deadlines, limiter, clock)
        mistake_news = MistakeNews(
            self, db, services.mistakes, limiter, clock, settings.reports_channel
        )
        return (
            (self.dispatcher.refresh, _EDIT_SECONDS),
            (self.design_threads.tick, _TIME_SECONDS),
            (self.phase_news.tick, _TIME_SECONDS),
            (self.channel_cards.tick, 1),
            (mistake_news.tick, _TIME_SECONDS),
        )

    def dispatch(self, event_name: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - discord.py's own
        """Hear, first of all, which interactions came in; drop what is none of our business."""
        if not is_heard(self, event_name, args, self.noted_in):
            return
        if event_name == "interaction":
            self._came_in(*args)
        super().dispatch(event_name, *args, **kwargs)

    async def load(self) -> None:
        """Load every feature."""
        for extension in EXTENSIONS:
            await self.load_extension(extension)

    async def setup_hook(self) -> None:
        """Be the one who serves, load every feature and tell Discord the commands.

        Runs once, after the login, which tells which application is served.

        Raises:
            LeaseHeldError: Another process serves it.
        """
        if self._lease is not None:
            assert self.application_id is not None  # noqa: S101 - the login has asked for it
            await self._lease.take(self.application_id)
        await self.load()
        await sync(self, self.db)

    async def on_ready(self) -> None:
        """Say in the log that the bot serves; it also runs after a reconnection."""
        _log.info("bot.ready", servers=len(self.guilds))

    async def on_error(self, event_method: str, /, *_args: object, **_kwargs: object) -> None:
        """Log what a listener could not do; discord.py calls this where one has raised."""
        error = sys.exc_info()[1]
        if isinstance(error, TryAgainError):
            _log.warning("listener.put_off", listener=event_method, reason=str(error))
        else:
            _log.error("listener.failed", listener=event_method, exc_info=error)

    async def on_message(self, message: discord.Message, /) -> None:
        """Ignore messages: every command is a slash command."""
