"""Rounds in channels."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_RUNNING = sa.text("ended_at IS NULL")
_OUTDATED = sa.text("shown_version < version")


def upgrade() -> None:
    op.create_table(
        "rounds",
        sa.Column("key", _KEY, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("topic", sa.String(80), nullable=True),
        sa.Column("level", sa.String(10), nullable=True),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_seconds", sa.Float(), nullable=True),
        sa.Column("host_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shown_version", sa.Integer(), nullable=False),
        sa.Column("edit_after", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_rounds")),
    )
    op.create_index(
        "uq_rounds_running",
        "rounds",
        ["channel_id"],
        unique=True,
        sqlite_where=_RUNNING,
        postgresql_where=_RUNNING,
    )
    op.create_index(
        "ix_rounds_outdated",
        "rounds",
        ["edit_after"],
        sqlite_where=_OUTDATED,
        postgresql_where=_OUTDATED,
    )
    op.create_index("ix_rounds_due_at", "rounds", ["due_at"])
    op.create_index("ix_rounds_guild_id", "rounds", ["guild_id"])
    op.create_table(
        "round_turns",
        sa.Column("round_key", _KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question_key", _KEY, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("skipped", sa.Boolean(), nullable=False),
        _of_round("round_turns"),
        sa.ForeignKeyConstraint(
            ["question_key"], ["questions.key"], name=op.f("fk_round_turns_question_key_questions")
        ),
        sa.PrimaryKeyConstraint("round_key", "position", name=op.f("pk_round_turns")),
    )
    op.create_table(
        "round_members",
        sa.Column("round_key", _KEY, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_host", sa.Boolean(), nullable=False),
        _of_round("round_members"),
        _of_member("round_members"),
        sa.PrimaryKeyConstraint("round_key", "member_id", name=op.f("pk_round_members")),
    )
    op.create_table(
        "shared_answers",
        sa.Column("round_key", _KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=False),
        _of_round("shared_answers"),
        _of_member("shared_answers"),
        sa.PrimaryKeyConstraint(
            "round_key", "position", "member_id", name=op.f("pk_shared_answers")
        ),
    )
    with op.batch_alter_table("attempts") as batch:
        batch.add_column(sa.Column("round_key", _KEY, nullable=True))
        batch.create_foreign_key(
            op.f("fk_attempts_round_key_rounds"),
            "rounds",
            ["round_key"],
            ["key"],
            ondelete="CASCADE",
        )
        batch.create_unique_constraint(
            op.f("uq_attempts_round_key"), ["round_key", "position", "member_id"]
        )
    everyone, yes = sa.text("'everyone'"), sa.true()
    op.add_column(
        "guilds",
        sa.Column("rounds_by", sa.String(10), nullable=False, server_default=everyone),
    )
    op.add_column("guilds", sa.Column("rounds_role_id", sa.BigInteger(), nullable=True))
    op.add_column("guilds", sa.Column("rounds_in", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("guilds", sa.Column("sharing", sa.Boolean(), nullable=False, server_default=yes))


def downgrade() -> None:
    with op.batch_alter_table("guilds") as batch:
        for column in ("sharing", "rounds_in", "rounds_role_id", "rounds_by"):
            batch.drop_column(column)
    # An attempt that belongs to nothing else would be left without what it answers.
    op.execute("DELETE FROM attempts WHERE round_key IS NOT NULL")
    with op.batch_alter_table("attempts") as batch:
        batch.drop_constraint(op.f("uq_attempts_round_key"), type_="unique")
        batch.drop_constraint(op.f("fk_attempts_round_key_rounds"), type_="foreignkey")
        batch.drop_column("round_key")
    for table in ("shared_answers", "round_members", "round_turns", "rounds"):
        op.drop_table(table)


def _of_round(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_round_key_rounds")
    return sa.ForeignKeyConstraint(["round_key"], ["rounds.key"], name=name, ondelete="CASCADE")


def _of_member(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_member_id_members")
    return sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=name, ondelete="CASCADE")
