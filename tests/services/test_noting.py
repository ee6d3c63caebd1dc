"""Which design interview a message is a note of, and what becomes of the note."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot.bank.model import Phase
from bot.db.people.retention import message_id_at
from bot.domain.people.caller import DIRECT, Caller
from bot.domain.phases.noting import NoteTaken, Taken
from bot.domain.phases.phases import ASSESSING
from bot.domain.private.design import InPhase
from bot.domain.refusals import Refusal, RefusedError
from tests.builders import ADA, GRACE, MONA, Practice, is_a
from tests.refused import refused
from tests.services.channel.grouping import THREAD, Group, designs_bank
from tests.services.channel.hosting import HERE, Table
from tests.services.private.designing import Designer

OWN_THREAD = 77
HOME = replace(ADA, guild_id=DIRECT)


@pytest.fixture
def practice(engine: Engine) -> Practice:
    return Practice(engine, designs_bank())


def mention(
    practice: Practice, who: Caller, text: str, message: int = 100, place: int = THREAD
) -> NoteTaken:
    """Write a message that mentions the bot."""
    return practice.do(practice.services.noting.mentioned, who, place, message, text)


def pick(
    practice: Practice, who: Caller, text: str, message: int = 200, place: int = 1
) -> NoteTaken:
    """Use the command on a message."""
    return practice.do(practice.services.noting.picked, who, place, message, text)


def in_thread(practice: Practice, who: Caller = ADA, place: int = OWN_THREAD) -> InPhase:
    """A member's own design interview, which runs in a private thread."""
    designer = Designer(practice, who)
    ref = designer.start().ref
    return is_a(InPhase, practice.do(practice.services.designs.placed, who, ref, place, 50))


def test_a_message_is_noted_once_and_changed_in_its_place(practice: Practice) -> None:
    """Told twice, as after a broken connection, it stands once; a form's text stays beside it."""
    group = Group(practice)
    ref = group.begin(GRACE)
    assert is_a(NoteTaken, mention(practice, GRACE, "One.")).taken is Taken.ADDED
    group.note(GRACE, ref, "By a form.")
    assert is_a(NoteTaken, mention(practice, GRACE, "One.")).taken is Taken.STOOD
    group.next(ref)
    changed = is_a(NoteTaken, mention(practice, GRACE, "One, changed."))
    assert (changed.taken, changed.phase.value) == (Taken.CHANGED, "Requirements")
    assert changed.own == "One, changed.\n\nBy a form."
    later = is_a(NoteTaken, mention(practice, GRACE, "Two.", 101))
    assert (later.phase.value, later.own) == ("Numbers", "Two.")
    gone = practice.services.noting.gone
    assert practice.do(gone, GRACE.guild_id, THREAD, 100)
    assert not practice.do(gone, GRACE.guild_id, THREAD, 999)
    assert practice.do(group.notes.texts, GRACE, ref)[:2] == ("By a form.", "Two.")


def test_whose_message_it_is_decides_whose_note_it_is(practice: Practice) -> None:
    group = Group(practice)
    ref = group.begin()
    mention(practice, GRACE, "Grace's.", 100)
    mention(practice, MONA, "Mona's.", 101)
    assert practice.do(group.notes.texts, GRACE, ref)[0] == "Grace's."
    assert practice.do(group.notes.texts, MONA, ref)[0] == "Mona's."
    assert group.phase(ref).joined == 3


def test_a_mention_where_no_notes_are_taken_is_told_why(practice: Practice) -> None:
    """By whom, where, and where it went on: one sentence each."""
    with refused("I hold no interview here"):
        mention(practice, ADA, "Hello.", place=4_711)
    own = in_thread(practice)
    with refused("This interview is not yours"):
        mention(practice, GRACE, "In Ada's thread.", place=OWN_THREAD)
    practice.do(practice.services.designs.end, ADA, own.ref)
    with refused("is over, so this is not noted. Type /history"):
        mention(practice, ADA, "Later.", place=OWN_THREAD)


def test_at_questions_a_mention_leads_to_the_card(practice: Practice) -> None:
    """Asked, paused, between two, and once they are over."""
    table = Table(practice)
    ref = table.start()
    table.do(table.clock.opened_thread, ref.round, THREAD)
    link = f"https://discord.com/channels/{ADA.guild_id}/{HERE.channel_id}/"
    for lead in (table.rounds.pause, table.rounds.reveal, table.rounds.end):
        for place in (THREAD, HERE.channel_id):
            with refused(rf"with \*Answer\* on the card.* The card: {link}\d+\.$"):
                mention(practice, GRACE, "Hm?", place=place)
        table.do(lead, ADA, ref)
        table.settle()
    with refused(rf"This interview is over, so this is not noted\. How it went: {link}\d+\.$"):
        mention(practice, GRACE, "Hm?", place=THREAD)
    with refused("I hold no interview here"):
        mention(practice, GRACE, "Hm?", place=HERE.channel_id)


def test_beside_a_designs_thread_a_mention_is_told_of_it(practice: Practice) -> None:
    group = Group(practice)
    ref = group.begin()
    with refused(f"what you say to me in <#{THREAD}>"):
        mention(practice, ADA, "Reads first.", place=HERE.channel_id)
    practice.do(practice.services.channel.hosting.end, ADA, ref.turn)
    with refused("This interview is over, so this is not noted. How it went: https"):
        mention(practice, ADA, "Later.")


