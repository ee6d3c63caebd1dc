"""The whole shelf: every topic and every question of `content/`."""

from pathlib import Path

import pytest

from bot.bank import Bank, read_bank

_CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def bank() -> Bank:
    return read_bank(_CONTENT)


def test_every_question_is_readable(bank: Bank) -> None:
    """The bot starts with 893 questions of 90 topics, or it would say what is wrong."""
    assert (len(bank.questions), len(bank.topics)) == (893, 90)


def test_every_question_of_the_original_bank_is_there(bank: Bank) -> None:
    """The numbers of the bank that this one was made from are all present, each once."""
    assert sorted(question.source or 0 for question in bank.questions.values()) == [
        *range(1, len(bank.questions) + 1)
    ]


def test_topics_stand_in_order_and_none_is_empty(bank: Bank) -> None:
    """A topic that is offered has something to ask."""
    assert [topic.order for topic in bank.topics.values()] == [*range(1, len(bank.topics) + 1)]
    assert all(bank.in_topic(slug) for slug in bank.topics)
