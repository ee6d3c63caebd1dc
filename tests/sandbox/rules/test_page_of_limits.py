"""docs/sandbox-limits.md says what the sandbox does, and Discord's own description agrees."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from sandbox.rules.limits import LIMITS, Limit
from sandbox.rules.sources import DIFFERS, NOT_LOOKED_AT, RULES, SCHEMAS, source_of
from tests.openapi import DESCRIPTION, component
from tests.sandbox.rules.test_rules import REFUSED
from tests.stage import ROOT

PAGE = ROOT / "docs" / "sandbox-limits.md"
_HEAD = (
    "<!-- Written by `tests/sandbox/rules/test_page_of_limits.py`; UPDATE_TRANSCRIPTS=1 writes it "
    "anew. -->\n\n# What Discord refuses, and the sandbox with it\n\n"
    "The sandbox refuses what Discord does, with Discord's errors, so that what works here works "
    "there. A source `Schema.field` is of\nDiscord's OpenAPI description "
    "(<https://github.com/discord/discord-api-spec>); *unverified* is what we know by hearsay "
    "alone.\nA rule's source is for the rule: that Discord refuses it by this very code was seen "
    "for some of them, and guessed for others.\n"
)


def bounds(schema: dict[str, Any]) -> tuple[int, int | None]:
    """The least and the most that a schema takes."""
    if "oneOf" in schema:
        (schema,) = [each for each in schema["oneOf"] if each.get("type") == "string"]
    low = next((schema[key] for key in ("minLength", "minItems", "minimum") if key in schema), 0)
    keys = ("maxLength", "maxItems", "maximum")
    return low, next((schema[key] for key in keys if key in schema), None)


def described(name: str) -> dict[str, Any]:
    """The schema of a limit."""
    schema, _, field = SCHEMAS[name].partition(".")
    found: dict[str, Any] = component(schema)["properties"][field]
    return found


@pytest.mark.skipif(not DESCRIPTION.exists(), reason="Discord's description is not here")
@pytest.mark.parametrize("name", SCHEMAS)
def test_discords_description_has_the_same_figures(name: str) -> None:
    """Or, where the sandbox is stricter, it is said why."""
    limit, (low, high) = LIMITS[name], bounds(described(name))
    if name not in DIFFERS:
        assert (limit.least, limit.value) == (low, high)
    else:
        assert limit.least >= low
        assert high is not None
        assert limit.value <= high
        assert (limit.least, limit.value) != (low, high)


def test_every_rule_is_tried_and_every_refusal_has_a_source() -> None:
    """The table of rules names the codes that the tests see, all of them."""
    assert {rule.code for rule in RULES} == set(REFUSED)
    assert len(RULES) == len(REFUSED)


def test_the_page_says_what_the_tables_say() -> None:
    """One table, written from the code."""
    told = "\n".join(_lines()) + "\n"
    if os.environ.get("UPDATE_TRANSCRIPTS"):
        PAGE.write_text(told, "utf-8")
    assert PAGE.read_text("utf-8") == told


def _lines() -> Iterator[str]:
    yield _HEAD
    yield "| what | Discord | the sandbox | source |"
    yield "|---|---|---|---|"
    for name, limit in LIMITS.items():
        sandbox = DIFFERS.get(name, "keeps it")
        yield f"| {limit.sentence} | {_span(limit)} | {sandbox} | {_source(source_of(name))} |"
    for rule in RULES:
        yield f"| {rule.sentence} | refuses | `{rule.code}` | {_source(rule.source)} |"
    for sentence in NOT_LOOKED_AT:
        yield f"| {sentence} | may refuse | takes it | *unverified* |"


def _span(limit: Limit) -> str:
    return f"{limit.least} to {limit.value}"


def _source(source: str) -> str:
    if source.startswith("https://"):
        shown = source.removeprefix("https://").removeprefix("docs.discord.com/developers/")
        return f"[{shown}]({source})"
    return source if source.startswith("*") else f"`{source}`"
