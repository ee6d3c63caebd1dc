"""Settings: read once, and every fault named."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.settings import DEFAULT_API_URL, Settings, SettingsError

NAMES = (
    "DISCORD_TOKEN",
    "DATABASE_URL",
    "DISCORD_API_URL",
    "KEEP_ANSWERS_DAYS",
    "LOG_LEVEL",
    "LOG_FORMAT",
    "RANDOM_SEED",
    "REPORTS_CHANNEL",
)


def test_nothing_needs_to_be_set_but_the_token() -> None:
    settings = Settings.read({})
    assert settings.database_url.render_as_string() == "sqlite+pysqlite:///data/whiteboard.db"
    assert (settings.api_url, settings.keep_texts_days) == (DEFAULT_API_URL, 180)
    assert (settings.log_level, settings.log_format) == ("INFO", "json")
    assert settings.clock_offset_file is None
    assert settings.reports_channel is None
    with pytest.raises(SettingsError, match="DISCORD_TOKEN is not set"):
        settings.require_token()


def test_what_is_set_is_read_without_the_blanks_around_it() -> None:
    settings = Settings.read(
        {
            "DISCORD_TOKEN": " secret ",
            "DATABASE_URL": "postgresql://me:pass@db/whiteboard",
            "DISCORD_API_URL": "http://127.0.0.1:8080/api/v10/",
            "KEEP_ANSWERS_DAYS": " 0 ",
            "REPORTS_CHANNEL": " 1234567890123456789 ",
            "LOG_LEVEL": "debug",
            "LOG_FORMAT": "Text",
            "CLOCK_OFFSET_FILE": "offset",
        }
    )
    assert settings.require_token() == "secret"
    assert settings.database_url.drivername == "postgresql+psycopg"
    assert settings.api_url == "http://127.0.0.1:8080/api/v10"
    assert settings.keep_texts_days == 0
    assert settings.reports_channel == 1_234_567_890_123_456_789
    assert (settings.log_level, settings.log_format) == ("DEBUG", "text")
    assert settings.clock_offset_file == Path("offset")


def test_the_token_is_in_no_text_of_the_settings() -> None:
    assert "secret" not in repr(Settings.read({"DISCORD_TOKEN": "secret"}))


def test_one_error_names_every_setting_that_is_wrong() -> None:
    with pytest.raises(SettingsError) as told:
        Settings.read(dict.fromkeys(NAMES, "all wrong"))
    assert [name for name in NAMES if name not in str(told.value)] == []


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=40)))
@example({"DISCORD_API_URL": "http://["})
@example({"DATABASE_URL": "postgresql://host:port/whiteboard"})
@example({"RANDOM_SEED": "9" * 5000})
@example({"DISCORD_TOKEN": "Bot MTIz"})
@example({"DISCORD_TOKEN": "a\ud800\n"})
@example({"KEEP_ANSWERS_DAYS": "9" * 5000})
@example({"REPORTS_CHANNEL": "9" * 5000})
def test_any_text_is_read_or_named_in_one_error(variables: dict[str, str]) -> None:
    try:
        Settings.read(variables)
    except SettingsError as error:
        named = [name for name in NAMES if name in str(error)]
        assert named
        assert set(named) <= set(variables)


@pytest.mark.parametrize(
    "value", ["#general", "<#123>", "-1", "0", "9" * 19, "\N{ARABIC-INDIC DIGIT ONE}"]
)
def test_a_channel_that_is_no_id_is_said_to_be_none(value: str) -> None:
    with pytest.raises(SettingsError, match="REPORTS_CHANNEL must be the id of a channel"):
        Settings.read({"REPORTS_CHANNEL": value})
