"""Where a design interview stands: reads its row into the values that cards show."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy.orm import Session

from bot.db import designs
from bot.db.models import DesignRow
from bot.domain.design import (
    ASSESSING,
    OPENING,
    PHASES,
    Assessing,
    DesignScreen,
    InPhase,
    Length,
    Opening,
    Scorecard,
    Timer,
    Unrecorded,
)
from bot.domain.interview import DesignRef, Earned, Graded
from bot.domain.people import DIRECT, Caller
from bot.services.clock import Clock
from bot.services.library import Library
from bot.services.recorder import Recorder, Shown

__all__ = ["DesignView", "there", "timer_of"]


def there(who: Caller, row: DesignRow) -> Caller:
    """The member where the interview counts."""
    return replace(who, guild_id=row.guild_id)


def timer_of(row: DesignRow) -> Timer:
    """The timer of the current phase."""
    left = None if row.left_seconds is None else timedelta(seconds=row.left_seconds)
    return Timer(row.ends_at, left)


class DesignView:
    """Reads rows into values, and knows since when the bot is up."""

    def __init__(self, library: Library, recorder: Recorder, clock: Clock) -> None:
        self._library = library
        self._recorder = recorder
        self._clock = clock
        self.up_since = clock()
        """When this process began: time before it, in which nobody saw the bot up, is spared."""

    def ref(self, row: DesignRow) -> DesignRef:
        """The numbers that its buttons carry."""
        return DesignRef(row.key, row.phase, row.member_id, row.question_key)

    def shown(self, row: DesignRow) -> Shown:
        """What its attempt is shown with."""
        return Shown(self.ref(row), self._library.question(row.question_key))

    def set_timer(self, row: DesignRow, timer: Timer) -> None:
        """Write a phase's timer; the bot is up, and whoever waits has yet to be told."""
        row.ends_at = timer.ends_at
        row.left_seconds = None if timer.left is None else timer.left.total_seconds()
        row.seen_at = self._clock()
        row.told = False

    def spare(self, row: DesignRow) -> None:
        """Give back the time in which the bot was down."""
        spared = timer_of(row).spare(row.seen_at, self.up_since)
        if spared.ends_at != row.ends_at:
            self.set_timer(row, spared)

    def screen(
        self, session: Session, who: Caller, row: DesignRow, earned: Earned | None = None
    ) -> DesignScreen:
        """What to show of an interview as it stands."""
        self.spare(row)
        ref, question = self.ref(row), self._library.question(row.question_key)
        notes = tuple(row.notes or [""] * len(PHASES))
        if row.ended_at is not None:
            return self._ended(session, there(who, row), row, earned)
        if row.phase == OPENING:
            return Opening(ref, question)
        if row.phase == ASSESSING:
            return Assessing(ref, question, tuple(row.steps or ()), notes)
        return self.in_phase(row)

    def in_phase(self, row: DesignRow) -> InPhase:
        """The phase under way."""
        timer = timer_of(row)
        return InPhase(
            ref=self.ref(row),
            question=self._library.question(row.question_key),
            length=Length(row.length),
            timer=timer,
            is_up=timer.is_up(self._clock()),
            notes=tuple(row.notes or [""] * len(PHASES)),
            channel_id=row.channel_id,
            direct=row.guild_id == DIRECT,
        )

    def _ended(
        self, session: Session, who: Caller, row: DesignRow, earned: Earned | None
    ) -> DesignScreen:
        attempt = designs.attempt_of(session, row)
        shown = self.shown(row)
        if attempt is None or row.steps is None:
            return Unrecorded(self.ref(row), shown.question)
        graded = self._recorder.show(session, who, attempt, shown, earned)
        assert isinstance(graded, Graded)  # noqa: S101 - it is written and graded in one step
        return Scorecard(self.ref(row), shown.question, tuple(row.steps), graded)
