"""What is typed in direct messages is kept with the messages it stands in.

Then an edited or deleted message can be edited or deleted in the record too.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing is known of what was typed before."""
    op.add_column("occasions", sa.Column("typed", sa.JSON(), nullable=True))


def downgrade() -> None:
    """The texts stay."""
    op.drop_column("occasions", "typed")
