"""The docs cannot fall behind: these tests read them."""

import re
import subprocess
from pathlib import Path

import pytest

from bot.__main__ import _INTERRUPTED, _OTHER, _STATUSES
from bot.app import EXTENSIONS
from bot.db.models import Base
from bot.settings import NAMES, Settings
from tests.stage import ROOT
from tests.test_cogs import loaded_commands

README = (ROOT / "README.md").read_text("utf-8")
HOSTING = (ROOT / "docs" / "hosting.md").read_text("utf-8")
PRIVACY = (ROOT / "docs" / "privacy.md").read_text("utf-8")
EXAMPLE = (ROOT / ".env.example").read_text("utf-8")

SPOKEN_OF = {
    "members": "user id",
    "memberships": "display name",
    "interviews": "your interviews",
    "occasions": "questions asked",
    "attempts": "your attempts",
    "familiarity": "questions asked",
    "streaks": "streak",
    "days": "days of practice",
    "standings": "points",
    "designs": "design interviews",
    "group_notes": "your notes in a channel's design interview",
    "round_members": "channel interviews you joined",
    "mistakes": "mistakes you reported",
    "shared_answers": "answers you shared there",
    "drawings": "your drawings",
    "sketches": "your sketches",
}
"""The words of docs/privacy.md for each table that has something about a member."""


async def test_every_command_and_option_is_in_the_readme() -> None:
    """Each slash command by its whole name, each option by its own."""
    for command in await loaded_commands():
        assert f"`/{command.qualified_name}`" in README
        for option in command.parameters:
            assert f"`{option.name}`" in README, (command.qualified_name, option.name)


def variables() -> set[str]:
    """Every variable that the settings read: those they ask a mapping for."""
    asked: set[str] = set()

    class Listening(dict[str, str]):
        def get(self, name: str, default: str = "") -> str:  # type: ignore[override] # it only listens
            asked.add(name)
            return default

    Settings.read(Listening())
    return asked


def test_every_setting_is_in_the_example_and_the_docs() -> None:
    """`.env.example` and docs/hosting.md name each setting; neither names one that is none."""
    assert variables() == set(NAMES)
    assert variables() == set(re.findall(r"^([A-Z_]+)=", EXAMPLE, re.MULTILINE))
    assert variables() == set(re.findall(r"^\| `([A-Z_]+)` \|", HOSTING, re.MULTILINE))


def test_every_exit_status_is_in_the_docs() -> None:
    """A supervisor is told what to make of each."""
    told = re.findall(r"^\| (\d+) \|", HOSTING, re.MULTILINE)
    failures = {*_STATUSES.values(), _OTHER, _INTERRUPTED}
    assert {int(status) for status in told} == {0, *failures}


def test_the_defaults_of_the_example_are_those_of_the_code() -> None:
    """A copy of `.env.example` changes nothing."""
    example = dict(re.findall(r"^([A-Z_]+)=(.*)$", EXAMPLE, re.MULTILINE))
    assert Settings.read(example) == Settings.read({})


def test_everything_stored_about_members_is_spoken_of() -> None:
    """Each table with a member's id has its words in docs/privacy.md."""
    tables = {table.name for table in Base.metadata.sorted_tables if "member_id" in table.c}
    for table in sorted(tables | {"members"}):
        assert SPOKEN_OF[table] in PRIVACY, table


@pytest.mark.parametrize("page", ["README.md", "docs/hosting.md", "docs/privacy.md"])
def test_every_file_that_the_docs_link_to_exists(page: str) -> None:
    """Links inside the repository lead somewhere."""
    text = (ROOT / page).read_text("utf-8")
    for target in re.findall(r"\]\((?!https?://)([^)#]+)\)", text):
        assert ((ROOT / page).parent / target).exists(), target


def test_nothing_tracked_names_a_registry_or_a_machine() -> None:
    """No lock file or config carries a package registry's address, nor a path of some machine."""
    command = ["git", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    # Written in halves, so that this file does not name them itself.
    halves = (("files.python", "hosted.org"), ("registry.npm", "js.org"), ("index-", "url"))
    words = ["".join(pair) for pair in (*halves, ("/work", "/"))]
    for name in listed.stdout.decode().split("\0"):
        path = ROOT / name
        if name and path.suffix != ".png" and path.is_file():
            text = path.read_text("utf-8")
            found = [word for word in words if word in text]
            assert not found, (name, found)


def test_every_extension_is_a_file() -> None:
    """The visible tuple names what exists."""
    for extension in EXTENSIONS:
        assert (ROOT / Path(*extension.split(".")).with_suffix(".py")).is_file()
