"""Opens what every command of `python -m bot` needs, and closes it again."""

import asyncio
import gc
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from random import Random, SystemRandom

from sqlalchemy import Engine
from sqlalchemy.exc import ProgrammingError, SQLAlchemyError

from bot.app import WhiteboardBot
from bot.bank import Bank, read_bank
from bot.clock import system_clock, system_watch
from bot.db import engine as engines
from bot.db.condition import require_whole
from bot.db.database import AwayError, Database
from bot.db.migrate import upgrade
from bot.discord_host import use_host
from bot.errors import TryAgainError, WhiteboardError
from bot.lease import Lease
from bot.services.library import open_library
from bot.services.wiring import Services
from bot.settings import Settings, SettingsError

__all__ = ["CONTENT", "open_bot", "open_database", "opening_database", "reaching_database"]

CONTENT = Path(__file__).resolve().parents[1] / "content"
"""The bank's folder, in a checkout."""


_SELDOM = (7_000, 10, 10)
"""After how many objects more Python looks for garbage among the youngest, and after how many such
looks among older ones."""
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_READONLY")
"""What SQLite says of a file that will not be usable before somebody mends it."""


@contextmanager
def reaching_database(settings: Settings) -> Iterator[None]:
    """Turns what keeps the database from being used into what its host can do about it.

    Raises:
        SettingsError: DATABASE_URL leads to nothing, or what it says is not understood there.
        WhiteboardError: What is there is no database of ours, or may not be used.
        TryAgainError: It cannot be reached for now.
    """
    try:
        yield
    except AwayError as error:
        raise TryAgainError(_unusable(settings, error.cause)) from None
    except (SQLAlchemyError, sqlite3.Error) as error:
        cause = getattr(error, "orig", None) or error
        raise _kind(error, cause)(_unusable(settings, cause)) from None


def _kind(error: Exception, cause: object) -> type[WhiteboardError]:
    """Who can mend what a database says: the settings' host, the database's, or nobody need."""
    name = getattr(cause, "sqlite_errorname", None) or ""
    if name.startswith("SQLITE_CANTOPEN"):
        return SettingsError
    if isinstance(error, ProgrammingError):  # without a statement, the connection was refused
        return SettingsError if error.statement is None else WhiteboardError
    return WhiteboardError if name.startswith(_DAMAGE) else TryAgainError


def _unusable(settings: Settings, cause: object) -> str:
    shown = settings.database_url.render_as_string(hide_password=True)
    return f"The database {shown} cannot be used: {cause}"


@contextmanager
def opening_database(settings: Settings) -> Iterator[None]:
    """The same, and what is mistaken about the path and the parameters in DATABASE_URL."""
    try:
        with reaching_database(settings):
            yield
    except (OSError, ValueError, TypeError) as error:
        raise SettingsError(_unusable(settings, error)) from None


async def open_database(settings: Settings) -> Engine:
    """Connect to the database and bring its schema up to date.

    Raises:
        SettingsError: DATABASE_URL leads to no place for one.
        WhiteboardError: It is unusable or damaged, or is newer than the code.
        TryAgainError: It cannot be reached for now.
    """
    with opening_database(settings):
        engine = engines.create(settings.database_url)
        await asyncio.to_thread(_connect, engine)
    with reaching_database(settings):
        await asyncio.to_thread(upgrade, engine)
        await asyncio.to_thread(require_whole, engine)
    return engine


def _connect(engine: Engine) -> None:
    """Try out what DATABASE_URL says: what fails later has other reasons."""
    engine.connect().close()


@asynccontextmanager
async def open_bot(
    settings: Settings, *, serving: bool = False
) -> AsyncIterator[tuple[WhiteboardBot, Lease]]:
    """A bot with its bank, its record and its services, not yet logged in, and its lease.

    Only a bot that is to serve takes the lease, at its login; it is given back at the end.

    Raises:
        WhiteboardError: The bank is broken, or the database or the host cannot be used.
    """
    async with AsyncExitStack() as stack:
        with _kept_for_good():
            bank: Bank = await asyncio.to_thread(read_bank, CONTENT)
            db = await stack.enter_async_context(Database(await open_database(settings)))
            with reaching_database(settings):
                library = await db.vital(open_library, bank)
            clock = system_clock(settings.clock_offset_file)
            watch = system_watch(settings.clock_offset_file)
            keep = settings.keep_texts_days
            seed = settings.random_seed
            random = SystemRandom() if seed is None else Random(seed)  # noqa: S311 - asked for, to repeat
            lease = Lease(db)
            services = Services.make(
                library,
                watch,
                random,
                keep_texts_days=keep,
                tells_mistakes=settings.reports_channel is not None,
                fence=lease.check,
            )
            await use_host(settings.api_url)
            bot = await stack.enter_async_context(
                WhiteboardBot(db, services, clock, settings, lease if serving else None)
            )
            db.settled = lease.settle
        yield bot, lease


@contextmanager
def _kept_for_good() -> Iterator[None]:
    """Make what is kept until the end, and exempt it and the modules from the search for garbage.

    Each look through the bank and the libraries would stop everything for a tenth of a second: one
    at this moment too, for the little garbage that the imports have left. What presses bring holds
    itself in rings, so there is much to look through afterwards as well: ten times as seldom as
    Python would, or it takes an eighth of the time.
    """
    gc.disable()
    try:
        yield
        gc.freeze()
        gc.set_threshold(*_SELDOM)
    finally:
        gc.enable()
