"""What is said in a chat, as it can be drawn."""

from collections.abc import Iterator

from bot.domain.attempts.grading import Grade
from bot.domain.private.quick import FollowedUp, Heard
from bot.domain.private.words import Wish
from bot.ui.cards import Card
from bot.ui.private.chat_cards import (
    changed_card,
    command_as_text_card,
    followed_up_card,
    heard_card,
    no_text_card,
    not_followed_card,
    nothing_waits_card,
    put_off_card,
)
from tests.ui.test_every_question_fits import TURN

__all__ = ["chat_cards"]


def chat_cards() -> Iterator[Card]:
    """Every one but that of an answer that is given."""
    for missing in (0, 12):
        yield heard_card(Heard(TURN, 300, missing, None))
        yield heard_card(Heard(TURN, 0, missing, None, 80))
        for wish in Wish:
            for hint in (1, None):
                yield heard_card(Heard(TURN, 4, missing, None, 0, wish, hint))
        yield heard_card(Heard(TURN, 5, missing, None, grade=Grade.SOLID))
    yield command_as_text_card("leaderboard")
    yield no_text_card()
    yield nothing_waits_card()
    yield put_off_card()
    yield not_followed_card()
    for change in (False, True):
        yield followed_up_card(FollowedUp(TURN, 300, last=change, kept=change))
        yield changed_card(deleted=change)
