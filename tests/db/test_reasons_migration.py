"""Sentences that older versions kept become words, and sentences again on the way back."""

from sqlalchemy import Engine, text

from bot.domain.channel.interview import EndReason
from bot.domain.daily.posts import PauseReason, PostWarning
from tests.upgrading.record import migrated_to, restore

BEFORE, AFTER = "0006", "0007"
"""The revisions between which that happens."""
OURS = "Said by a version that nobody knows."
ENDED = {
    "Nobody went on for an hour.": EndReason.DESERTED,
    "Its thread was archived or locked.": EndReason.THREAD_CLOSED,
    OURS: OURS,
}
PAUSED = {
    "The channel no longer exists.": PauseReason.CHANNEL_GONE,
    "": PauseReason.BY_MANAGER,
    OURS: OURS,
}
WARNED = {
    "I could not open a thread for the question: allow me Create Public Threads.": (
        PostWarning.NO_THREAD
    ),
    OURS: OURS,
}


def kept(engine: Engine, table: str, column: str) -> str | None:
    with engine.connect() as connection:
        found = connection.scalar(text(f"SELECT {column} FROM {table} LIMIT 1"))  # noqa: S608 - names of ours
    assert found is None or isinstance(found, str)
    return found


def test_every_sentence_becomes_its_word_and_a_sentence_again(engine: Engine) -> None:
    restore(engine)
    for table, column, words in (
        ("rounds", "end_reason", ENDED),
        ("schedules", "paused_because", PAUSED),
        ("schedules", "warning", WARNED),
    ):
        for sentence, word in words.items():
            migrated_to(engine, BEFORE)
            with engine.begin() as connection:
                change = text(f"UPDATE {table} SET {column} = :told")  # noqa: S608 - names of ours
                connection.execute(change, {"told": sentence})
            migrated_to(engine, AFTER)
            assert kept(engine, table, column) == word
            migrated_to(engine, BEFORE)
            assert kept(engine, table, column) == sentence


def test_every_word_of_the_enums_is_known_to_the_migration(engine: Engine) -> None:
    """None of them was left out."""
    restore(engine)
    for table, column, words in (
        ("rounds", "end_reason", EndReason),
        ("schedules", "paused_because", PauseReason),
        ("schedules", "warning", PostWarning),
    ):
        for word in filter(None, words):
            migrated_to(engine, "head")
            with engine.begin() as connection:
                change = text(f"UPDATE {table} SET {column} = :told")  # noqa: S608 - names of ours
                connection.execute(change, {"told": word})
            migrated_to(engine, BEFORE)
            assert kept(engine, table, column) != word
