"""Each reveal and each new question of a channel's interview is a message of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_UNSENT = sa.text("card_step < step")
_STEP = """
UPDATE rounds SET step = CASE
    WHEN ended_at IS NOT NULL THEN 99
    WHEN EXISTS (SELECT 1 FROM group_designs WHERE round_key = rounds.key AND phase = 7) THEN 8
    WHEN EXISTS (SELECT 1 FROM group_designs WHERE round_key = rounds.key) THEN 1
    WHEN EXISTS (
        SELECT 1 FROM round_turns
        WHERE round_key = rounds.key AND position = rounds.position AND revealed_at IS NOT NULL
    ) THEN 2 * position
    ELSE 2 * position - 1
END
"""
"""What its one card shows: it goes on to be edited until the next step."""
_COLUMNS = ("first_card_id", "step", "card_step", "sending_step", "sending_since", "lease_until")


def upgrade() -> None:
    number, none = sa.Integer(), sa.text("0")
    op.add_column("rounds", sa.Column("first_card_id", sa.BigInteger(), nullable=True))
    op.add_column("rounds", sa.Column("step", number, nullable=False, server_default=none))
    op.add_column("rounds", sa.Column("card_step", number, nullable=False, server_default=none))
    op.add_column("rounds", sa.Column("sending_step", number, nullable=True))
    op.add_column("rounds", sa.Column("sending_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("rounds", sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True))
    op.execute(_STEP)
    op.execute("UPDATE rounds SET card_step = step, first_card_id = message_id")
    op.create_index(
        "ix_rounds_unsent",
        "rounds",
        ["lease_until"],
        sqlite_where=_UNSENT,
        postgresql_where=_UNSENT,
    )
    op.create_table(
        "replaced_cards",
        sa.Column("round_key", _KEY, nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("edit_after", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_key"],
            ["rounds.key"],
            name=op.f("fk_replaced_cards_round_key_rounds"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("round_key", "message_id", name=op.f("pk_replaced_cards")),
    )
    op.create_index("ix_replaced_cards_edit_after", "replaced_cards", ["edit_after"])


def downgrade() -> None:
    """The newest card is edited from then on, in whatever step."""
    op.drop_table("replaced_cards")
    op.execute("UPDATE rounds SET version = version + 1 WHERE card_step < step")
    op.drop_index("ix_rounds_unsent", "rounds")
    for column in reversed(_COLUMNS):
        op.drop_column("rounds", column)
