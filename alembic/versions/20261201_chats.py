"""Where a member's direct messages with the bot are.

Then what they edit or delete there while the bot is away is found when it comes back.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """It is learnt from what each types next."""
    op.add_column("members", sa.Column("chat_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("members", "chat_id")
