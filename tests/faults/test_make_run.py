"""`make run` without a token: whatever is wrong with names is said before the sandbox starts."""

import asyncio
import os
import shutil
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT
from pathlib import Path

import pytest

from tests.checkout import Checkout, clean_environment
from tests.stage import ROOT

UNKNOWN = ".env has PROJECT, which is no setting of the bot; it is ignored."
MEANT = "The environment has DISCORD_TOKN: did you mean DISCORD_TOKEN?"


@pytest.fixture
def makeable(checkout: Checkout) -> Checkout:
    """A checkout for which everything is installed already: this test's own."""
    for name in ("pyproject.toml", "constraints.txt", "Makefile"):
        shutil.copy(ROOT / name, checkout.folder)
    binaries = checkout.folder / ".venv" / "bin"
    binaries.mkdir(parents=True, exist_ok=True)
    (binaries / "python").write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    (binaries / "python").chmod(0o755)
    (checkout.folder / ".venv" / ".run").touch()
    return checkout


def _outside_make() -> dict[str, str]:
    """What a host's shell has: `make test` hands its own flags down to whatever it runs."""
    return {k: v for k, v in clean_environment().items() if k not in ("MAKEFLAGS", "MAKELEVEL")}


async def make_run(folder: Path, **variables: str) -> tuple[int, str]:
    """`make run` until the sandbox says where to look, or to its end; all it printed."""
    process = await asyncio.create_subprocess_exec(
        "make", "--no-print-directory", "run",
        cwd=folder, env={**_outside_make(), **variables}, stdout=PIPE, stderr=STDOUT,
        start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    shown = ""
    async with asyncio.timeout(120):
        async for line in process.stdout:
            shown += line.decode()
            if line.startswith(b"Open http"):
                os.killpg(process.pid, signal.SIGTERM)
        return await process.wait(), shown


async def test_names_that_are_no_settings_are_said_once_and_before_it_starts(
    makeable: Checkout,
) -> None:
    makeable.settings("PROJECT=mine\n")
    _, shown = await make_run(makeable.folder, DISCORD_TOKN="secret")
    assert "Open http://" in shown, shown
    assert sorted(shown.splitlines()[:2]) == [UNKNOWN, MEANT]
    assert shown.count("PROJECT") == shown.count("DISCORD_TOKN") == 1
    assert "secret" not in shown


async def test_with_a_token_they_are_said_once_as_well(makeable: Checkout) -> None:
    makeable.settings("PROJECT=mine\nDISCORD_TOKEN=none\nDISCORD_API_URL=http://127.0.0.1:1\n")
    _, shown = await make_run(makeable.folder)
    assert "nothing there answers as Discord does" in shown
    assert shown.startswith(UNKNOWN)
    assert shown.count("PROJECT") == 1


async def test_a_wrong_setting_starts_no_sandbox(makeable: Checkout) -> None:
    makeable.settings("DISCORD_TOKN=secret\n")
    status, shown = await make_run(makeable.folder)
    assert status == 2
    assert shown.startswith(".env has DISCORD_TOKN: did you mean DISCORD_TOKEN?")
    assert "secret" not in shown
    assert "Open http://" not in shown
