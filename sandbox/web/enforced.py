"""The page that lists what the sandbox enforces, with the sources."""

from html import escape
from itertools import groupby

from sandbox.rules.enforced import Enforced


def document(rules: list[Enforced]) -> str:
    """An HTML document of all rules, group by group."""
    parts = [
        f"<h2>{escape(group)}</h2><ul>{''.join(_row(rule) for rule in found)}</ul>"
        for group, found in groupby(rules, key=lambda rule: rule.group)
    ]
    return _DOCUMENT.format(count=len(rules), groups="".join(parts))


def _row(rule: Enforced) -> str:
    name = escape(rule.source.removeprefix("https://").partition("/")[2])
    source = f'<a href="{escape(rule.source)}" rel="noreferrer">{name}</a>'
    return f"<li>{escape(rule.sentence)}<br><small>{source}</small></li>"


_DOCUMENT = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What the sandbox enforces</title>
<link rel="icon" href="/page/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page/base.css">
<link rel="stylesheet" href="/page/enforced.css">
</head>
<body>
<main>
<h1>What the sandbox enforces</h1>
<p>{count} rules, each as Discord documents it. What Discord refuses is refused here, in Discord's
words and with its codes.</p>
{groups}
<p><a href="/">Back to the page</a></p>
</main>
</body>
</html>
"""
