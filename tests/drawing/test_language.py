"""What can be typed as a drawing, and what comes of it."""

from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.drawing.language import (
    ARROWS,
    PARTS,
    Group,
    Parsed,
    Shape,
    canonical,
    parse,
)
from tests.drawing.reading import arrows, part, sentences

_DRAWING = """\
client -> load balancer -> api: HTTPS
api -> redis: read first
api -> users db: miss
users db.shape: cylinder
eu { api, users db }
us { replica }
users db -> replica: changes
workers: Workers, one per shard
"""

_WORDS = (
    "a",
    "B",
    "api",
    "Api",
    "users db",
    "users_db",
    "eu",
    "us",
    "node.js",
    "eu.api",
    "x.shape",
)
_SIGNS = ("->", "<-", "<->", "--", "→", "=>", "—>", "—", "⇄", ":", ": ", ",", ".", "{", "}", "#")
_REST = (
    " ",
    "  ",
    "\t",
    '"',
    "“",
    "- ",
    "1. ",
    " # also: c, d",
    "shape: queue",
    "\u200b",
    "|",
    ";",
)
_PIECES = st.sampled_from([*_WORDS, *_SIGNS, *_REST])
_LINES = st.lists(_PIECES, max_size=10).map(" ".join) | st.lists(_PIECES, max_size=10).map("".join)
_TEXT = st.lists(_LINES, max_size=12).map("\n".join) | st.text()


@given(_TEXT)
@example(_DRAWING)
@example('a  # also: b "\na  # also: c "')
@example('"direction": down')
@example("a\na.b { c }\na.b.c -> a.b\n")
@example('"." -> "a: b": "c # d."\n"x"y" -> z')
def test_what_is_read_is_the_same_after_printing_and_reading_again(text: str) -> None:
    parsed = parse(text)
    again = parse(canonical(parsed.sketch), longest=None)
    assert again == Parsed(parsed.sketch)


@given(_TEXT)
def test_every_line_is_read_or_refused_with_a_sentence(text: str) -> None:
    parsed = parse(text)
    lines = text.splitlines()
    assert [each.line for each in parsed.refused] == sorted({each.line for each in parsed.refused})
    for refusal in parsed.refused:
        assert refusal.text == lines[refusal.line - 1].strip()
        assert refusal.sentence.endswith(".")
    assert len(parsed.sketch.parts) <= PARTS
    assert len(parsed.sketch.arrows) <= ARROWS
    if not parsed.refused and any(letter.isalnum() for letter in text if "#" not in text):
        assert parsed.sketch.parts


def test_a_drawing_of_every_kind_of_line_is_read() -> None:
    parsed = parse(_DRAWING)
    assert parsed.refused == ()
    assert [each.name for each in parsed.sketch.parts] == [
        "client", "load balancer", "api", "redis", "users db", "replica", "workers",
    ]  # fmt: skip
    assert arrows(parsed.sketch) == [
        "client -> load balancer: HTTPS",
        "load balancer -> api: HTTPS",
        "api -> redis: read first",
        "api -> users db: miss",
        "users db -> replica: changes",
    ]
    assert parsed.sketch.groups == (Group("eu"), Group("us"))
    assert [each.group for each in parsed.sketch.parts] == [None, None, 0, None, 0, 1, None]
    assert parsed.sketch.parts[-1].label == "Workers, one per shard"


@pytest.mark.parametrize(
    ("sign", "drawn"),
    [
        *product(("->", "→", "=>", "-->", "—>", "\N{EN DASH}>", "->>", "⟶"), ["a -> b"]),
        *product(("<-", "←", "<--", "<—"), ["b -> a"]),
        *product(("<->", "<-->", "⇄", "↔", "<=>"), ["a <-> b"]),
        *product(("--", "---", "—"), ["a -- b"]),
    ],
)
@pytest.mark.parametrize("space", ["", " "])
def test_an_arrow_is_typed_as_phones_write_it(sign: str, drawn: str, space: str) -> None:
    parsed = parse(f"a{space}{sign}{space}b: c")
    assert (arrows(parsed.sketch), parsed.refused) == ([f"{drawn}: c"], ())


