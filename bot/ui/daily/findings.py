"""The sentences for what keeps a daily question from its channel, or from those it should call."""

from collections.abc import Sequence

from bot.domain.daily.findings import Finding, Obstacle
from bot.ui.permissions import names
from bot.ui.words import human_join

__all__ = ["told"]

_SENTENCES = {
    Obstacle.CHANNEL_GONE: (
        "The channel or thread no longer exists. Give the schedule another by `/daily set`."
    ),
    Obstacle.UNSEEN: (
        "I cannot see {place}. Allow me View Channel there, or add me if it is a private thread."
    ),
    Obstacle.LACKING: (
        "In {place} I lack: {lacking}. Allow me that in the channel's settings, under Permissions."
    ),
    Obstacle.THREAD_LOCKED: (
        "The thread {place} is locked. Unlock it, or give the schedule another channel."
    ),
    Obstacle.NO_MESSAGES: (
        "{place} takes no messages. Give the schedule a text channel, or a post of the forum."
    ),
    Obstacle.SERVER_OUT: (
        "This server is out at Discord just now, so I cannot see whether I may post in {place}."
    ),
    Obstacle.UNCHECKED: "Discord did not say in time whether I may post in {place}.",
    Obstacle.NO_HISTORY: (
        "In {place} I lack: {lacking}. Without that, should I be interrupted while posting, I "
        "cannot look whether the question is there, and do not send it again."
    ),
    Obstacle.NO_THREADS_HERE: (
        "No thread can be opened in {place}: it is no text channel. I post without one; "
        "`thread:no` ends this notice."
    ),
    Obstacle.NO_THREADS_ALLOWED: (
        "I cannot open threads in {place}: I lack {lacking}. Until I am allowed that, I post "
        "without one."
    ),
    Obstacle.EVERYONE_PINGED: (
        "The ping calls nobody: Discord takes no mention of everyone from a role. Pick another "
        "role, or `ping:nobody`."
    ),
    Obstacle.ROLE_GONE: (
        "The role to ping was deleted, so nobody is called. Pick another, or `ping:nobody`."
    ),
    Obstacle.ROLE_QUIET: (
        "The ping calls nobody: the role may not be mentioned. Allow anyone to mention it in the "
        "role's settings, or allow me to mention all roles."
    ),
    Obstacle.SILENT_PING: (
        "The ping calls nobody, since the question is posted silently. `silent:no` or "
        "`ping:nobody` ends this notice."
    ),
}


def told(findings: Sequence[Finding], channel_id: int) -> list[str]:
    """A sentence for each; what keeps a question from being posted at all stands out."""
    place = f"<#{channel_id}>"
    sentences = []
    for finding in findings:
        lacking = human_join(names(finding.flags))
        sentence = _SENTENCES[finding.what].format(place=place, lacking=lacking)
        sentences.append(f"**I cannot post now.** {sentence}" if finding.blocks else sentence)
    return sentences
