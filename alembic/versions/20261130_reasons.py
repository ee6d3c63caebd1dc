"""Why an interview ended and a schedule paused is kept as a word, no longer as a sentence."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ENDED = {
    "finished": "All questions have been asked.",
    "phases-over": "All phases are over.",
    "by-host": "The host ended it.",
    "by-member": "A member ended it.",
    "deserted": "Nobody went on for an hour.",
    "never-posted": "Its card could not be posted.",
    "question-lost": "Its question is no longer in my question bank.",
    "card-deleted": "Its card was deleted.",
    "channel-deleted": "Its channel was deleted.",
    "thread-deleted": "Its thread was deleted.",
    "thread-archived": "Its thread was archived.",
    "thread-locked": "Its thread was locked.",
    "thread-closed": "Its thread was archived or locked.",
    "unseen": "I may no longer see its channel.",
}
_PAUSED = {
    "no-questions": "No question has its topic and level any more.",
    "forbidden": "I may not view the channel or send messages there.",
    "channel-gone": "The channel no longer exists.",
    "bot-removed": "The bot was removed from this server.",
}
_WARNED = {
    "interrupted": (
        "I was interrupted while posting and cannot see whether the question is there; I did not "
        "send it again. Allow me Read Message History, so that I can look."
    ),
    "no-thread": "I could not open a thread for the question: allow me Create Public Threads.",
}
_KEPT = (
    ("rounds", "end_reason", _ENDED),
    ("schedules", "paused_because", _PAUSED),
    ("schedules", "warning", _WARNED),
)
"""Where which sentences were kept, by the words that stand for them; others stay as they are."""


def upgrade() -> None:
    for table, column, sentences in _KEPT:
        for word, sentence in sentences.items():
            _replace(table, column, sentence, word)


def downgrade() -> None:
    for table, column, sentences in _KEPT:
        for word, sentence in sentences.items():
            _replace(table, column, word, sentence)


def _replace(table: str, column: str, old: str, new: str) -> None:
    kept = sa.table(table, sa.column(column, sa.Text))
    op.execute(kept.update().where(kept.c[column] == old).values({column: new}))
