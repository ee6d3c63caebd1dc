"""The bank together with the numbers that the record and the wire know its questions by."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import structlog
from sqlalchemy.orm import Session

from bot.bank import Bank, Question
from bot.bank.search import Search
from bot.db.attempts.regrouping import regroup
from bot.db.questions import number
from bot.domain.choosing.scope import Scope
from bot.domain.refusals import Refusal, RefusedError

__all__ = ["Library", "UnknownQuestionError", "open_library"]

_log = structlog.get_logger(__name__)


T = TypeVar("T")


class UnknownQuestionError(RefusedError):
    """A button speaks of a question that has left the bank."""

    def __init__(self) -> None:
        super().__init__(Refusal.QUESTION_LOST)


class Library:
    """Finds questions by key, and the pools that options allow. Read only."""

    def __init__(self, bank: Bank, keys: Mapping[str, int]) -> None:
        self.bank = bank
        self.search = Search(bank)
        self._pools: dict[Scope, tuple[Question, ...]] = {}
        self._keys = {identity: keys[identity] for identity in bank.questions}
        self._ids = {key: identity for identity, key in self._keys.items()}
        self.often = frozenset(q.canonical_id for q in bank.questions.values() if q.often)
        """What candidates meet most."""

    def question(self, key: int) -> Question:
        """The question with this key.

        Raises:
            UnknownQuestionError: It has left the bank.
        """
        identity = self._ids.get(key)
        if identity is None:
            raise UnknownQuestionError
        return self.bank.questions[identity]

    def found(self, key: int) -> Question | None:
        """The same; None where it has left the bank."""
        identity = self._ids.get(key)
        return None if identity is None else self.bank.questions[identity]

    def identity(self, key: int) -> str | None:
        """The id of the question with this key, or None if it has left the bank."""
        return self._ids.get(key)

    def by_identity(self, values: Mapping[int, T]) -> dict[str, T]:
        """The same values by id; those of questions that have left the bank are dropped."""
        return {self._ids[key]: value for key, value in values.items() if key in self._ids}

    def canonical_counts(self, counts: Mapping[int, int]) -> dict[str, int]:
        """Counts of questions as they were asked, summed by canonical id."""
        summed: dict[str, int] = {}
        for identity, times in self.by_identity(counts).items():
            canonical = self.bank.questions[identity].canonical_id
            summed[canonical] = summed.get(canonical, 0) + times
        return summed

    def different(self, scope: Scope) -> int:
        """How many questions may be asked, each in whatever wording counted once."""
        return len({question.canonical_id for question in self.pool(scope)})

    def present(self, keys: Iterable[int]) -> Iterator[Question]:
        """The questions with these keys that are still in the bank."""
        return (self.bank.questions[self._ids[key]] for key in keys if key in self._ids)

    def related(self, question: Question) -> tuple[Question, ...]:
        """The questions that are related to one, each once."""
        every, links = self.bank.questions, dict.fromkeys(question.links)
        return tuple(every[identity] for identity in links if identity in every)

    def key(self, question: Question) -> int:
        """The key of a question as it was asked."""
        return self._keys[question.id]

    def canonical_key(self, question: Question) -> int:
        """The key under which attempts at a question, in whatever wording, are counted."""
        return self._keys[question.canonical_id]

    def pool(self, scope: Scope) -> tuple[Question, ...]:
        """The questions that may be asked; none where there is no such topic."""
        if scope.question is not None:
            return tuple(self.present([scope.question]))
        if scope.topic is not None and scope.topic not in self.bank.topics:
            return ()
        if scope not in self._pools:
            self._pools[scope] = self._find_pool(scope)
        return self._pools[scope]

    def _find_pool(self, scope: Scope) -> tuple[Question, ...]:
        every = self.bank.questions.values()
        questions = self.bank.in_topic(scope.topic) if scope.topic else tuple(every)
        return tuple(q for q in questions if scope.level is None or q.level is scope.level)


def open_library(session: Session, bank: Bank) -> Library:
    """Number the bank's questions, and let the record follow those whose canonical one changed."""
    questions = bank.questions.values()
    keys = number(session, {question.id: question.was for question in questions})
    moved = regroup(session, {keys[q.id]: keys[q.canonical_id] for q in questions})
    if moved:
        _log.info("questions.regrouped", attempts=moved)
    return Library(bank, keys)
