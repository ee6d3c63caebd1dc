"""The errors whose text a member may read."""

__all__ = ["TryAgainError", "WhiteboardError"]


class WhiteboardError(Exception):
    """Something a member or a host can mend: its text says what was wrong and what to do.

    Every text is one or two whole sentences, with nothing secret in it.
    """


class TryAgainError(WhiteboardError):
    """What may pass without anybody's doing: who started the bot may simply start it again."""
