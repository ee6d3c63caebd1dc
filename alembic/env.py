"""Runs migrations on the connection it is given, or on DATABASE_URL when called by hand."""

import sys

from alembic import context
from alembic.runtime.migration import MigrationInfo
from alembic.util import CommandError
from sqlalchemy import Connection

from bot.db.backends import spell_conditions
from bot.db.engine import create
from bot.db.guard import Rows, guarded
from bot.db.models import Base
from bot.db.types import Instant
from bot.environment import read_variables
from bot.errors import WhiteboardError
from bot.settings import Settings


def _render(kind: str, item: object, _context: object) -> str | bool:
    """A migration spells types in SQLAlchemy's words alone: it must outlive our code."""
    if kind == "type" and isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    return False


def run(connection: Connection) -> None:
    """Run what was asked for, in one transaction; batches make it possible on SQLite."""
    rows = Rows(connection)

    def check(*, step: MigrationInfo, **_told: object) -> None:
        """Each migration that has run may only lose what it says."""
        script = step.up_revision
        if script is not None and not step.is_stamp:
            direction = "upgrade" if step.is_upgrade else "downgrade"
            rows.require(script.revision, script.module, direction)

    spell_conditions(Base.metadata)
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
        render_item=_render,
        on_version_apply=check,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    try:
        variables = read_variables()
        for notice in variables.notices:
            print(notice, file=sys.stderr)  # noqa: T201 - a command prints
        url = Settings.read(variables.values).database_url
        with guarded(create(url)) as connection:
            run(connection)
    except WhiteboardError as error:
        raise CommandError(str(error)) from None
