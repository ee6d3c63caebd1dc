"""The page runs nothing that people write, and answers nobody but itself."""

import re
from collections.abc import AsyncIterator
from html.parser import HTMLParser

import pytest
from aiohttp import WSServerHandshakeError
from hypothesis import example, given
from hypothesis import strategies as st

from sandbox.web.markdown import html
from sandbox.web.routes import FILES
from sandbox.world.files import Upload
from sandbox.world.messages import post
from tests.sandbox.web.browser import Browser, browsing

TAGS = {
    "p", "h2", "strong", "em", "u", "s", "code", "pre", "ul", "ol", "li",
    "blockquote", "br", "a", "span", "time",
}  # fmt: skip
ATTRIBUTES = {
    "class", "href", "target", "rel", "title", "start", "data-user", "data-role", "data-channel",
    "data-command", "data-at", "data-style",
}  # fmt: skip
MARKS = ["**", "__", "~~", "||", "`", "```", "<", ">", "> ", ">>> ", "-# ", "# ", "- ", "1. ", "\n"]
MARKS += [
    "<@1>",
    "<#2>",
    "<t:1:R>",
    "</a b:3>",
    "[x](",
    ")",
    "https://a.b",
    "javascript:",
    "<script>",
]


class Reader(HTMLParser):
    """Collects what an HTML text is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its attributes."""
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        """Note the text."""
        self.text += data


@given(st.lists(st.sampled_from(MARKS) | st.text(max_size=8), max_size=30).map("".join))
@example("<img src=x onerror=alert(1)>")
@example('[x](https://a.b/"onmouseover="alert(1) "t\\"onfocus=\\"x")')
def test_whatever_is_written_only_harmless_html_comes_of_it(text: str) -> None:
    read = Reader(html(text))
    assert read.tags <= TAGS
    assert read.attributes <= ATTRIBUTES
    assert all(link.startswith(("http://", "https://")) for link in read.links)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**b** *i* __u__ ~~s~~", "<p><strong>b</strong> <em>i</em> <u>u</u> <s>s</s></p>"),
        ("||a **b**||", '<p><span class="spoiler">a <strong>b</strong></span></p>'),
        ("# one\n#### four", '<h2 class="level-1">one</h2>\n<p>#### four</p>'),
        ("-# *small*\nbelow", '<p class="small"><em>small</em></p>\n<p>below</p>'),
        ("- a\n- b\nbelow", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>below</p>"),
        ("10. a\n   b\n11. c", '<ol start="10">\n<li>a<br>\nb</li>\n<li>c</li>\n</ol>'),
        ("> a\n> b\nc", "<blockquote>\n<p>a<br>\nb</p>\n</blockquote>\n<p>c</p>"),
        (">>> a\n\nb", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>"),
        ("`<b>` &amp; \\*", "<p><code>&lt;b&gt;</code> &amp;amp; *</p>"),
        ("<@!7>", '<p><span class="mention" data-user="7">&lt;@!7&gt;</span></p>'),
        ("<@&8>", '<p><span class="mention" data-role="8">&lt;@&amp;8&gt;</span></p>'),
        ("[x]()", "<p><span>x</span></p>"),
        ("<t:0:R>", '<p><time data-at="0" data-style="R">1970-01-01 00:00 UTC</time></p>'),
        ("[x](javascript:alert)", "<p>[x](javascript:alert)</p>"),
    ],
)  # fmt: skip
def test_discords_marks_mean_what_they_mean_there(text: str, shown: str) -> None:
    assert html(text).strip() == shown


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with browsing() as opened:
        yield opened


@pytest.mark.parametrize("origin", ["http://evil.example", "null", ""])
async def test_another_sites_page_is_refused(browser: Browser, origin: str) -> None:
    headers = {"Origin": origin}
    async with browser.http.post("/page/act/reload", json={"user": "Ada"}, headers=headers) as told:
        assert told.status == 403
    with pytest.raises(WSServerHandshakeError, match="403"):
        await browser.http.ws_connect("/page/live", headers=headers)


async def test_another_name_for_this_computer_is_refused(browser: Browser) -> None:
    """A name that an attacker points at loopback must not open the page."""
    named = {"Host": "evil.example:80", "Origin": "http://evil.example:80"}
    for path in ("/", "/page/live"):
        async with browser.http.get(path, headers=named) as told:
            assert told.status == 403


async def test_the_page_loads_nothing_from_elsewhere(browser: Browser) -> None:
    async with browser.http.get("/") as told:
        policy = told.headers["Content-Security-Policy"]
        index = await told.text()
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for name in re.findall(r'(?:src|href)="(/page/[^"]+)"', index):
        async with browser.http.get(name) as told:
            assert told.status == 200, name
    for file in (one for one in FILES.iterdir() if one.suffix != ".svg"):
        assert not re.search(r"https?://", file.read_text(encoding="utf-8")), file.name


def test_every_module_the_page_imports_is_there() -> None:
    for file in FILES.glob("*.js"):
        for name in re.findall(r'from "\./([^"]+)"', file.read_text(encoding="utf-8")):
            assert (FILES / name).is_file(), f"{file.name} imports {name}"


async def test_opening_an_uploaded_file_runs_nothing(browser: Browser) -> None:
    ada = browser.sandbox.user("Ada")
    upload = Upload(0, "x.html", b"<script>alert(1)</script>")
    message = post(browser.sandbox.world, ada.dm, ada.user, {}, [upload])
    path = f"/attachments/{message.attachments[0].id}/x.html"
    async with browser.http.get(path) as told:
        assert told.headers["Content-Security-Policy"] == "sandbox"
        assert told.headers["X-Content-Type-Options"] == "nosniff"


async def test_every_rule_is_listed_with_its_source(browser: Browser) -> None:
    async with browser.http.get("/enforced") as told:
        read = Reader(await told.text())
    for rule in browser.sandbox.enforced():
        assert rule.sentence in read.text
        assert rule.source in read.links
