"""The cards of `/daily`, for those who manage a server."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from discord import ButtonStyle

from bot.domain.daily.findings import Finding, Obstacle
from bot.domain.daily.posts import PauseReason, PostWarning, ScheduleView
from bot.domain.daily.schedule import days_text
from bot.domain.people.zones import UTC_NAME, zone_text
from bot.texts import MESSAGE_ROOM, room
from bot.ui import ids
from bot.ui.cards import Card, button, notice
from bot.ui.daily.findings import told
from bot.ui.people.text import listed_name
from bot.ui.verbs import Verb
from bot.ui.words import human_join

__all__ = [
    "Change",
    "changed_card",
    "list_cards",
    "listed",
    "posting_card",
    "removed_card",
    "removing_card",
    "spared_card",
    "summary",
]

_NAME = 25
"""So much of a channel's name is shown in a list to pick from, which has 100 characters a line."""
_UNKNOWN = "unknown"
"""As Discord's clients call a channel that they do not know."""
_PAUSED: dict[str, str] = {
    PauseReason.NO_QUESTIONS: "No question had its topic and level any more.",
    PauseReason.FORBIDDEN: "I was not allowed to post there.",
    PauseReason.UNSEEN: "I could not see the channel.",
    PauseReason.THREAD_CLOSED: "The thread was locked, or archived.",
    PauseReason.NO_MESSAGES: "The channel took no messages.",
    PauseReason.CHANNEL_GONE: "The channel or thread was deleted.",
    PauseReason.BOT_REMOVED: "The bot was removed from this server.",
}
_WARNINGS: dict[str, str] = {
    PostWarning.INTERRUPTED: (
        "I was interrupted while posting and could not see whether the last question is there; I "
        "did not send it again."
    ),
    PostWarning.TOO_MUCH_SINCE: (
        "I was interrupted while posting, and so much has been written in the channel since that I "
        "cannot tell whether the question is there; I did not send it again."
    ),
    PostWarning.NO_THREAD: "I was not allowed to open a thread for the last question.",
    PostWarning.NO_THREAD_HERE: "Discord opens no thread in this channel.",
    PostWarning.TOO_MANY_THREADS: (
        "I could not open a thread for the last question: this server has as many as it may."
    ),
    PostWarning.THREAD_REFUSED: "Discord refused to open a thread for the last question.",
    PostWarning.REFUSED: "Discord refused the last question; the next one is posted as usual.",
    PostWarning.BLOCKED: "AutoMod of this server blocked the last question.",
}


_AFTER_THREADS = (PostWarning.NO_THREAD, PostWarning.NO_THREAD_HERE)
_OF_THREADS = (Obstacle.NO_THREADS_ALLOWED, Obstacle.NO_THREADS_HERE)
"""What holds now says more than what held at the last post."""


class Change(StrEnum):
    """What was done with a schedule."""

    SET = "set"
    PAUSED = "paused"
    RESUMED = "resumed"


def summary(view: ScheduleView) -> str:
    """When a schedule posts and from what, in one line of plain text."""
    what = human_join([part for part in (view.topic, view.level) if part], "·") or "all topics"
    zone = zone_text(view.wall.zone) + (" (the server's)" if view.follows else "")
    when = f"{view.wall.time:%H:%M} {zone}, {days_text(view.wall.days)}"
    return f"{when} · {what}"


def listed(number: int, channel: str | None, view: ScheduleView) -> str:
    """A schedule in a list to pick from, as plain text: its number, its channel, when, and what."""
    place = listed_name(channel or _UNKNOWN, _NAME)
    return f"{number}. #{place} · {summary(view)}"


def changed_card(view: ScheduleView, change: Change, findings: Sequence[Finding] = ()) -> Card:
    """A schedule after a change: when it posts next, and what stands in the way."""
    head = f"### Daily question {change}\n{_described(view)}"
    blocks = [head, "\n".join(_notices(view, findings)), _when(view, findings)]
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


