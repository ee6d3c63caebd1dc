"""Key points of two things, and the pairs that are one."""

import re
from collections.abc import Iterator

from bot.bank.entry import Entry
from bot.bank.markdown import without_code

__all__ = ["PAIRS", "one_thing_each"]

PAIRS = frozenset(
    frozenset(pair.split(" and "))
    for pair in (
        "acks and nacks", "add and remove", "allow and deny", "authentication and authorization",
        "availability and consistency", "backoff and jitter", "backup and restore",
        "backups and restores", "buyers and sellers", "client and server", "clients and servers",
        "commit and abort", "costs and benefits", "cpu and memory", "create and delete",
        "credit and debit", "credits and debits", "drivers and riders", "encrypt and decrypt",
        "encryption and decryption", "enqueue and dequeue", "expand and contract",
        "fan-in and fan-out", "forward and backward", "get and put", "get and set",
        "hits and misses", "horizontally and vertically", "hot and cold", "http and https",
        "input and output", "inputs and outputs", "inserts and deletes", "keys and values",
        "latency and throughput", "leader and followers", "leaders and followers",
        "lock and unlock", "logs and metrics", "logs and traces", "metrics and traces",
        "minimum and maximum", "old and new", "open and close", "pause and resume",
        "positives and negatives", "precision and recall", "primary and replica",
        "primary and replicas", "producer and consumer", "producers and consumers",
        "publish and subscribe", "publishers and subscribers", "push and pull", "read and write",
        "reader and writer", "readers and writers", "reads and writes", "request and response",
        "requests and responses", "retries and timeouts", "rows and columns", "rpo and rto",
        "send and receive", "sender and receiver", "senders and receivers", "source and target",
        "start and end", "start and stop", "supply and demand", "time and space",
        "upload and download", "uploads and downloads", "username and password",
    )
)  # fmt: skip
"""Pairs of which one half means little without the other; their order is free."""
_JOINING = re.compile("and |&|;", re.IGNORECASE)
_AND = re.compile(r"([\w-]*)[^\w;]* (?:and|&) ([\w-]*)", re.IGNORECASE)


def one_thing_each(entry: Entry) -> Iterator[tuple[int, str]]:
    """A key point is one thing to check: it has no semicolon, and no "and" but inside a pair."""
    for item in entry.key_points:
        if not _JOINING.search(item.text):
            continue
        text = without_code(item.text) if "`" in item.text else item.text
        if ";" in text:
            yield item.line, "A semicolon joins two things here; a key point is one."
        for found in _AND.finditer(text):
            if frozenset((found[1].lower(), found[2].lower())) not in PAIRS:
                joined = f"“{found[0].strip()}” joins two things; a key point is one."
                yield item.line, f"{joined} Keep what matters more; the answer has the other."
