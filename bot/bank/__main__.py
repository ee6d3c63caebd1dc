"""`python -m bot.bank [folder]`: reads the whole bank and prints every fault at once."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from bot.bank.checks import check_entries
from bot.bank.reader import read_shelf
from bot.bank.report import repeated_runs, summary

_CONTENT = Path(__file__).parents[2] / "content"


def main(arguments: Sequence[str] | None = None) -> int:
    """Check a bank; 1 if anything is wrong with it."""
    options = _parser().parse_args(arguments)
    started = perf_counter()
    shelf = read_shelf(options.folder)
    milliseconds = 1000 * (perf_counter() - started)
    check_entries(shelf.entries, shelf.faults)
    for fault in shelf.faults:
        print(fault)
    if options.summary:
        print(*summary(shelf.bank), f"read in {milliseconds:.0f} ms", sep="\n")
    for run, files in repeated_runs(shelf.entries, options.repeated):
        print(f"“{run}” in {files} files")
    counts = (
        _count(len(shelf.bank.questions), "question"),
        _count(len(shelf.bank.topics), "topic"),
        _count(len(shelf.faults), "fault"),
    )
    print(", ".join(counts))
    return 1 if shelf.faults else 0


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot.bank", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=_CONTENT, help="the bank's folder")
    parser.add_argument("--summary", action="store_true", help="print what the bank holds")
    parser.add_argument(
        "--repeated",
        nargs="?",
        type=int,
        default=0,
        const=20,
        metavar="N",
        help="print the N (20) runs of six words that the most files share",
    )
    return parser


def _run() -> int:
    """Run the command on a real standard output, whatever that is."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read this has read enough (`| head`); Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


if __name__ == "__main__":
    sys.exit(_run())
