"""What a member of a channel's interview sees alone: that they are in, and their answer."""

from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.channel.design import OwnNotes, OwnScreen
from bot.domain.channel.interview import CardPlace, Joined, Pending
from bot.domain.phases.phases import Assessing, Scorecard
from bot.ui import ids
from bot.ui.attempts.cards import graded_card, revealed_card
from bot.ui.cards import Card, button, notice
from bot.ui.channel.design_cards import own_notes_card
from bot.ui.phases.cards import assessing_card
from bot.ui.phases.scorecard import scorecard_card
from bot.ui.typed.text import Typed
from bot.ui.verbs import Verb
from bot.ui.words import jump_link, relative

__all__ = ["joined_card", "own_card", "own_screen_card", "until_pressed"]

_ANSWER = 600
"""Room of one's own answer before the reveal."""
_LINES = 8
"""And how many lines of it."""


def own_card(screen: Pending | Revealed | Graded) -> Card:
    """A member's own answer, for them alone."""
    if isinstance(screen, Revealed):
        return revealed_card(screen)
    if isinstance(screen, Graded):
        return graded_card(screen)
    until = f"the reveal, {relative(screen.due_at)}" if screen.due_at else "the reveal"
    kept = "Your answer is changed" if screen.changed else "Your answer is kept"
    own = Typed.read(screen.text or "").begun(_ANSWER, lines=_LINES, quoted=True)
    row = [
        button("Change my answer", ids.on(Verb.ANSWER, screen.ref)),
        button("Grade mine", ids.on(Verb.GRADE_MINE, screen.ref)),
    ]
    return notice(
        f"**{kept}.** Only you see it, and you can change it until {until}. After that press "
        f"*Grade mine*.\n{own}",
        row,
    )


def own_screen_card(screen: OwnScreen) -> Card:
    """What is a member's own in a design interview: notes, assessment or scorecard."""
    match screen:
        case OwnNotes():
            return own_notes_card(screen)
        case Assessing():
            return assessing_card(screen)
        case Scorecard():
            return scorecard_card(screen)
        case _:
            return revealed_card(screen)


def until_pressed(label: str) -> str:
    """Tells that a card does not change by itself any more; `label`: the button that shows it."""
    return f"-# This card no longer changes by itself: *{label}* shows where it stands."


def joined_card(joined: Joined, pressed: int | None) -> Card:
    """Tells a member that they are in, and what they can do there.

    `pressed`: the card that they pressed, which may be an old one.
    """
    told = "**You are in already.**" if joined.again else "**You are in.**"
    if joined.is_design:
        then = "Note what you would say with *Add notes*, once a phase has begun."
    elif not joined.is_asking:
        then = "The next question waits for your answer too."
    elif joined.answered:
        then = "Your answer is kept, and secret until the reveal."
    else:
        then = "The others wait for your answer: press *Answer*."
    return notice(f"{told} {then}{_newest(joined.at, pressed)}")


def _newest(at: CardPlace, pressed: int | None) -> str:
    if at.message_id in (None, pressed):
        return ""
    return f"\n-# Its newest card: {jump_link(at.guild_id, at.channel_id, at.message_id)}"
