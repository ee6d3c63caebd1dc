"""The tables. A `guild_id` of `bot.domain.people.caller.DIRECT` is that of direct messages."""

from bot.db.models.base import Base, FactRow
from bot.db.models.daily import PostRow, ScheduleRow
from bot.db.models.designs import DesignRow, GroupDesignRow, GroupNotesRow, Paced
from bot.db.models.drawings import DrawingRow
from bot.db.models.leases import LeaseRow
from bot.db.models.mistakes import MistakeRow
from bot.db.models.occasions import OccasionRow, OfOccasion
from bot.db.models.people import GuildRow, MemberRow, MembershipRow
from bot.db.models.practice import AttemptRow, FamiliarityRow, InterviewRow, QuestionRow, TurnRow
from bot.db.models.rounds import (
    ReplacedCardRow,
    RoundMemberRow,
    RoundRow,
    RoundTurnRow,
    SharedRow,
)
from bot.db.models.sketches import SketchRow
from bot.db.models.totals import DayRow, StandingRow, StreakRow

__all__ = [
    "AttemptRow",
    "Base",
    "DayRow",
    "DesignRow",
    "DrawingRow",
    "FactRow",
    "FamiliarityRow",
    "GroupDesignRow",
    "GroupNotesRow",
    "GuildRow",
    "InterviewRow",
    "LeaseRow",
    "MemberRow",
    "MembershipRow",
    "MistakeRow",
    "OccasionRow",
    "OfOccasion",
    "Paced",
    "PostRow",
    "QuestionRow",
    "ReplacedCardRow",
    "RoundMemberRow",
    "RoundRow",
    "RoundTurnRow",
    "ScheduleRow",
    "SharedRow",
    "SketchRow",
    "StandingRow",
    "StreakRow",
    "TurnRow",
]
