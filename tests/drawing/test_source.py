"""What D2 is told of a sketch: our words alone, whatever a member typed."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.drawing.face import is_foreign, width, wrapped
from bot.drawing.language import Arrow, Group, Heads, Part, Shape, Sketch, parse
from bot.drawing.source import LOOKS, Look, source

_WORDS = st.text(min_size=1, max_size=60)
_QUOTED = re.compile(r'"(?:[^"\\\n$]|\\["\\$n])*"')
_OURS = re.compile(
    r'direction: down|style: \{fill: ""\}|g\d+: "" \{[a-z.:; #\-0-9{}"]*\}?|\}'
    r'|p\d+: "" \{shape: [a-z_\-0-9]+; [a-z:; \-0-9{}"]*\}'
    r'|(?:g\d+\.)*p\d+ (?:->|<->|--) (?:g\d+\.)*p\d+:(?: "")? \{[a-z:; \-0-9{}"]*\}'
)


def foreign_lines(told: str) -> list[str]:
    """Lines of D2's text that are not ours, whatever stands between their quotes."""
    return [line for line in told.splitlines() if not _OURS.fullmatch(_QUOTED.sub('""', line))]


@st.composite
def sketches(draw: st.DrawFn) -> Sketch:
    """Sketches whose words are anything at all."""
    parts = draw(
        st.lists(
            st.builds(
                Part,
                name=_WORDS,
                label=_WORDS,
                shape=st.sampled_from(Shape),
                group=st.sampled_from([None, 0]),
            ),
            min_size=1,
            max_size=5,
        )
    )
    place = st.integers(0, len(parts) - 1)
    arrows = draw(st.lists(st.builds(Arrow, place, place, st.sampled_from(Heads), _WORDS)))
    return Sketch(tuple(parts), (Group(draw(_WORDS)),), tuple(arrows))


@given(sketches(), st.sampled_from(LOOKS))
def test_what_was_typed_stands_between_quotes_alone(sketch: Sketch, look: Look) -> None:
    """D2 can read files and fetch icons; nothing but our own words may be its syntax."""
    assert not foreign_lines(source(sketch, look))


def test_a_sketch_is_told_downwards_with_its_groups() -> None:
    """Parts have numbers, groups stand round them, and a cylinder has the colour of stores."""
    told = source(parse("eu { api, users db }\napi -> users db: on a miss").sketch, LOOKS[3])
    assert told.splitlines()[0] == "direction: down"
    assert 'g0: "eu" {' in told
    assert 'p1: "users db" {shape: cylinder;' in told
    assert "#CFE8D8" in told
    assert 'g0.p0 -> g0.p1: "on a miss" {' in told


def test_arrows_in_words_are_written_with_what_the_face_has() -> None:
    """The face has no arrows: D2 would draw a question mark."""
    told = source(Sketch((Part("a", "up → down"),)), LOOKS[3])
    assert '"up -> down"' in told
    assert is_foreign("→")
    assert not any(map(is_foreign, "Zürich \N{EN DASH} ≥ 99 % … €"))
    assert not is_foreign("\N{ROCKET}")


@given(st.text(max_size=200), st.integers(1, 30))
def test_wrapping_loses_no_letter(text: str, most: int) -> None:
    """Words stay in order; only those of more than sixteen letters are cut."""
    lines = wrapped(text, most)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) <= max(most, 16) for line in lines)


def test_lines_are_about_equally_long() -> None:
    """A last line of one short word wastes the width of a phone."""
    assert wrapped("one two three four", 14) == ["one two", "three four"]
    assert wrapped("x" * 20, 12) == ["x" * 16, "x" * 4]


def test_widths_are_those_of_the_face() -> None:
    """In units of the layout, at a size of letters: read from the font."""
    assert width(" ", 1_000) == 391
    assert width("mm", 24) > width("ii", 24)
    assert width("中", 24) == 24
    assert width("e\u0301", 24) == width("e", 24)
