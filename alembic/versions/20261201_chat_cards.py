"""Which cards of a member's direct messages still have their buttons.

Then older ones lose theirs once another stands below them, also after a restart.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing is known of those of before: whatever is pressed on them answers all the same."""
    op.add_column("members", sa.Column("chat_cards", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("members", "chat_cards")
