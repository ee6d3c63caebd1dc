"""One question, looked up by a member."""

from sqlalchemy.orm import Session

from bot.bank import Question
from bot.db.attempts import familiarity, occasions
from bot.db.channel import rounds
from bot.db.daily import posts
from bot.domain.people.caller import DIRECT, Caller
from bot.domain.questions import MOST_RELATED, Choice, QuestionView, Waiting
from bot.services.clock import Clock
from bot.services.library import Library

__all__ = ["QuestionService"]


class QuestionService:
    """Shows one question; every method is one transaction, and changes nothing."""

    def __init__(self, library: Library, clock: Clock) -> None:
        self._library = library
        self._clock = clock

    def show(self, session: Session, who: Caller, key: int) -> QuestionView:
        """A question, how it went for this member, and whether it waits for them somewhere.

        Raises:
            UnknownQuestionError: It has left the bank.
        """
        question = self._library.question(key)
        known = familiarity.known_to(session, who.member_id, self._clock())
        met = known.get(self._library.canonical_key(question))
        return QuestionView(
            key=key,
            question=question,
            related=self._related(question),
            seen=met is not None,
            grade=met.grade if met else None,
            due_at=met.due_at if met else None,
            waiting=self._waiting(session, who, question),
        )

    def _related(self, question: Question) -> tuple[Choice, ...]:
        found = [each for each in self._library.related(question) if each.id != question.id]
        return tuple(Choice(self._library.key(each), each) for each in found[:MOST_RELATED])

    def _waiting(self, session: Session, who: Caller, question: Question) -> Waiting | None:
        """Where it is asked just now, and the answer is still held back from this member.

        By a daily question that they have not answered, or by a channel's interview that they have
        joined and that has not revealed it yet.
        """
        if who.guild_id == DIRECT:
            return None
        for post in posts.open_in(session, who.guild_id, self._clock()):
            if self._is_same(post.question_key, question) and not occasions.attempt_at(
                session, post.occasion_key, who.member_id
            ):
                return Waiting(who.guild_id, post.channel_id, post.message_id, daily=True)
        for round_, key in rounds.asking(session, who):
            if self._is_same(key, question):
                return Waiting(who.guild_id, round_.channel_id, round_.message_id, daily=False)
        return None

    def _is_same(self, key: int, question: Question) -> bool:
        """Whether what was asked is this question, in whatever wording."""
        asked = self._library.found(key)
        return asked is not None and asked.canonical_id == question.canonical_id
