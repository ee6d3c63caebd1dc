"""Brings a database up to the schema that this code was written for."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import Connection, Engine, inspect, text

from bot.db.engine import sqlite_path
from bot.db.guard import guarded
from bot.db.leftovers import copy_before, rewrite
from bot.errors import WhiteboardError

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

__all__ = ["NewerDatabaseError", "is_current", "revisions", "upgrade"]

_FOLDER = Path(__file__).resolve().parents[2] / "alembic"
_REVISION = re.compile(r'^(revision|down_revision) = "(\w+)"$', re.MULTILINE)

_log = structlog.get_logger(__name__)


class NewerDatabaseError(WhiteboardError):
    """The database was upgraded by a newer version of the bot."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"The database is newer than this version of the bot (it is at “{revision}”, which "
            "this version does not know). Update the bot, or go back to a copy of the database."
        )


def upgrade(engine: Engine) -> None:
    """Upgrade the database; a SQLite file is copied first, beside itself.

    Raises:
        NewerDatabaseError: The database is newer than the code.
        UpgradeAwaitedError: Another process has been about to upgrade it for too long.
        DamagedDatabaseError: A file is not sound; nothing was changed.
        RuntimeError: A migration would lose what it does not say; nothing was changed.
    """
    if is_current(engine):
        return
    from alembic import command  # noqa: PLC0415 - 9 MB that a start without an upgrade does not need
    from alembic.config import Config  # noqa: PLC0415 - as above
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))  # no interpolation
    scripts = ScriptDirectory.from_config(config)
    with guarded(engine) as connection:
        before = _known_revision(connection, scripts)
        head = scripts.get_current_head()
        if before == head:
            return
        if before is not None:
            _copy_sqlite(engine, before)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    if before is not None:
        _rewrite_sqlite(engine)
    _log.info("database.upgraded", before=before, after=head)


def revisions() -> tuple[frozenset[str], str]:
    """Every revision that this code knows, and the newest; told without alembic."""
    files = [path.read_text("utf-8") for path in (_FOLDER / "versions").glob("*.py")]
    found = [name for file in files for name in _REVISION.findall(file)]
    parents = {name for kind, name in found if kind == "down_revision"}
    known = {name for kind, name in found if kind == "revision"}
    [head] = known - parents
    return frozenset(known), head


def is_current(engine: Engine) -> bool:
    """Whether there is nothing to upgrade, as far as can be told without alembic."""
    _, head = revisions()
    with engine.execution_options(reads_only=True).connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        applied = connection.scalars(text("SELECT version_num FROM alembic_version")).all()
    return list(applied) == [head]


def _known_revision(connection: Connection, scripts: "ScriptDirectory") -> str | None:
    from alembic.migration import MigrationContext  # noqa: PLC0415 - as above
    from alembic.util import CommandError  # noqa: PLC0415 - as above

    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is not None:
        try:
            scripts.get_revision(revision)
        except CommandError:
            raise NewerDatabaseError(revision) from None
    return revision


def _copy_sqlite(engine: Engine, revision: str) -> None:
    """Copy the file as it was before; the write lock that the caller holds keeps it still."""
    if path := sqlite_path(engine.url):
        _log.info("database.copied", copy=copy_before(path, revision).name)


def _rewrite_sqlite(engine: Engine) -> None:
    if path := sqlite_path(engine.url):
        rewrite(path)