@pytest.mark.parametrize(
    ("line", "drawn"),
    [
        ("a -> b -> c", ["a -> b", "b -> c"]),
        ("a -> b, c: x", ["a -> b: x", "a -> c: x"]),
        ("a, b -> c", ["a -> c", "b -> c"]),
        ("a <- b -> c", ["b -> a", "b -> c"]),
        ("- a -> b", ["a -> b"]),
        ("• a -> b", ["a -> b"]),
        ("2) a -> b", ["a -> b"]),
        ("a -> b.", ["a -> b"]),
        ("a -> b: reads.", ["a -> b: reads"]),
        ("“a” -> ”b”", ["a -> b"]),
        ("a -> redis:6379", ["a -> redis:6379"]),
        ("a -> http://b: x", ["a -> http://b: x"]),
        ("a -> b:x", ["a -> b: x"]),
        ("a -> b: GET /{code}", ["a -> b: GET /{code}"]),
        ("a -> C# service # a comment", ["a -> C# service"]),
        ("# a -> b", []),
        ('"a -> b" -> "c: d, e": "x -> y"', ["a -> b -> c: d, e: x -> y"]),
        ("a -> b: reads — mostly", ["a -> b: reads — mostly"]),
        ("a -> b\na -> b", ["a -> b"]),
    ],
)
def test_arrows_are_chained_listed_and_labelled(line: str, drawn: list[str]) -> None:
    parsed = parse(line)
    assert (arrows(parsed.sketch), parsed.refused) == (drawn, ())


def test_names_are_alike_whatever_their_case_and_spacing() -> None:
    sketch = parse("users-db -> API\nUSERS_DB -> api\nUsersDB -> x").sketch
    assert [each.name for each in sketch.parts] == ["users-db", "API", "x"]


def test_the_first_spelling_that_begins_no_line_is_shown() -> None:
    """A phone capitalises the first word of each line."""
    sketch = parse("Client -> api\n- Redis -> client\nEu { redis, Api }").sketch
    assert [each.name for each in sketch.parts] == ["client", "api", "redis"]


@pytest.mark.parametrize(
    ("line", "label", "shape"),
    [
        ("a: An API", "An API", Shape.RECTANGLE),
        ("a.shape: queue", "a", Shape.QUEUE),
        ("a: An API { shape: stored_data }", "An API", Shape.STORED_DATA),
        ("a { shape: Hexagon }", "a", Shape.HEXAGON),
        ("a: Users db", "Users db", Shape.CYLINDER),
        ('a: "Users: no. 1."', "Users: no. 1.", Shape.RECTANGLE),
    ],
)
def test_a_part_has_a_label_and_a_shape(line: str, label: str, shape: Shape) -> None:
    found = part(line)
    assert (found.name, found.label, found.shape) == ("a", label, shape)


def test_a_group_may_be_typed_before_or_after_its_parts_arrows() -> None:
    late, early = "a -> b\ng { a }", "g { a }\na -> b"
    for text in (late, early, "a -> b\ng {\n  a\n}", "a -> b\ng {\n  a }"):
        sketch = parse(text).sketch
        assert {each.name: each.group for each in sketch.parts} == {"a": 0, "b": None}


def test_groups_stand_in_one_another_at_most_two_deep() -> None:
    sketch = parse("eu { az { db }, api }").sketch
    assert sketch.groups == (Group("eu"), Group("az", 0))
    assert {each.name: each.group for each in sketch.parts} == {"db": 1, "api": 0}
    parsed = parse("eu { az { rack { db } } }")
    assert "at most two deep" in sentences(parsed)[0]
    assert {each.name: each.group for each in parsed.sketch.parts} == {"db": 1}
    assert "at most two deep" in sentences(parse("eu { az { db } }\neu.az.rack { disk }"))[0]


def test_a_name_that_two_groups_have_needs_its_group() -> None:
    text = "eu { api }\nus { api }\n"
    parsed = parse(f"{text}client -> api")
    assert sentences(parsed) == ["Several groups have this part. Type `eu.api` or `us.api`."]
    parsed = parse(f"{text}client -> eu.api")
    assert (arrows(parsed.sketch), parsed.refused) == (["client -> api"], ())
    assert [each.group for each in parsed.sketch.parts] == [0, 1, None]


def test_a_dot_is_a_path_only_behind_a_group() -> None:
    assert part("node.js").name == "node.js"
    sketch = parse("eu { az { db } }\neu.az.db -> az.cache\neu.node.js").sketch
    assert {each.name: each.group for each in sketch.parts} == {"db": 1, "cache": 1, "node.js": 0}


def test_a_comment_behind_a_part_tells_its_other_names() -> None:
    assert part("cache  # also: redis, memcached, Redis").also == ("Redis", "memcached")
    assert part("cache # redis").also == ()
    assert parse("cache -> db  # also: redis").sketch.parts[0].also == ()
