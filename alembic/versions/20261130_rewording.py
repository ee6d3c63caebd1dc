"""What an attempt was made against outlives the rewording of its question."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("questions", sa.Column("canonical_key", sa.BigInteger(), nullable=True))
    op.add_column("attempts", sa.Column("ticked_of", sa.BigInteger(), nullable=True))
    op.add_column("attempts", sa.Column("follow_up_asked", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("attempts", "follow_up_asked")
    op.drop_column("attempts", "ticked_of")
    op.drop_column("questions", "canonical_key")
