"""What is said in a chat."""

from discord import ButtonStyle

from bot.domain.private.quick import FollowedUp, Heard
from bot.ui import ids
from bot.ui.cards import Card, button, notice
from bot.ui.private.amounts import amount, lacking
from bot.ui.verbs import Verb

__all__ = [
    "changed_card",
    "followed_up_card",
    "heard_card",
    "no_text_card",
    "not_followed_card",
    "nothing_waits_card",
    "put_off_card",
]


def heard_card(heard: Heard) -> Card:
    """Says, in a direct message, that what was typed is noted."""
    told = f"Noted: {amount(heard.characters, heard.spoken)}. Go on, or press *Done*."
    if heard.missing:
        told += f" {lacking(heard.missing, heard.spoken)}, and it earns points."
    custom_id = ids.on(Verb.DONE, heard.ref)
    is_empty = not heard.characters and not heard.spoken
    done = button("Done", custom_id, ButtonStyle.primary, disabled=is_empty)
    return notice(told, [done])


def followed_up_card(noted: FollowedUp) -> Card:
    """Says that an answer to the interviewer's follow-up is noted, and leads on."""
    told = f"Your answer to the follow-up is kept: {amount(noted.characters, noted.spoken)}."
    if not noted.kept:
        told = "I heard your answer to the follow-up; no texts are kept here once they are graded."
    label = "See the report" if noted.last else "Next"
    return notice(told, [button(label, ids.on(Verb.NEXT, noted.ref), ButtonStyle.primary)])


def changed_card(*, deleted: bool) -> Card:
    """Says that what is noted follows the message it was typed in."""
    if deleted:
        return notice("What you deleted is deleted from what I noted too.")
    return notice("What you changed there is changed in what I noted too.")


def nothing_waits_card() -> Card:
    """Says that what was typed answers nothing."""
    return notice("No question is waiting for an answer. Type /interview to be interviewed here.")


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
