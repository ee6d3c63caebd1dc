"""What members typed at length: formatted where that does no harm, and never lost or changed."""

from collections import Counter
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.texts import room
from bot.ui.typed.text import Typed
from bot.ui.words import escape
from sandbox.web.markdown import html

MARKS = [
    "*", "**", "***", "_", "__", "~~", "||", "`", "``", "```", "```py\n", "\n```\n", "\\", "<", ">",
    "> ", ">>> ", "-# ", "# ", "### ", "- ", "* ", "+ ", "1. ", "2. ", "7. ", "3) ", "  ", "   ",
    "\n", "\n\n", "\r", " ", "\t", "@everyone", "@here", "<@1>", "<@&2>", "<#3>", "<t:1:R>",
    "</a b:3>", "<:x:12>", "<a:yy:12>", "<id:browse>", "[x](", ")", "https://a.b/_c_", "http://a.b",
    "discord.gg/x", "|", "a", "b c", "snake_case", "**b**", "*i*", "`c`",
    "é", "重点", "مرحبا", "हिन्दी",
    "\u0301", "\u200b", "\u200d", "\ufe0f\u20e3", "👩‍👩‍👧",
    "&amp;", "\u2028", "1", ".", "-", "(", "/",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=3)), max_size=25).map("".join)
ALLOWED = {"p", "br", "blockquote", "strong", "em", "code", "pre", "ul", "ol", "li"}
HIDDEN = "*_`-"
"""What marks what is allowed, and a hyphen, which a bullet is made of."""


