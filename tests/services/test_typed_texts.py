"""Typed texts at every entrance, on both databases: what says nothing, and what cannot be kept."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot.bank import Kind
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.screens import Graded
from bot.domain.channel.design import OwnNotes
from bot.domain.channel.interview import Asking, Place, Started
from bot.domain.choosing.request import Request
from bot.domain.people.caller import DIRECT
from bot.domain.private.quick import Asked
from tests.builders import ADA, WRITTEN, Practice, is_a, make_bank, make_question
from tests.refused import refused
from tests.services.channel.grouping import Group
from tests.services.daily.channel import Channel
from tests.services.private.designing import Designer
from tests.services.private.interviewing import Player
from tests.test_texts import NOTHING

HOME = replace(ADA, guild_id=DIRECT)
UNKEPT = "one\0two\ud800 three"
"""What PostgreSQL refuses, and what no encoding of a database can hold."""
KEPT = "onetwo three"

Say = Callable[[str], object]
"""Types a text at an entrance."""


@pytest.fixture
def practice(engine: Engine) -> Practice:
    questions = [make_question("caching/q", follow_ups=("And then?",))]
    designs = [make_question(f"caching/design{n}", kind=Kind.DESIGN) for n in range(3)]
    return Practice(engine, make_bank([*questions, make_question("queues/a"), *designs]))


def quick(practice: Practice) -> Say:
    """*Answer* in an interview."""
    ada = Player(practice)
    ref = ada.start().ref
    return lambda text: ada.answer(ref, text).attempt.text


def part(practice: Practice) -> Say:
    """*Answer in parts*."""
    ref = Player(practice).start().ref
    add = practice.services.drafts.add
    return lambda text: is_a(Asked, practice.do(add, ADA, ref, text)).draft


def phase(practice: Practice) -> Say:
    """*Add notes* in a design interview."""
    ada = Designer(practice)
    ref = ada.start().ref
    return lambda text: getattr(ada.note(ref, text), "own", None)


def group(practice: Practice) -> Say:
    """*Add notes* in a channel's design interview."""
    channel = Group(practice)
    ref = channel.begin()
    return lambda text: is_a(OwnNotes, channel.note(ADA, ref, text)).notes[0]


def channel(practice: Practice) -> Say:
    """*Answer* in a channel's interview."""
    start = practice.services.channel.hosting.start
    started = practice.do(start, ADA, Place(9), (), Request(questions=1))
    view = is_a(Asking, is_a(Started, started).view)
    answer = practice.services.answers.rounds.answer
    return lambda text: getattr(practice.do(answer, ADA, view.ref, text), "text", None)


ENTRANCES = (quick, part, phase, group, channel)


@pytest.mark.parametrize("entrance", ENTRANCES)
def test_a_text_that_says_nothing_is_refused_and_nothing_is_kept_of_it(
    practice: Practice, entrance: Callable[[Practice], Say]
) -> None:
    """Whatever it is made of; what says something is taken afterwards."""
    say = entrance(practice)
    for text in (*NOTHING.values(), "\u200b" * 40):
        with refused("empty"):
            say(text)
    assert say(WRITTEN) == WRITTEN


@pytest.mark.parametrize("entrance", ENTRANCES)
def test_what_cannot_be_kept_is_left_out(
    practice: Practice, entrance: Callable[[Practice], Say]
) -> None:
    assert entrance(practice)(f" {UNKEPT} ") == KEPT


@pytest.mark.parametrize("nothing", ["\u200b" * 40, "x" + "\u0301" * 60, "\u3164" * 60 + "x"])
def test_what_cannot_be_seen_earns_no_points(practice: Practice, nothing: str) -> None:
    """Forty characters that make an attempt a written one are forty that can be seen."""
    ada = Player(practice)
    ref = ada.start(questions=1).ref
    if nothing.strip("\u200b"):
        assert ada.play(ref, text=nothing).earned.points == 0
    else:
        with refused("empty"):
            ada.answer(ref, nothing)


@pytest.mark.parametrize("design", [False, True])
def test_what_is_typed_in_a_chat_jams_it_on_neither_database(
    practice: Practice, *, design: bool
) -> None:
    """What says nothing is passed over; of what cannot be kept the rest is noted."""
    if design:
        ada = Designer(practice, HOME)
        practice.do(ada.service.placed, HOME, ada.start().ref, 5, 1)
    else:
        Player(practice, HOME).start()
    hear = practice.services.chat.hear
    messages = [(10, ""), (11, "\0"), (12, UNKEPT), (13, "\u200b\u3164"), (14, "and four")]
    heard = practice.do(hear, HOME, 77, messages)
    assert heard is not None
    told = f"{KEPT}\n\nand four"
    assert getattr(heard.of, "own", None) == told or getattr(heard.of, "characters", 0) == len(told)
    assert practice.do(hear, HOME, 77, [(15, "\0")]) is not None


def test_notes_and_follow_ups_are_kept_without_what_cannot_be(practice: Practice) -> None:
    ada = Player(practice)
    ref = ada.start(topic="caching", questions=1).ref
    ada.answer(ref)
    graded = ada.grade(ref, Grade.SOLID, note=f"{UNKEPT}\n")
    assert graded.attempt.note == KEPT
    assert ada.grade(ref, Grade.SOLID, note="\u200b\u2800").attempt.note is None
    keep = practice.services.answers.turns.follow_up
    if graded.attempt.follow_up is not None:
        told = is_a(Graded, practice.do(keep, ADA, ref, UNKEPT))
        assert told.attempt.follow_up_answer == KEPT
        blank = is_a(Graded, practice.do(keep, ADA, ref, "\u3164"))
        assert blank.attempt.follow_up_answer == KEPT


def test_a_daily_question_takes_what_can_be_read(engine: Engine) -> None:
    posted = Channel(engine)
    ref = posted.sent().post.ref
    answer = posted.practice.services.answers.posts.answer
    with refused("empty"):
        posted.practice.do(answer, ADA, ref, "\u2800\u200b")
    assert posted.practice.do(answer, ADA, ref, UNKEPT).attempt.text == KEPT


@pytest.mark.parametrize("name", [UNKEPT, "\0", "\u200b", "\u0645\u0631\u062d\u0628\u0627"])
def test_a_member_of_any_name_can_play(practice: Practice, name: str) -> None:
    who = replace(ADA, name=name)
    ada = Player(practice, who)
    assert ada.play(ada.start().ref).earned.points == 3


def test_a_zone_that_says_nothing_is_the_servers(practice: Practice) -> None:
    settings = practice.services.settings
    assert practice.do(settings.set_zone, ADA, "\u200b").zone is None
    assert (
        practice.do(settings.set_zone, ADA, "Asia/\0Tokyo".replace("\0", "")).zone == "Asia/Tokyo"
    )
    with refused("I know no time zone “ab”"):
        practice.do(settings.set_zone, ADA, "a\0b\ud800")
