"""What a member shares with a channel: as all see it, and before, as it would stand there."""

import discord
from discord import ButtonStyle

from bot.domain.attempts.occasions import ChannelRef
from bot.domain.channel.sharing import SharedAnswer
from bot.ui import ids
from bot.ui.attempts.grades import GRADE_LABELS
from bot.ui.attempts.pages import back_button
from bot.ui.attempts.sharing import shareable
from bot.ui.cards import Card, button, ids_on, notice
from bot.ui.people.text import called
from bot.ui.verbs import Verb

__all__ = [
    "is_shared",
    "not_shared_card",
    "preview_card",
    "shared_card",
    "shared_here_card",
    "shared_there_card",
]


def shared_card(shared: SharedAnswer) -> Card:
    """An answer as its member shares it: under their name, removable."""
    return Card(_blocks(shared), [[button("Remove", _removal(shared))]])


def preview_card(shared: SharedAnswer, *, changed: bool = False) -> Card:
    """The same for its member alone, before anything is sent.

    `changed`: it is no longer what they have seen.
    """
    assert shared.pressed is not None  # noqa: S101 - only what is recorded stands nowhere
    place = shared.thread_id or shared.channel_id
    told = f"**Only you see this yet.** *Share* puts it in <#{place}>, just as it is here."
    if changed:
        told = f"**This has changed since you looked, and is not shared.** {told}"
    agree = ids.on(Verb.SHARE_NOW, shared.pressed, shared.revision)
    row = [
        button("Share", agree, ButtonStyle.primary),
        button("Cancel", ids.on(Verb.CANCEL, shared.pressed)),
    ]
    return Card([*_blocks(shared), told], [row])


def _blocks(shared: SharedAnswer) -> list[str]:
    own = shared.of
    grade = f" · graded {GRADE_LABELS[own.grade]}" if own.grade else ""
    heading = f"-# {called(shared.name)} shares their {own.what}{grade}\n### {own.question.prompt}"
    return [heading, shareable(own.text)]


def is_shared(message: discord.Message, shared: SharedAnswer) -> bool:
    """Whether a message of ours is what a member shared: its button says so."""
    return _removal(shared) in ids_on(message)


def _removal(shared: SharedAnswer) -> str:
    ref = ids.SharedRef(shared.member_id, shared.ref.round, shared.ref.position)
    return ids.on(Verb.REMOVE, ref)


def shared_there_card(pressed: ChannelRef, thread_id: int) -> Card:
    """Tells a member where the others see what they shared."""
    return _told(f"You shared it in <#{thread_id}>.", pressed)


def shared_here_card(pressed: ChannelRef, *, past_thread: bool) -> Card:
    """Tells a member that the others see it in the channel, and why where there is a thread."""
    if past_thread:
        return _told("I could not write in the thread, so you shared it here.", pressed)
    return _told("You shared it here.", pressed)


def not_shared_card(pressed: ChannelRef) -> Card:
    """Tells a member that nobody else sees it."""
    return _told("Nothing is shared.", pressed)


def _told(text: str, pressed: ChannelRef) -> Card:
    """Stands where the preview stood, and before that perhaps what was shared: it leads there."""
    return notice(text, [back_button(pressed, ButtonStyle.secondary)])
