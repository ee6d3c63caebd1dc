"""What a member types in a direct message, taken in once and in order."""

from collections.abc import Callable, Sequence

from bot.errors import WhiteboardError
from bot.texts import said

__all__ = ["take_in"]


def take_in(
    messages: Sequence[tuple[int, str]], heard: int | None, add: Callable[[str], None]
) -> int | None:
    """Add what is new.

    Args:
        messages: Ids and texts, the oldest first.
        heard: The last message that was taken in before.
        add: Adds one text, or raises where there is no room for it.

    Returns:
        The last message that is taken in by now.

    Raises:
        RefusedError: There is no room for the one message; of several, those without room are
            left out, since nobody is there to shorten them.
    """
    for message_id, text in messages:
        if not said(text) or message_id <= (heard or 0):
            continue
        try:
            add(text)
        except WhiteboardError:
            if len(messages) == 1:
                raise
        heard = message_id
    return heard
