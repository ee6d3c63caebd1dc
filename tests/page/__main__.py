"""`python -m tests.page` prints how high every card stands on a phone, as a table.

`python -m tests.page pictures` takes the README's pictures anew.
"""

import argparse
import asyncio
import sys

from bot.bank import read_bank
from tests.page.browser import PHONE, browser, chromium
from tests.page.heights import every_card, heights, table
from tests.page.pictures import draw_pictures
from tests.stage import ROOT


async def _heights(path: str) -> None:
    async with browser(path) as started:
        found = await heights(started, every_card(read_bank(ROOT / "content")))
    size = f"{PHONE['width']} by {PHONE['height']}"
    print(f"Pixels at {size}, of which the page shows {found[0].window} of a message at once.\n")
    print(table(found))


async def _pictures(path: str) -> None:
    async with browser(path) as started:
        for picture in await draw_pictures(started):
            print(picture.relative_to(ROOT))


def main() -> None:
    """Do what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.page", description=__doc__)
    parser.add_argument("what", nargs="?", choices=("heights", "pictures"), default="heights")
    asked = parser.parse_args()
    if (path := chromium()) is None:
        sys.exit("No Chromium is on PATH (on Debian: apt install chromium).")
    asyncio.run(_pictures(path) if asked.what == "pictures" else _heights(path))


if __name__ == "__main__":
    main()
