"""The bot: which commands it has, and what it opens before it serves them."""

import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot.commands_sync import sync
from bot.db.database import Database
from bot.delivery.courier import Courier
from bot.delivery.designs import DesignThreads
from bot.delivery.rounds import RoundKeeper
from bot.services.clock import Clock
from bot.services.wiring import Services
from bot.settings import Settings
from bot.ui.failures import answer_failure
from cogs.host import Host

__all__ = ["EXTENSIONS", "INTENTS", "WhiteboardBot"]

EXTENSIONS = (
    "cogs.routing",
    "cogs.servers",
    "cogs.help",
    "cogs.interviews",
    "cogs.designs",
    "cogs.rounds",
    "cogs.groups",
    "cogs.round_settings",
    "cogs.chat",
    "cogs.review",
    "cogs.daily",
    "cogs.leaderboard",
    "cogs.settings",
    "cogs.mydata",
)
"""Every feature a member can use."""
INTENTS = discord.Intents(guilds=True, dm_messages=True)
"""No privileged intent: what members type in a direct message reaches the bot without one."""

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


class WhiteboardBot(Host):
    """Serves `/interview` and what belongs to it; keeps no members and no messages in memory."""

    def __init__(self, db: Database, services: Services, clock: Clock, settings: Settings) -> None:
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
        )
        self.db = db
        self.services = services
        self.keep_texts_days = settings.keep_texts_days
        self.courier = Courier(self, db, services.posting, clock, processes=settings.processes)
        self.design_threads = DesignThreads(
            self, db, services.design_clock, services.channel_design_clock, self.courier.limiter
        )
        self.rounds = RoundKeeper(self, db, services.channel_deadlines, self.courier.limiter)

    async def load(self) -> None:
        """Load every feature."""
        for extension in EXTENSIONS:
            await self.load_extension(extension)

    async def setup_hook(self) -> None:
        """Load every feature and tell Discord the commands; runs once, after the login."""
        await self.load()
        await sync(self, self.db)

    async def on_ready(self) -> None:
        """Say in the log that the bot serves; it also runs after a reconnection."""
        _log.info("bot.ready", servers=len(self.guilds))

    async def on_message(self, message: discord.Message, /) -> None:
        """Ignore messages: every command is a slash command."""
