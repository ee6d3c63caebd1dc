"""What is kept of `/draw`, for whom, and what is left of it afterwards."""

from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import Engine

from bot.db.models import DrawingRow
from bot.domain.drawing import DrawingRef, Drawn
from bot.domain.people.caller import Caller
from tests.builders import ADA, CLUB, GRACE, Practice
from tests.refused import refused

NEW = DrawingRef(0, 0)


@pytest.fixture
def practice(engine: Engine) -> Practice:
    return Practice(engine)


def draw(practice: Practice, who: Caller = ADA, text: str = "a -> b") -> Drawn:
    return practice.do(practice.services.drawings.draw, who, NEW, text, 0)


def test_a_drawing_is_ones_own_until_it_is_shared(practice: Practice) -> None:
    """Then others may read it, and still only its author may change or share it."""
    drawings, ref = practice.services.drawings, draw(practice).ref
    for step in (drawings.show, drawings.share, drawings.read):
        with refused("not yours"):
            practice.do(step, GRACE, ref)
    practice.do(drawings.share, ADA, ref)
    assert practice.do(drawings.read, GRACE, ref).text == "a -> b"
    with refused("not yours"):
        practice.do(drawings.draw, GRACE, ref, "a -> mine", 0)
    with refused("not yours"):
        practice.do(drawings.show, GRACE, ref)


def test_others_read_no_text_that_was_not_shown_to_them(practice: Practice) -> None:
    """What is changed on one's own card after it was shared is one's own again, in any server."""
    drawings, ref = practice.services.drawings, draw(practice).ref
    practice.do(drawings.share, ADA, ref, 0)
    with refused("not yours"):
        practice.do(drawings.read, replace(GRACE, guild_id=GRACE.guild_id + 1), ref)
    practice.do(drawings.draw, ADA, ref, "a -> secret", 0)
    with refused("not yours"):
        practice.do(drawings.read, GRACE, ref)
    with refused("was changed"):
        practice.do(drawings.share, ADA, ref, 0)
    practice.do(drawings.share, ADA, ref, 1)
    practice.do(partial(drawings.draw, shared=True), ADA, ref, "a -> told", 1)
    assert practice.do(drawings.read, GRACE, ref).text == "a -> told"


def test_a_number_that_another_drawing_has_now_leads_nowhere(practice: Practice) -> None:
    """SQLite gives that of a deleted drawing again, which may still stand shared in a channel."""
    drawings, old = practice.services.drawings, draw(practice).ref
    practice.do(drawings.share, ADA, old)
    practice.delete(ADA)
    new = draw(practice, GRACE, "grace -> hers").ref
    practice.do(drawings.share, GRACE, new)
    forged = replace(old, drawing=new.drawing)  # as SQLite does; PostgreSQL counts on
    for step in (drawings.show, drawings.share, drawings.read):
        for who in (ADA, GRACE):
            with refused("no longer kept"):
                practice.do(step, who, forged)
    with refused("no longer kept"):
        practice.do(drawings.draw, GRACE, forged, "a -> b", 0)


def test_whose_text_is_forgotten_is_told_so(practice: Practice) -> None:
    """As long as texts are kept, from the last change on."""
    drawings, ref = practice.services.drawings, draw(practice).ref
    practice.clock.advance(days=179)
    practice.do(drawings.draw, ADA, ref, "a -> c", 0)
    practice.clock.advance(days=179)
    assert practice.do(practice.services.members.forget_texts) == 0
    practice.clock.advance(days=2)
    assert practice.do(practice.services.members.forget_texts) == 1
    for step in (drawings.show, drawings.share, drawings.read):
        with refused("no longer kept"):
            practice.do(step, ADA, ref)
    with refused("no longer kept"):
        practice.do(drawings.draw, ADA, ref, "a -> d", 1)


def test_what_two_devices_change_is_kept_once(practice: Practice) -> None:
    """The same text twice counts once; another one on an older revision is refused."""
    drawings, ref = practice.services.drawings, draw(practice).ref
    for _ in range(2):
        assert practice.do(drawings.draw, ADA, ref, "a -> c", 0).revision == 1
    with refused("was changed since"):
        practice.do(drawings.draw, ADA, ref, "a -> d", 0)
    with refused("was changed since"):
        practice.do(drawings.draw, ADA, ref, "a -> d", 2)
    assert practice.do(drawings.show, ADA, ref).text == "a -> c"


def test_where_its_server_went_a_drawing_went_too(practice: Practice) -> None:
    """What was drawn elsewhere stays."""
    drawings, here = practice.services.drawings, draw(practice).ref
    there = draw(practice, replace(ADA, guild_id=CLUB + 1), "x -> y").ref
    for server in (CLUB, CLUB + 1):
        practice.do(practice.services.servers.joined, server)
    practice.do(practice.services.servers.left, CLUB)
    practice.clock.advance(days=31)
    practice.forget_left()
    with refused("no longer kept"):
        practice.do(drawings.show, ADA, here)
    assert practice.do(drawings.show, ADA, there).text == "x -> y"
    assert practice.count(DrawingRow) == 1


def test_nothing_is_kept_of_what_cannot_be_drawn(practice: Practice) -> None:
    """Of what can, all of it is: also the lines that cannot be read."""
    for text in ("", "# only a comment", "|md x|", "\u200b"):
        with refused("Nothing of this can be drawn"):
            draw(practice, text=text)
    assert practice.count(DrawingRow) == 0
    assert draw(practice, text="a -> b\n|md x|").text == "a -> b\n|md x|"
