"""Opens what every command of `python -m bot` needs, and closes it again."""

import asyncio
import gc
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from random import Random, SystemRandom

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.app import WhiteboardBot
from bot.bank import Bank, read_bank
from bot.clock import system_clock, system_watch
from bot.db import engine as engines
from bot.db.database import Database
from bot.db.migrate import upgrade
from bot.db.questions import number
from bot.discord_host import use_host
from bot.errors import WhiteboardError
from bot.services.library import Library
from bot.services.wiring import Services
from bot.settings import Settings

__all__ = ["CONTENT", "open_bot", "open_database"]

CONTENT = Path(__file__).resolve().parents[1] / "content"
"""The bank's folder, in a checkout."""


async def open_database(settings: Settings) -> Engine:
    """Connect to the database and bring its schema up to date.

    Raises:
        WhiteboardError: It cannot be reached, or is newer than the code.
    """
    try:
        engine = engines.create(settings.database_url)
        await asyncio.to_thread(upgrade, engine)
    except (SQLAlchemyError, OSError) as error:
        shown = settings.database_url.render_as_string(hide_password=True)
        cause = getattr(error, "orig", None) or error
        raise WhiteboardError(f"The database {shown} cannot be used: {cause}") from None
    return engine


@asynccontextmanager
async def open_bot(settings: Settings) -> AsyncIterator[WhiteboardBot]:
    """A bot with its bank, its record and its services, not yet logged in.

    Raises:
        WhiteboardError: The bank is broken, or the database or the host cannot be used.
    """
    async with AsyncExitStack() as stack:
        with _kept_for_good():
            bank: Bank = await asyncio.to_thread(read_bank, CONTENT)
            db = await stack.enter_async_context(Database(await open_database(settings)))
            former = {question.id: question.was for question in bank.questions.values()}
            library = Library(bank, await db.run(number, former))
            clock = system_clock(settings.clock_offset_file)
            watch = system_watch(settings.clock_offset_file)
            keep = settings.keep_texts_days
            seed = settings.random_seed
            random = SystemRandom() if seed is None else Random(seed)  # noqa: S311 - asked for, to repeat
            services = Services.make(library, watch, random, keep_texts_days=keep)
            await use_host(settings.api_url)
            bot = await stack.enter_async_context(WhiteboardBot(db, services, clock, settings))
        yield bot


@contextmanager
def _kept_for_good() -> Iterator[None]:
    """Make what is kept until the end, and exempt it from the search for garbage.

    Each look through the bank and the libraries would stop everything for a tenth of a second.
    """
    gc.disable()
    try:
        yield
        gc.collect()
        gc.freeze()
    finally:
        gc.enable()
