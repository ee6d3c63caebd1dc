"""Steps of a design interview, as a member takes them."""

from collections.abc import Callable
from typing import Literal

from sqlalchemy.orm import Session

from bot.domain.attempts.occasions import DesignRef
from bot.domain.choosing.scope import Scope
from bot.domain.people.caller import Caller
from bot.domain.phases.axes import Axis
from bot.domain.phases.phases import ASSESSING, Assessing, Length
from bot.domain.private.design import DesignScreen, InPhase, Opening
from tests.builders import ADA, WRITTEN, Practice, is_a

__all__ = ["Designer"]

Verb = Literal["end", "extend", "next", "pause", "resume", "show"]


class Designer:
    """One member in front of the cards of a design interview."""

    def __init__(self, practice: Practice, who: Caller = ADA) -> None:
        self.practice = practice
        self.who = who
        self.service = practice.services.designs
        self.answering = practice.services.answers.designs

    def open(self, topic: str | None = None) -> DesignScreen:
        """Type `/interview format:design`."""
        return self.practice.do(self.service.start, self.who, Scope(topic))

    def start(self, length: Length = Length.FULL) -> InPhase:
        """Type the command and press *Start*."""
        ref = is_a(Opening, self.open()).ref
        return is_a(InPhase, self.practice.do(self.service.begin, self.who, ref, length).screen)

    def press(self, verb: Verb, ref: DesignRef) -> DesignScreen:
        """Press a button that needs nothing more."""
        step: Callable[[Session, Caller, DesignRef], DesignScreen] = getattr(
            self.answering if verb == "show" else self.service, verb
        )
        return self.practice.do(step, self.who, ref)

    def phase(self, verb: Verb, ref: DesignRef) -> InPhase:
        """Press a button that leads to a phase."""
        return is_a(InPhase, self.press(verb, ref))

    def note(self, ref: DesignRef, text: str = WRITTEN) -> DesignScreen:
        """Add notes."""
        return self.practice.do(self.service.add, self.who, ref, text)

    def through(self, text: str = WRITTEN) -> Assessing[DesignRef]:
        """Go through all phases with a note in each."""
        screen: DesignScreen = self.start()
        while screen.ref.phase < ASSESSING:
            self.note(screen.ref, text)
            screen = self.press("next", screen.ref)
        return is_a(Assessing, screen)

    def assess(self, ref: DesignRef, *steps: int) -> DesignScreen:
        """Fill in both forms."""
        first, then = Axis.SCOPE, Axis.HIGH_LEVEL
        self.practice.do(self.service.assess, self.who, ref, first, steps[:3])
        return self.practice.do(self.service.assess, self.who, ref, then, steps[3:])
