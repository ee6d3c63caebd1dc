"""What can be typed as a drawing, and what comes of it."""

from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.drawing.language import (
    ARROWS,
    LABEL,
    PARTS,
    TYPED,
    Group,
    Heads,
    Parsed,
    Part,
    Shape,
    Sketch,
    canonical,
    parse,
)

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


def arrows(sketch: Sketch) -> list[str]:
    """The arrows as sentences."""
    names = [part.name for part in sketch.parts]
    return [
        f"{names[each.start]} {each.heads} {names[each.end]}: {each.label}".removesuffix(": ")
        for each in sketch.arrows
    ]


def part(text: str, name: str = "") -> Part:
    """One part of a drawing that has no fault; the first if none is named."""
    parsed = parse(text)
    assert not parsed.refused
    return next(each for each in parsed.sketch.parts if name in ("", each.name))


def sentences(parsed: Parsed) -> list[str]:
    """Why lines were refused."""
    return [refusal.sentence for refusal in parsed.refused]


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


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("a ->", "A name is missing"),
        ("a -> , b", "A name is missing"),
        ("a -> b: c -> d", "An arrow stands after the colon"),
        ("a: reads -> b", "An arrow stands after the colon"),
        ("a -> b: c --> d", "An arrow stands after the colon"),
        ("a -- reads --> b", "What flows stands at the line's end"),
        ("a, b: both", "several parts at once"),
        ("a -> b { shape: queue }", "An arrow has no shape"),
        ("a.shape: pyramid", "There is no such shape"),
        ("direction: right", "Nothing but a shape can be set"),
        ("a.style.fill: red", "Nothing but a shape can be set"),
        ("a.icon: https://example.org/i.png", "Nothing but a shape can be set"),
        ("shape: queue", "Nothing but a shape can be set"),
        ("a -> b: c { style.stroke: red }", "Nothing but a part's `{ shape: … }`"),
        ("a: |md", "Nothing but"),
        ("a: ${x}", "Nothing but"),
        ("...@../u", "A name has no brackets"),
        ("@file", "A name has no brackets"),
        ("(a -> b)[0]", "A name has no brackets"),
        ("a[API] --> b", "A name has no brackets"),
        ("a; b", "A name has no brackets"),
        ("a - b", "A line between parts is `--`"),
        ('a -> "b', "A quotation mark stands alone"),
        ("}", "This brace closes nothing"),
        ("g { a", "This brace is never closed"),
        ("g -> h { a }", "A group has one name"),
        ("g { a }\ng -> b", "This is a group"),
        ("a: x\na: y", "has the label “x” already"),
        ("a.shape: queue\na.shape: page", "has the shape queue already"),
        (f"a: {'x' * (LABEL + 1)}", "The label has 61 characters; 60 is the most."),
        ("x" * (LABEL + 1), "A name has 61 characters; 60 is the most."),
    ],
)
def test_anything_else_is_refused_and_the_rest_is_drawn(line: str, why: str) -> None:
    parsed = parse(f"first -> last\n{line}")
    assert len(parsed.refused) == 1
    assert why in parsed.refused[0].sentence
    assert arrows(parsed.sketch)[0] == "first -> last"


def test_a_drawing_has_its_limits() -> None:
    """What passes a limit is refused whole, and what stood before it is drawn."""
    parts = "\n".join(f"p{n}" for n in range(PARTS))
    assert not parse(parts).refused
    parsed = parse(f"{parts}\np1 -> one more")
    assert sentences(parsed) == ["A drawing has at most 24 parts. Leave some out, or join them."]
    assert (len(parsed.sketch.parts), parsed.sketch.arrows) == (PARTS, ())
    lines = "\n".join(f"a -> b: {n}" for n in range(ARROWS))
    assert not parse(lines).refused
    assert sentences(parse(f"{lines}\nb -> a")) == [
        "A drawing has at most 36 arrows. Leave some out."
    ]


def test_only_so_much_is_read() -> None:
    comment = "#" * (TYPED // 2 - 1)
    text = f"{comment}\n{comment}\n"
    assert len(text) == TYPED
    assert not parse(text).refused
    parsed = parse(f"{text}a -> b\nc")
    assert [each.line for each in parsed.refused] == [3]
    assert parsed.sketch == Sketch()
    assert parse(f"{text}a -> b", longest=None).sketch.arrows


def test_what_cannot_be_shown_is_dropped() -> None:
    """Controls, marks of direction and characters that mean nothing leave no trace in a name."""
    found = part("a\u202eb\x00c\ue000\ud800 \u0378d")
    assert found.name == "abc d"
    assert part("e\u0301").name == "é"


def test_heads_are_written_as_they_are_typed() -> None:
    assert [*Heads] == ["->", "<->", "--"]
