"""Chooses what a design interview is about."""

from datetime import datetime
from random import Random

from sqlalchemy.orm import Session

from bot.bank import Question
from bot.db.attempts import familiarity
from bot.domain.choosing.scope import Scope
from bot.domain.choosing.selection import History, pick
from bot.domain.people.caller import Caller
from bot.services.choosing.quick import NoQuestionsError
from bot.services.library import Library

__all__ = ["choose", "design_pool"]


def design_pool(library: Library, scope: Scope) -> tuple[Question, ...]:
    """The design prompts that have their phases.

    Raises:
        NoQuestionsError: The options leave nothing to ask.
    """
    pool = tuple(question for question in library.pool(scope) if question.has_phases)
    if not pool:
        raise NoQuestionsError(_nothing(library, scope))
    return pool


def choose(
    session: Session,
    library: Library,
    who: Caller,
    now: datetime,
    random: Random,
    scope: Scope,
) -> Question:
    """A design prompt, by what the member has met.

    Raises:
        NoQuestionsError: The options leave nothing to ask.
    """
    pool = design_pool(library, scope)
    known = library.by_identity(familiarity.known_to(session, who.member_id))
    history = History(known=known)
    question = pick(pool, history, now=now, random=random, well_known=library.well_known)
    assert question is not None  # noqa: S101 - nothing is ruled out, and there is something
    return question


def _nothing(library: Library, scope: Scope) -> str:
    named = library.bank.topics.get(scope.topic or "")
    if scope.topic is not None and named is None:
        return "I have no such topic. Pick one from the list that appears while you type."
    where = f"The topic “{named.title}”" if named else "My question bank"
    sort = f"{scope.level} design prompts" if scope.level else "design prompts"
    return f"{where} has no {sort} in phases. Leave out an option, or choose another."
