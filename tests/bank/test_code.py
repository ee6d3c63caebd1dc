"""Code in the bank is read by what would run it; Python and JSON are the checker's."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from textwrap import dedent

import psycopg
import pytest

from bot.bank import Bank
from tests.postgres import Server

_BLOCK = re.compile(r"^ *```sql\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
_PARAMETER = re.compile(r"(?<![:\w]):[a-z]\w*")
"""`:name`, as drivers spell it; no `::` of a cast."""
OTHERS = {
    "analytics-and-insights-systems/funnel-tracking-system": "ClickHouse",
    "api-design-and-management/usage-analytics-each-endpoint-api-platform": "ClickHouse",
    "mobile-first/queue-sync-user-actions-taken-offline": "SQLite",
}
"""Whose SQL is not PostgreSQL's, by the question's id."""


def statements(bank: Bank) -> list[tuple[str, str]]:
    """Every block of SQL, with the id of its question."""
    return [
        (question.id, _PARAMETER.sub("NULL", dedent(block)))
        for question in bank.questions.values()
        if not question.is_alias
        for block in _BLOCK.findall(question.answer)
    ]


@pytest.fixture(scope="module")
def parser(postgres: Server) -> Iterator[psycopg.Connection]:
    """An empty database of PostgreSQL."""
    url = postgres.create()
    where = f"host={postgres.folder} user=postgres dbname={url.database}"
    with psycopg.connect(where, autocommit=True) as connection:
        yield connection
    postgres.drop(url)


def refused(parser: psycopg.Connection, sql: str) -> str:
    """What PostgreSQL reads otherwise; nothing where it only lacks the tables."""
    try:
        parser.execute(f"BEGIN; {sql}".encode())
    except psycopg.errors.SyntaxError as error:
        return str(error).partition("\n")[0]
    except psycopg.Error:
        pass
    finally:
        parser.execute("ROLLBACK")
    return ""


def test_a_slip_is_seen(parser: psycopg.Connection) -> None:
    assert "syntax error" in refused(parser, "SELECT 1; SELEC 2")
    assert refused(parser, "SELECT a FROM b WHERE c = NULL") == ""


def test_sql_is_what_its_database_reads(bank: Bank, parser: psycopg.Connection) -> None:
    found = {
        identity: wrong for identity, sql in statements(bank) if (wrong := refused(parser, sql))
    }
    assert found.keys() == OTHERS.keys(), found


@pytest.mark.parametrize("identity", [key for key, name in OTHERS.items() if name == "SQLite"])
def test_sql_of_sqlite_is_what_it_reads(bank: Bank, identity: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        for owner, sql in statements(bank):
            if owner == identity:
                connection.executescript(sql)
