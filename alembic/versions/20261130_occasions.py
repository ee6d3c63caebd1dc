"""Occasions: what an attempt answers has one name, whatever asked it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)
_OCCASIONS = {
    "turn": "i.guild_id, i.member_id, t.question_key, t.asked_at, t.interview_key, t.position"
    " FROM turns t JOIN interviews i ON i.key = t.interview_key",
    "post": "guild_id, NULL, question_key, claimed_at, key, 0 FROM posts",
    "round": "r.guild_id, NULL, t.question_key, t.asked_at, t.round_key, t.position"
    " FROM round_turns t JOIN rounds r ON r.key = t.round_key",
    "design": "guild_id, member_id, question_key, started_at, key, 0 FROM designs",
}
"""What asked so far: for whom, what, when, and the numbers by which it is known."""

_ASKING = {
    "turns": ("turn", "turns.interview_key", "turns.position"),
    "posts": ("post", "posts.key", "0"),
    "round_turns": ("round", "round_turns.round_key", "round_turns.position"),
    "designs": ("design", "designs.key", "0"),
}
_ANSWERED = {"interview_key": ("turn", "position"), "round_key": ("round", "position")}
_ANSWERED |= {"post_key": ("post", "0"), "design_key": ("design", "0")}
_TWICE = {
    "turns": ("question_key", "asked_at"),
    "posts": ("guild_id", "question_key", "claimed_at"),
    "round_turns": ("question_key", "asked_at"),
    "designs": ("question_key", "started_at"),
}
"""What the occasion says from now on."""
_SAID = {"guild_id": ("guild_id", sa.BigInteger()), "question_key": ("question_key", _KEY)}
_ASKED_AT = ("asked_at", _INSTANT)

_FORMER_KEYS = {"interview_key": "turns", "post_key": "posts", "design_key": "designs"}
_FORMER_KEYS |= {"round_key": "rounds"}
"""The columns by which an attempt told what it answers, and where they led."""
_ANSWERS = {
    "turns": {"interview_key": "interview_key", "position": "position"},
    "posts": {"post_key": "key"},
    "designs": {"design_key": "key"},
    "round_turns": {"round_key": "round_key", "position": "position"},
}


def upgrade() -> None:
    _make_occasions()
    for table in (*_ASKING, "attempts"):
        op.add_column(table, sa.Column("occasion_key", _KEY, nullable=True))
    for table, of in _ASKING.items():
        _set(table, "occasion_key", _occasion(*of))
    for column, (kind, position) in _ANSWERED.items():
        _set("attempts", "occasion_key", _occasion(kind, column, position), f"{column} IS NOT NULL")
    for table in (*_ASKING, "attempts"):
        _require(table, "occasion_key")
    _share_by_occasion()
    for table in _ASKING:
        _let_occasion_say(table)
    _let_attempts_answer_occasions()
    op.drop_index("ix_occasions_source", "occasions")
    with op.batch_alter_table("occasions") as batch:
        batch.drop_column("of_key")
        batch.drop_column("of_position")


def _make_occasions() -> None:
    op.create_table(
        "occasions",
        sa.Column("key", _KEY, nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=True),
        sa.Column("question_key", _KEY, nullable=False),
        sa.Column("asked_at", _INSTANT, nullable=False),
        sa.Column("of_key", sa.BigInteger(), nullable=True),
        sa.Column("of_position", sa.Integer(), nullable=True),
        _reference("occasions", "member_id", "members.id", cascades=True),
        _reference("occasions", "question_key", "questions.key"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_occasions")),
    )
    op.create_index("ix_occasions_guild_id", "occasions", ["guild_id"])
    op.create_index("ix_occasions_member_id", "occasions", ["member_id"])
    op.create_index("ix_occasions_source", "occasions", ["of_key", "of_position", "kind"])
    columns = "kind, guild_id, member_id, question_key, asked_at, of_key, of_position"
    for kind, source in _OCCASIONS.items():
        op.execute(f"INSERT INTO occasions ({columns}) SELECT '{kind}', {source}")


def _share_by_occasion() -> None:
    """A question's shared answer is part 0 of its occasion; notes on a phase are that part."""
    phased = (
        "(s.round_key IN (SELECT round_key FROM group_designs) OR NOT EXISTS (SELECT 1 FROM"
        " round_turns t WHERE t.round_key = s.round_key AND t.position = s.position))"
    )
    at = f"CASE WHEN {phased} THEN 1 ELSE s.position END"
    _rewrite_shared(
        "o.key AS occasion_key, "
        f"CASE WHEN {phased} THEN s.position ELSE 0 END AS part, s.member_id, s.shared_at"
        " FROM shared_answers s LEFT JOIN occasions o"
        f" ON o.kind = 'round' AND o.of_key = s.round_key AND o.of_position = {at}",
        sa.Column("occasion_key", _KEY, nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
    )


def _let_occasion_say(table: str) -> None:
    if table == "posts":
        op.drop_index("ix_posts_guild_id", table)
    with op.batch_alter_table(table) as batch:
        batch.alter_column("occasion_key", existing_type=_KEY, nullable=False)
        _refer(batch, table, "occasion_key", "occasions", ["key"])
        batch.create_unique_constraint(op.f(f"uq_{table}_occasion_key"), ["occasion_key"])
        batch.drop_constraint(op.f(f"fk_{table}_question_key_questions"), type_="foreignkey")
        for column in _TWICE[table]:
            batch.drop_column(column)


def _let_attempts_answer_occasions() -> None:
    with op.batch_alter_table("attempts") as batch:
        batch.alter_column("occasion_key", existing_type=_KEY, nullable=False)
        _refer(batch, "attempts", "occasion_key", "occasions", ["key"])
        name = op.f("uq_attempts_occasion_key")
        batch.create_unique_constraint(name, ["occasion_key", "member_id"])
        for column, table in _FORMER_KEYS.items():
            batch.drop_constraint(op.f(f"uq_attempts_{column}"), type_="unique")
            batch.drop_constraint(op.f(f"fk_attempts_{column}_{table}"), type_="foreignkey")
            batch.drop_column(column)
        batch.drop_column("position")


def downgrade() -> None:
    for table, columns in _TWICE.items():
        for column in columns:
            source, kind = _SAID.get(column, _ASKED_AT)
            op.add_column(table, sa.Column(column, kind, nullable=True))
            found = f"SELECT {source} FROM occasions o WHERE o.key = {table}.occasion_key"
            _set(table, column, found)
    op.add_column("attempts", sa.Column("interview_key", sa.BigInteger(), nullable=True))
    op.add_column("attempts", sa.Column("position", sa.Integer(), nullable=True))
    for column in ("post_key", "design_key", "round_key"):
        op.add_column("attempts", sa.Column(column, _KEY, nullable=True))
    for table, columns in _ANSWERS.items():
        for column, source in columns.items():
            found = f"SELECT {source} FROM {table} a WHERE a.occasion_key = attempts.occasion_key"
            where = f"occasion_key IN (SELECT occasion_key FROM {table})"
            _set("attempts", column, found, where)
    _require("attempts", "COALESCE(interview_key, post_key, design_key, round_key)")
    _share_by_round()
    for table in _ASKING:
        _let_it_say_itself(table)
    _let_attempts_answer_four_things()
    op.drop_table("occasions")


def _share_by_round() -> None:
    _rewrite_shared(
        "t.round_key, CASE WHEN s.part = 0 THEN t.position ELSE s.part END AS position,"
        " s.member_id, s.shared_at FROM shared_answers s"
        " LEFT JOIN round_turns t ON t.occasion_key = s.occasion_key",
        sa.Column("round_key", _KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )


def _let_it_say_itself(table: str) -> None:
    with op.batch_alter_table(table) as batch:
        batch.drop_constraint(op.f(f"uq_{table}_occasion_key"), type_="unique")
        name = op.f(f"fk_{table}_occasion_key_occasions")
        batch.drop_constraint(name, type_="foreignkey")
        batch.drop_column("occasion_key")
        for column in _TWICE[table]:
            _, kind = _SAID.get(column, _ASKED_AT)
            batch.alter_column(column, existing_type=kind, nullable=False)
        _refer(batch, table, "question_key", "questions", ["key"], cascades=False)
    if table == "posts":
        op.create_index("ix_posts_guild_id", table, ["guild_id"])


def _let_attempts_answer_four_things() -> None:
    own = ["member_id"]
    unique = {"interview_key": ["position", *own], "round_key": ["position", *own]}
    with op.batch_alter_table("attempts") as batch:
        batch.drop_constraint(op.f("uq_attempts_occasion_key"), type_="unique")
        name = op.f("fk_attempts_occasion_key_occasions")
        batch.drop_constraint(name, type_="foreignkey")
        batch.drop_column("occasion_key")
        for column, table in _FORMER_KEYS.items():
            name = op.f(f"uq_attempts_{column}")
            batch.create_unique_constraint(name, [column, *unique.get(column, own)])
            if table != "turns":
                _refer(batch, "attempts", column, table, ["key"])
        batch.create_foreign_key(
            op.f("fk_attempts_interview_key_turns"),
            "turns",
            ["interview_key", "position"],
            ["interview_key", "position"],
            ondelete="CASCADE",
        )


def _occasion(kind: str, key: str, position: str) -> str:
    return (
        f"SELECT o.key FROM occasions o WHERE o.kind = '{kind}'"
        f" AND o.of_key = {key} AND o.of_position = {position}"
    )


def _set(table: str, column: str, found: str, where: str = "1 = 1") -> None:
    op.execute(f"UPDATE {table} SET {column} = ({found}) WHERE {where}")


def _require(table: str, expression: str, of: str | None = None) -> None:
    """Refuse to go on where a row would be left without what it belongs to."""
    counted = sa.text(f"SELECT count(*) FROM {table} WHERE {expression} IS NULL")
    if lost := op.get_bind().scalar(counted):
        raise RuntimeError(
            f"{lost} rows of {of or table} would be lost, since what they belong to is not "
            "recorded; nothing was changed"
        )


def _rewrite_shared(source: str, *place: sa.Column[int]) -> None:
    """Rebuild the table of shared answers, whose primary key changes, by way of a copy."""
    op.execute(f"CREATE TEMPORARY TABLE shared_copy AS SELECT {source}")
    columns = [str(column.name) for column in place]
    key = columns[0]
    _require("shared_copy", key, "shared_answers")
    op.drop_table("shared_answers")
    op.create_table(
        "shared_answers",
        *place,
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("shared_at", _INSTANT, nullable=False),
        _reference("shared_answers", key, f"{key.removesuffix('_key')}s.key", cascades=True),
        _reference("shared_answers", "member_id", "members.id", cascades=True),
        sa.PrimaryKeyConstraint(*columns, "member_id", name=op.f("pk_shared_answers")),
    )
    named = ", ".join((*columns, "member_id", "shared_at"))
    op.execute(f"INSERT INTO shared_answers ({named}) SELECT {named} FROM shared_copy")
    op.execute("DROP TABLE shared_copy")


def _reference(
    table: str, column: str, to: str, *, cascades: bool = False
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to.partition('.')[0]}")
    ondelete = "CASCADE" if cascades else None
    return sa.ForeignKeyConstraint([column], [to], name=name, ondelete=ondelete)


def _refer(batch, table, column, to, keys, *, cascades=True) -> None:  # noqa: ANN001 - alembic's own
    name = op.f(f"fk_{table}_{column}_{to}")
    ondelete = "CASCADE" if cascades else None
    batch.create_foreign_key(name, to, [column], keys, ondelete=ondelete)