def removing_card(view: ScheduleView) -> Card:
    """Whether a schedule is really to go."""
    ref = ids.ScheduleRef(view.key)
    told = (
        f"### Remove this daily question?\n{_described(view)}\nWhat was answered stays recorded. "
        "To stop it for a while, `/daily pause` is enough."
    )
    row = [
        button("Remove it", ids.on(Verb.DELETE, ref), ButtonStyle.danger),
        button("Keep it", ids.on(Verb.KEEP, ref)),
    ]
    return Card([told], [row])


def spared_card() -> Card:
    """A schedule that was not removed after all."""
    return notice("Nothing was removed.")


def removed_card(view: ScheduleView) -> Card:
    """A schedule that is no more."""
    return notice(f"Removed: {_described(view)}.")


def posting_card(channel_id: int) -> Card:
    """Today's question is on its way."""
    return notice(f"I am posting it in <#{channel_id}>.")


def list_cards(
    views: Sequence[ScheduleView], findings: Mapping[int, Sequence[Finding]] | None = None
) -> list[Card]:
    """Every schedule of a server, with what stands in the way of each, by its key."""
    if not views:
        return [
            notice(
                "This server has no daily question yet. Set one with `/daily set time:09:00`, with "
                "your time zone and, if you like, a topic."
            )
        ]
    numbers = {view.key: number for number, view in enumerate(views, 1)}
    pages = [["### Daily questions"]]
    for view in views:
        entry = _entry(view, numbers, (findings or {}).get(view.key, ()))
        if sum(map(room, (*pages[-1], entry))) > MESSAGE_ROOM:
            pages.append(["### Daily questions · more"])
        pages[-1].append(entry)
    return [Card(page) for page in pages]


def _entry(view: ScheduleView, numbers: Mapping[int, int], findings: Sequence[Finding]) -> str:
    twin = numbers.get(view.twin or 0)
    notices = _notices(view, findings)
    if twin is not None:
        notices.append(f"It posts the same as number {twin}. Remove one of them.")
    lines = [f"**{numbers[view.key]}.** {_described(view)}", _when(view, findings), *notices]
    return "\n".join((*lines[:2], *(f"-# {line}" for line in lines[2:])))


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


def _when(view: ScheduleView, findings: Sequence[Finding]) -> str:
    blocked = any(finding.blocks for finding in findings)
    if view.paused_because:
        why = _PAUSED.get(view.paused_because, view.paused_because)
        unknown = any(finding.leaves_open for finding in findings)
        mended = view.questions > 0 and not (blocked or unknown)
        then = "That is mended:" if mended else "Once that is mended,"
        return f"Paused by me: {why} {then} `/daily resume` lets it run again."
    if view.paused_because is not None:
        return "Paused. `/daily resume` lets it run again."
    instants = [f"<t:{int(instant.timestamp())}:F>" for instant in view.upcoming]
    return ("Next posts, if that is mended: " if blocked else "Next posts: ") + human_join(instants)


def _notices(view: ScheduleView, findings: Sequence[Finding]) -> list[str]:
    """What whoever manages it should know: of now, and of the last post."""
    notices = told(findings, view.channel_id)
    if view.questions == 1:
        notices.append("Only one question has this topic and level: it comes every time.")
    elif view.is_small:
        notices.append(
            f"Only {view.questions} questions have this topic and level, so each comes again "
            f"every {view.questions} posts."
        )
    if view.follows and view.wall.zone == UTC_NAME:
        notices.append(
            "The time is in UTC, since this server has no other time zone. Set the server's in "
            "`/settings`, or this schedule's by `/daily set` with `timezone`."
        )
    threads_now = any(finding.what in _OF_THREADS for finding in findings)
    if view.warning and not (threads_now and view.warning in _AFTER_THREADS):
        notices.append(_WARNINGS.get(view.warning, view.warning))
    return notices