def test_in_ones_own_thread_it_is_ones_own_note(practice: Practice) -> None:
    """It follows its message, also where chats are looked at: that thread is none."""
    now = message_id_at(practice.clock())
    chatting = Designer(practice, HOME).start()
    practice.do(practice.services.chat.hear, HOME, 5, [(now, "In my chat.")])
    screen = in_thread(practice)
    note = is_a(NoteTaken, mention(practice, ADA, "Mine.", now + 1, OWN_THREAD))
    assert (note.ref, note.own, note.left) == (screen.ref, "Mine.", 7_995)
    [chat] = practice.do(practice.services.chat.recent)
    assert practice.do(practice.services.chat.kept, chat) == {now: "In my chat."}
    assert chatting.ref != screen.ref
    [thread] = practice.do(practice.services.noting.threads)
    assert (thread.place_id, thread.heard) == (OWN_THREAD, now + 1)
    assert thread.known == {now + 1}
    assert practice.do(practice.services.noting.gone, ADA.guild_id, OWN_THREAD, now + 1)
    assert is_a(InPhase, Designer(practice).press("show", screen.ref)).own == ""


def test_what_is_picked_goes_to_the_interview_of_the_place_then_to_ones_own(
    practice: Practice,
) -> None:
    """Then to the one that was joined last; nowhere where none is open, in this server or chat."""
    with refused("You have no design interview open here"):
        pick(practice, ADA, "Nowhere.")
    group = Group(practice)
    group.begin(GRACE)
    assert pick(practice, GRACE, "Joined.").ref.question
    with refused("You have no design interview open here"):
        pick(practice, MONA, "Not joined.")
    own = in_thread(practice, GRACE)
    assert pick(practice, GRACE, "Mine.").ref == own.ref
    assert pick(practice, GRACE, "Ours.", 201, THREAD).own == "Joined.\n\nOurs."
    with refused("You have no design interview open here"):
        pick(practice, HOME, "In a chat.")
    direct = Designer(practice, HOME).start()
    assert pick(practice, HOME, "In a chat.").ref == direct.ref


def test_what_is_picked_is_a_copy_with_the_limits_of_notes(practice: Practice) -> None:
    group = Group(practice)
    ref = group.begin()
    assert pick(practice, ADA, "Twice.").taken is Taken.ADDED
    assert pick(practice, ADA, "Twice.").taken is Taken.STOOD
    mention(practice, ADA, "Mentioned.")
    assert pick(practice, ADA, "Mentioned.", 100).taken is Taken.STOOD
    assert pick(practice, ADA, "", 100).taken is Taken.STOOD  # a voice message has no text to show
    ref = group.lead_to(ref, 2)
    assert pick(practice, ADA, "Mentioned.", 100).phase is Phase.REQUIREMENTS
    with refused("I read text alone"):
        pick(practice, ADA, "\u200b")
    with refused("hold 8,000 characters"):
        pick(practice, ADA, "x" * 8_001)
    assert practice.do(group.notes.texts, ADA, ref)[0] == "Twice.\n\nMentioned."
    group.lead_to(ref, ASSESSING)
    for say in (pick, mention):
        with refused("phases of this design interview are over"):
            say(practice, ADA, "Late.", 300, THREAD)


def test_no_room_is_told_and_a_shortened_message_is_taken(practice: Practice) -> None:
    Group(practice).begin()
    for number in range(4):
        mention(practice, ADA, str(number) * 1_990, number + 1)
    full = is_a(NoteTaken, mention(practice, ADA, "5" * 1_990, 5))
    assert full.refused is not None
    assert len(full.own) == 4 * 1_990 + 6
    assert is_a(NoteTaken, mention(practice, ADA, "5", 5)).taken is Taken.ADDED


def test_notes_that_are_messages_are_exported_deleted_and_forgotten(practice: Practice) -> None:
    group = Group(practice)
    ref = group.begin(GRACE)
    mention(practice, GRACE, "Said in the thread.")
    pick(practice, GRACE, "Picked somewhere.")
    [file] = practice.do(practice.services.members.export, GRACE).files(10**6)
    told = json.dumps(json.loads(file))
    assert "Said in the thread." in told
    assert "Picked somewhere." in told
    mention(practice, ADA, "Kept for half a year.", 101)
    practice.delete(GRACE)
    assert practice.do(group.notes.texts, GRACE, ref) == ()
    assert mention(practice, GRACE, "I begin anew.", 102) is not None
    practice.clock.advance(days=181)
    while practice.do(practice.services.members.forget_texts):
        pass
    assert practice.do(group.notes.texts, ADA, ref) == ()


def test_an_empty_message_is_read_once_and_may_say_something_later(practice: Practice) -> None:
    """Its id is kept as the last that was read: after a start nobody is told of it again."""
    group = Group(practice)
    ref = group.begin(GRACE)
    in_thread(practice)
    for who, place in ((MONA, THREAD), (ADA, OWN_THREAD)):
        empty = is_a(NoteTaken, mention(practice, who, " ", 300, place))
        assert is_a(RefusedError, empty.refused).why is Refusal.EMPTY_NOTE
    threads = practice.do(practice.services.noting.threads)
    assert {thread.place_id: thread.heard for thread in threads} == {THREAD: 300, OWN_THREAD: 300}
    assert practice.do(group.notes.texts, MONA, ref) == ()
    later = is_a(NoteTaken, mention(practice, MONA, "Now.", 300))
    assert (later.taken, later.own) == (Taken.ADDED, "Now.")
    shorter = is_a(NoteTaken, mention(practice, MONA, "", 300))
    assert (shorter.taken, shorter.own) == (Taken.CHANGED, "")
