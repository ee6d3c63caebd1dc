"""What the bank understands of Markdown."""

from hypothesis import given
from hypothesis import strategies as st

from bot.bank.markdown import unwrapped, without_blocks, without_code

_BITS = st.lists(
    st.sampled_from(["a", " ", "\n", "`", "```", "- ", "> ", "1. ", "  ", "**"]), max_size=40
)
_MARKDOWN = _BITS.map("".join)


@given(_MARKDOWN)
def test_blanking_code_keeps_every_place(text: str) -> None:
    """What is found in blanked text is found at its line in the file."""
    assert without_blocks(text).count("\n") == text.count("\n")
    blanked = without_code(text).split("\n")
    for line, kept in zip(without_blocks(text).split("\n"), blanked, strict=True):
        assert len(line) == len(kept)


@given(_MARKDOWN)
def test_unwrapping_twice_changes_nothing_more(text: str) -> None:
    """A text that has been unwrapped is left alone."""
    assert unwrapped(unwrapped(text)) == unwrapped(text)


@given(_MARKDOWN)
def test_unwrapping_loses_no_word(text: str) -> None:
    """Only white space changes."""
    assert unwrapped(text).split() == text.split()


def test_a_wrapped_paragraph_becomes_one_line() -> None:
    """Discord shows each line break, and the file has them only for its editor."""
    assert unwrapped("One\ntwo.\n\nThree\nfour.") == "One two.\n\nThree four."


def test_lists_quotes_and_code_keep_their_lines() -> None:
    """Only text goes on; what starts a line of its own keeps it."""
    text = (
        "Text:\n- one\n  goes on\n  - nested\n1. first\n> quoted\n\n```py\na = 1\nb = 2\n```\nend"
    )
    assert unwrapped(text) == text.replace("\n  goes on", " goes on")


def test_code_is_blanked_in_spans_and_blocks() -> None:
    """No rule looks into code; a span may hold backticks of another length."""
    assert without_code("a `b` c") == "a ··· c"
    assert without_code("a ``b ` c`` d") == f"a {'·' * 9} d"
    assert without_code("a\n```\nb\n```\nc") == "a\n\n\n\nc"


def test_a_block_on_one_line_is_a_span() -> None:
    """Three backticks that close on their own line open nothing."""
    assert without_code("```a``` b\nc") == "······· b\nc"
