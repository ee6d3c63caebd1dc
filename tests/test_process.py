"""Whether another process of this machine still runs: said only where it is certain."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from bot.process import Process, _began


@contextmanager
def running() -> Iterator[Process]:
    """A process that runs until the block ends, and is not waited for before."""
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        yield replace(Process.this(), pid=child.pid, began=_began(child.pid) or "")
    finally:
        child.kill()
        child.communicate()


def test_a_process_is_written_down_and_read_again() -> None:
    assert Process.read(str(Process.this())) == Process.this()
    assert len(str(Process.this())) <= 200


@pytest.mark.parametrize(
    "text", ["", "host", "host 0 k 1", "host x k 1", "host -1 k 1", "a b c d e"]
)
def test_any_other_text_is_no_process(text: str) -> None:
    assert Process.read(text) is None


def test_one_that_runs_has_not_ended() -> None:
    assert not Process.this().has_ended()
    with running() as process:
        assert not process.has_ended()
        os.kill(process.pid, signal.SIGSTOP)
        assert not process.has_ended()


def test_one_that_was_killed_has_ended_also_before_it_is_buried() -> None:
    with running() as process:
        os.kill(process.pid, signal.SIGKILL)
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert process.has_ended()
    assert process.has_ended()


def test_a_number_that_was_given_out_again_is_another_process() -> None:
    with running() as process:
        assert replace(process, began="1").has_ended()


def test_of_another_machine_or_container_nothing_is_known() -> None:
    with running() as process:
        pass
    assert process.has_ended()
    for kernel in ("elsewhere", ""):
        assert not replace(process, kernel=kernel).has_ended()
    assert not replace(process, began="").has_ended()
