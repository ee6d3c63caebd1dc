"""All services, made once and handed to whoever asks them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from sqlalchemy.orm import Session

from bot.domain.attempts.occasions import DesignRef, GroupRef, PostRef, RoundRef, TurnRef
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.channel.design import OwnScreen
from bot.domain.channel.interview import OwnAnswer
from bot.domain.private.design import DesignScreen
from bot.domain.private.quick import Screen
from bot.services.attempts.answering import Answering, Kinds
from bot.services.attempts.recorder import Recorder
from bot.services.attempts.reviews import ReviewService
from bot.services.channel.answers import ChannelAnswerService
from bot.services.channel.cards import ChannelCards
from bot.services.channel.deadlines import ChannelDeadlines
from bot.services.channel.design import ChannelDesignService
from bot.services.channel.design_clock import ChannelDesignClock
from bot.services.channel.desk import HostDesks
from bot.services.channel.hosting import HostingService
from bot.services.channel.interview import ChannelInterviews
from bot.services.channel.kinds import GroupKind, RoundKind
from bot.services.channel.mentions import ChannelMentions
from bot.services.channel.notes import ChannelNotesService
from bot.services.channel.presses import ChannelPresses
from bot.services.channel.settings import ChannelSettingsService
from bot.services.channel.view import ChannelViews
from bot.services.clock import Clock, Watch, clock_of
from bot.services.daily.kinds import PostKind
from bot.services.daily.outcomes import PostOutcomes, unfenced
from bot.services.daily.posting import PostingService
from bot.services.daily.schedules import ScheduleService
from bot.services.daily.set_clock import SetClock
from bot.services.drawings import DrawingService
from bot.services.history import HistoryService
from bot.services.library import Library
from bot.services.noting import NotingService
from bot.services.people.boards import BoardService
from bot.services.people.members import MemberService
from bot.services.people.mistakes import MistakeService
from bot.services.people.servers import ServerService
from bot.services.people.settings import SettingsService
from bot.services.phases.clock import PhaseClock
from bot.services.private.chat import ChatService
from bot.services.private.chat_cards import ChatCards
from bot.services.private.design import DesignService
from bot.services.private.design_clock import DesignClock
from bot.services.private.design_view import DesignView
from bot.services.private.drafts import DraftService
from bot.services.private.kinds import DesignKind, TurnKind
from bot.services.private.mentions import OwnMentions
from bot.services.private.quick import InterviewService
from bot.services.private.turns import Turns
from bot.services.questions import QuestionService

__all__ = ["Answers", "Services"]


@dataclass(frozen=True, slots=True)
class _Shared:
    """What several services stand on: one of each."""

    clock: Clock
    recorder: Recorder
    turns: Turns
    phases: PhaseClock
    design_view: DesignView
    channel_phases: PhaseClock
    channels: ChannelInterviews
    views: ChannelViews
    notes: ChannelNotesService
    noting: NotingService
    interviews: InterviewService
    designs: DesignService

    @classmethod
    def make(cls, library: Library, watch: Watch, random: Random, *, keep_texts: bool) -> "_Shared":
        clock = clock_of(watch)
        recorder = Recorder(library, clock, keep_texts=keep_texts)
        phases, channel_phases = PhaseClock(watch), PhaseClock(watch)
        channels, turns = ChannelInterviews(clock), Turns(library, recorder, clock)
        design_view = DesignView(library, recorder, phases)
        return cls(
            clock=clock,
            recorder=recorder,
            turns=turns,
            phases=phases,
            design_view=design_view,
            channel_phases=channel_phases,
            channels=channels,
            views=ChannelViews(library, channels, channel_phases),
            notes=ChannelNotesService(library, recorder, channels, clock),
            noting=NotingService(
                OwnMentions(library, clock), ChannelMentions(library, channels, clock)
            ),
            interviews=InterviewService(library, turns, clock, random),
            designs=DesignService(library, recorder, design_view, phases, clock, random),
        )


@dataclass(frozen=True, slots=True)
class Answers:
    """The steps of attempts, by what asked; the code of all is one."""

    turns: Answering[TurnRef, Screen]
    posts: Answering[PostRef, Revealed | Graded]
    rounds: Answering[RoundRef, OwnAnswer]
    designs: Answering[DesignRef, DesignScreen]
    groups: Answering[GroupRef, OwnScreen]
    kinds: Kinds

    @classmethod
    def make(cls, library: Library, shared: _Shared) -> "Answers":
        """Have everything that asks register itself."""
        kinds = Kinds(library, shared.recorder)
        return cls(
            turns=kinds.register(TurnKind(shared.turns, shared.interviews)),
            posts=kinds.register(PostKind(shared.clock)),
            rounds=kinds.register(RoundKind(library, shared.channels)),
            designs=kinds.register(DesignKind(shared.designs)),
            groups=kinds.register(GroupKind(shared.channels, shared.notes)),
            kinds=kinds,
        )


@dataclass(frozen=True, slots=True)
class ChannelServices:
    """What the bot can do in interviews of channels."""

    hosting: HostingService
    presses: ChannelPresses
    desks: HostDesks
    cards: ChannelCards
    answers: ChannelAnswerService
    notes: ChannelNotesService
    designs: ChannelDesignService
    design_clock: ChannelDesignClock
    deadlines: ChannelDeadlines
    settings: ChannelSettingsService

    @classmethod
    def make(
        cls,
        library: Library,
        shared: _Shared,
        watch: Watch,
        random: Random,
        rounds: Answering[RoundRef, OwnAnswer],
    ) -> "ChannelServices":
        """`rounds`: what answers in channels, made with all that answers."""
        clock, phases = shared.clock, shared.channel_phases
        channels, views = shared.channels, shared.views
        deadlines = ChannelDeadlines(channels, views, phases, watch)
        desks = HostDesks(channels, views)
        cards = ChannelCards(library, channels, views, deadlines, clock)
        return cls(
            hosting=HostingService(library, channels, views, clock, random),
            presses=ChannelPresses(desks, cards),
            desks=desks,
            cards=cards,
            answers=ChannelAnswerService(library, rounds, channels, clock),
            notes=shared.notes,
            designs=ChannelDesignService(channels, views, phases, clock),
            design_clock=ChannelDesignClock(channels, views, phases, watch),
            deadlines=deadlines,
            settings=ChannelSettingsService(clock),
        )


@dataclass(frozen=True, slots=True)
class Services:
    """What the bot can do."""

    library: Library
    answers: Answers
    interviews: InterviewService
    drafts: DraftService
    chat: ChatService
    noting: NotingService
    chat_cards: ChatCards
    reviews: ReviewService
    history: HistoryService
    drawings: DrawingService
    questions: QuestionService
    mistakes: MistakeService
    members: MemberService
    schedules: ScheduleService
    posting: PostingService
    post_outcomes: PostOutcomes
    set_clock: SetClock
    designs: DesignService
    design_clock: DesignClock
    channel: ChannelServices
    boards: BoardService
    servers: ServerService
    settings: SettingsService

    @classmethod
    def make(
        cls,
        library: Library,
        watch: Watch,
        random: Random,
        *,
        keep_texts_days: int,
        tells_mistakes: bool = False,
        fence: Callable[[Session], None] = unfenced,
    ) -> "Services":
        """Wire them; `tells_mistakes`: to a channel of the host's; `fence`: keeps others out."""
        shared = _Shared.make(library, watch, random, keep_texts=keep_texts_days > 0)
        clock, turns, answers = shared.clock, shared.turns, Answers.make(library, shared)
        return cls(
            library=library,
            answers=answers,
            interviews=shared.interviews,
            drafts=DraftService(answers.turns, turns),
            chat=ChatService(shared.recorder, turns, shared.design_view, clock),
            noting=shared.noting,
            chat_cards=ChatCards(),
            reviews=ReviewService(library, answers.kinds, clock),
            history=HistoryService(library, turns, answers.designs, answers.groups, clock),
            drawings=DrawingService(clock),
            questions=QuestionService(library, clock),
            mistakes=MistakeService(library, clock, tells=tells_mistakes),
            members=MemberService(library, clock, timedelta(days=keep_texts_days)),
            schedules=ScheduleService(library, clock),
            posting=PostingService(library, clock, fence),
            post_outcomes=PostOutcomes(library, watch, fence),
            set_clock=SetClock(clock),
            designs=shared.designs,
            design_clock=DesignClock(library, shared.design_view, shared.phases, watch),
            channel=ChannelServices.make(library, shared, watch, random, answers.rounds),
            boards=BoardService(clock),
            servers=ServerService(clock),
            settings=SettingsService(clock),
        )
