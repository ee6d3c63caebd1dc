"""A channel's design interview, as its host and its members lead and note it."""

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.bank import Bank, Kind
from bot.db.models import GroupDesignRow, RoundRow
from bot.domain.attempts.occasions import GroupRef
from bot.domain.channel.design import Gathering, GroupNews, GroupPhase, OwnScreen
from bot.domain.channel.interview import (
    AlreadyRunning,
    Place,
    RoundView,
    Started,
    Summary,
)
from bot.domain.choosing.request import Request
from bot.domain.people.caller import Caller
from bot.domain.phases.axes import Axis
from bot.domain.phases.phases import ASSESSING, Assessing, Length
from bot.services.channel.interview import ChannelInterviews
from bot.services.channel.view import ChannelViews
from bot.services.phases.clock import PhaseClock
from tests.builders import ADA, WRITTEN, Practice, is_a, make_bank, make_question
from tests.services.channel.hosting import HERE, Hosted

__all__ = ["HERE", "THREAD", "Group", "designs_bank"]

THREAD = 9_000
_CARD = 555


def designs_bank(designs: int = 3) -> Bank:
    """Some design prompts of one topic, and two questions of another sort."""
    prompts = [make_question(f"caching/design{n}", kind=Kind.DESIGN) for n in range(designs)]
    return make_bank([*prompts, make_question("queues/a"), make_question("queues/b")])


class Group(Hosted):
    """One in which Ada hosts a design interview; its card has a thread."""

    def __init__(self, practice: Practice) -> None:
        super().__init__(practice)
        services = practice.services
        self.host, self.notes = services.channel.designs, services.channel.notes
        self.answering = services.answers.groups
        self.times = services.channel.design_clock
        desk, phase_clock = ChannelInterviews(practice.clock), PhaseClock(practice.clock.look)
        self._views = ChannelViews(practice.library, desk, phase_clock)

    def after_restart(self, bank: Bank | None = None) -> "Group":
        """The same record, served by a bot that came up just now."""
        return Group(self.practice.after_restart(bank or self.practice.bank))

    def type(self, who: Caller = ADA, place: Place = HERE) -> Started | AlreadyRunning:
        """Type `/interview format:design where:channel`."""
        return self.do(self.rounds.start, who, place, (), Request(), design=True)

    def gather(self, place: Place = HERE, thread: int | None = THREAD) -> GroupRef:
        """Open one, whose card and thread are there."""
        started = is_a(Started, self.type(place=place))
        self.do(self.clock.posted, started.round, _CARD)
        self.do(self.clock.opened_thread, started.round, thread)
        return is_a(Gathering, started.view).ref

    def join(self, who: Caller, ref: GroupRef) -> None:
        """Press *Join*."""
        self.do(self.answers.join, who, ref.turn)

    def begin(
        self, *joining: Caller, length: Length = Length.FULL, thread: int | None = THREAD
    ) -> GroupRef:
        """Open one that others join, and press *Start*."""
        ref = self.gather(thread=thread)
        for who in joining:
            self.join(who, ref)
        return self.begin_at(ref, length)

    def begin_at(self, ref: GroupRef, length: Length = Length.FULL) -> GroupRef:
        """Press *Start*."""
        self.do(self.host.begin, ADA, ref, length)
        return self.phase(ref).ref

    def next(self, ref: GroupRef, who: Caller = ADA) -> GroupNews | None:
        """Press *Next phase*."""
        return self.do(self.host.next, who, ref)

    def lead_to(self, ref: GroupRef, phase: int) -> GroupRef:
        """Go on until a phase, or until the self-assessment."""
        for number in range(ref.phase, phase):
            self.next(replace(ref, phase=number))
        return replace(ref, phase=phase)

    def view(self, ref: GroupRef) -> RoundView:
        """How it stands; nobody presses anything for it."""

        def read(session: Session) -> RoundView:
            return self._views.view(session, session.get_one(RoundRow, ref.round))

        return self.practice.do(read)

    def phase(self, ref: GroupRef) -> GroupPhase:
        """How it stands, in a phase."""
        return is_a(GroupPhase, self.view(ref))

    def over(self, ref: GroupRef) -> Summary:
        """How it went."""
        return is_a(Summary, self.view(ref))

    def note(self, who: Caller, ref: GroupRef, text: str = WRITTEN) -> OwnScreen:
        """Submit notes."""
        return self.do(self.notes.add, who, ref, text)

    def show(self, who: Caller, ref: GroupRef) -> OwnScreen:
        """Press *My notes* or *Assess mine*."""
        return self.do(self.answering.show, who, ref)

    def assess(self, who: Caller, ref: GroupRef, *steps: int) -> OwnScreen:
        """Fill in both forms."""
        is_a(Assessing, self.do(self.notes.assess, who, ref, Axis.SCOPE, steps[:3]))
        return self.do(self.notes.assess, who, ref, Axis.HIGH_LEVEL, steps[3:])

    def assessed(self, *who: Caller) -> GroupRef:
        """Go to the end with notes of these members, who give themselves 2 on every axis."""
        ref = self.begin()
        for each in who:
            self.note(each, ref)
        ref = self.lead_to(ref, ASSESSING)
        for each in who:
            self.assess(each, ref, 2, 2, 2, 2, 2, 2)
        return ref

    def row(self, ref: GroupRef) -> RoundRow:
        """The interview as the record has it."""
        return self.practice.do(Session.get_one, RoundRow, ref.round)

    def pace(self, ref: GroupRef) -> GroupDesignRow:
        """Its phases as the record has them."""
        return self.practice.do(Session.get_one, GroupDesignRow, ref.round)
