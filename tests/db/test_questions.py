"""The numbers of the bank's questions."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.db.models import QuestionRow
from bot.db.questions import number
from tests.database import transact


def refs(session: Session) -> dict[str, int]:
    return {row.ref: row.key for row in session.scalars(select(QuestionRow))}


def test_a_question_keeps_its_number_from_start_to_start(engine: Engine) -> None:
    first = transact(engine, number, {"a/x": (), "a/y": ()})
    again = transact(engine, number, {"a/z": (), "a/y": (), "a/x": ()})
    assert len(set(again.values())) == 3
    assert {key: again[key] for key in first} == first


def test_a_renamed_question_keeps_its_number(engine: Engine) -> None:
    first = transact(engine, number, {"a/x": (), "a/y": ()})
    again = transact(engine, number, {"b/x": ("a/x",), "a/y": ()})
    assert again == {"b/x": first["a/x"], "a/y": first["a/y"]}
    assert transact(engine, number, {"c/x": ("a/x", "b/x")})["c/x"] == first["a/x"]


def test_a_question_that_left_the_bank_keeps_its_number_and_gets_it_back(engine: Engine) -> None:
    first = transact(engine, number, {"a/x": (), "a/y": ()})
    transact(engine, number, {"a/y": ()})
    assert transact(engine, refs) == first
    assert transact(engine, number, {"a/x": ()})["a/x"] == first["a/x"]


def test_two_processes_that_start_at_once_agree_on_the_numbers(engine: Engine) -> None:
    bank = {f"a/q{n}": () for n in range(200)}
    together = Barrier(3)

    def start(_: int) -> dict[str, int]:
        together.wait()
        return dict(transact(engine, number, bank))

    with ThreadPoolExecutor(3) as threads:
        one, two, three = threads.map(start, range(3))
    assert one == two == three == transact(engine, refs)
