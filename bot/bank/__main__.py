"""`python -m bot.bank [folder]`: reads the whole bank and prints every fault at once."""

import argparse
import io
import os
import sys
from pathlib import Path

from bot.bank.checks import check_entries
from bot.bank.reader import read_shelf

_CONTENT = Path(__file__).parents[2] / "content"


def main(arguments: list[str] | None = None) -> int:
    """Check a bank; 1 if anything is wrong with it."""
    parser = argparse.ArgumentParser(prog="python -m bot.bank", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=_CONTENT, help="the bank's folder")
    options = parser.parse_args(arguments)
    shelf = read_shelf(options.folder)
    check_entries(shelf.entries, shelf.faults)
    for fault in shelf.faults:
        print(fault)
    print(
        f"{len(shelf.bank.questions)} questions, {len(shelf.bank.topics)} topics, "
        f"{len(shelf.faults)} fault{'' if len(shelf.faults) == 1 else 's'}"
    )
    return 1 if shelf.faults else 0


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
