"""`/interview question:` asks the one that was picked, wherever and in whatever format."""

import pytest

from sandbox import Outcome
from tests.journeys.acts import usable
from tests.journeys.channel.hosting import shows
from tests.stage import Stage


async def picked(stage: Stage, text: str) -> str:
    """The value of what is suggested first for a text."""
    await stage.bot.says("search.indexed")
    found = await stage.ada.suggest(stage.general, "interview", "question", text)
    return str(found[0].value)


async def ask(stage: Stage, question: str, **options: object) -> Outcome:
    """Type the command."""
    return await stage.ada.invoke(stage.general, "interview", question=question, **options)


async def test_the_question_that_was_picked_is_asked_alone(stage: Stage) -> None:
    """Typed again it is shown again; another leaves the choice."""
    twitter = await picked(stage, "twitter")
    card = (await ask(stage, twitter)).message
    assert "question 1 of 1" in card.text
    assert "Design Twitter" in card.text
    assert "1 question." in card.text
    assert "Design Twitter" in (await ask(stage, "  design twitter ")).message.text
    clash = (await ask(stage, await picked(stage, "kafka"))).message
    assert "You already have an interview here" in clash.text
    fresh = (await stage.ada.press(clash, "Start new")).message
    assert "How does Apache Kafka work?" in fresh.text
    assert "question 1 of 1" in fresh.text


async def test_each_question_is_suggested_once(stage: Stage) -> None:
    """In one of its wordings."""
    await stage.bot.says("search.indexed")
    found = await stage.ada.suggest(stage.general, "interview", "question", "load balancer")
    prompts = [each.name for each in found]
    assert prompts.count("What is a load balancer?") == 1
    assert len(await stage.ada.suggest(stage.general, "interview", "question", "")) == 25


async def test_a_design_is_asked_in_the_format_asked_for(stage: Stage) -> None:
    """A question that has no phases says so."""
    twitter, kafka = await picked(stage, "twitter"), await picked(stage, "kafka")
    refused = (await ask(stage, kafka, format="design")).message
    assert "That question is no design in phases: leave format out." in refused.text
    opening = (await ask(stage, twitter, format="design")).message
    assert "Design Twitter" in opening.text
    assert "Start" in usable(opening)


@pytest.mark.parametrize("options", [{}, {"format": "design"}], ids=["quick", "design"])
async def test_a_channel_is_asked_it_too(stage: Stage, options: dict[str, str]) -> None:
    card = (await ask(stage, await picked(stage, "twitter"), where="channel", **options)).message
    await shows(stage, card, "Design Twitter")
    assert "of 3" not in card.text


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"question": "knitting patterns"}, "I have no such question. Pick one from the list"),
        ({"question": "Design Twiter"}, "Did you mean “Design Twitter”?"),
        ({"question": "Design Twitter", "questions": 2}, "leave topic, level and questions out"),
        ({"question": "Design Twitter", "topic": "databases"}, "You picked one question"),
        ({"question": "Design Twitter", "level": "mid"}, "You picked one question"),
    ],
)
async def test_what_cannot_be_asked_is_said(
    stage: Stage, options: dict[str, object], sentence: str
) -> None:
    refused = await stage.ada.invoke(stage.general, "interview", **options)
    assert sentence in refused.message.text
