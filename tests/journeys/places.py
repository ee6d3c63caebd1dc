"""Places of every kind in which people may write."""

from sandbox import Channel
from sandbox.world.model import ChannelType
from tests.stage import Stage

__all__ = ["KINDS", "place_of"]

KINDS = {
    "thread": ChannelType.TEXT,
    "forum post": ChannelType.FORUM,
    "voice": ChannelType.VOICE,
    "stage": ChannelType.STAGE,
    "announcement": ChannelType.ANNOUNCEMENT,
}


def place_of(stage: Stage, kind: str) -> Channel:
    """A place of a kind, where people may write."""
    moderation = stage.sandbox.moderation
    parent = moderation.add_channel(stage.club, "parent", KINDS[kind])
    if kind in ("thread", "forum post"):
        return moderation.open_thread(parent, stage.ada.user, "Talk")
    return parent
