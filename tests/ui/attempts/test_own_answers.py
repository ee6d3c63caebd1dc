"""What is told of one's own answer while it is short, or where it is cut."""

from bot.domain.attempts.occasions import TurnRef
from bot.domain.attempts.screens import Attempt
from bot.domain.private.quick import Asked, FollowedUp, Heard
from bot.ui.attempts.text import own_answer
from bot.ui.private.chat_cards import followed_up_card, heard_card
from bot.ui.private.quick_cards import card
from tests.builders import make_question
from tests.ui.fitting import components

_TURN = TurnRef(1, 1, 1)


def test_what_follows_many_empty_lines_is_a_page_away() -> None:
    """They are no part of what is shown."""
    shown, more = own_answer(Attempt("a" + 40 * "\n" + "b"))
    assert shown == "**Your answer**\n> a…"
    assert more


def test_one_character_is_no_plural() -> None:
    """Of a letter that was sent too early, wherever it is counted."""
    asked = Asked(_TURN, make_question("caching/a"), 1, draft="x")
    for shown in (
        card(asked),
        heard_card(Heard(_TURN, 1, 39, None)),
        followed_up_card(FollowedUp(_TURN, 1, last=False, kept=True)),
    ):
        assert "1 character" in str(components(shown))
        assert "1 characters" not in str(components(shown))
