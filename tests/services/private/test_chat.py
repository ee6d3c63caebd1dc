"""What is typed in a direct message: taken in once, and followed when it is edited or deleted."""

from collections.abc import Sequence

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.orm import Session

from bot.db.models import AttemptRow
from bot.domain.attempts.follow_ups import MOST_FOLLOW_UP
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.people.caller import DIRECT, Caller
from bot.domain.private.quick import (
    MOST_CHARACTERS,
    Answered,
    Asked,
    FollowedUp,
    Heard,
    Listening,
    Noted,
    Standing,
)
from bot.domain.refusals import Refusal
from tests.builders import ADA, GRACE, NOON, WRITTEN, Practice, is_a, make_bank, make_question
from tests.services.private.interviewing import Player

HOME = Caller(ADA.member_id, ADA.name, DIRECT)
"""Ada in a direct message with the bot."""
CHANNEL = 77
"""Where that is."""


class Typist:
    """Ada, who types in her direct messages."""

    def __init__(self, practice: Practice) -> None:
        self.practice = practice
        self.chat = practice.services.chat
        self.player = Player(practice, HOME)

    def types(self, *messages: tuple[int, str], gone: Sequence[int] = ()) -> Noted | None:
        """These messages are read, and these are found to be gone."""
        return self.practice.do(self.chat.hear, HOME, CHANNEL, messages, gone)

    def changes(self, message: int, text: str = "") -> Noted | None:
        """She edits a message, or deletes it."""
        return self.practice.do(self.chat.change, HOME, message, text)

    def draft(self) -> str | None:
        """Her answer so far."""
        return is_a(Asked, self.player.type()).draft

    def listening(self) -> Listening | None:
        """What a look into the chat has to find."""
        return self.practice.do(self.chat.listening, HOME)


@pytest.fixture
def practice(engine: Engine) -> Practice:
    return Practice(engine)


@pytest.fixture
def ada(practice: Practice) -> Typist:
    return Typist(practice)


def characters(noted: Noted | None) -> int:
    """How much is noted."""
    assert noted is not None
    assert isinstance(noted.of, Heard | FollowedUp)
    return noted.of.characters


def test_what_is_typed_is_noted_once(ada: Typist) -> None:
    """A message that Discord tells twice is part of the answer once."""
    ref = ada.player.start().ref
    ada.types((10, "one"))
    noted = ada.types((10, "one"), (11, ""), (12, "two"))
    assert noted == Noted(Heard(ref, len("one\n\ntwo"), 40 - len("one two"), None))
    assert ada.listening() == Listening(NOON, 9, frozenset({10, 11, 12}))
    ada.practice.do(ada.chat.noted, HOME, ref, 99)
    assert is_a(Heard, is_a(Noted, ada.types((13, "three"))).of).note_message_id == 99


def test_messages_without_room_are_left_out_and_hinder_nothing(ada: Typist) -> None:
    """The last one's refusal is told; shortened, it has room."""
    ref = ada.player.start().ref
    ada.types((10, "x" * (MOST_CHARACTERS - 10)))
    noted = ada.types((11, "too much of it"))
    assert noted is not None
    assert noted.refused is not None
    assert noted.refused.why is Refusal.PART_TOO_LONG
    assert characters(noted) == MOST_CHARACTERS - 10
    assert characters(ada.types((10, "x" * (MOST_CHARACTERS - 10)), (11, "too much of it"))) > 0
    assert characters(ada.changes(11, "less")) == MOST_CHARACTERS - 4
    refused = is_a(Noted, ada.changes(11, "more than there is")).refused
    assert refused is not None
    assert (ada.draft() or "").endswith("x\n\nless")
    revealed = ada.practice.do(ada.practice.services.drafts.done, HOME, ref)
    assert len(is_a(Revealed, revealed).attempt.text or "") == MOST_CHARACTERS - 4


def test_nothing_is_heard_where_nothing_waits(ada: Typist) -> None:
    """Without an interview, while an answer is to be graded, and in a server."""
    assert ada.types((1, "hello")) is None
    ref = ada.player.start().ref
    ada.player.answer(ref)
    standing = is_a(Standing, is_a(Noted, ada.types((2, "Solid."))).of)
    assert is_a(Revealed, standing.screen).attempt.text == WRITTEN
    assert standing.grade is Grade.SOLID
    assert ada.listening() is None
    Player(ada.practice).start()
    assert ada.practice.do(ada.chat.hear, ADA, CHANNEL, [(3, "hello")]) is None


def test_an_edited_or_deleted_message_is_edited_or_deleted_in_the_answer(ada: Typist) -> None:
    ada.player.start()
    ada.types((10, "one"), (11, "two"), (12, "three"))
    assert characters(ada.changes(11, "second")) == len("one\n\nsecond\n\nthree")
    assert ada.changes(11, "second") is None  # as Discord tells it when a link is unfolded
    assert ada.changes(99, "none of it") is None
    assert characters(ada.changes(10)) == len("second\n\nthree")
    assert ada.draft() == "second\n\nthree"
    ada.types((13, "four"))
    assert characters(ada.changes(10, "first")) == len("first\n\nsecond\n\nthree\n\nfour")
    for message in (10, 11, 12, 13):
        noted = ada.changes(message)
    assert characters(noted) == 0
    assert ada.draft() is None


