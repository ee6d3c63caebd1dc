"""A copy of the migrations with one more, as a later version of the bot would have it."""

import shutil
from pathlib import Path
from textwrap import dedent, indent

from alembic.script import ScriptDirectory

from bot.db import migrate

__all__ = ["HARMLESS", "REBUILDS_MEMBERS", "later_migrations"]

HARMLESS = 'op.add_column("facts", sa.Column("more", sa.Text()))'
REBUILDS_MEMBERS = """
with op.batch_alter_table("members") as batch:
    batch.alter_column("time_zone", type_=sa.String(80))
"""
"""On SQLite a batch drops the table, to which many rows refer, in favour of a changed copy."""


def later_migrations(folder: Path, upgrade: str, head: str = "") -> Path:
    """A folder of migrations whose newest is `later`, which says `head` and does this."""
    target = folder / "alembic"
    shutil.copytree(migrate._FOLDER, target)
    newest = ScriptDirectory(str(target)).get_current_head()
    head = f'revision = "later"\ndown_revision = "{newest}"\n{head}'
    body = indent(dedent(upgrade).strip(), "    ")
    (target / "versions" / "later.py").write_text(
        f"import sqlalchemy as sa\nfrom alembic import op\n\n{head}\n\ndef upgrade():\n{body}\n"
    )
    return target
