"""The rule for what a member shares into a channel: their words, and nothing that acts."""

import re

from bot.texts import said, visible
from bot.ui.words import clip, escape, quote

__all__ = ["REMOVED", "SHARED_CHARACTERS", "shareable"]

SHARED_CHARACTERS = 2_800
"""The longest text of an answer in a channel, quoted."""
REMOVED = "(link removed)"
_LINK = re.compile(
    r"[a-z][a-z0-9+.-]*://\S*|mailto:\S+|www\.\S+"
    r"|(?:discord(?:app)?\s*\.\s*(?:gg|com|me|li|io)|dsc\s*\.\s*gg|invite\s*\.\s*gg)\S*",
    re.IGNORECASE,
)
"""What Discord makes a link of, and invites, which it shows as such without a scheme too."""


def shareable(text: str) -> str:
    """An answer as a quotation for others: escaped, without links, invites or hidden characters.

    At most `SHARED_CHARACTERS` long, and never empty.
    """
    plain = said(_LINK.sub(REMOVED, visible(text)))
    return clip(quote(escape(plain or "…")), SHARED_CHARACTERS)
