"""Shapes by name: the last word decides."""

import pytest

from bot.drawing.language import Shape, shape_of
from bot.drawing.language.shapes import SHAPES


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("users db", Shape.CYLINDER),
        ("Databases", Shape.CYLINDER),
        ("object-store", Shape.CYLINDER),
        ("S3", Shape.CYLINDER),
        ("click_log", Shape.QUEUE),
        ("Kafka", Shape.QUEUE),
        ("topic per region", Shape.QUEUE),
        ("queue of jobs", Shape.QUEUE),
        ("store for sessions", Shape.CYLINDER),
        ("queue, one per shard", Shape.QUEUE),
        ("clients", Shape.PERSON),
        ("mobile user", Shape.PERSON),
        ("third party", Shape.CLOUD),
        ("payment third parties", None),
        ("DNS", Shape.CLOUD),
        ("user service", None),
        ("queue worker", None),
        ("redis", None),
        ("party", None),
        ("🙂", None),
        (", db", None),
    ],
)
def test_the_last_word_decides(name: str, shape: Shape | None) -> None:
    assert shape_of(name) is shape


def test_a_word_makes_one_shape() -> None:
    words = [word for words in SHAPES.values() for word in words]
    assert len(words) == len(set(words))
    for shape, words_of in SHAPES.items():
        assert {shape_of(f"the {word}") for word in words_of} == {shape}
