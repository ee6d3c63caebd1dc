"""Whether what a SQLite file holds is what was written into it."""

import shlex
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from bot.errors import WhiteboardError

__all__ = ["DamagedDatabaseError", "require_sound"]


class DamagedDatabaseError(WhiteboardError):
    """A database in which something is missing; the text says how its host gets it back."""

    def __init__(self, what: str, remedy: str = ". Go back to a copy of it from before.") -> None:
        super().__init__(f"The database {what}{remedy}")


def require_sound(connection: Connection, path: Path) -> None:
    """Make sure that no page of a file is torn, and that its indexes have every row of its tables.

    It reads the whole file. Whoever only looks at the pages (`quick_check`) takes an index that
    lacks rows for whole, and so do counts, migrations and copies, which go by it.

    Raises:
        DamagedDatabaseError: It is not so.
    """
    try:
        found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    except DatabaseError as error:
        if not getattr(error.orig, "sqlite_errorname", "").startswith("SQLITE_CORRUPT"):
            raise
        found = error.orig
    if found == "ok":
        return
    words = " ".join(str(found).replace("*** in database main ***", "").split())
    if " index " not in words:
        raise DamagedDatabaseError(f"is damaged ({words})")
    # Every page is looked at before the rows are: the tables have them, and indexes come of tables.
    raise DamagedDatabaseError(
        f"is damaged ({words})",
        f": stop the bot and rebuild its indexes by `sqlite3 {shlex.quote(str(path))} REINDEX`, or "
        "go back to a copy of it from before.",
    )
