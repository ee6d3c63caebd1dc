"""Which messages of which chats are looked at again, for what was changed there unseen."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.orm import Session

from bot.db.models import AttemptRow, MemberRow
from bot.db.people.retention import message_id_at
from bot.domain.people.caller import DIRECT, Caller
from bot.domain.private.quick import RecentChat
from bot.services.private.chat import FOLLOWED
from tests.builders import GRACE, NOON, Practice
from tests.services.private.interviewing import Player
from tests.services.private.test_chat import CHANNEL, HOME, Typist
from tests.services.private.test_chat_of_designs import Noting


@pytest.fixture
def practice(engine: Engine) -> Practice:
    return Practice(engine)


def message(number: int, at: datetime = NOON) -> int:
    """The id of a message of that time."""
    return message_id_at(at) + number


def recent(practice: Practice) -> list[RecentChat]:
    """The chats that are to be looked at."""
    return list(practice.do(practice.services.chat.recent))


def kept(practice: Practice) -> dict[int, str]:
    """What is kept of the messages of Ada's chat, which is the only one."""
    (chat,) = recent(practice)
    assert (chat.channel_id, chat.who) == (CHANNEL, HOME)
    return practice.do(practice.services.chat.kept, chat)


def test_a_given_answer_is_looked_at_for_a_week(practice: Practice) -> None:
    """From when it was given on, whenever its messages were typed."""
    ada = Typist(practice)
    ref = ada.player.start().ref
    ada.types((10, "one"), (11, "two"))
    practice.do(practice.services.drafts.done, HOME, ref)
    ada.player.grade(ref)
    ada.changes(11)
    assert kept(practice) == {10: "one", 11: ""}
    practice.clock.advance(days=FOLLOWED.days)
    assert kept(practice) == {10: "one", 11: ""}
    practice.clock.advance(seconds=1)
    assert recent(practice) == []


def test_an_answer_that_waits_is_looked_at_for_a_week_from_its_last_message_on(
    practice: Practice,
) -> None:
    """Also beside a design interview that takes in what is typed meanwhile."""
    ada = Typist(practice)
    ada.player.start()
    ada.types((message(0, NOON - timedelta(days=30)), "one"), (message(1), "two"))
    noting = Noting(practice)
    noting.types((message(2), "a note"))
    texts = ["one", "two", "a note"]
    assert sorted(kept(practice).values()) == sorted(texts)
    noting.designer.press("end", noting.ref)
    practice.clock.advance(days=FOLLOWED.days, seconds=-1)
    assert sorted(kept(practice).values()) == sorted(texts)
    practice.clock.advance(seconds=2)
    assert recent(practice) == []


def test_what_is_kept_no_longer_is_not_looked_at(practice: Practice) -> None:
    ada = Typist(practice)
    ref = ada.player.start().ref
    ada.types((10, "one"))
    practice.do(practice.services.drafts.done, HOME, ref)
    ada.player.grade(ref)

    def forget(session: Session) -> None:
        session.execute(update(AttemptRow).values(text=None))

    practice.do(forget)
    assert recent(practice) == []


def test_whose_record_is_being_deleted_is_not_looked_at(practice: Practice) -> None:
    ada = Typist(practice)
    ada.player.start()
    ada.types((message(0), "one"))
    (chat,) = recent(practice)
    practice.do(practice.services.members.delete, HOME)
    assert recent(practice) == []
    practice.delete(HOME)
    assert practice.do(practice.services.chat.kept, chat) == {}


def test_each_chat_is_its_members(practice: Practice) -> None:
    ada = Typist(practice)
    ada.player.start()
    ada.types((message(0), "one"))
    grace = Caller(GRACE.member_id, GRACE.name, DIRECT)
    Player(practice, grace).start()
    practice.do(practice.services.chat.hear, grace, 78, [(message(1), "two")])
    chats = {chat.who: chat.channel_id for chat in recent(practice)}
    assert chats == {HOME: CHANNEL, grace: 78}


def test_who_edits_after_everything_was_deleted_is_not_recorded_anew(practice: Practice) -> None:
    """An old message of theirs changes, or goes: they begin nothing by it."""
    ada = Typist(practice)
    ada.player.start()
    ada.types((10, "one"))
    practice.delete(HOME)
    assert ada.changes(10, "two") is None
    assert practice.count(MemberRow) == 0
