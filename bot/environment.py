"""Where settings come from: the environment, over what `.env` says."""

import codecs
import io
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from dotenv import dotenv_values
from dotenv.parser import Binding, parse_stream

from bot.settings import NAMES, SettingsError

__all__ = ["ENV_FILE", "Variables", "read_variables"]

ENV_FILE = Path(__file__).resolve().parents[1] / ".env"
"""The checkout's own; one further up belongs to something else."""
_NEAR = 0.6
_VERY_NEAR = 0.85
"""How alike a name is to a setting's for it to be meant, in `.env`, and in an environment that is
full of others' names."""
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""How editors mark the files that they save in other ways than plain UTF-8."""


@dataclass(frozen=True, slots=True)
class Variables:
    """Every variable that settings may be read from."""

    values: Mapping[str, str]
    notices: tuple[str, ...]
    """What the host should know of names that are no settings."""


def read_variables(
    file: Path = ENV_FILE, environment: Mapping[str, str] | None = None
) -> Variables:
    """Read the environment and `.env`; what a name in `.env` was meant to be is asked at once.

    Raises:
        SettingsError: `.env` cannot be read, or has lines or names that are surely mistaken.
    """
    around = os.environ if environment is None else environment
    text = _text_of(file)
    lines = list(parse_stream(io.StringIO(text)))
    faults = [*_broken(lines)]
    notices = []
    for name in dict.fromkeys(line.key for line in lines if line.key and line.value is not None):
        if name in NAMES:
            continue
        if meant := _nearest(name, _NEAR):
            faults.append(f".env has {name}: did you mean {meant}?")
        else:
            notices.append(f".env has {name}, which is no setting of the bot; it is ignored.")
    if faults:
        raise SettingsError("\n".join(faults))
    notices += [
        f"The environment has {name}: did you mean {meant}?"
        for name in around
        if name not in NAMES and (meant := _nearest(name, _VERY_NEAR)) and meant not in around
    ]
    filed = dotenv_values(stream=io.StringIO(text)).items()
    values = {name: value for name, value in filed if value is not None}
    return Variables({**values, **around}, tuple(notices))


def _text_of(file: Path) -> str:
    """What a file says, however an editor saved it; nothing where there is none."""
    try:
        raw = file.read_bytes()
        coding = next((kind for mark, kind in _MARKS.items() if raw.startswith(mark)), "utf-8")
        text = raw.decode(coding)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise SettingsError(f".env cannot be read: {error.strerror}.") from None
    except UnicodeError:
        text = "\0"
    if "\0" in text:
        raise SettingsError(".env is not text in UTF-8. Save it again with that encoding.")
    return text


def _broken(lines: Iterable[Binding]) -> Iterator[str]:
    """What is said of lines that set nothing; what stands there may be secret: not repeated."""
    for line in lines:
        if line.error or (line.key is not None and line.value is None):
            said = line.original.string
            blanks = said[: len(said) - len(said.lstrip())].count("\n")
            number = line.original.line + blanks
            yield f".env, line {number}, cannot be understood: write NAME=value."


def _nearest(name: str, alike: float) -> str | None:
    """The setting that a name was meant to be, if one is near enough."""
    shouted = name.upper().replace("-", "_")
    if len(shouted) > 4 and alike == _NEAR:
        for known in NAMES:
            if shouted in known or known in shouted:
                return known
    return next(iter(get_close_matches(shouted, NAMES, 1, alike)), None)