def test_what_was_changed_while_the_bot_was_away_is_found(ada: Typist) -> None:
    ada.player.start()
    ada.types((10, "one"), (11, "two"), (12, "three"))
    since = ada.listening()
    assert since is not None
    typed = {11: "second", 12: "three", 14: "five"}
    noted = ada.types(*typed.items(), gone=sorted(since.known - typed.keys()))
    assert characters(noted) == len("second\n\nthree\n\nfive")
    assert ada.draft() == "second\n\nthree\n\nfive"


@pytest.mark.parametrize("graded", [False, True])
def test_an_answer_that_is_given_follows_its_messages(ada: Typist, *, graded: bool) -> None:
    """The text is the member's own; what it earned stays, and cannot be earned by it."""
    ref = ada.player.start().ref
    ada.types((10, "short"), (11, "and sweet"))
    ada.practice.do(ada.practice.services.drafts.done, HOME, ref)
    if graded:
        ada.player.grade(ref)
    noted = ada.changes(11, WRITTEN)
    assert noted is not None
    shown = ada.player.press("show", ref)
    assert isinstance(shown, Graded if graded else Revealed)
    assert isinstance(shown, Graded | Revealed)
    assert shown.attempt.text == f"short\n\n{WRITTEN}"
    assert ada.player.grade(ref).earned.points == 0
    second = ada.player.next(ref).ref
    assert ada.changes(10) == Noted(Answered())
    assert ada.changes(11) == Noted(Answered())
    assert is_a(Graded, ada.player.press("show", ref)).attempt.text is None
    assert is_a(Asked, ada.player.press("show", second)).draft is None


def test_a_text_that_is_kept_no_longer_does_not_come_back(ada: Typist) -> None:
    ref = ada.player.start().ref
    ada.types((10, "short"))
    ada.practice.do(ada.practice.services.drafts.done, HOME, ref)
    ada.player.grade(ref)

    def forget(session: Session) -> None:
        session.execute(update(AttemptRow).values(text=None))

    ada.practice.do(forget)
    assert ada.changes(10, "long") is None
    assert is_a(Graded, ada.player.press("show", ref)).attempt.text is None


def test_another_s_message_is_nobody_else_s(ada: Typist) -> None:
    ada.player.start()
    ada.types((10, "one"))
    grace = Caller(GRACE.member_id, GRACE.name, DIRECT)
    assert ada.practice.do(ada.chat.change, grace, 10, "") is None
    Player(ada.practice, grace).start()
    assert ada.practice.do(ada.chat.change, grace, 10, "") is None
    assert ada.draft() == "one"


def test_a_part_from_a_form_keeps_its_place_among_what_is_typed(ada: Typist) -> None:
    ref = ada.player.start().ref
    ada.types((10, "one"))
    ada.practice.do(ada.practice.services.drafts.add, HOME, ref, " by form ", 3)
    ada.types((11, "two"))
    ada.changes(10, "first")
    ada.changes(11)
    assert ada.draft() == "first\n\nby form"


def followed_up(practice: Practice) -> Typist:
    """Ada, whom the interviewer asks something more."""
    ada = Typist(practice)
    ref = ada.player.start(questions=2).ref
    ada.types((10, "an answer"))
    practice.do(practice.services.drafts.done, HOME, ref)
    ada.types((11, "to nobody"))
    assert ada.player.grade(ref).attempt.follow_up is not None
    return ada


def curious_bank(keep: int, engine: Engine) -> Practice:
    """Questions that are followed up."""
    questions = [make_question(f"caching/q{n}", follow_ups=("And then?",)) for n in range(2)]
    return Practice(engine, make_bank(questions), keep_texts_days=keep)


def test_an_answer_to_the_follow_up_is_taken(engine: Engine) -> None:
    """In as many messages as it takes, until the next question; what came before is none of it."""
    ada = followed_up(curious_bank(180, engine))
    assert ada.listening() == Listening(NOON, 9, frozenset({10}))
    noted = is_a(
        FollowedUp, is_a(Noted, ada.types((10, "an answer"), (11, "to nobody"), (12, "Retry."))).of
    )
    assert (noted.characters, noted.last, noted.kept) == (6, False, True)
    assert characters(ada.types((13, "Twice."))) == len("Retry.\n\nTwice.")
    ada.changes(12, "Wait.")
    refused = is_a(Noted, ada.types((14, "x" * MOST_FOLLOW_UP))).refused
    assert refused is not None
    assert refused.why is Refusal.FOLLOW_UP_TOO_LONG
    graded = is_a(Graded, ada.player.press("show", noted.ref))
    assert graded.attempt.text == "an answer"
    assert graded.attempt.follow_up_answer == "Wait.\n\nTwice."
    second = ada.player.next(noted.ref)
    ada.types((15, "another answer"))
    assert ada.draft() == "another answer"
    assert is_a(Asked, ada.player.press("show", second.ref)).draft == "another answer"


def test_where_no_text_is_kept_a_follow_up_s_is_heard_and_not_kept(engine: Engine) -> None:
    ada = followed_up(curious_bank(0, engine))
    noted = is_a(FollowedUp, is_a(Noted, ada.types((12, "Retry."))).of)
    assert (noted.characters, noted.kept) == (0, False)
    graded = is_a(Graded, ada.player.press("show", noted.ref))
    assert graded.attempt.follow_up_answer is None


def test_a_good_grade_is_given_as_before(ada: Typist) -> None:
    ref = ada.player.start().ref
    ada.types((10, WRITTEN))
    ada.practice.do(ada.practice.services.drafts.done, HOME, ref)
    assert ada.player.grade(ref, Grade.SOLID).earned.points == 3
