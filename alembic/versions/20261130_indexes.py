"""Every row of a member, a server or a parent is found by an index; erasing is done in pieces."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)
_INDEXES = {
    "attempts": ("question_key",),
    "days": ("member_id",),
    "designs": ("guild_id",),
    "familiarity": ("question_key",),
    "group_notes": ("member_id",),
    "interviews": ("guild_id", "practises"),
    "memberships": ("member_id",),
    "occasions": ("question_key",),
    "round_members": ("member_id",),
    "rounds": ("channel_id",),
    "shared_answers": ("member_id",),
    "standings": ("member_id",),
    "streaks": ("member_id",),
}
_PARTIAL = {
    "ix_attempts_texts": (
        "attempts",
        "answered_at",
        "text IS NOT NULL OR note IS NOT NULL OR follow_up_answer IS NOT NULL",
    ),
    "ix_designs_notes": ("designs", "occasion_key", "notes IS NOT NULL"),
    "ix_group_notes_notes": ("group_notes", "started_at", "notes IS NOT NULL"),
    "ix_guilds_erased_at": ("guilds", "erased_at", "erased_at IS NOT NULL"),
    "ix_guilds_left_at": ("guilds", "left_at", "left_at IS NOT NULL"),
    "ix_members_erased_at": ("members", "erased_at", "erased_at IS NOT NULL"),
    "ix_schedules_paused_because": (
        "schedules",
        "paused_because",
        "paused_because IS NOT NULL",
    ),
    "ix_turns_draft": ("turns", "occasion_key", "draft IS NOT NULL"),
}
_COLUMNS = {
    "guilds": {"erased_at": _INSTANT},
    "members": {"erased_at": _INSTANT},
    "shared_answers": {"channel_id": sa.BigInteger(), "message_id": sa.BigInteger()},
}


def upgrade() -> None:
    for table, columns in _COLUMNS.items():
        for name, kind in columns.items():
            op.add_column(table, sa.Column(name, kind, nullable=True))
    op.drop_index("ix_attempts_answered_at", "attempts")
    for table, columns in _INDEXES.items():
        for column in columns:
            op.create_index(f"ix_{table}_{column}", table, [column])
    for name, (table, column, condition) in _PARTIAL.items():
        where = sa.text(condition)
        op.create_index(name, table, [column], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name, (table, _, _) in _PARTIAL.items():
        op.drop_index(name, table)
    for table, columns in _INDEXES.items():
        for column in columns:
            op.drop_index(f"ix_{table}_{column}", table)
    op.create_index("ix_attempts_answered_at", "attempts", ["answered_at"])
    for table, columns in _COLUMNS.items():
        with op.batch_alter_table(table) as batch:
            for name in columns:
                batch.drop_column(name)
