"""A note in a channel's design interview can be a message that mentions the bot.

Which message each piece of the notes came in is kept, so that it is taken in once and follows it;
and up to which message a thread was read, so that what was missed is found.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing was noted so before."""
    op.add_column("group_notes", sa.Column("typed", sa.JSON(), nullable=True))
    op.add_column("group_designs", sa.Column("heard_message_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """The notes stay."""
    op.drop_column("group_designs", "heard_message_id")
    op.drop_column("group_notes", "typed")
