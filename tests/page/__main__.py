"""`python -m tests.page`: how high every card stands on a phone, as a table."""

import asyncio
import sys

from bot.bank import read_bank
from tests.page.browser import PHONE, browser, chromium
from tests.page.heights import every_card, heights, table
from tests.stage import ROOT


async def main(path: str) -> None:
    """Measure, and print."""
    async with browser(path) as started:
        found = await heights(started, every_card(read_bank(ROOT / "content")))
    size = f"{PHONE['width']} by {PHONE['height']}"
    print(f"Pixels at {size}, of which the page shows {found[0].window} of a message at once.\n")
    print(table(found))


if __name__ == "__main__":
    if (found := chromium()) is None:
        sys.exit("No Chromium is on PATH (on Debian: apt install chromium).")
    asyncio.run(main(found))
