"""Taking a file apart."""

import string

from hypothesis import given
from hypothesis import strategies as st

from bot.bank.source import SECTIONS, Section, parse_source

_LINE = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=40
).filter(lambda line: line.strip() and not line.startswith("## ") and "```" not in line)
_TEXT = st.lists(_LINE | st.just(""), min_size=1, max_size=6).map("\n".join)
_TITLE = _LINE.map(str.strip).filter(bool)


def _fault(line: int, sentence: str) -> None:
    raise AssertionError(f"{line}: {sentence}")


def _trimmed(text: str) -> list[str]:
    lines = text.split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    return "\n".join(lines).rstrip().split("\n")


@given(
    prompt=_TITLE,
    context=_TEXT,
    number=st.integers(1, 10**12),
    sections=st.dictionaries(st.sampled_from(SECTIONS), _TEXT),
)
def test_what_was_written_is_read(
    prompt: str, context: str, number: int, sections: dict[str, str]
) -> None:
    """Whatever the parts say, they come back as they were, each at the line where it stands."""
    parts = [f"## {name}\n{sections[name]}" for name in SECTIONS if name in sections]
    body = "\n".join([f"# {prompt}\n\n{context}", *parts])
    file = f"+++\nsource = {number}\n+++\n{body}"
    source = parse_source(file, _fault)
    assert source is not None
    assert (source.prompt, source.prompt_line) == (prompt, 4)
    assert source.header == {"source": number}
    assert source.line_of("source") == 2
    assert source.context.text.split("\n") == _trimmed(context)
    assert set(source.sections) == set(sections)
    for name, section in source.sections.items():
        assert section.text.split("\n") == _trimmed(sections[name])
        if section.text:
            first = section.text.partition("\n")[0]
            assert file.split("\n")[section.line - 1].rstrip() == first.rstrip()


@given(st.text() | st.text().map("+++\n{}".format) | st.text().map("+++\n+++\n# a\n{}".format))
def test_no_text_raises(text: str) -> None:
    """Whatever a file holds, it is read or refused in sentences."""
    faults: list[str] = []
    source = parse_source(text, lambda _, sentence: faults.append(sentence))
    assert source is not None or faults
    assert all(fault.strip().endswith(".") for fault in faults)


@given(st.text(string.printable))
def test_no_header_raises(header: str) -> None:
    """Whatever stands between the fences, it is TOML or refused."""
    faults: list[str] = []
    source = parse_source(f"+++\n{header}\n+++\n# a\n", lambda _, fault: faults.append(fault))
    assert source is not None or faults


def test_a_number_too_long_to_read_is_no_toml() -> None:
    """Python refuses to read a number of ten thousand digits; the file's writer hears of it."""
    faults: list[tuple[int, str]] = []
    header = f"source = {'9' * 10_000}"
    assert parse_source(f"+++\n{header}\n+++\n# a\n", lambda *fault: faults.append(fault)) is None
    assert "not TOML" in faults[0][1]


def test_endless_nesting_is_no_toml() -> None:
    """Nesting deeper than Python's stack is refused like any other broken header."""
    faults: list[tuple[int, str]] = []
    header = f"links = {'[' * 50_000}"
    assert parse_source(f"+++\n{header}\n+++\n# a\n", lambda *fault: faults.append(fault)) is None
    assert "not TOML" in faults[0][1]


def test_an_entry_goes_on_in_indented_lines() -> None:
    """A list may be wrapped; each entry keeps the line where it began."""
    section = Section(7, "- first\n  goes on\n\n- second")
    items, _ = section.listed()
    assert [(item.line, item.text, item.more) for item in items] == [
        (7, "first", "goes on"),
        (10, "second", ""),
    ]
    assert [item.whole.text for item in items] == ["first goes on", "second"]
    assert section.listed()[1] == ()


def test_a_line_of_no_entry_is_a_stray() -> None:
    """Text between entries would be lost, so it is found."""
    assert Section(7, "  before\n- first\nbetween\n* second").listed()[1] == (7, 9, 10)


def test_a_heading_inside_code_is_code() -> None:
    """A comment of a shell script is no section."""
    file = "+++\n+++\n# a\n\n## Answer\n\n```sh\n## Hints\n```\n\n## Hints\n\n- b\n"
    source = parse_source(file, _fault)
    assert source is not None
    assert source.section("Answer").text == "```sh\n## Hints\n```"
    assert source.section("Hints") == Section(13, "- b")
