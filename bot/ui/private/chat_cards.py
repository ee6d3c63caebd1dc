"""What is said in a chat."""

from discord import ButtonStyle

from bot.ui.cards import Card, button, notice

__all__ = ["heard_card"]


def heard_card(custom_id: str, characters: int) -> Card:
    """Says, in a direct message, that what was typed is noted."""
    told = f"Noted: {characters:,} characters. Go on typing, or press *Done*."
    return notice(told, [button("Done", custom_id, ButtonStyle.primary)])
