"""Design interviews of a group in a channel."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("designs", sa.Column("heard_message_id", sa.BigInteger(), nullable=True))
    op.create_table(
        "group_designs",
        sa.Column("round_key", _KEY, nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("phase", sa.Integer(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_seconds", sa.Float(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_key"],
            ["rounds.key"],
            name=op.f("fk_group_designs_round_key_rounds"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("round_key", name=op.f("pk_group_designs")),
    )
    op.create_index("ix_group_designs_ends_at", "group_designs", ["ends_at"])
    op.create_table(
        "group_notes",
        sa.Column("round_key", _KEY, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("notes", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("steps", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_key"],
            ["rounds.key"],
            name=op.f("fk_group_notes_round_key_rounds"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_group_notes_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("round_key", "member_id", name=op.f("pk_group_notes")),
    )


def downgrade() -> None:
    # An interview in phases would be left without them: it ends, and its card is to say so.
    op.execute(
        "UPDATE rounds SET ended_at = started_at, due_at = NULL, version = version + 1, "
        "end_reason = 'It ended with an older version of this bot.' "
        "WHERE ended_at IS NULL AND key IN (SELECT round_key FROM group_designs)"
    )
    op.drop_table("group_notes")
    op.drop_table("group_designs")
    with op.batch_alter_table("designs") as batch:
        batch.drop_column("heard_message_id")
