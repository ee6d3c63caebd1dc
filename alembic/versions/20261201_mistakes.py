"""Mistakes that members report in questions."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)
_INDEXES = {
    "ix_mistakes_member_id": ("member_id", None),
    "ix_mistakes_guild_id": ("guild_id", None),
    "ix_mistakes_question_key": ("question_key", None),
    "ix_mistakes_texts": ("written_at", "text IS NOT NULL"),
    "ix_mistakes_open": ("key", "done_at IS NULL"),
    "ix_mistakes_untold": ("key", "untold_since IS NOT NULL"),
}


def upgrade() -> None:
    """None was reported before."""
    op.create_table(
        "mistakes",
        sa.Column("key", _KEY, nullable=False),
        sa.Column("question_key", _KEY, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("written_at", _INSTANT, nullable=False),
        sa.Column("untold_since", _INSTANT, nullable=True),
        sa.Column("done_at", _INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["question_key"], ["questions.key"], name=op.f("fk_mistakes_question_key_questions")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_mistakes_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_mistakes")),
    )
    for name, (column, condition) in _INDEXES.items():
        where = None if condition is None else sa.text(condition)
        op.create_index(name, "mistakes", [column], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    op.drop_table("mistakes")
