"""What a member types in a direct message, taken in once and in order."""

from collections.abc import Callable, Sequence

from bot.errors import WhiteboardError
from bot.texts import said

__all__ = ["take_in"]


def take_in(
    messages: Sequence[tuple[int, str]], heard: int, add: Callable[[str], None]
) -> int | None:
    """Add what is new.

    Args:
        messages: Ids and texts, the oldest first.
        heard: The last message of the chat that is part of anything: what a design interview took
            in is not part of the question that waits beside it as well.
        add: Adds one text, or raises where there is no room for it.

    Returns:
        The last message that was taken in, or None where nothing was.

    Raises:
        RefusedError: There is no room for the one message; of several, those without room are
            left out, since nobody is there to shorten them.
    """
    last = None
    for message_id, text in messages:
        if not said(text) or message_id <= heard:
            continue
        try:
            add(text)
        except WhiteboardError:
            if len(messages) == 1:
                raise
        last = message_id
    return last
