"""Which messages of which chats are looked at again, for what was changed there unseen."""

from datetime import datetime, timedelta
from typing import Literal

import pytest
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from bot.db.models import AttemptRow, MemberRow, TurnRow
from bot.db.people.retention import message_id_at
from bot.domain.people.caller import DIRECT, Caller
from bot.domain.private.quick import Answered, Noted, RecentChat
from bot.services.private.chat import FOLLOWED
from tests.builders import GRACE, NOON, WRITTEN, Practice
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


@pytest.mark.parametrize(
    ("step", "answers"), [("give_up", [None]), ("form", [WRITTEN]), ("skip", []), ("end", [])]
)
def test_what_was_typed_follows_also_where_it_became_no_answer(
    practice: Practice, step: Literal["give_up", "form", "skip", "end"], answers: list[str | None]
) -> None:
    """It is kept as it was, beside what the question was answered with."""
    ada = Typist(practice)
    ref = ada.player.start().ref
    ada.types((message(0), "one"), (message(1), "two"))
    if step == "form":
        ada.player.answer(ref)
    else:
        ada.player.press(step, ref)
    assert kept(practice) == {message(0): "one", message(1): "two"}
    assert ada.changes(message(0)) == Noted(Answered())
    assert ada.changes(message(1), "second") == Noted(Answered())
    assert kept(practice) == {message(0): "", message(1): "second"}
    texts = practice.do(lambda session: session.execute(select(TurnRow.draft)).scalars().all())
    assert "second" in texts
    given = practice.do(lambda session: session.execute(select(AttemptRow.text)).scalars().all())
    assert given == answers
