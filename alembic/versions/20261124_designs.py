"""Design interviews."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "designs",
        sa.Column("key", _KEY, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("question_key", _KEY, nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("phase", sa.Integer(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_seconds", sa.Float(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("notes", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("steps", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_designs_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["question_key"], ["questions.key"], name=op.f("fk_designs_question_key_questions")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_designs")),
    )
    op.create_index("ix_designs_member_id", "designs", ["member_id"])
    op.create_index("ix_designs_ends_at", "designs", ["ends_at"])
    op.create_index(
        "uq_designs_running",
        "designs",
        ["guild_id", "member_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    with op.batch_alter_table("attempts") as batch:
        batch.add_column(sa.Column("design_key", _KEY, nullable=True))
        batch.create_foreign_key(
            op.f("fk_attempts_design_key_designs"),
            "designs",
            ["design_key"],
            ["key"],
            ondelete="CASCADE",
        )
        batch.create_unique_constraint(op.f("uq_attempts_design_key"), ["design_key", "member_id"])


def downgrade() -> None:
    # An attempt that belongs to nothing else would be left without what it answers.
    op.execute("DELETE FROM attempts WHERE design_key IS NOT NULL")
    with op.batch_alter_table("attempts") as batch:
        batch.drop_constraint(op.f("uq_attempts_design_key"), type_="unique")
        batch.drop_constraint(op.f("fk_attempts_design_key_designs"), type_="foreignkey")
        batch.drop_column("design_key")
    op.drop_table("designs")
