"""Schedules that go by their server's zone, also when that is set later."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_NEW = (
    ("rounds", "end_reason", {"by-manager": "by-host", "not-allowed": "unseen"}),
    (
        "schedules",
        "paused_because",
        {"unseen": "forbidden", "thread-closed": "forbidden", "no-messages": "forbidden"},
    ),
    (
        "schedules",
        "warning",
        {
            "too-much-since": "interrupted",
            "no-thread-here": "no-thread",
            "too-many-threads": "no-thread",
            "thread-refused": "no-thread",
            "refused": None,
            "blocked": None,
        },
    ),
)
"""Words that came with this version, and which of those before say most of it."""


def upgrade() -> None:
    """Those made before keep their zone: whether it was given with them, nobody knows any more."""
    op.add_column(
        "schedules", sa.Column("follows", sa.Boolean(), server_default=sa.false(), nullable=False)
    )


def downgrade() -> None:
    op.drop_column("schedules", "follows")
    for table, column, words in _NEW:
        kept = sa.table(table, sa.column(column, sa.Text))
        for word, before in words.items():
            op.execute(kept.update().where(kept.c[column] == word).values({column: before}))
