"""`.env` as people and their editors save it."""

from pathlib import Path

import pytest

from bot.environment import read_variables
from bot.settings import NAMES, SettingsError

SECRET = "MTIzNDU2.secret.token"


def read(tmp_path: Path, said: str | bytes, **environment: str) -> dict[str, str]:
    """What a file gives, beside an environment that holds only this."""
    file = tmp_path / ".env"
    file.write_bytes(said if isinstance(said, bytes) else said.encode())
    return dict(read_variables(file, environment).values)


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    found = read(tmp_path, "LOG_LEVEL=DEBUG\nLOG_FORMAT=text\n", LOG_LEVEL="ERROR")
    assert found == {"LOG_LEVEL": "ERROR", "LOG_FORMAT": "text"}


def test_without_a_file_there_is_the_environment_alone(tmp_path: Path) -> None:
    assert read_variables(tmp_path / ".env", {"HOME": "/"}).values == {"HOME": "/"}


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_is_read_however_an_editor_saved_it(tmp_path: Path, coding: str) -> None:
    """Notepad marks UTF-8, and PowerShell's `>` writes UTF-16."""
    said = f"# größer\nDISCORD_TOKEN={SECRET}\r\n".encode(coding)
    assert read(tmp_path, said) == {"DISCORD_TOKEN": SECRET}


@pytest.mark.parametrize(
    "said",
    ["DISCORD_TOKEN=\xe9".encode("latin-1"), "LOG_LEVEL=INFO".encode("utf-16-le"), b"\xff\xfea"],
)
def test_a_file_in_another_encoding_is_said_to_be_so(tmp_path: Path, said: bytes) -> None:
    with pytest.raises(SettingsError, match=r"\.env is not text in UTF-8"):
        read(tmp_path, said)


def test_a_folder_of_that_name_is_said_to_be_unreadable(tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()
    with pytest.raises(SettingsError, match=r"\.env cannot be read: .+\."):
        read_variables(tmp_path / ".env", {})


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("DISCORD_TOKN", "DISCORD_TOKEN"),
        ("discord_token", "DISCORD_TOKEN"),
        ("DISCORD-TOKEN", "DISCORD_TOKEN"),
        ("TOKEN", "DISCORD_TOKEN"),
        ("DISCORD_BOT_TOKEN", "DISCORD_TOKEN"),
        ("DATABASE", "DATABASE_URL"),
        ("DATBASE_URL", "DATABASE_URL"),
        ("KEEP_ANSWER_DAYS", "KEEP_ANSWERS_DAYS"),
        ("LOGLEVEL", "LOG_LEVEL"),
    ],
)
def test_a_misspelt_name_is_named_with_the_one_that_was_meant(
    tmp_path: Path, name: str, meant: str
) -> None:
    """What it was set to, which may be the token, is not repeated."""
    with pytest.raises(SettingsError, match=rf"\.env has {name}: did you mean {meant}\?") as told:
        read(tmp_path, f"{name}={SECRET}\n")
    assert SECRET not in str(told.value)


def test_every_mistake_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as told:
        read(tmp_path, f"DISCORD_TOKN=x\n\nLOG_LEVEL\nLOG_FORMT=json\n={SECRET}\n")
    assert [line.partition(":")[0] for line in sorted(str(told.value).splitlines())] == [
        ".env has DISCORD_TOKN",
        ".env has LOG_FORMT",
        ".env, line 3, cannot be understood",
        ".env, line 5, cannot be understood",
    ]
    assert SECRET not in str(told.value)


@pytest.mark.parametrize("name", ["POSTGRES_PASSWORD", "PROCESSES", "TZ", "PROXY"])
def test_a_name_of_something_else_is_named_and_ignored(tmp_path: Path, name: str) -> None:
    """Such as what an earlier version read: whoever copied its example starts all the same."""
    (tmp_path / ".env").write_text(f"{name}=x\nLOG_LEVEL=DEBUG\n")
    found = read_variables(tmp_path / ".env", {})
    assert found.notices == (f".env has {name}, which is no setting of the bot; it is ignored.",)
    assert found.values["LOG_LEVEL"] == "DEBUG"


def test_a_misspelt_name_in_the_environment_is_named(tmp_path: Path) -> None:
    """It stops nothing: an environment is full of others' names."""
    names = {"DISCORD_TOKN": SECRET, "PATH": "/", "LANG": "C", "DATABASE_URLS": "x"}
    found = read_variables(tmp_path / ".env", {**names, "DATABASE_URL": "sqlite://"})
    assert found.notices == ("The environment has DISCORD_TOKN: did you mean DISCORD_TOKEN?",)


def test_the_example_can_be_copied_as_it_is() -> None:
    example = Path(__file__).parents[1] / ".env.example"
    found = read_variables(example, {})
    assert set(found.values) == set(NAMES)
    assert found.notices == ()
