"""Schedules that go by their server's zone, also when that is set later."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Those made before keep their zone: whether it was given with them, nobody knows any more."""
    op.add_column(
        "schedules", sa.Column("follows", sa.Boolean(), server_default=sa.false(), nullable=False)
    )


def downgrade() -> None:
    op.drop_column("schedules", "follows")
