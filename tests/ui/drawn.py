"""Every card and form that the bot can draw, in each of its states, and what can be used on them.

The fit tests draw what is long; here is drawn besides what is short. What nobody draws is found by
`test_every_id_has_a_step.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TypeAlias

from bot.bank import Bank, Level, Question
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import Ref
from bot.domain.attempts.past import PastInterview, Sort
from bot.domain.attempts.screens import Attempt, Graded, Peers, Revealed, ReviewOverview, Written
from bot.domain.channel.interview import AlreadyRunning, Asking, Heirs, Starters, Summary
from bot.domain.channel.settings import ChannelSettings
from bot.domain.choosing.request import Request
from bot.domain.choosing.scope import Scope
from bot.domain.daily.findings import Finding, Obstacle
from bot.domain.daily.posts import Closing, PauseReason, PostView, PostWarning, ScheduleView
from bot.domain.daily.schedule import EVERY_DAY, WallClock
from bot.domain.private.quick import Asked, Clash, Ending, Report, ReportLine, Standing
from bot.domain.private.words import Wish
from bot.ui.attempts.cards import graded_card, revealed_card
from bot.ui.attempts.forms import answer_form, tick_form
from bot.ui.attempts.hints import hint_card
from bot.ui.attempts.pages import further_card, model_answer_page, own_answer_page
from bot.ui.attempts.review_card import review_card
from bot.ui.cards import Card
from bot.ui.channel.cards import (
    elsewhere_card,
    round_card,
)
from bot.ui.channel.host_cards import handing_card, new_host_card
from bot.ui.channel.settings_card import round_settings_card
from bot.ui.channel.sharing import not_shared_card, shared_here_card, shared_there_card
from bot.ui.daily.post_cards import closed_card, post_card
from bot.ui.daily.schedule_cards import (
    Change,
    changed_card,
    list_cards,
    posting_card,
    removed_card,
    removing_card,
    spared_card,
)
from bot.ui.forms import Form
from bot.ui.history_cards import opened_card, past_card
from bot.ui.phases.forms import axes_form, notes_form
from bot.ui.private.chat_cards import standing_card
from bot.ui.private.forms import part_form
from bot.ui.private.quick_cards import card
from sandbox.world import components as parts
from tests.ui import test_every_question_fits as attempts
from tests.ui.attempts.drawn import follow_ups, followed
from tests.ui.channel import test_every_design_fits as groups
from tests.ui.channel import test_every_round_fits as rounds
from tests.ui.fitting import BIG, components
from tests.ui.looked_up import looked_up
from tests.ui.people.drawn import people
from tests.ui.private import test_every_design_fits as designs
from tests.ui.private.drawn import chat_cards
from tests.ui.sketched import beside, drawings
from tests.ui.test_every_question_fits import EARNED, NOW, POST, TURN

__all__ = ["Drawing", "Used", "every_drawing", "used_on"]

Drawing: TypeAlias = Card | Form
LONG = "word " * 2_000
"""An answer of several pages."""
PEERS = Peers(9, 9)


@dataclass(frozen=True, slots=True)
class Used:
    """Something on a card or form that tells the bot when it is used."""

    id: str
    kind: int
    """A component's type, or 0 for a form."""
    disabled: bool = False

    @property
    def is_form(self) -> bool:
        """Whether it is a form, to be submitted."""
        return self.kind == 0


def used_on(drawing: Drawing) -> Iterator[Used]:
    """What of a card or form tells the bot: its buttons and selects, or the form as a whole."""
    if isinstance(drawing, Form):
        yield Used(drawing.custom_id, 0)
        return
    for part in parts.walk(components(drawing)):
        if "custom_id" in part:
            yield Used(part["custom_id"], part["type"], part.get("disabled", False))


def every_drawing(bank: Bank) -> Iterator[Drawing]:
    """All of them."""
    question = _with_every_part(bank)
    yield from _quick(bank, question)
    yield from _attempts(question)
    yield from looked_up(question)
    yield from _rounds(bank, question)
    yield from _designs(question)
    yield from _daily(question)
    yield from people()
    yield from drawings()
    for ref in (TURN, POST, rounds.ROUND, designs.at(7), groups.at(7)):
        yield from beside(ref, question)


def _with_every_part(bank: Bank) -> Question:
    """A design with hints and key points, and with follow-ups, which only concepts have."""
    found = (
        q for q in designs.designs(bank) if len(q.hints) > 1 and q.key_points and q.clarifications
    )
    asked = ("And then?", "What else?")
    return replace(next(found), follow_ups=asked, follow_up_answers=asked)


def _quick(bank: Bank, question: Question) -> Iterator[Drawing]:
    yield from attempts.cards(question)
    yield attempts.longest_report(bank)
    for draft in (None, "My answer so far."):
        for direct in (False, True):
            yield card(Asked(TURN, question, 20, 1, draft=draft, direct=direct))
    yield card(Asked(replace(TURN, position=1), question, 2, wanted=3, direct=True))
    for request in (Request(), Request(Scope("caching", Level.MID), 3)):
        yield card(Clash(BIG, 2, 3, request))
    yield card(Ending(TURN, 20))
    missed = Attempt("x", grade=Grade.MISSED, ticked=())
    lines = tuple(ReportLine(question, each) for each in (missed, None, Attempt("x")))
    yield card(Report(BIG, lines, 0, 3))
    yield card(Report(BIG, lines[1:2], 0, 1, unanswered=TURN))
    for topic in ("Caching", None):
        yield past_card([PastInterview(sort, BIG, NOW, topic, 3) for sort in Sort])
    yield past_card([])
    yield opened_card(card(Report(BIG, lines, 0, 3)), NOW)
    yield opened_card(Card(["x"]), NOW)
    yield from chat_cards()
    yield part_form(TURN, question)


