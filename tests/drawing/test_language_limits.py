"""What a drawing may not be: what is refused, and how much is read."""

import pytest

from bot.drawing.language import (
    ARROWS,
    GROUPS,
    LABEL,
    LINES,
    PARTS,
    TYPED,
    Heads,
    Sketch,
    parse,
)
from tests.drawing.reading import arrows, part, sentences


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
        ("a: x\na: y", "This part has another label already"),
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


def test_groups_and_lines_have_their_limits_too() -> None:
    """Of a thousand of either everyone would wait for the reading."""
    groups = "".join(f"g{n} {{}}\n" for n in range(GROUPS))
    assert not parse(f"{groups}g1 {{ a }}").refused
    parsed = parse(f"{groups}more {{ a }}")
    assert sentences(parsed) == ["A drawing has at most 24 groups. Leave some out."]
    assert [each.name for each in parsed.sketch.parts] == ["a"]
    lines = "a\n\n" * LINES
    assert not parse(lines).refused
    assert sentences(parse(f"{lines}b")) == [
        "A drawing has at most 300 lines; from here on nothing is drawn."
    ]


def test_a_sentence_about_a_line_says_nothing_that_was_typed_but_in_backticks() -> None:
    """It is shown as it is: a mention in it would be one."""
    typed = '"<@1>"'
    for line in (f"a: {typed}\na: b", f"a.style.{typed}: b", f"{typed} {{ x }}\ng {{ x }}\nx"):
        (told,) = sentences(parse(line))
        assert "<@1>" not in "".join(told.split("`")[::2])
