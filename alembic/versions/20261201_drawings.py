"""What members draw for a discussion, with /draw."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "drawings",
        sa.Column("key", key, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name="fk_drawings_member_id_members",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name="pk_drawings"),
    )
    op.create_index("ix_drawings_member_id", "drawings", ["member_id"])
    op.create_index("ix_drawings_guild_id", "drawings", ["guild_id"])
    op.create_index(
        "ix_drawings_texts",
        "drawings",
        ["drawn_at"],
        sqlite_where=sa.text("text IS NOT NULL"),
        postgresql_where=sa.text("text IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_table("drawings")
