"""All services, made once and handed to whoever asks them."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from bot.services.boards import BoardService
from bot.services.clock import Clock
from bot.services.daily_answers import DailyAnswerService
from bot.services.design_times import DesignTimes, GroupTimes
from bot.services.design_view import DesignView
from bot.services.designs import DesignService
from bot.services.group_designs import GroupDesignService
from bot.services.group_notes import GroupNotesService
from bot.services.guilds import GuildService
from bot.services.interviews import InterviewService
from bot.services.library import Library
from bot.services.members import MemberService
from bot.services.pace import Pace
from bot.services.parts import PartsService
from bot.services.posting import PostingService
from bot.services.recorder import Recorder
from bot.services.reviews import ReviewService
from bot.services.round_answers import RoundAnswerService
from bot.services.round_clock import RoundClock
from bot.services.round_desk import RoundDesk
from bot.services.round_settings import RoundSettingsService
from bot.services.round_view import RoundViews
from bot.services.rounds import RoundService
from bot.services.schedules import ScheduleService
from bot.services.stage import Stage

__all__ = ["Services"]


@dataclass(frozen=True, slots=True)
class Services:
    """What the bot can do."""

    library: Library
    interviews: InterviewService
    parts: PartsService
    reviews: ReviewService
    members: MemberService
    schedules: ScheduleService
    posting: PostingService
    daily_answers: DailyAnswerService
    designs: DesignService
    design_times: DesignTimes
    group_designs: GroupDesignService
    group_notes: GroupNotesService
    group_times: GroupTimes
    rounds: RoundService
    round_answers: RoundAnswerService
    round_clock: RoundClock
    round_settings: RoundSettingsService
    boards: BoardService
    guilds: GuildService

    @classmethod
    def make(
        cls, library: Library, clock: Clock, random: Random, *, keep_texts_days: int
    ) -> "Services":
        """Wire the services to one library, clock and source of chance."""
        recorder = Recorder(clock, keep_texts=keep_texts_days > 0)
        stage = Stage(library, recorder, clock)
        pace = Pace(clock)
        design_view = DesignView(library, recorder, pace)
        desk = RoundDesk(clock)
        views = RoundViews(library, desk, pace)
        interviews = InterviewService(library, recorder, stage, clock, random)
        return cls(
            library=library,
            interviews=interviews,
            parts=PartsService(interviews, stage, clock),
            reviews=ReviewService(library, stage, clock),
            members=MemberService(library, clock, timedelta(days=keep_texts_days)),
            schedules=ScheduleService(library, clock),
            posting=PostingService(library, clock),
            daily_answers=DailyAnswerService(library, recorder, clock),
            designs=DesignService(library, recorder, design_view, pace, clock, random),
            design_times=DesignTimes(library, design_view, pace, clock),
            group_designs=GroupDesignService(desk, views, pace, clock),
            group_notes=GroupNotesService(library, recorder, desk, clock),
            group_times=GroupTimes(desk, views, pace, clock),
            rounds=RoundService(library, desk, views, clock, random),
            round_answers=RoundAnswerService(library, recorder, desk, clock),
            round_clock=RoundClock(desk, views, pace, clock),
            round_settings=RoundSettingsService(clock),
            boards=BoardService(clock),
            guilds=GuildService(clock),
        )
