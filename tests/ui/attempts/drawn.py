"""What is drawn of a follow-up."""

from collections.abc import Iterator
from dataclasses import replace

from bot.bank import Question
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import Ref
from bot.domain.attempts.screens import Attempt, Graded, Peers
from bot.ui.attempts.cards import graded_card
from bot.ui.attempts.follow_ups import follow_up_form, follow_up_page
from bot.ui.cards import Card
from bot.ui.forms import Form
from tests.ui.test_every_question_fits import EARNED

__all__ = ["follow_ups", "followed"]


def followed(question: Question) -> Attempt:
    """A graded attempt that the interviewer goes on from."""
    asked = question.follow_ups[0]
    return Attempt("x", grade=Grade.SOLID, ticked=(), follow_up=0, follow_up_asked=asked)


def follow_ups(ref: Ref, question: Question) -> Iterator[Card | Form]:
    """The form and the page, and the cards that lead there, in each state."""
    attempt, gone = followed(question), replace(question, follow_ups=())
    for follow_up in question.follow_ups:
        yield follow_up_form(ref, follow_up)
    for had in (None, False, True):
        told = replace(attempt, follow_up_answer="x", follow_up_had=had)
        for each in (attempt, told):
            yield graded_card(Graded(ref, question, each, EARNED, Peers(9, 9)))
        yield follow_up_page(ref, question, told)
        yield follow_up_page(ref, gone, told)
