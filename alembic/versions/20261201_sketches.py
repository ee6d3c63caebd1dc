"""What members draw to an answer or to their notes."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "sketches",
        sa.Column("occasion_key", key, nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name="fk_sketches_member_id_members",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["occasion_key"],
            ["occasions.key"],
            name="fk_sketches_occasion_key_occasions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("occasion_key", "member_id", name="pk_sketches"),
    )
    op.create_index("ix_sketches_member_id", "sketches", ["member_id"])
    op.create_index(
        "ix_sketches_texts",
        "sketches",
        ["drawn_at"],
        sqlite_where=sa.text("text IS NOT NULL"),
        postgresql_where=sa.text("text IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_table("sketches")
