"""What is said in a chat."""

from discord import ButtonStyle

from bot.ui.cards import Card, button, notice

__all__ = ["heard_card", "no_text_card", "nothing_waits_card"]


def heard_card(custom_id: str, characters: int) -> Card:
    """Says, in a direct message, that what was typed is noted."""
    told = f"Noted: {characters:,} characters. Go on typing, or press *Done*."
    return notice(told, [button("Done", custom_id, ButtonStyle.primary)])


def nothing_waits_card() -> Card:
    """Says that what was typed answers nothing."""
    return notice("No question is waiting for an answer. Type /interview to be interviewed here.")


def no_text_card() -> Card:
    """Says that a message without text cannot be noted."""
    return notice("I read text alone, and see none in that message. Type what you would say.")
