"""A bot that has loaded every feature, and is connected to nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random

from sqlalchemy.engine import make_url

from bot.app import WhiteboardBot
from bot.db import engine
from bot.db.database import Database
from bot.services.library import Library
from bot.services.wiring import Services
from bot.settings import Settings
from tests.builders import SetClock, make_bank

__all__ = ["loaded"]


@asynccontextmanager
async def loaded() -> AsyncIterator[WhiteboardBot]:
    """Such a bot, over an empty database in memory; what it knows can be read afterwards too."""
    settings = Settings.read({})
    bank = make_bank()
    library = Library(bank, {identity: n for n, identity in enumerate(bank.questions, 1)})
    clock = SetClock()
    services = Services.make(library, clock.look, Random(1), keep_texts_days=180)  # noqa: S311 - a test
    db = Database(engine.create(make_url("sqlite://")))
    async with WhiteboardBot(db, services, clock, settings) as bot:
        await bot.load()
        yield bot
        await db.__aexit__(None, None, None)
