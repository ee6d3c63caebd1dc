"""The cards of `/daily`, for those who manage a server."""

from collections.abc import Sequence
from enum import StrEnum

from discord import ButtonStyle

from bot.domain.daily.posts import PauseReason, PostWarning, ScheduleView
from bot.domain.daily.schedule import days_text
from bot.domain.people.zones import zone_text
from bot.ui import ids
from bot.ui.cards import Card, button, notice
from bot.ui.permissions import names
from bot.ui.verbs import Verb
from bot.ui.words import human_join

__all__ = ["Change", "changed_card", "list_card", "posting_card", "removed_card", "summary"]

_PAUSED: dict[str, str] = {
    PauseReason.NO_QUESTIONS: "No question has its topic and level any more.",
    PauseReason.FORBIDDEN: "I may not view the channel or send messages there.",
    PauseReason.CHANNEL_GONE: "The channel no longer exists.",
    PauseReason.BOT_REMOVED: "The bot was removed from this server.",
}
_WARNINGS: dict[str, str] = {
    PostWarning.INTERRUPTED: (
        "I was interrupted while posting and cannot see whether the question is there; I did not "
        "send it again. Allow me Read Message History, so that I can look."
    ),
    PostWarning.NO_THREAD: (
        "I could not open a thread for the question: allow me Create Public Threads."
    ),
}


class Change(StrEnum):
    """What was done with a schedule."""

    SET = "set"
    PAUSED = "paused"
    RESUMED = "resumed"


def summary(view: ScheduleView) -> str:
    """A schedule in one line of plain text."""
    what = human_join([part for part in (view.topic, view.level) if part], "·") or "all topics"
    when = f"{view.wall.time:%H:%M} {zone_text(view.wall.zone)}, {days_text(view.wall.days)}"
    return f"{when} · {what}"


def changed_card(view: ScheduleView, change: Change, missing: Sequence[str] = ()) -> Card:
    """A schedule after a change: when it posts next, and what it lacks."""
    blocks = [f"### Daily question {change}\n{_described(view)}", _when(view)]
    if missing:
        blocks.append(
            f"**I cannot post yet.** In <#{view.channel_id}> I lack: {human_join(names(missing))}. "
            "Allow me that in the channel's settings, under Permissions."
        )
    row = []
    if view.upcoming:
        row.append(
            button(
                "Preview",
                ids.on(Verb.PREVIEW, ids.ScheduleRef(view.key)),
                ButtonStyle.primary,
            )
        )
    return Card(blocks, [row])


def removed_card(view: ScheduleView) -> Card:
    """A schedule that is no more."""
    return notice(f"Removed: <#{view.channel_id}>, {view.wall.time:%H:%M}.")


def posting_card(channel_id: int) -> Card:
    """Today's question is on its way."""
    return notice(f"I am posting it in <#{channel_id}>.")


def list_card(views: Sequence[ScheduleView]) -> Card:
    """Every schedule of a server."""
    if not views:
        return notice(
            "This server has no daily question yet. Set one with `/daily set time:09:00`, with "
            "your time zone and, if you like, a topic."
        )
    lines = [
        f"**{number}.** {_described(view)}\n{_when(view)}" for number, view in enumerate(views, 1)
    ]
    return Card(["### Daily questions", *lines])


def _described(view: ScheduleView) -> str:
    extras = [
        text
        for text, wanted in (
            (f"pings <@&{view.ping_role_id}>", view.ping_role_id),
            ("opens a thread", view.thread),
            ("posts silently", view.silent),
        )
        if wanted
    ]
    line = f"<#{view.channel_id}> · {summary(view)}"
    return f"{line} · {' · '.join(extras)}" if extras else line


def _when(view: ScheduleView) -> str:
    if view.paused_because:
        why = _PAUSED.get(view.paused_because, view.paused_because)
        told = f"Paused by me: {why} Mend that, then `/daily resume`."
    elif view.paused_because is not None:
        told = "Paused. `/daily resume` lets it run again."
    else:
        instants = [f"<t:{int(instant.timestamp())}:F>" for instant in view.upcoming]
        told = "Next posts: " + human_join(instants)
    return f"{told}\n-# {_WARNINGS.get(view.warning, view.warning)}" if view.warning else told
