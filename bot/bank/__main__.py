"""`python -m bot.bank`: reads the whole bank and prints every fault at once.

With files, or folders of topics, only these are checked.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from bot.bank.checks import check_entries
from bot.bank.checks.drawn import read_drawings
from bot.bank.faults import Faults
from bot.bank.picked import check_files, is_topic
from bot.bank.reader import read_shelf
from bot.bank.report import repeated_runs, summary

_CONTENT = Path(__file__).parents[2] / "content"


def main(arguments: Sequence[str] | None = None) -> int:
    """Check a bank; 1 if anything is wrong with it."""
    options = _parser().parse_args(arguments)
    paths: list[Path] = options.paths or [_CONTENT]
    if any(path.is_file() or is_topic(path) for path in paths):
        return _check_files(paths)
    if len(paths) > 1:
        print("Name one bank's folder, or files and topics of one.")
        return 1
    return _check_bank(paths[0], options)


def _check_files(paths: Sequence[Path]) -> int:
    """Print all that is wrong with some files."""
    faults = Faults()
    files = [file for path in paths for file in _files(path)]
    check_files(files, faults)
    for fault in faults:
        print(fault)
    print(", ".join((_count(len(files), "file"), _count(len(faults), "fault"))))
    return 1 if faults else 0


def _files(path: Path) -> list[Path]:
    """The file, or those of a topic's folder."""
    return sorted(path.glob("*.md")) if is_topic(path) else [path]


def _check_bank(folder: Path, options: argparse.Namespace) -> int:
    """Print all that is wrong with a bank."""
    started = perf_counter()
    shelf = read_shelf(folder)
    read_drawings(shelf.entries.values())
    read = perf_counter()
    check_entries(shelf.entries, shelf.faults)
    checked = perf_counter()
    for fault in shelf.faults:
        print(fault)
    if options.summary:
        print(*summary(shelf.bank), sep="\n")
        print(f"read, drawings included, in {1000 * (read - started):.0f} ms")
        print(f"checked in {1000 * (checked - read):.0f} ms")
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
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="a bank's folder (this checkout's by default), or files and topics to check alone",
    )
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
