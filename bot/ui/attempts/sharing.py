"""The rule for what a member shares into a channel: their words, and nothing that acts."""

import re

from bot.texts import said, visible
from bot.ui.typed.text import Typed

__all__ = ["REMOVED", "SHARED_CHARACTERS", "shareable"]

SHARED_CHARACTERS = 2_800
"""The longest text of an answer in a channel, quoted."""
REMOVED = "(link removed)"
_BEHIND = "*_`)]"
_LINK = re.compile(
    r"[a-z][a-z0-9+.-]*://\S*|mailto:\S+|www\.\S+"
    r"|(?:discord(?:app)?\s*\.\s*(?:gg|com|me|li|io)|dsc\s*\.\s*gg|invite\s*\.\s*gg)\S*",
    re.IGNORECASE,
)
"""What Discord makes a link of, and invites, which it shows as such without a scheme too."""


def shareable(text: str) -> str:
    """An answer as a quotation for others: as typed, without links, invites or hidden characters.

    At most `SHARED_CHARACTERS` long, and never empty.
    """
    plain = said(_LINK.sub(_removed, visible(text)))
    return Typed.read(plain or "…").begun(SHARED_CHARACTERS, quoted=True)


def _removed(found: re.Match[str]) -> str:
    """What stands for a link; the marks of what it stands in stay behind it."""
    link = found[0].rstrip(_BEHIND)
    return REMOVED + found[0][len(link) :]
