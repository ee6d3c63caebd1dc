"""What goes beyond the model answer, on a page of its own."""

from collections.abc import Mapping, Sequence

from discord import ButtonStyle

from bot.bank.model import Question
from bot.domain.attempts.occasions import DesignRef, GroupRef, Ref
from bot.ui import ids
from bot.ui.attempts import text
from bot.ui.cards import Button, Card, button
from bot.ui.verbs import Verb

__all__ = ["further_button", "further_card"]

_BACK: Mapping[type[Ref], Verb] = {DesignRef: Verb.SHOW, GroupRef: Verb.SHOW}
"""What leads back, where it is not `Verb.BACK`."""


def further_button(ref: Ref, question: Question) -> list[Button]:
    """The way to the page, where there is anything on it."""
    there = question.fork or question.at_your_level or question.sources or question.links
    return [button("Further", ids.on(Verb.FURTHER, ref))] if there else []


def further_card(ref: Ref, question: Question, related: Sequence[str]) -> Card:
    """Where answers part, what each level expects, where to read on, what is related.

    `related`: prompts of related questions.
    """
    blocks = [text.heading("Further", question)]
    if fork := question.fork:
        blocks.append(
            f"**Where answers part: {fork.decision}**\n- **Weak:** {fork.weak}\n"
            f"- **Good:** {fork.good}\n- **Better:** {fork.better}"
        )
    if level := question.at_your_level:
        blocks.append(f"**At your level**\n- **Mid:** {level.mid}\n- **Senior:** {level.senior}")
    if question.sources:
        blocks.append("**Read on**\n" + _listed(question.sources))
    if related:
        blocks.append("**Related questions**\n" + _listed(related))
    back = _BACK.get(type(ref), Verb.BACK)
    return Card(blocks, [[button("Back", ids.on(back, ref), ButtonStyle.primary)]])


def _listed(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
