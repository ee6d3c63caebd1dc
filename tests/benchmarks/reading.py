"""What is read often: a page of the leaderboard with one's own place, and suggestions.

The page is asked of a server with ten thousand attempts and of one with a million, by the same
members: totals are kept, so it should take the same. Beside it stands the sum over all attempts
that a bot without totals would make. Suggestions are looked for in memory, among all prompts.
"""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from rapidfuzz import fuzz, process
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from bot.bank import Bank, read_bank
from bot.bank.search import Search
from bot.domain.people.caller import Caller
from bot.domain.people.standings import Period
from bot.domain.people.zone_finder import suggest_zones
from bot.services.people.boards import BoardService
from bot.startup import CONTENT
from tests.benchmarks import record
from tests.benchmarks.payloads import GUILD
from tests.benchmarks.report import ms, ratio, table

__all__ = ["measure"]

ATTEMPTS = (10_000, 1_000_000)
MEMBERS = range(1, 2_001)
TIMES = 300

_ASK = """
INSERT INTO occasions (kind, guild_id, question_key, asked_at)
WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < :attempts)
SELECT 'post', :guild, 1 + n % :questions, :at FROM n
"""
_WRITE = """
INSERT INTO attempts (member_id, guild_id, occasion_key, question_key, text, written, gave_up,
                      answered_at, local_date, grade, graded_at, points)
WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < :attempts)
SELECT 1 + n * 7919 % :members, :guild, n, 1 + n % :questions, NULL, 1, 0, :at,
       date(:at), 1 + n % 4, :at, 3
FROM n
"""
_TOTALS = """
UPDATE standings SET (points, attempts) =
    (SELECT sum(points), count(*) FROM attempts WHERE attempts.member_id = standings.member_id)
"""
_SUMS = """
SELECT member_id, sum(points), count(*) FROM attempts
WHERE guild_id = :guild GROUP BY member_id ORDER BY 2 DESC LIMIT 10
"""


async def measure() -> str:
    """Measure in this process, without a network."""
    bank = read_bank(CONTENT)
    boards = await asyncio.to_thread(_boards, bank)
    return "\n\n".join([boards, _suggestions(bank)])


def _boards(bank: Bank) -> str:
    rows = []
    for attempts in ATTEMPTS:
        with TemporaryDirectory(prefix="bench-") as folder:
            engine = _server(Path(folder) / "bench.db", bank, attempts)
            pages = _pages(engine)
            sums = _sums(engine)
            engine.dispose()
            shown = f"{median(sums) / median(pages):.0f} x"
            rows.append([f"{attempts:,}", ms(pages, 3), ms(sums, 1), shown])
    head = ("attempts", "page ms", "by summing ms", "faster")
    return table(f"/leaderboard in the database, {len(MEMBERS):,} members", head, rows)


def _server(path: Path, bank: Bank, attempts: int) -> Engine:
    engine = record.migrated(path, bank)
    now = datetime.now(UTC)
    values: dict[str, object] = {"attempts": attempts, "members": len(MEMBERS), "guild": GUILD}
    values |= {"questions": len(bank.questions), "at": f"{now:%Y-%m-%d %H:%M:%S}.000000"}
    with engine.connect() as connection:
        for pragma in ("foreign_keys=OFF", "cache_size=-300000", "synchronous=OFF"):
            connection.connection.driver_connection.execute(f"PRAGMA {pragma}")  # type: ignore[union-attr]  # it is connected
    with Session(engine) as session, session.begin():
        record.fill_server(session, MEMBERS, now, now.date())
        session.execute(text(_ASK), values)
        session.execute(text(_WRITE), values)
        session.execute(text("CREATE INDEX bench ON attempts (member_id, points)"))
        session.execute(text(_TOTALS))
        session.execute(text("DROP INDEX bench"))
    return engine


def _pages(engine: Engine) -> list[float]:
    service = BoardService(lambda: datetime.now(UTC))
    chance = Random(1)  # noqa: S311 - every run draws the same
    reading = engine.execution_options(reads_only=True)

    def page() -> None:
        who = Caller(chance.choice(MEMBERS), "Member", GUILD)
        with Session(reading) as session, session.begin():
            assert service.board(session, who, Period.MONTH).own

    _times(page, 20)
    return _times(page, TIMES)


def _sums(engine: Engine) -> list[float]:
    with engine.connect() as connection:
        return _times(lambda: connection.execute(text(_SUMS), {"guild": GUILD}).all(), 3)


_LETTERS = 20
"""Each text is typed for the first time: what was looked for before is known."""


def _suggestions(bank: Bank) -> str:
    prompts = [each.prompt for each in bank.questions.values()]
    search, typed = Search(bank), iter(prompts)
    search.warm_up()
    kinds: dict[str, Callable[[], object]] = {
        "a topic": lambda: search.topics(next(typed)[:_LETTERS]),
        "a question": lambda: search.questions(next(typed)[:_LETTERS]),
        "a question, mistyped": lambda: search.questions(next(typed)[:_LETTERS] + "qx"),
        "a time zone": lambda: suggest_zones("us"),
    }
    rows = []
    for name, find in kinds.items():
        floors, ours = [], []
        for _ in range(50):
            floors += _times(
                lambda: process.extract("rate limtier", prompts, scorer=fuzz.WRatio, limit=25), 1
            )
            ours += _times(find, 1)
        rows.append([name, ms(ours, 3), ratio(ours, floors)])
    return table("Suggestions in memory", ("", "ms", "of rapidfuzz WRatio"), rows)


def _times(work: Callable[[], object], times: int) -> list[float]:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return taken
