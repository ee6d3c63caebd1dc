"""What quick interviews remember."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_COLUMNS = {
    "interviews": (("review", sa.String(10)),),
    "turns": (
        ("draft", sa.Text()),
        ("heard_message_id", sa.BigInteger()),
        ("note_message_id", sa.BigInteger()),
    ),
    "attempts": (("follow_up", sa.Integer()), ("follow_up_answer", sa.Text())),
}


def upgrade() -> None:
    for table, columns in _COLUMNS.items():
        for name, kind in columns:
            op.add_column(table, sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    for table, columns in _COLUMNS.items():
        with op.batch_alter_table(table) as batch:
            for name, _ in columns:
                batch.drop_column(name)
