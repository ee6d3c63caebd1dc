"""The cards of `/mydata`."""

from collections.abc import Mapping, Sequence

from discord import ButtonStyle

from bot.domain.people.staying import Staying, What
from bot.ui import ids
from bot.ui.cards import Card, button, notice
from bot.ui.verbs import Verb
from bot.ui.words import human_join, jump_link, plural

__all__ = ["delete_question", "deleted_card", "exported", "kept_card"]

_MOST_LINKS = 20
"""Links in one card."""
_STAYING = {
    What.ANSWER: "an answer you shared: ",
    What.NOTES: "notes you shared: ",
    What.THREAD: "the thread of a design interview: ",
}
"""What stays at a place that is known."""
_NOUNS = {
    "attempts": ("attempt", None),
    "interviews": ("interview", None),
    "streaks": ("streak", None),
    "days": ("day of practice", "days of practice"),
    "familiarity": ("question you have met", "questions you have met"),
    "designs": ("design interview", None),
    "drawings": ("drawing", None),
    "sketches": ("sketch", "sketches"),
    "mistakes": ("mistake you reported", "mistakes you reported"),
}
"""What a member would call the rows of a table; the others go without saying."""


def exported(part: int, parts: int) -> tuple[str, str]:
    """What is said beside a file of an export, and the file's name."""
    told, name = "Everything I have stored about you, in every server", "whiteboard-my-data"
    if parts == 1:
        return f"{told}.", f"{name}.json"
    return f"{told}: file {part} of {parts}.", f"{name}-{part}-of-{parts}.json"


def delete_question(member_id: int, stored: Mapping[str, int], staying: Sequence[Staying]) -> Card:
    """Asks once, and says what stays."""
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
    asks = (
        f"I have stored about you, over all servers: {_listed(stored)}. Delete all of it? "
        "This cannot be undone. (`/mydata export` gives you a copy first.)"
    )
    return Card([_stays(staying, "A deletion does not reach what stands in channels"), asks], [row])


def deleted_card(went: Mapping[str, int], stays: Sequence[Staying]) -> Card:
    """Says what went, and what stays."""
    gone = f"Deleted: {_listed(went)}. " if any(went.values()) else ""
    told = f"{gone}I have nothing stored about you any more."
    return Card([_stays(stays, "What stands in channels is still there"), told])


def _stays(staying: Sequence[Staying], told: str) -> str:
    """What others can still see, with links; nothing where there is nothing."""
    if not staying:
        return ""
    lines = [f"- {_place(each)}" for each in staying[:_MOST_LINKS]]
    if more := len(staying) - len(lines):
        lines.append(f"- and {more} more, the latest: your export of before has all of them")
    shared = any(each.what is not What.THREAD for each in staying)
    remove = " *Remove* under what you shared works as before." if shared else ""
    return f"{told}.{remove}\n" + "\n".join(lines)


def _place(stays: Staying) -> str:
    if stays.channel_id is None:
        return "a drawing you shared with `/draw`: its picture stays, where you shared it"
    link = jump_link(stays.guild_id, stays.channel_id, stays.message_id)
    return f"{_STAYING[stays.what]}{link}"


def kept_card() -> Card:
    """Says that nothing happened."""
    return notice("Nothing was deleted.")


def _listed(rows: Mapping[str, int]) -> str:
    told = [
        plural(rows[table], noun, many) for table, (noun, many) in _NOUNS.items() if rows.get(table)
    ]
    return human_join(told) or "your name"
