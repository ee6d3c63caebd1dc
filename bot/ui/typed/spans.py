"""One typed line, in runs: what of it is bold, in italics or code, and all that is just text.

There is no library for this: what is needed is no parser of Markdown but the part of it of which
Discord makes nothing else, however its clients differ. So a marker counts only where all of them
agree that it is one, and any other is text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import category

__all__ = ["BOLD", "CODE", "Run", "spans"]

BOLD, CODE = "**", "`"
_STAR, _SCORE, _BOTH = "*", "_", "***"
_NESTED = {BOLD: (BOLD,), _SCORE: (_SCORE,), _STAR: (_STAR,), _BOTH: (BOLD, _SCORE)}
"""By what is typed, what is written."""
_OTHER = {_STAR: _SCORE, _SCORE: _STAR}
"""Italics in italics are none."""
_TOKENS = re.compile(
    r"(?P<text>\\.?|[^\\`*_]+)"
    r"|`(?!`)(?P<single>[^`]+)`(?!`)"
    r"|``(?!`)(?P<double>(?:[^`]|(?<!`)`(?!`))+)``(?!`)"
    r"|(?P<mark>`+|\*+|_+)"
)
"""What follows a backslash is text, as whoever typed it there means it."""
_MARKS = frozenset("*_`\\")
_BEFORE, _AFTER = frozenset("/)]}"), frozenset("/([{")
"""As in a path, a comment, a pattern of files or a pointer: no marker stands beside these."""
_NOT_FIRST = frozenset("/.,;)]}")


@dataclass(frozen=True, slots=True)
class Run:
    """Text as it was typed, with the markers around it, the outermost first."""

    text: str
    style: tuple[str, ...] = ()

    @property
    def is_code(self) -> bool:
        """Whether it is shown letter by letter."""
        return self.style[-1:] == (CODE,)

    @property
    def around(self) -> tuple[str, ...]:
        """The markers without those of code."""
        return self.style[:-1] if self.is_code else self.style


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    kind: str
    """`text`, `code` or `mark`."""


def spans(line: str) -> list[Run]:
    """The runs of a line: the markers of those that are formatted are gone, all else is there."""
    if _MARKS.isdisjoint(line):
        return [Run(line)] if line else []
    tokens = [_token(found) for found in _TOKENS.finditer(line)]
    return list(_merged(_styled(tokens, _pairs(tokens))))


def _token(found: re.Match[str]) -> _Token:
    for ticked in ("single", "double"):
        code = found[ticked]
        if code is not None and code.strip():
            return _Token(code, "code")
    return _Token(found[0], "mark" if found["mark"] else "text")


def _pairs(tokens: Sequence[_Token]) -> dict[int, int]:
    """Which mark is closed by which; in one pass, whatever was typed."""
    pairs: dict[int, int] = {}
    opened: dict[str, int] = {}
    for place, token in enumerate(tokens):
        if token.kind == "code" and not _MARKS.isdisjoint(token.text):
            opened.clear()  # a marker within could be taken for the end of what is around it
        if token.kind != "mark" or token.text not in _NESTED:
            continue
        if token.text in opened and _closes(tokens, place, opened):
            pairs[opened[token.text]] = place
            _drop(opened, token.text)
        elif _opens(tokens, place, opened):
            for instead in (token.text, _OTHER.get(token.text)):
                opened.pop(instead or "", None)
            if _BOTH not in opened and (token.text != _BOTH or not opened):
                opened[token.text] = place
    return pairs


def _drop(opened: dict[str, int], mark: str) -> None:
    """Forget a mark, and those that were opened within it."""
    for each in list(opened)[list(opened).index(mark) :]:
        del opened[each]


def _opens(tokens: Sequence[_Token], place: int, opened: dict[str, int]) -> bool:
    """Whether a mark can begin something: a word begins there, and nothing else does."""
    if place + 1 == len(tokens):
        return False
    before, after = _neighbour(tokens, place - 1), tokens[place + 1]
    if after.kind == "text" and not _is_first(after.text[0]):
        return False
    if before is None or before.text[-1].isspace():
        return True
    if before.kind == "mark":
        return opened.get(before.text) == place - 1
    char = before.text[-1]
    return before.kind == "text" and not (_is_word(char) or char in _BEFORE or char in _MARKS)


def _closes(tokens: Sequence[_Token], place: int, opened: dict[str, int]) -> bool:
    """Whether a mark can end what it began: a word ends there, and no other begins."""
    before, after = tokens[place - 1], _neighbour(tokens, place + 1)
    if before.kind == "text" and not _is_last(before.text[-1]):
        return False
    if after is None or after.text[0].isspace():
        return True
    if after.kind == "mark":
        return after.text in opened and opened[after.text] < opened[tokens[place].text]
    char = after.text[0]
    if after.kind != "text" or _is_word(char) or char in _AFTER or char in _MARKS:
        return False
    return category(char)[0] not in "MC"  # a mark or a joiner belongs to the star before it


def _neighbour(tokens: Sequence[_Token], place: int) -> _Token | None:
    return tokens[place] if 0 <= place < len(tokens) else None


def _is_word(char: str) -> bool:
    """Whether it is part of a word that is kept whole: Chinese, say, has no space between words."""
    return char == "_" or char.isdigit() or char.lower() != char.upper()


def _is_first(char: str) -> bool:
    return char not in _NOT_FIRST and char not in _MARKS and category(char)[0] not in "ZCM"


def _is_last(char: str) -> bool:
    return char not in _AFTER and char not in _MARKS and category(char)[0] not in "ZC"


def _styled(tokens: Sequence[_Token], pairs: dict[int, int]) -> Iterator[Run]:
    """Where there is anything bold, italics are not written with stars.

    Stars beside stars would be read in more than one way, also where a line is cut.
    """
    closing = set(pairs.values())
    style: tuple[str, ...] = ()
    marks = {tokens[place].text for place in pairs}
    written = _NESTED if marks.isdisjoint((BOLD, _BOTH)) else {**_NESTED, _STAR: (_SCORE,)}
    for place, token in enumerate(tokens):
        if place in pairs:
            style += written[token.text]
        elif place in closing:
            style = style[: -len(written[token.text])]
        else:
            yield Run(token.text, (*style, CODE) if token.kind == "code" else style)


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    """Texts of one style as one, so that they are escaped, and cut, as one."""
    held: Run | None = None
    for run in runs:
        if held is not None and held.style == run.style and not run.is_code:
            held = Run(held.text + run.text, run.style)
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held
