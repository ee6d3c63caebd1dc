"""Whether members had the follow-up, as they say themselves, beside their attempts."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of what was answered before nobody has told."""
    op.add_column("attempts", sa.Column("follow_up_had", sa.Boolean(), nullable=True))


def downgrade() -> None:
    op.drop_column("attempts", "follow_up_had")
