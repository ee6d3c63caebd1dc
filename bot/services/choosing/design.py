"""Chooses what a design interview is about."""

from datetime import datetime
from random import Random

from sqlalchemy.orm import Session

from bot.bank import Question
from bot.db.attempts import familiarity
from bot.domain.choosing.scope import Scope
from bot.domain.choosing.selection import History, pick
from bot.domain.people.caller import Caller
from bot.domain.refusals import Refusal, RefusedError
from bot.services.library import Library

__all__ = ["choose", "design_pool"]


def design_pool(library: Library, scope: Scope) -> tuple[Question, ...]:
    """The design prompts that have their phases.

    Raises:
        RefusedError: The options leave nothing to ask.
    """
    pool = tuple(question for question in library.pool(scope) if question.has_phases)
    if not pool:
        raise _nothing(library, scope)
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
        RefusedError: The options leave nothing to ask.
    """
    pool = design_pool(library, scope)
    known = library.by_identity(familiarity.known_to(session, who.member_id, now))
    history = History(known=known)
    question = pick(pool, history, now=now, random=random, often=library.often)
    assert question is not None  # noqa: S101 - nothing is ruled out, and there is something
    return question


def _nothing(library: Library, scope: Scope) -> RefusedError:
    if scope.question is not None:
        return RefusedError(Refusal.NOT_IN_PHASES)
    topic = library.bank.topics.get(scope.topic or "")
    if scope.topic is not None and topic is None:
        return RefusedError(Refusal.NO_SUCH_TOPIC, meant=None)
    title = topic.title if topic else None
    return RefusedError(Refusal.NO_DESIGNS, topic=title, level=scope.level)
