"""Names of files and folders."""

from pathlib import Path

import pytest

from tests.bank.pages import Page, faults_in, write_bank


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("Read Through.md", "A file is named with lower-case letters, digits and hyphens."),
        ("notes.txt", "Only `_topic.toml` and questions (`.md`) belong here."),
        (f"{'a' * 74}.md", "The id has 81 characters; 80 is the most."),
    ],
)
def test_files_are_named_as_ids_are(tmp_path: Path, name: str, fault: str) -> None:
    """An id fits into a button, and anything else in the folder is a mistake."""
    write_bank(tmp_path)
    (tmp_path / "caches" / name).write_text(str(Page()))
    assert faults_in(tmp_path) == [f"caches/{name}:1: {fault}"]


@pytest.mark.parametrize(
    ("topic", "fault"),
    [
        (None, "The folder has no `_topic.toml`; every topic needs one."),
        ("title = ", "This is not TOML: Invalid value."),
        ('title = "Queues"', "A topic has a `title` (text) and an `order`"),
        ('title = "Queues"\norder = 0', "A topic has a `title` (text) and an `order`"),
        ('title = "Queues"\norder = true', "A topic has a `title` (text) and an `order`"),
        ('title = "Queues"\norder = 2\nicon = "q"', "A topic has a `title` (text) and an `order`"),
        ('title = " "\norder = 2', "The title must have 1 to 60 characters."),
        (f'title = "{"a" * 61}"\norder = 2', "The title must have 1 to 60 characters."),
        ('title = "CACHES"\norder = 2', "The title is that of `caches/_topic.toml` too"),
        ('title = "Queues"\norder = 1', "The order is that of `caches/_topic.toml` too"),
    ],
)
def test_a_topic_has_a_title_and_a_place(tmp_path: Path, topic: str | None, fault: str) -> None:
    """A topic's file is complete, and neither its title nor its place is another's."""
    write_bank(tmp_path, q=Page())
    (tmp_path / "queues").mkdir()
    if topic is not None:
        (tmp_path / "queues/_topic.toml").write_text(topic)
    (found,) = faults_in(tmp_path)
    assert found.startswith(f"queues/_topic.toml:1: {fault}")


def test_a_folder_is_named_as_ids_are(tmp_path: Path) -> None:
    """A topic's folder is half of each of its ids."""
    (tmp_path / "Big Data").mkdir()
    (tmp_path / "Big Data/_topic.toml").write_text('title = "Big data"\norder = 1\n')
    assert faults_in(tmp_path) == [
        "Big Data/_topic.toml:1: A folder is named with lower-case letters, digits and hyphens."
    ]


def test_a_folder_that_holds_nothing_is_no_bank(tmp_path: Path) -> None:
    """A wrong path is told as such."""
    assert "There is no topic" in faults_in(tmp_path)[0]
    assert "cannot be read: No such file" in faults_in(tmp_path / "nowhere")[0]
