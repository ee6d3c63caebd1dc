"""Transcripts in `docs/`, kept true by the tests that play them."""

import os
import re
from pathlib import Path

from sandbox import Message
from tests.stage import ROOT

__all__ = ["Transcript"]

_STAMP = re.compile(r"<t:(\d+):(\w)>")
_LINK = re.compile(r"https://discord\.com/channels/\S+")
_CHANNEL = re.compile(r"<#\d+>")
_COMMENT = "<!-- Written by `{test}`; UPDATE_TRANSCRIPTS=1 writes it anew. -->"


class Transcript:
    """What was shown to whom, as Markdown that can be read like a play."""

    def __init__(self, name: str, title: str, test: str) -> None:
        """`test`: the file of the test that plays it."""
        self._path = ROOT / "docs" / "transcripts" / f"{name}.md"
        written_by = Path(test).resolve().relative_to(ROOT).as_posix()
        self._parts = [_COMMENT.format(test=written_by), f"# {title}"]

    def says(self, line: str) -> None:
        """What a person does."""
        self._parts.append(f"**{line}**")

    def shows(self, message: Message) -> None:
        """What the bot shows; instants, channels and links are told as such: they differ by day."""
        text = _LINK.sub("(link)", _CHANNEL.sub("(channel)", _STAMP.sub("(time)", message.text)))
        self._parts.append("\n".join(f"> {line}".rstrip() for line in text.splitlines()))

    def check(self) -> None:
        """Compare with the file, or write it where UPDATE_TRANSCRIPTS is set."""
        told = "\n\n".join(self._parts) + "\n"
        if os.environ.get("UPDATE_TRANSCRIPTS"):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(told, "utf-8")
        assert self._path.read_text("utf-8") == told
