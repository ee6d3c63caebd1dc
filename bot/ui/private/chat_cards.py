"""What is said in a chat."""

from collections.abc import Mapping

from discord import ButtonStyle

from bot.domain.attempts.screens import Revealed
from bot.domain.private.quick import FollowedUp, Heard, Standing
from bot.domain.private.words import Wish
from bot.ui import ids, next_steps
from bot.ui.attempts.amounts import amount, lacking
from bot.ui.attempts.cards import due_card, onward_button, onward_label
from bot.ui.attempts.follow_ups import compare_button, follow_up_waits
from bot.ui.attempts.grades import GRADE_LABELS
from bot.ui.cards import Button, Card, button, notice
from bot.ui.phases.noted import command_as_text
from bot.ui.verbs import Verb

__all__ = [
    "changed_card",
    "command_as_text_card",
    "followed_up_card",
    "heard_card",
    "no_text_card",
    "not_followed_card",
    "nothing_waits_card",
    "put_off_card",
    "standing_card",
]

_BUTTONS: Mapping[Wish, tuple[Verb, str, str]] = {
    Wish.HINT: (Verb.HINT, "Hint", "For a hint"),
    Wish.SKIP: (Verb.SKIP, "Skip", "To leave this question unanswered"),
    Wish.GIVE_UP: (Verb.GIVE_UP, "I don't know", "To see the model answer instead"),
    Wish.END: (Verb.END, "End", "To end the interview"),
}
_GOOD = "See a good answer"
_STAYS = "What you typed is noted as part of your answer; delete it there if it is not."


def heard_card(heard: Heard) -> Card:
    """Says, in a direct message, that what was typed is noted."""
    told = f"Noted: {amount(heard.characters, heard.spoken)}. Go on, or press *Done*."
    if heard.missing:
        told += f" {lacking(heard.missing, heard.spoken)}, and it earns points."
    custom_id = ids.on(Verb.DONE, heard.ref)
    is_empty = not heard.characters and not heard.spoken
    done = button("Done", custom_id, ButtonStyle.primary, disabled=is_empty)
    meant, there = _meant(heard)
    return notice(f"{told}{meant}", [done, *there])


def _meant(heard: Heard) -> tuple[str, list[Button]]:
    """What the last message may have meant, and its button: the word itself is noted."""
    if heard.grade is not None:
        label = GRADE_LABELS[heard.grade]
        return f"\nA grade comes after your answer: press *Done*, then *{label}*. {_STAYS}", []
    if heard.wish is None:
        return "", []
    if heard.wish is Wish.DONE:
        return f"\nIf that is all, press *Done*. {_STAYS}", []
    if heard.wish is Wish.HELP:
        return "\n/help says what I can do.", []
    if heard.wish is Wish.HINT and heard.next_hint is None:
        return "\nThere are no more hints to this question.", []
    verb, label, purpose = _BUTTONS[heard.wish]
    number = heard.next_hint if heard.wish is Wish.HINT else None
    told = f"\n{purpose}, press *{label}*. {_STAYS}"
    return told, [button(label, ids.on(verb, heard.ref, number))]


def standing_card(standing: Standing) -> Card:
    """Says where an answer stands that is given, with what can be pressed."""
    screen = standing.screen
    if isinstance(screen, Revealed):
        told = (
            "Your answer is given, so I note nothing more of it. Its grade is what is missing: "
            "press one below."
        )
        if standing.grade is not None:
            label = GRADE_LABELS[standing.grade]
            told = f"A grade counts once it is pressed: press *{label}* below."
        return due_card(screen, told)
    last = bool(screen.last)
    label, onward = onward_label(last=last), "ends it" if last else "goes on"
    told = f"This answer is graded, so I note nothing more of it. *{label}* {onward}."
    row = [onward_button(screen.ref, last=last)]
    if follow_up_waits(screen.attempt) and standing.wish is Wish.GIVE_UP:
        told = (
            f"The follow-up can stay open: *{_GOOD}* shows what to say to it. *{label}* {onward}."
        )
        row.append(compare_button(screen.ref, _GOOD))
    elif follow_up_waits(screen.attempt):
        told = f"This answer is graded. *{label}* {onward}; or type what you say to the follow-up."
    return notice(told, row)


def followed_up_card(noted: FollowedUp) -> Card:
    """Says that an answer to the interviewer's follow-up is noted, and leads on."""
    told = f"Your answer to the follow-up is kept: {amount(noted.characters, noted.spoken)}."
    if not noted.kept:
        told = "I heard your answer to the follow-up; no texts are kept here once they are graded."
    onward = onward_button(noted.ref, last=noted.last)
    return notice(told, [onward, compare_button(noted.ref, _GOOD)])


def changed_card(*, deleted: bool) -> Card:
    """Says that what is noted follows the message it was typed in."""
    if deleted:
        return notice("What you deleted is deleted from what I noted too.")
    return notice("What you changed there is changed in what I noted too.")


def nothing_waits_card() -> Card:
    """Says that what was typed answers nothing."""
    told = "No question is waiting for an answer. Type /interview to be interviewed here."
    return notice(told, [next_steps.start(first=True)])


def command_as_text_card(command: str) -> Card:
    """Says how the command is used that a member sent as text."""
    return notice(command_as_text(command))


def no_text_card() -> Card:
    """Says that a message with neither text nor a voice cannot be noted."""
    return notice(
        "I note what you type, and how long a voice message is; I see neither in that message. "
        "Type what you would say."
    )


def put_off_card(reference: str | None = None) -> Card:
    """Says that what was typed is safe where it stands, and is noted as soon as that is possible.

    `reference` leads to what nobody foresaw.
    """
    told = "I cannot note that right now. It is safe: it stands here, and I note it once I can."
    return _put_off(told, reference)


def not_followed_card(reference: str | None = None) -> Card:
    """Says that what was edited or deleted is so in what is noted as soon as that is possible."""
    told = (
        "I cannot change what I noted right now. What you changed here I change there once I can."
    )
    return _put_off(told, reference)


def _put_off(told: str, reference: str | None) -> Card:
    if reference is not None:
        told += f" If I do not, give those who host me this reference: {reference}."
    return notice(told)
