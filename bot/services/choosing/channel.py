"""Chooses what an interview in a channel asks."""

from collections.abc import Sequence
from random import Random

from sqlalchemy.orm import Session

from bot.bank import Question
from bot.db.channel import rounds
from bot.db.models import RoundRow
from bot.domain.choosing.scope import Scope
from bot.domain.choosing.selection import Familiarity, History, pick
from bot.domain.refusals import Refusal, RefusedError
from bot.services.choosing.design import design_pool
from bot.services.clock import Clock
from bot.services.library import Library

__all__ = ["ChannelChoice"]


class ChannelChoice:
    """Finds what may be asked, and picks from it."""

    def __init__(self, library: Library, clock: Clock, random: Random) -> None:
        self._library = library
        self._clock = clock
        self._random = random

    def pool(self, scope: Scope, *, design: bool) -> Sequence[Question]:
        """What the options allow: questions, or design prompts that have their phases.

        Raises:
            RefusedError: They leave nothing to ask.
        """
        if design:
            return design_pool(self._library, scope)
        pool = self._library.pool(scope)
        if not pool:
            raise RefusedError(Refusal.NO_QUESTIONS_IN_SCOPE)
        return pool

    def pick(self, session: Session, row: RoundRow, pool: Sequence[Question]) -> Question | None:
        """What the channel has not had yet, else anything that this interview has not."""
        met = rounds.asked_in_channel(session, row.channel_id)
        known = {
            self._library.bank.questions[identity].canonical_id: Familiarity(seen_at)
            for identity, seen_at in self._library.by_identity(met).items()
        }
        asked = [turn.question_key for turn in rounds.turns_of(session, row.key)]
        return pick(
            pool,
            History(known, tuple(self._library.present(asked))),
            now=self._clock(),
            random=self._random,
            often=self._library.often,
        )
