"""The cards of `/mydata`."""

from collections.abc import Mapping

from discord import ButtonStyle

from bot.ui import ids
from bot.ui.cards import Card, button, notice
from bot.ui.verbs import Verb
from bot.ui.words import human_join, plural

__all__ = ["delete_question", "deleted_card", "exported", "kept_card"]

_NOUNS = {
    "attempts": ("attempt", None),
    "interviews": ("interview", None),
    "streaks": ("streak", None),
    "days": ("day of practice", "days of practice"),
    "familiarity": ("question you have met", "questions you have met"),
}
"""What a member would call the rows of a table; the others go without saying."""


def exported(part: int, parts: int) -> tuple[str, str]:
    """What is said beside a file of an export, and the file's name."""
    told, name = "Everything I have stored about you, in every server", "whiteboard-my-data"
    if parts == 1:
        return f"{told}.", f"{name}.json"
    return f"{told}: file {part} of {parts}.", f"{name}-{part}-of-{parts}.json"


def delete_question(member_id: int, stored: Mapping[str, int]) -> Card:
    """Asks once."""
    if not any(stored.values()):
        return notice("I have nothing stored about you.")
    row = [
        button(
            "Delete everything",
            ids.on(Verb.DELETE, ids.MemberRef(member_id)),
            ButtonStyle.danger,
        ),
        button("Keep it", ids.on(Verb.KEEP, ids.MemberRef(member_id))),
    ]
    return notice(
        f"I have stored about you, over all servers: {_listed(stored)}. Delete all of it? "
        "This cannot be undone. (`/mydata export` gives you a copy first.)",
        row,
    )


def deleted_card(went: Mapping[str, int]) -> Card:
    """Says what went."""
    return notice(f"Deleted: {_listed(went)}. I have nothing stored about you any more.")


def kept_card() -> Card:
    """Says that nothing happened."""
    return notice("Nothing was deleted.")


def _listed(rows: Mapping[str, int]) -> str:
    told = [
        plural(rows[table], noun, many) for table, (noun, many) in _NOUNS.items() if rows.get(table)
    ]
    return human_join(told) or "your name"
