"""Sentences that older versions kept become words, and sentences again on the way back."""

from sqlalchemy import Engine, text

from bot.domain.channel.interview import EndReason
from bot.domain.daily.posts import PauseReason, PostWarning
from tests.upgrading.record import migrated_to, restore

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
        return connection.scalar(text(f"SELECT {column} FROM {table} LIMIT 1"))  # noqa: S608 - names of ours


def test_every_sentence_becomes_its_word_and_a_sentence_again(engine: Engine) -> None:
    restore(engine)
    for table, column, words in (
        ("rounds", "end_reason", ENDED),
        ("schedules", "paused_because", PAUSED),
        ("schedules", "warning", WARNED),
    ):
        for sentence, word in words.items():
            migrated_to(engine, "0006")
            with engine.begin() as connection:
                change = text(f"UPDATE {table} SET {column} = :told")  # noqa: S608 - names of ours
                connection.execute(change, {"told": sentence})
            migrated_to(engine, "head")
            assert kept(engine, table, column) == word
            migrated_to(engine, "0006")
            assert kept(engine, table, column) == sentence


def test_every_word_of_the_enums_is_known_to_the_migration(engine: Engine) -> None:
    """A word that is renamed one day would leave rows that nothing can read."""
    restore(engine)
    migrated_to(engine, "head")
    words = [*EndReason, *(each for each in (*PauseReason, *PostWarning) if each)]
    for word in words:
        table, column = ("rounds", "end_reason") if word in list(EndReason) else ("", "")
        if table:
            with engine.begin() as connection:
                connection.execute(text("UPDATE rounds SET end_reason = :told"), {"told": word})
            migrated_to(engine, "0006")
            assert kept(engine, table, column) != word
            migrated_to(engine, "head")
            assert kept(engine, table, column) == word
