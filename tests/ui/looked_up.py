"""Cards and forms of one question by itself, as they can be drawn."""

from collections.abc import Iterator

from bot.bank import Question
from bot.domain.mistakes import Reported
from bot.domain.questions import MOST_RELATED, QuestionView
from bot.ui import ids
from bot.ui.attempts.pages import further_card, model_answer_page
from bot.ui.cards import Card
from bot.ui.forms import Form
from bot.ui.ids import QuestionRef
from bot.ui.question_cards import (
    found_button,
    found_card,
    mistake_form,
    question_card,
    reported_card,
    thanks_card,
)
from tests.ui.fitting import BIG
from tests.ui.test_every_question_fits import NOW, choices
from tests.ui.test_every_question_fits import looked_up as cards

__all__ = ["looked_up"]


def looked_up(question: Question) -> Iterator[Card | Form]:
    """One question by itself, and what is reported about it."""
    yield from cards(question)
    ref = QuestionRef(BIG)
    yield model_answer_page(ref, question)
    yield further_card(ref, question, choices(question, 5))
    for number in (None, 1):
        yield mistake_form(ref, question, 180, number)
    yield found_card("kafka", choices(question, 25))
    view = QuestionView(BIG, question, choices(question, MOST_RELATED), seen=True)
    yield question_card(view).with_row(found_button(ids.found("kafka")))
    yield found_card("word " * 2_000, choices(question, 2))
    for text in ("x", None):
        yield reported_card(Reported(1, "caching/lru", question.prompt, text, NOW))
    yield reported_card(Reported(1, "caching/gone", None, "x", NOW))
    yield thanks_card()
