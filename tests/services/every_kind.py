"""A record in which members have answered in every way there is."""

from dataclasses import replace
from datetime import time

from bot.bank import Bank, Kind
from bot.domain.attempts.grading import Grade, Marks
from bot.domain.attempts.occasions import RoundRef
from bot.domain.channel.interview import Asking, Place, Started
from bot.domain.choosing.request import Request
from bot.domain.choosing.scope import Scope
from bot.services.daily.schedules import ScheduleOptions
from tests.builders import ADA, GRACE, MONA, WRITTEN, Practice, is_a, make_bank, make_question
from tests.services.channel.grouping import Group
from tests.services.channel.hosting import agreed
from tests.services.private.designing import Designer
from tests.services.private.interviewing import Player

__all__ = ["answer_in_every_way", "every_kind_bank"]


def every_kind_bank() -> Bank:
    """Questions and design prompts, one of them an alias."""
    designs = [make_question(f"designs/d{n}", kind=Kind.DESIGN) for n in range(4)]
    quick = [make_question(f"caching/q{n}", follow_ups=("And then?",)) for n in range(6)]
    return make_bank([*designs, *quick, make_question("queues/again", alias_of="caching/q0")])


def answer_in_every_way(practice: Practice) -> None:
    """Interviews, a daily question, a design interview, and both of a channel: all answered.

    And a mistake reported in a question.
    """
    wrong = practice.library.key(practice.bank.questions["caching/q0"])
    practice.do(practice.services.mistakes.report, ADA, wrong, "That is not so.")
    for who in (ADA, GRACE):
        player = Player(practice, who)
        player.play_through(Grade.MISSED)
        asked = player.start()
        player.press("give_up", asked.ref)
        player.press("skip", player.next(asked.ref).ref)
    _answer_the_post(practice)
    design = Designer(practice)
    design.assess(design.through().ref, 2, 2, 2, 2, 2, 2)
    Designer(practice, GRACE).start()
    _answer_in_a_channel(practice)
    group = Group(practice)
    ref = group.assessed(ADA, GRACE)
    group.do(agreed(group.notes.share), ADA, replace(ref, phase=2))


def _answer_the_post(practice: Practice) -> None:
    services = practice.services
    options = ScheduleOptions(at=time(9), channel_id=9, scope=Scope("caching"))
    key = practice.do(services.schedules.add, MONA, options).key
    ref = practice.do(services.posting.claim_now, MONA, key).post.ref
    practice.do(services.post_outcomes.confirm, ref, 555)
    for who in (ADA, GRACE):
        practice.do(services.answers.posts.answer, who, ref, WRITTEN)
    practice.do(services.answers.posts.grade, ADA, ref, Marks(Grade.SOLID, (0,), "A note."))


def _answer_in_a_channel(practice: Practice) -> None:
    """Two questions: the first one graded and shared by Ada, the second answered by both."""
    rounds, answers = practice.services.channel.hosting, practice.services.channel.answers
    own = practice.services.answers.rounds
    request = Request(Scope("caching"), 2)
    started = is_a(Started, practice.do(rounds.start, ADA, Place(8), (), request))
    first = is_a(Asking, started.view).ref
    practice.do(answers.join, GRACE, first)
    for who in (ADA, GRACE):
        practice.do(own.answer, who, first, WRITTEN)
    practice.do(own.grade, ADA, first, Marks(Grade.COULD_TEACH))
    practice.do(agreed(answers.share), ADA, first)
    practice.do(rounds.next, ADA, first)
    second = RoundRef(first.round, 2, first.question)
    for who in (ADA, GRACE):
        practice.do(own.answer, who, second, WRITTEN)
