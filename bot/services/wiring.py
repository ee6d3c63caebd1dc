"""All services, made once and handed to whoever asks them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bot.services.attempts.recorder import Recorder
from bot.services.attempts.reviews import ReviewService
from bot.services.channel.answers import ChannelAnswerService
from bot.services.channel.deadlines import ChannelDeadlines
from bot.services.channel.design import ChannelDesignService
from bot.services.channel.design_clock import ChannelDesignClock
from bot.services.channel.hosting import HostingService
from bot.services.channel.interview import ChannelInterviews
from bot.services.channel.notes import ChannelNotesService
from bot.services.channel.presses import ChannelPresses
from bot.services.channel.settings import ChannelSettingsService
from bot.services.channel.view import ChannelViews
from bot.services.clock import Watch
from bot.services.daily.answers import DailyAnswerService
from bot.services.daily.posting import PostingService
from bot.services.daily.schedules import ScheduleService
from bot.services.library import Library
from bot.services.people.boards import BoardService
from bot.services.people.members import MemberService
from bot.services.people.servers import ServerService
from bot.services.people.settings import SettingsService
from bot.services.phases.clock import Pace
from bot.services.private.design import DesignService
from bot.services.private.design_clock import DesignClock
from bot.services.private.design_view import DesignView
from bot.services.private.drafts import DraftService
from bot.services.private.history import HistoryService
from bot.services.private.quick import InterviewService
from bot.services.private.turns import Turns

__all__ = ["Services"]


@dataclass(frozen=True, slots=True)
class Services:
    """What the bot can do."""

    library: Library
    interviews: InterviewService
    drafts: DraftService
    reviews: ReviewService
    history: HistoryService
    members: MemberService
    schedules: ScheduleService
    posting: PostingService
    daily_answers: DailyAnswerService
    designs: DesignService
    design_clock: DesignClock
    channel_designs: ChannelDesignService
    channel_notes: ChannelNotesService
    channel_design_clock: ChannelDesignClock
    hosting: HostingService
    channel_answers: ChannelAnswerService
    channel_deadlines: ChannelDeadlines
    channel_presses: ChannelPresses
    channel_settings: ChannelSettingsService
    boards: BoardService
    servers: ServerService
    settings: SettingsService

    @classmethod
    def make(
        cls, library: Library, watch: Watch, random: Random, *, keep_texts_days: int
    ) -> "Services":
        """Wire the services to one library, the clocks and one source of chance."""

        def clock() -> datetime:
            return watch().at

        recorder = Recorder(clock, keep_texts=keep_texts_days > 0)
        turns = Turns(library, recorder, clock)
        pace, channel_pace = Pace(watch), Pace(watch)
        design_view = DesignView(library, recorder, pace)
        channels = ChannelInterviews(clock)
        views = ChannelViews(library, channels, channel_pace)
        deadlines = ChannelDeadlines(channels, views, channel_pace, clock)
        interviews = InterviewService(library, recorder, turns, clock, random)
        return cls(
            library=library,
            interviews=interviews,
            drafts=DraftService(interviews, turns, clock),
            reviews=ReviewService(library, clock),
            history=HistoryService(library, turns, clock),
            members=MemberService(library, clock, timedelta(days=keep_texts_days)),
            schedules=ScheduleService(library, clock),
            posting=PostingService(library, clock),
            daily_answers=DailyAnswerService(library, recorder, clock),
            designs=DesignService(library, recorder, design_view, pace, clock, random),
            design_clock=DesignClock(library, design_view, pace, clock),
            channel_designs=ChannelDesignService(channels, views, channel_pace, clock),
            channel_notes=ChannelNotesService(library, recorder, channels, clock),
            channel_design_clock=ChannelDesignClock(channels, views, channel_pace, clock),
            hosting=HostingService(library, channels, views, clock, random),
            channel_answers=ChannelAnswerService(library, recorder, channels, clock),
            channel_deadlines=deadlines,
            channel_presses=ChannelPresses(channels, views, deadlines),
            channel_settings=ChannelSettingsService(clock),
            boards=BoardService(clock),
            servers=ServerService(clock),
            settings=SettingsService(clock),
        )
