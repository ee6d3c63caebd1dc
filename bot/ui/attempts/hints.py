"""Hints to a question of a channel, for the one who asked."""

from discord import ButtonStyle

from bot.bank.model import Question
from bot.domain.attempts.occasions import PostRef, RoundRef
from bot.ui import ids
from bot.ui.cards import Card, button, notice
from bot.ui.verbs import Verb

__all__ = ["hint_card"]


def hint_card(ref: PostRef | RoundRef, question: Question, shown: int) -> Card:
    """The first hints of a channel's question, for the one who asked."""
    hints = question.hints[:shown]
    lines = "\n".join(f"**Hint {number}:** {hint}" for number, hint in enumerate(hints, start=1))
    lines = lines or "This question has no hints."
    row = [button("Answer", ids.on(Verb.ANSWER, ref), ButtonStyle.primary)]
    if shown < len(question.hints):
        row.append(button("Another hint", ids.on(Verb.HINT, ref, shown + 1)))
    return notice(lines, row)
