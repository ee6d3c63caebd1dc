"""What there is to read past a model answer, and before which moment it is not shown."""

from sandbox import Message
from sandbox.world import components as parts
from sandbox.world.messages import post
from tests.journeys.acts import write
from tests.journeys.private.designing import cards
from tests.stage import Stage


def forged(stage: Stage, card: Message, verb: str, instead: str) -> Message:
    """A button with the numbers of one on a card, and another verb."""
    ids = [str(part.get("custom_id", "")) for part in parts.walk(card.components)]
    [found] = [each for each in ids if f":{instead}:" in each]
    button = {"type": 2, "style": 1, "label": "Forged", "custom_id": found.replace(instead, verb)}
    world = stage.sandbox.world
    return post(
        world, stage.general, world.bot, {"components": [{"type": 1, "components": [button]}]}
    )


async def test_further_is_a_page_beside_the_model_answer(stage: Stage) -> None:
    card = await stage.ada.invoke(stage.general, "interview", topic="popular-designs", questions=1)
    early = await stage.ada.press(forged(stage, card.message, "further", "skip"), "Forged")
    assert "Where answers part" not in early.message.text
    revealed = await write(stage.ada, card.message)
    further = await stage.ada.press(revealed.message, "Further")
    for part in ("Where answers part", "Weak:", "At your level", "Read on"):
        assert part in further.message.text
    back = await stage.ada.press(further.message, "Back")
    assert "Model answer" in back.message.text


async def test_a_related_question_is_read_beside_the_answer(stage: Stage) -> None:
    """It can be practised from there; the page and the interview stay."""
    picked = {"question": "Design Twitter"}
    card = (await stage.ada.invoke(stage.general, "interview", **picked)).message
    further = (await stage.ada.press((await write(stage.ada, card)).message, "Further")).message
    [select] = [each for each in parts.walk(further.components) if each["type"] == 3]
    related = select["options"][0]
    other = (await stage.ada.choose(further, "Related questions", [related["value"]])).message
    assert other.id != further.id
    assert other.ephemeral
    assert related["label"].rstrip("…") in other.text
    assert "Practise this" in other.buttons
    assert "How did you do?" in (await stage.ada.press(further, "Back")).message.text


async def test_what_a_candidate_asks_is_told_once_that_phase_is_over(stage: Stage) -> None:
    topic = {"format": "design", "topic": "popular-designs"}
    opening = await stage.ada.invoke(stage.general, "interview", **topic)
    await stage.ada.press(opening.message, "Start")
    card = cards(stage)[-1]
    assert "What a good candidate asks" not in card.buttons
    early = await stage.ada.press(forged(stage, card, "questions", "pause"), "Forged")
    assert "phase 1 of 6" in early.message.text
    second = await stage.ada.press(card, "Next phase")
    asked = await stage.ada.press(second.message, "What a good candidate asks")
    assert "Decides the design:" in asked.message.text
    back = await stage.ada.press(asked.message, "Back")
    assert "phase 2 of 6" in back.message.text