class Shown(HTMLParser):
    """What a reader sees: the words, with the numbers of lists and the languages of fences."""

    def __init__(self, markdown: str, *, languages: bool = True) -> None:
        super().__init__()
        self._tells_languages = languages
        self.tags: Counter[str] = Counter()
        self.text = ""
        self._lists: list[int | None] = []
        self.feed(html(markdown))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; of an entry, what stands before it."""
        told = dict(attrs)
        self.tags[tag] += 1
        if tag in ("ul", "ol"):
            self._lists.append(int(told.get("start") or 1) if tag == "ol" else None)
        if tag == "li" and (number := self._lists[-1]) is not None:
            self.text += f" {number}. "
            self._lists[-1] = number + 1
        if tag == "code" and told.get("class") and self._tells_languages:
            self.text += str(told["class"]).removeprefix("language-")

    def handle_endtag(self, tag: str) -> None:
        """Leave a list."""
        if tag in ("ul", "ol"):
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        """Note what is said."""
        self.text += data


def bare(text: str) -> str:
    """What a text says, without space, without what is not seen and without marks."""
    said = text.replace("\0", "\N{REPLACEMENT CHARACTER}").replace("\u200b", "")
    return "".join(char for char in said if not char.isspace() and char not in HIDDEN)


def is_harmless(shown: Shown) -> bool:
    return set(shown.tags) <= ALLOWED


@given(TEXTS, st.booleans())
@example("- # a", False)
@example("**# a**", False)
@example("- a\n1. b", False)
@example("1. a\n5. b", False)
@example("- a\n  ```\n# b\n  ```", False)
@example("```\n@everyone <@1> https://a.b\n```", True)
@example("***a** b*", False)
@example("*`*`*", False)
@example("**[x](https://a.b)**", False)
@example("x\\*a*", False)
def test_a_typed_text_reads_as_it_was_typed(text: str, quoted: bool) -> None:
    """Nothing but what is allowed comes of it, and every word is there."""
    written = Typed.read(text).whole(quoted=quoted)
    shown = Shown(written)
    assert is_harmless(shown), html(written)
    assert bare(shown.text) == bare(text)
    assert "@everyone" not in written
    assert "@here" not in written
    assert "<@" not in written.replace("\\<@", "")


@given(TEXTS)
def test_only_markers_that_do_something_are_gone(text: str) -> None:
    """A star or a tick that formats nothing is seen."""
    shown = Shown(Typed.read(text).whole())
    gone = {mark: text.count(mark) - shown.text.count(mark) for mark in "*_`"}
    bullets = gone["*"] + gone["_"] - 2 * shown.tags["em"] - 4 * shown.tags["strong"]
    assert 0 <= bullets <= shown.tags["li"]
    inline = gone["`"] - 6 * shown.tags["pre"]
    codes = shown.tags["code"] - shown.tags["pre"]
    assert 2 * codes <= inline <= 4 * codes


@given(TEXTS, st.integers(2, 90))
@example("**a b c d e f g h i j k l m n o p q r s t u v w x y z**", 45)
@example("```py\nabc\ndef\nghi\njkl\nmno\npqr\nstu\nvwx\nyz\n```", 40)
@example("``a` b` c` d` e` f` g` h` i` j` k` l` m` n` o``", 41)
def test_pages_cover_the_whole_and_each_stands_for_itself(text: str, most: int) -> None:
    """Wherever it is cut, what is open is closed and opened again; nothing but marks is doubled."""
    typed = Typed.read(text)
    pages = typed.pages(most)
    assert all(0 < room(page) <= max(most, 3) for page in pages)
    read = [Shown(page, languages=False) for page in pages]
    assert all(is_harmless(page) for page in read)
    whole = bare(Shown(typed.whole(), languages=False).text)
    assert "".join(bare(page.text) for page in read) in (whole, "…")


@given(TEXTS, st.integers(8, 90), st.booleans())
@example("**a b c d e f g h i j k l m n o p q r s t u v w x y z**", 45, False)
@example("```\nabc\ndef\nghi\njkl\nmno\npqr\nstu\nvwx\nyz\nabc\n```", 42, True)
@example("1. a\n" * 20, 50, True)
def test_a_beginning_is_closed_and_has_its_room(text: str, most: int, quoted: bool) -> None:
    typed = Typed.read(text)
    written = typed.begun(most, quoted=quoted)
    shown = Shown(written, languages=False)
    assert is_harmless(shown), written
    assert room(written) <= most
    assert typed.begun(most, quoted=quoted) == written
    if written != typed.whole(quoted=quoted):
        assert written.endswith("…")
        whole = bare(Shown(typed.whole(), languages=False).text)
        assert whole.startswith(bare(shown.text).removesuffix("…"))


@given(TEXTS, st.integers(8, 90), st.integers(1, 9))
@example("a b c **d e f g h i j k l m n o p q r s t u v w x y z**", 45, 3)
def test_an_end_is_opened_and_has_its_room(text: str, most: int, lines: int) -> None:
    written = Typed.read(text).ended(most, lines=lines, quoted=True)
    shown = Shown(written, languages=False)
    assert is_harmless(shown), written
    assert room(written) <= most
    whole = bare(Shown(Typed.read(text).whole(), languages=False).text)
    assert whole.endswith(bare(shown.text).removeprefix("…"))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("**b** *i* _i_ `c` ***both***", "**b** _i_ _i_ `c` **_both_**"),
        ("*a*", "*a*"),
        ("snake_case_name 2 * 3 * 4, 2*3*4 and __init__", None),
        ("/*x*/ *.py f(*a, **b) **open", None),
        ("**a**b", None),
        ("\\*no\\*", None),
        ("这是**重点**内容", "这是**重点**内容"),
        ("- a\n  - **b**\n* c", "- a\n  - **b**\n- c"),
        ("1. a\n2. b\n5. c", "1. a\n2. b\n5\\. c"),
        ("- # a", "- \\# a"),
        ("```py\n*a*\n```", "```py\n*a*\n```"),
        ("```open", None),
    ],
)
def test_markers_count_where_they_are_meant(typed: str, written: str | None) -> None:
    """Without a second text all of the first is shown, letter by letter."""
    assert Typed.read(typed).whole() == (escape(typed) if written is None else written)


def test_notes_keep_an_open_fence_within_their_phase() -> None:
    """What one phase leaves open swallows nothing of the next."""
    both = Typed.titled("Numbers", "```a").then(Typed.read("```\nb\n```")).whole()
    assert both == "**Numbers**\n\\`\\`\\`a\n\n```\nb\n```"
