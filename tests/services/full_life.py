"""Members who have done everything the bot keeps something of."""

from datetime import time

from bot.domain.grading import Grade
from bot.domain.people import Caller
from bot.services.recorder import Marks
from bot.services.schedules import ScheduleOptions
from tests.builders import MONA, WRITTEN, Practice
from tests.services.interviewing import Player

__all__ = ["live"]


def live(practice: Practice, *people: Caller) -> None:
    """Each plays interviews, answers a daily question, and sets what can be set."""
    services = practice.services
    manager = Caller(MONA.member_id, MONA.name, people[0].guild_id, manages=True)
    options = ScheduleOptions(at=time(9), channel_id=9)
    key = practice.do(services.schedules.add, manager, options).key
    ref = practice.do(services.posting.claim_now, manager, key).post.ref
    practice.do(services.posting.confirm, ref, 555)
    practice.do(services.guilds.set_guild_zone, manager, "Europe/Berlin")
    for who in people:
        player = Player(practice, who)
        report = player.play_through(Grade.MISSED)
        player.play(player.start(practises=report.interview).ref)
        practice.do(services.daily_answers.answer, who, ref, WRITTEN)
        practice.do(services.daily_answers.grade, who, ref, Marks(Grade.SOLID, (0,), "A note."))
        practice.do(services.guilds.set_zone, who, "Asia/Tokyo")
        practice.do(services.guilds.hide, who, hidden=True)
