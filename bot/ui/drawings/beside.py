"""What a member drew to what they were asked, and that of one good answer beside it."""

from collections.abc import Mapping
from typing import Any

from discord import ui

from bot.bank.model import Question
from bot.domain.drawing import Beside
from bot.drawing.language import Parsed
from bot.drawing.language.comparing import Comparison
from bot.ui import ids
from bot.ui.attempts import text
from bot.ui.attempts.pages import back_button
from bot.ui.cards import Button, Card, button
from bot.ui.drawings.cards import picture_block
from bot.ui.drawings.text import as_list, not_drawn
from bot.ui.ids import Ref
from bot.ui.verbs import Verb
from bot.ui.words import clip, escape, human_join, plural

__all__ = ["OWN", "REFERENCE", "beside_card", "beside_listed_card", "drawings_button", "drawn_of"]

OWN, REFERENCE = "yours.png", "one-good-answer.png"
"""The names of the files."""
_TEXT = 1_400
"""Characters of either drawing as text."""
_NAMED = 6
"""Of so many parts it is told that they were not recognised; the others are counted."""
_NONE = "You drew nothing."


def drawings_button(ref: Ref, question: Question) -> list[Button]:
    """The way to the page, where a drawing belongs to a good answer."""
    return [button("Drawing", ids.on(Verb.DRAWINGS, ref))] if question.is_drawn else []


def beside_card(of: Beside, why: Mapping[str, str]) -> Card:
    """Both pictures, one's own first, and what was recognised.

    `why`: by the name of its file, why a drawing is not pictured; it is shown as text then.
    """
    blocks: list[str | ui.Item[Any]] = [text.heading("Drawing", of.question)]
    for title, parsed, name in drawn_of(of):
        blocks.append(f"**{title}**")
        if name in why:
            blocks += [clip(as_list(parsed.sketch), _TEXT), why[name]]
        else:
            blocks.append(picture_block(parsed.sketch, name))
    if of.own is None:
        blocks.append(_NONE)
    else:
        blocks.append(not_drawn(of.own.parsed))
    if of.compared is not None:
        blocks.append(_recognised(of.compared))
    row = [back_button(of.ref), button("As text", ids.on(Verb.AS_TEXT, of.ref))]
    return Card(blocks, [row])


def beside_listed_card(of: Beside) -> Card:
    """The same as text."""
    told = [f"**{title}**\n{clip(as_list(each.sketch), _TEXT)}" for title, each, _ in drawn_of(of)]
    row = [button("Back to the pictures", ids.on(Verb.DRAWINGS, of.ref)), back_button(of.ref)]
    return Card([text.heading("Drawing · as text", of.question), *(told or [_NONE])], [row])


def drawn_of(of: Beside) -> list[tuple[str, Parsed, str]]:
    """What there is to see: its title, what it says, and the name of its file."""
    found = [] if of.own is None else [("Yours", of.own.parsed, OWN)]
    return found if of.good is None else [*found, ("One good answer", of.good, REFERENCE)]


def _recognised(found: Comparison) -> str:
    """What was recognised by name and place: an aid, and never a grade."""
    (known, parts), (joined, arrows) = found.parts, found.arrows
    told = f"**Recognised:** {known} of {plural(parts, 'part')}, {joined} of "
    told += f"{plural(arrows, 'arrow')}."
    if found.missing:
        told += f"\nNot recognised by name: {_named(found.missing)}."
    if found.own:
        told += f"\nYours without a partner: {_named(found.own)}."
    return f"{told}\n-# It knows names and not reasons: yours may be as good. It earns nothing."


def _named(labels: tuple[str, ...]) -> str:
    names = [escape(label) for label in labels[:_NAMED]]
    if more := len(labels) - len(names):
        names.append(f"{more} more")
    return human_join(names)
