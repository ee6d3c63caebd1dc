"""Every setting of the bot, read once from a mapping and never changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from sqlalchemy.engine import URL

from bot.db.engine import database_url
from bot.errors import WhiteboardError

__all__ = ["DEFAULT_API_URL", "DEFAULT_DATABASE_URL", "NAMES", "Settings", "SettingsError"]

NAMES = (
    "DISCORD_TOKEN",
    "DATABASE_URL",
    "DISCORD_API_URL",
    "KEEP_ANSWERS_DAYS",
    "REPORTS_CHANNEL",
    "LOG_LEVEL",
    "LOG_FORMAT",
    "RANDOM_SEED",
    "CLOCK_OFFSET_FILE",
)
"""Every variable that is read."""

DEFAULT_DATABASE_URL = "sqlite:///data/whiteboard.db"
DEFAULT_API_URL = "https://discord.com/api/v10"
_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_LOG_FORMATS = ("json", "text")
_T = TypeVar("_T")
_LONGEST_ID = 19
"""Digits of an id of Discord's, which are 63 bits."""


class SettingsError(WhiteboardError):
    """One or more settings are missing or wrong; the text names each of them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a host can set; `.env.example` explains each to them."""

    token: str | None = field(repr=False)
    """DISCORD_TOKEN. Kept out of every log and repr."""
    database_url: URL
    api_url: str
    """DISCORD_API_URL, without a slash at the end."""
    keep_texts_days: int
    """KEEP_ANSWERS_DAYS: how long texts of answers are kept; 0 keeps none after grading."""
    reports_channel: int | None
    """REPORTS_CHANNEL: the id of the channel that is told of mistakes members report, if any is."""
    log_level: str
    log_format: str
    random_seed: int | None
    """RANDOM_SEED: makes the choice of questions repeatable; for trying things out."""
    clock_offset_file: Path | None
    """CLOCK_OFFSET_FILE: holds the seconds to add to the system's clock; for trying things out."""

    @classmethod
    def read(cls, variables: Mapping[str, str]) -> "Settings":
        """Read settings from environment variables.

        Raises:
            SettingsError: Any is wrong; the text names every one that is.
        """
        reader = _Reader(variables)
        offset_file = variables.get("CLOCK_OFFSET_FILE", "").strip()
        settings = cls(
            token=reader.get("DISCORD_TOKEN", "", _token) or None,
            database_url=reader.get("DATABASE_URL", DEFAULT_DATABASE_URL, database_url),
            api_url=reader.get("DISCORD_API_URL", DEFAULT_API_URL, _api_url),
            keep_texts_days=reader.get("KEEP_ANSWERS_DAYS", "180", _days),
            reports_channel=reader.get("REPORTS_CHANNEL", "", _channel),
            log_level=reader.get("LOG_LEVEL", "INFO", _one_of("LOG_LEVEL", _LOG_LEVELS, str.upper)),
            log_format=reader.get(
                "LOG_FORMAT", "json", _one_of("LOG_FORMAT", _LOG_FORMATS, str.lower)
            ),
            random_seed=reader.get("RANDOM_SEED", "", _seed),
            clock_offset_file=Path(offset_file) if offset_file else None,
        )
        if reader.faults:
            raise SettingsError("\n".join(reader.faults))
        return settings

    def require_token(self) -> str:
        """The token.

        Raises:
            SettingsError: It is not set.
        """
        if self.token is None:
            raise SettingsError(
                "DISCORD_TOKEN is not set. Put your bot's token into .env (see .env.example), or "
                "run `make run` without one to try everything on the local sandbox."
            )
        return self.token


class _Reader:
    """Reads one variable after the other and keeps what was wrong."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self.faults: list[str] = []

    def get(self, name: str, default: str, parse: Callable[[str], _T]) -> _T:
        """The parsed variable, or on a fault the parsed default."""
        try:
            return parse(self._variables.get(name, "").strip() or default)
        except WhiteboardError as error:
            self.faults.append(str(error))
            return parse(default)


def _token(text: str) -> str:
    if not (text.isascii() and text.isprintable()) or " " in text:
        raise SettingsError(
            "DISCORD_TOKEN has characters that no token has. Copy it again from the page of your "
            "application, and put nothing before or after it."
        )
    return text


def _api_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        is_address = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        is_address = False
    if not is_address:
        raise SettingsError(f"DISCORD_API_URL must be a web address such as {DEFAULT_API_URL}.")
    return text.rstrip("/")


def _days(text: str) -> int:
    days = _whole(text)
    if days is None or days > 36_500:
        raise SettingsError("KEEP_ANSWERS_DAYS must be a whole number of days from 0 to 36500.")
    return days


def _channel(text: str) -> int | None:
    digits = text.isascii() and text.isdecimal() and len(text) <= _LONGEST_ID
    if text and not (digits and 0 < int(text) < 2**63):
        raise SettingsError(
            "REPORTS_CHANNEL must be the id of a channel, such as 1234567890123456789 (in Discord: "
            "Developer Mode, then Copy Channel ID), or empty."
        )
    return int(text) if text else None


def _seed(text: str) -> int | None:
    if text and not (text.isdecimal() and len(text) <= 100):
        raise SettingsError("RANDOM_SEED must be a whole number of at most 100 digits, or empty.")
    return int(text) if text else None


def _whole(text: str) -> int | None:
    """A whole number; None for any other text, and for one of absurd length."""
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _one_of(name: str, known: tuple[str, ...], fold: Callable[[str], str]) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if fold(text) not in known:
            raise SettingsError(f"{name} must be one of {', '.join(known)}.")
        return fold(text)

    return parse
