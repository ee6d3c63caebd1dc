"""Checks of what a file says: names, and what is said twice or too early."""

import pytest

from bot.bank.checks.names import spelling_of_names
from bot.bank.checks.repetition import (
    hints_that_tell,
    key_points_in_prompt,
    phases_that_tell,
    repeated_key_points,
)
from tests.bank.pages import PHASE_ANSWERS, PHASES, Page, entry

_DESIGN = 'kind = "design"\nlevel = "senior"'


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Postgres", "PostgreSQL"),
        ("Postgresql", "PostgreSQL"),
        ("mysql", "MySQL"),
        ("Mongo", "MongoDB"),
        ("Elastic Search", "Elasticsearch"),
        ("ElasticSearch", "Elasticsearch"),
        ("RabbitMq", "RabbitMQ"),
        ("GRPC", "gRPC"),
        ("Etcd", "etcd"),
        ("Zookeeper", "ZooKeeper"),
        ("OAuth2", "OAuth 2.0"),
        ("OAuth 2", "OAuth 2.0"),
        ("Oauth", "OAuth"),
        ("K8s", "Kubernetes"),
        ("Websocket", "WebSocket"),
        ("web socket", "WebSocket"),
        ("Github", "GitHub"),
        ("Javascript", "JavaScript"),
    ],
)
def test_names_are_spelled_as_their_owners_do(text: str, right: str) -> None:
    """A wrong spelling is found wherever it stands in a sentence, plural or not."""
    for sentence in (f"{text} is", f"in ({text}).", f"**{text}:** the", f"a {text}-backed"):
        found = list(spelling_of_names(entry(Page(answer=sentence))))
        assert found == [(10, f"“{text}” is spelled {right}.")]


def test_a_plural_is_spelled_right_too() -> None:
    """Several of a thing have its name and an s."""
    assert list(spelling_of_names(entry(Page(prompt="What are Websockets?"))))
    assert not list(spelling_of_names(entry(Page(prompt="What are WebSockets?"))))


@pytest.mark.parametrize(
    "text",
    [
        "OAuth 2.0, OAuth 2.1, OAuth, PostgreSQL, etcd and gRPC.",
        "`postgres` and `redis-cli`",
        "```sh\npsql postgres\n```",
        "kafka.consumer.fetch, redis://cache, src/mysql, docker.io, redis_url, redis-cli",
        "an elastic searchlight, mongoose, graphqlize",
    ],
)
def test_right_names_code_and_identifiers_pass(text: str) -> None:
    """Only prose is held to a spelling, and only whole words are names."""
    assert not list(spelling_of_names(entry(Page(answer=text))))


def test_key_points_say_different_things() -> None:
    """The same thing in nearly the same words is one point."""
    points = (
        "Serves the stale value while one worker refreshes it",
        "Spreads expiry with jitter",
        "While one worker refreshes the value, serves the stale one",
    )
    assert list(repeated_key_points(entry(Page(key_points=points)))) == [
        (16, "This key point repeats that of line 14.")
    ]


def test_key_points_that_share_some_words_pass() -> None:
    """Two points about one subject are two points."""
    points = (
        "Invalidates the cached entry on every write to the row",
        "Keeps a TTL on each cached entry as the safety net",
        "Never caches an entry that failed to load",
    )
    assert not list(repeated_key_points(entry(Page(key_points=points))))


def test_a_key_point_is_not_in_the_prompt() -> None:
    """What the prompt says is no merit of an answer."""
    page = Page(
        prompt="Design a feed, sorted by time, that is served from cache.",
        key_points=("Sorted by time", "Is served from a cache", "Sorted by time and by rank"),
    )
    assert list(key_points_in_prompt(entry(page))) == [
        (14, "This key point stands in the prompt word for word.")
    ]


def test_a_hint_does_not_say_a_key_point() -> None:
    """A hint that holds a key point gives the answer away, whatever stands around it."""
    page = Page(
        hints=(
            "Could it keep each entry no longer than its time to live?",
            "How long may an entry be kept?",
        )
    )
    assert list(hints_that_tell(entry(page))) == [
        (20, "This hint gives away the key point of line 15.")
    ]


@pytest.mark.parametrize(
    ("opening", "fault"),
    [
        ("Reckons 700 requests a second.", "Numbers opens with the figure 700,"),
        ("Multiplies 20 million uploads by five.", ""),
        ("Looks at p99 over HTTP/2.", ""),
        ("Finds that it takes 280 cores at peak.", "Numbers opens with the figure 280,"),
        (
            "Finds how many it takes at peak of the day.",
            "words of its answer: “it takes at peak of”",
        ),
    ],
)
def test_a_phase_opens_without_its_answer(opening: str, fault: str) -> None:
    """Figures of the prompt may stand there; those that are worked out may not."""
    told = "**Numbers:** One of 7 things"
    answer = PHASE_ANSWERS.replace(told, "**Numbers:** 280 cores it takes at peak of it")
    page = Page(
        header=_DESIGN,
        context="They upload 20 million.",
        phases=PHASES.replace("Says what numbers means for this very system.", opening),
        phase_answers=answer,
    )
    found = [sentence for _, sentence in phases_that_tell(entry(page))]
    assert [fault in each for each in found] == [True] * bool(fault)