def _attempts(question: Question) -> Iterator[Drawing]:
    """What attempts have in common, wherever they are made."""
    for ref in (TURN, POST, rounds.ROUND):
        for attempt in attempts.attempts(question):
            yield from attempts.attempted(ref, question, attempt)
        for page in range(1, 4):
            yield own_answer_page(ref, question, Attempt(LONG), page)
        yield from _read(ref, question)
        yield answer_form(ref, question, 180)
        yield answer_form(ref, question, 180, Written("Another answer.", "a -> b"))
    for graded in (TURN, POST, rounds.ROUND, designs.at(7), groups.at(7)):
        yield tick_form(graded, question)
        before = Attempt("x", grade=Grade.SOLID, ticked=(0,), note="x")
        yield tick_form(graded, question, before)
        yield revealed_card(Revealed(graded, question, before))
        yield review_card(ReviewOverview(2, 1, 3, None, last=graded))
    for last in (False, True):
        graded_once = Graded(TURN, question, followed(question), EARNED, PEERS, last=last)
        yield graded_card(graded_once)
        yield standing_card(Standing(graded_once))
        yield standing_card(Standing(graded_once, wish=Wish.GIVE_UP))
    for ref in (TURN, POST, rounds.ROUND):
        yield from follow_ups(ref, question)
    for channel_ref in (POST, rounds.ROUND):
        for shown in range(1, len(question.hints) + 1):
            yield hint_card(channel_ref, question, shown)
    for next_at in (NOW, None):
        yield review_card(ReviewOverview(0, 0, 0, next_at))


def _read(ref: Ref, question: Question) -> Iterator[Drawing]:
    """What is read of an answer, also by one who gave none."""
    for looks_on in (False, True):
        yield model_answer_page(ref, question, looks_on=looks_on)
        yield further_card(ref, question, attempts.choices(question, 5), looks_on=looks_on)


def _rounds(bank: Bank, question: Question) -> Iterator[Drawing]:
    yield from rounds.cards(question)
    yield from rounds.other_cards(bank)
    ref = rounds.ROUND
    yield round_card(Asking(ref, question, 20, None), 1)
    yield round_card(Summary(ref, "", 0, (), ()), 3)
    yield elsewhere_card(AlreadyRunning(BIG, BIG, None))
    yield handing_card(Heirs(BIG, ((BIG, "Grace"),)))
    yield new_host_card("Grace")
    for pressed in (ref, groups.at(7)):
        yield not_shared_card(pressed)
        yield shared_there_card(pressed, BIG)
        for each in (False, True):
            yield shared_here_card(pressed, past_thread=each)
    for sharing in (False, True):
        yield round_settings_card(ChannelSettings(Starters.EVERYONE, None, (), sharing=sharing))


def _designs(question: Question) -> Iterator[Drawing]:
    for note in ("", "x"):
        yield from designs.phases(question, note, every=True)
        yield from groups.own_cards(question, note)
    yield from designs.others(question)
    yield from designs.scorecards(question)
    yield from designs.steps_pages(question)
    yield from groups.shared_cards(question, every=True)
    yield from groups.news_cards(question)
    for text in ("x", LONG):
        yield from groups.note_pages(question, text)
    yield from groups.scorecards(question)
    yield from groups.steps_pages(question)
    yield from groups.every_form(question)
    for number in range(1, 7):
        yield notes_form(designs.at(number), question)
    for first in (0, 3):
        yield axes_form(designs.at(7), first)
        yield axes_form(designs.at(7), first, (3,) * 6)


def _daily(question: Question) -> Iterator[Drawing]:
    post = PostView(POST, question, date(2026, 11, 24), NOW)
    for live in (False, True):
        yield post_card(post, ping_role_id=BIG, live=live)
    yield closed_card(Closing(post, BIG, BIG, BIG, {}))
    wall = WallClock(time(9), "Europe/Berlin", EVERY_DAY)
    running = ScheduleView(BIG, BIG, wall, "Caching", "mid", BIG, True, True, (NOW,), None)
    paused = replace(running, topic=None, level=None, upcoming=(), paused_because="")
    views = [running, replace(running, warning=PostWarning.NO_THREAD), paused]
    views += [replace(paused, paused_because=reason) for reason in PauseReason]
    views += [replace(running, warning=warning, twin=BIG - 1) for warning in PostWarning]
    found = [Finding(what, ("view_channel",)) for what in Obstacle]
    for view in views:
        for change in Change:
            yield changed_card(view, change, found)
        yield removed_card(view)
        yield removing_card(view)
        yield from list_cards([view])
    yield spared_card()
    yield from list_cards([])
    yield posting_card(BIG)
