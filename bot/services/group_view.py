"""Where a channel's design interview stands, as the values that its card shows."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from bot.db import designs, rounds
from bot.db.models import GroupDesignRow
from bot.domain.design import ASSESSING, OPENING, Length
from bot.domain.groups import Comparing, Gathering, GroupPhase, GroupView
from bot.domain.refs import GroupRef
from bot.services.library import Library
from bot.services.pace import Pace, timer_of

__all__ = ["GroupViews"]


class GroupViews:
    """Reads rows into values."""

    def __init__(self, library: Library, pace: Pace) -> None:
        self._library = library
        self._pace = pace

    def view(
        self,
        session: Session,
        design: GroupDesignRow,
        ref: GroupRef,
        names: Mapping[int, str],
        host: str | None,
        *,
        sharing: bool,
    ) -> GroupView:
        """What its card shows; `names` are those of everyone who joined, by id."""
        question = self._library.question(ref.question)
        if design.phase == OPENING:
            return Gathering(ref, question, host, tuple(names.values()))
        if design.phase == ASSESSING:
            done = rounds.answered(session, ref.round, ref.turn.position)
            assessed = tuple(names[each] for each in done if each in names)
            fell = rounds.grades(session, ref.round, ref.turn.position)
            return Comparing(ref, question, host, assessed, fell, sharing)
        self._pace.spare(design)
        noted = designs.who_noted(session, ref.round, design.phase)
        return GroupPhase(
            ref=ref,
            question=question,
            length=Length(design.length),
            timer=timer_of(design),
            is_up=self._pace.is_up(design),
            host=host,
            joined=len(names),
            noted=tuple(names[each] for each in noted if each in names),
            sharing=sharing,
        )
