"""Texts that would be more than a drawing, if what is typed were to reach D2's own syntax.

Each word is put into each frame. What D2 reads: imports, spreads, icons and links, blocks of other
languages, variables, classes, globs, filters, boards, keywords; what its strings end at; what only
looks like a line's end, or like a letter; and what reads as markup elsewhere.
"""

__all__ = ["CANARY", "HOSTILE"]

CANARY = "/tmp/whiteboard-canary"  # noqa: S108 - nothing is written there: no such file may be read
_OF_D2 = (
    f"...@{CANARY}", f"@{CANARY}", "@../u", "...@../u.d2", "x: @u", "...${x}", "${vars}", "$x",
    "$$", "vars: { d2-config: { layout-engine: tala } }", "vars.d2-config.theme-id: 200",
    "a.icon: https://example.invalid/i.svg", f"a: {{ icon: file://{CANARY} }}",
    "a: { shape: image; icon: /etc/passwd }", "a.link: javascript:alert(1)",
    "a.tooltip: |md # x |", "|md\n# heading\n|",
    "a: |md <img src=https://example.invalid/x.png> |", "|`go x`|", "||latex x||",
    "classes: { x: { style.fill: red } }", "layers: { b: { ...@u } }", "scenarios: { x: { a } }",
    "steps: { 1: { a } }", "_", "_.a", "*", "**", "***", "&", "&shape: image", "!&a: b",
    "(a -> b)[0]", "(a -> b)[*].style.stroke: red", "(** -> **)[*]: x", "null", "a: null",
    "suspend", "label", "shape", "style", "style.fill: red", "near", "width", "height", "top",
    "left", "grid-rows: 9", "direction", "p0", "p1", "g0", "g0.p0", "p0: null", "direction: right",
    "a; b; ...@u", "a }; ...@u; {",
)  # fmt: skip
_ENDS = (
    '"', "'", "''", '""', "`", "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}",
    "\N{FULLWIDTH QUOTATION MARK}", "\\", "\\\\", "\\\\\\", '\\"', "\\n", "\\n...@u", "\\u0022",
    "x\\", "#", " # x", "x #", ";", "}", "{", "{}", "}}}}", "{{{{", "]", "[0]", "|", "||", ":",
    "::", "->", "--", "a\u2028b", "a\u2029...@u", "a\x85b", "a\vb", "a\fb", "a\rb", "a\x1cb",
    "a\x00b", "\x00", "\x1b[31m",
)  # fmt: skip
_LETTERS = (
    "\u202eabc", "\u2066abc\u2069", "\u200b", "\u200d", "\ufeff", "\u2060", "\u034f", "\u115f",
    "\u3164", "e" + "\u0301" * 40, "\u0301",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466", "\U0001f1e9\U0001f1ea",
    "\U0001f44d\U0001f3fd", "\u0378", "\U000e0041", "\ue000\ue001", "\uffff", "\ufffd", "\ud800",
    "\U0010ffff", "\ufdfa", "W" * 60, "\ufdfd" * 60, "\u4e2d" * 60, "i" * 60, "x", "\u05d0",
    "\u0639\u0631", "\u0915\u093f", "\u0e01\u0e33", "\u1112\u1161\u11ab", "\U0001d504", "\u2126",
    "\xa0", "a\xa0b", "\u3000", "\u00ad", "\u2400", "\u00bf\u00a1", "\u2603", "\u28ff",
)  # fmt: skip
_MARKUP = (
    "<script>alert(1)</script>", "<!--", "-->", "]]>", "<![CDATA[", "&amp;", "&#34;", "&lt;b&gt;",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", "&e;", "</text></svg>",
    "<image href='x'/>", "%s%n", "%00", "{0}", "{{7*7}}", "../../etc/passwd", "@everyone", "<@1>",
    "<#1>", "**bold**", "[x](https://example.invalid)", "https://example.invalid/x.png",
    "data:image/png;base64,AAAA", "-- --help", "--layout=tala", "-", "=" * 60, "<" * 60, "." * 60,
)  # fmt: skip
_FRAMES = ("{}", "a -> b: {}", '"{}" -> "b {}": "{}"', "{} {{ a, b }}\na -> {}")

HOSTILE = tuple(
    frame.format(*[word] * frame.count("{}"))
    for word in (*_OF_D2, *_ENDS, *_LETTERS, *_MARKUP)
    for frame in _FRAMES
)
