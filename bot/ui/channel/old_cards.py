"""What becomes of cards that show where an interview in a channel stood before."""

from bot.domain.channel.cards import OldCard
from bot.domain.channel.steps import number_of, question_of
from bot.ui.attempts.pages import model_answer_button
from bot.ui.cards import Card
from bot.ui.words import clip, jump_link

__all__ = ["replaced_card"]

_PROMPT = 80
"""Room of a question's prompt in a line."""


def replaced_card(old: OldCard) -> Card:
    """A line in the place of an old card, which leads to the newest, and to the model answer."""
    place = "Design interview"
    if not old.is_design:
        position = question_of(old.step)
        place = f"Question {position} of {old.total}" if position else "Channel interview"
    asked = f": {clip(old.question.prompt, _PROMPT)}" if old.question else ""
    link = jump_link(old.guild_id, old.channel_id, old.newest_id)
    line = f"-# {place}{asked}\n-# It goes on here: {link}"
    rows = [[model_answer_button(old.reads)]] if old.reads else []
    return Card([line], rows, number=number_of(old.round, old.step))
