"""What members did follows a question whose canonical question changed in the bank."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.bank import Bank
from bot.db.models import AttemptRow, FamiliarityRow
from bot.domain.attempts.grading import Grade
from bot.domain.private.quick import Asked
from tests.builders import Practice, is_a, make_bank, make_question
from tests.services.private.interviewing import Player

OWN = make_bank([make_question("caching/a"), make_question("caching/b")])
A_IS_B = make_bank([make_question("caching/a", alias_of="caching/b"), make_question("caching/b")])
B_IS_A = make_bank([make_question("caching/a"), make_question("caching/b", alias_of="caching/a")])

Memory = tuple[int | None, datetime | None]


def attempted(practice: Practice) -> list[str]:
    """Under which question each attempt is counted, the oldest first."""

    def read(session: Session) -> list[int]:
        rows = select(AttemptRow.question_key).order_by(AttemptRow.key)
        return list(session.scalars(rows))

    return [practice.library.identity(key) or "" for key in practice.do(read)]


def remembered(practice: Practice) -> Mapping[str, Memory]:
    """The last grade of each question, and when it comes back."""

    def read(session: Session) -> dict[int, Memory]:
        rows = session.scalars(select(FamiliarityRow))
        return {row.question_key: (row.grade, row.due_at) for row in rows}

    return practice.library.by_identity(practice.do(read))


def play(engine: Engine, bank: Bank, grades: Mapping[str, Grade]) -> Practice:
    """Answer every question once, an hour apart, with these grades."""
    practice = Practice(engine, bank)
    ada = Player(practice)
    asked = ada.start(questions=len(grades))
    for left in range(len(grades), 0, -1):
        ada.answer(asked.ref)
        ada.grade(asked.ref, grades[asked.question.id])
        practice.clock.advance(hours=1)
        if left > 1:
            asked = is_a(Asked, ada.press("next", asked.ref))
    return practice


def test_two_questions_that_become_one_keep_the_later_review(engine: Engine) -> None:
    before = play(engine, OWN, {"caching/a": Grade.MISSED, "caching/b": Grade.COULD_TEACH})
    asked_last = attempted(before)[-1]
    later = remembered(before)[asked_last]
    after = before.after_restart(A_IS_B)
    assert attempted(after) == ["caching/b", "caching/b"]
    assert remembered(after) == {"caching/b": later}
    back = after.after_restart(B_IS_A)
    assert attempted(back) == ["caching/a", "caching/a"]
    assert remembered(back) == {"caching/a": later}


def test_a_wording_that_becomes_a_question_takes_its_due_review_along(engine: Engine) -> None:
    """Whoever tried only that wording owes nothing to the other one."""
    before = Practice(engine, A_IS_B)
    ada = Player(before)
    asked = ada.start(questions=1)
    ada.answer(asked.ref)
    ada.grade(asked.ref, Grade.MISSED)
    due = remembered(before)["caching/b"]
    after = before.after_restart(OWN)
    assert attempted(after) == [asked.question.id]
    assert remembered(after) == {asked.question.id: due}
    again = after.after_restart(A_IS_B)
    assert attempted(again) == ["caching/b"]
    assert remembered(again) == {"caching/b": due}


def test_whoever_tried_both_wordings_is_asked_both(engine: Engine) -> None:
    merged = play(
        engine, OWN, {"caching/a": Grade.MISSED, "caching/b": Grade.PARTLY}
    ).after_restart(A_IS_B)
    together = remembered(merged)["caching/b"]
    split = merged.after_restart(OWN)
    assert sorted(attempted(split)) == ["caching/a", "caching/b"]
    assert remembered(split) == {"caching/a": together, "caching/b": together}


def test_what_did_not_change_is_left_alone(engine: Engine) -> None:
    before = play(engine, OWN, {"caching/a": Grade.MISSED, "caching/b": Grade.PARTLY})
    assert remembered(before.after_restart(OWN)) == remembered(before)
    assert before.count(FamiliarityRow) == 2
