"""Reads the topics: each is a folder with a `_topic.toml`."""

import re
from pathlib import Path

from bot.bank.faults import Faults
from bot.bank.files import list_folder, read_text
from bot.bank.limits import TITLE
from bot.bank.model import Topic
from bot.bank.source import parse_toml
from bot.texts import room

__all__ = ["TOPIC_FILE", "read_topics"]

TOPIC_FILE = "_topic.toml"
_SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


def read_topics(root: Path, faults: Faults) -> list[Topic]:
    """Every topic below `root`; no two may share a title or a place in the order."""
    topics: list[Topic] = []
    titles: dict[str, str] = {}
    orders: dict[int, str] = {}
    for folder in (path for path in list_folder(root, ".", faults) if path.is_dir()):
        name = f"{folder.name}/{TOPIC_FILE}"
        topic = _read_topic(folder, name, faults)
        if topic is None:
            continue
        if (other := titles.setdefault(topic.title.casefold(), name)) != name:
            faults.add(name, 1, f"The title is that of `{other}` too; every title is unique.")
        if (other := orders.setdefault(topic.order, name)) != name:
            faults.add(name, 1, f"The order is that of `{other}` too; every place is taken once.")
        topics.append(topic)
    if not topics and not faults:
        faults.add(".", 1, f"There is no topic in `{root}`; a bank has at least one folder.")
    return topics


def _read_topic(folder: Path, name: str, faults: Faults) -> Topic | None:
    if not _SLUG.match(folder.name):
        faults.add(name, 1, "A folder is named with lower-case letters, digits and hyphens.")
    if not (folder / TOPIC_FILE).is_file():
        faults.add(name, 1, f"The folder has no `{TOPIC_FILE}`; every topic needs one.")
        return None
    text = read_text(folder / TOPIC_FILE, name, faults)
    if text is None:
        return None
    fields = parse_toml(text, 1, lambda line, sentence: faults.add(name, line, sentence))
    if fields is None:
        return None
    match fields:
        case {"title": str(title), "order": int(order), **rest} if (
            not rest and order > 0 and order is not True
        ):
            if title.strip() and room(title) <= TITLE:
                return Topic(folder.name, title, order)
            faults.add(name, 1, f"The title must have 1 to {TITLE} characters.")
        case _:
            faults.add(
                name, 1, "A topic has a `title` (text) and an `order` (a number from 1), no more."
            )
    return None
