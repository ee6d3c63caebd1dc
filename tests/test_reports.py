"""What members typed commands no terminal."""

from unicodedata import category

from hypothesis import example, given
from hypothesis import strategies as st

from bot.reports import printable


@given(st.text())
@example("\x1b[2J\x07\r\u202e\u2028\u0085")
def test_nothing_that_moves_or_hides_is_left(text: str) -> None:
    """Lines stay lines."""
    shown = printable(text)
    kinds = {category(char) for char in shown if char not in "\n\u200c\u200d"}
    assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert shown.count("\n") == text.count("\n")


def test_words_of_any_script_stay_as_they_are() -> None:
    for text in (
        "It is wrong.",
        "\u6f22\u5b57",
        "\u0915\u094d\u200d\u0937",
        "\U0001f469\u200d\U0001f4bb",
    ):
        assert printable(text) == text
    assert printable("one\r\ntwo\rthree\x1b[31m") == "one\ntwo\\rthree\\x1b[31m"
