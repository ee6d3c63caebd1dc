"""What a channel was shown can be read again: by everyone there, also once the card has shrunk."""

from sandbox import Message
from tests.journeys.acts import copied, usable, write
from tests.journeys.channel.hosting import begin, elsewhere, lead, leads, shows, start
from tests.journeys.private.designing import note
from tests.stage import Stage

READ = "Read a model answer"


async def line_of(stage: Stage, card: Message) -> Message:
    """An old card, once it is a line that leads to the answer too."""
    await stage.sandbox.until(lambda: "It goes on here" in card.text)
    assert usable(card) == ["Model answer"]
    return card


async def test_who_did_not_answer_reads_the_answer_once_the_host_went_on(stage: Stage) -> None:
    """Privately, with its key points; nothing there leads to an answer that they did not give."""
    card = await start(stage)
    shown = await leads(stage, stage.ada, card, "Reveal", "Model answer")
    await leads(stage, stage.ada, card, "Next", "question 2 of 2")
    line = await line_of(stage, shown)
    for member in (stage.grace, stage.mona):  # what one has read stays for the next
        page = (await member.press(line, "Model answer")).message
        assert page.ephemeral
        assert "**Model answer**" in page.text
        assert "**Key points**" in page.text
        assert "Back" not in page.buttons
    if "Further" in page.buttons:
        further = (await stage.mona.press(page, "Further")).message
        page = (await stage.mona.press(further, "Model answer")).message
        assert "**Model answer**" in page.text
    assert usable(line) == ["Model answer"]
    assert usable(card) == []  # the line above, of before the reveal


async def test_who_answered_goes_from_the_page_back_to_their_own(stage: Stage) -> None:
    card = await start(stage)
    await write(stage.grace, card)
    shown = await leads(stage, stage.ada, card, "Reveal", "Model answer")
    await leads(stage, stage.ada, card, "Next", "question 2 of 2")
    line = await line_of(stage, shown)
    page = (await stage.grace.press(line, "Model answer")).message
    assert "Solid" in usable((await stage.grace.press(page, "Back")).message)


async def test_how_it_went_leads_to_every_answer_that_was_shown(stage: Stage) -> None:
    """To none of a question that was skipped: nobody has seen it."""
    card = await start(stage, questions=3)
    await write(stage.grace, card)
    await leads(stage, stage.ada, card, "Reveal", "Model answer")
    await leads(stage, stage.ada, card, "Next", "question 2 of 3")
    await leads(stage, stage.ada, card, "Skip", "question 3 of 3")
    third = await leads(stage, stage.ada, card, "Reveal", "Model answer")
    prompt = third.text.partition("### ")[2].splitlines()[0]
    over = await leads(stage, stage.ada, card, "Finish", "How it went")
    [select] = [part for part in over.components[0]["components"] if part["type"] == 1][:1]
    options = select["components"][0]["options"]
    assert [option["value"] for option in options] == ["1", "3"]
    page = (await stage.mona.choose(over, READ, ["3"])).message
    assert page.ephemeral
    assert prompt in page.text
    assert "**Model answer**" in page.text
    assert "Back" not in page.buttons
    own = (await stage.grace.choose(over, READ, ["1"])).message
    assert "Solid" in usable((await stage.grace.press(own, "Back")).message)


async def test_one_answer_that_was_shown_is_a_button(stage: Stage) -> None:
    card = await start(stage, questions=1)
    await leads(stage, stage.ada, card, "Reveal", "Model answer")
    over = await leads(stage, stage.ada, card, "Finish", "How it went")
    page = (await stage.grace.press(over, "Model answer")).message
    assert "**Key points**" in page.text


async def test_a_design_is_read_again_by_who_noted_nothing(stage: Stage) -> None:
    """On the line and on the end's card; who noted something goes from there to the assessment."""
    card = await begin(stage)
    await note(stage.grace, card)
    for phase in range(2, 7):
        await leads(stage, stage.ada, card, "Next phase", f"phase {phase} of 6")
    compared = await leads(stage, stage.ada, card, "To the self-assessment", "Model answer")
    over = await leads(stage, stage.ada, card, "Finish", "How it went")
    for shown in (await line_of(stage, compared), over):
        page = (await stage.mona.press(shown, "Model answer")).message
        assert "**Model answer**" in page.text
        assert "Back" not in page.buttons
        beside = (await stage.grace.press(shown, "Model answer")).message
        mine = (await stage.grace.press(beside, "Back")).message
        assert any(label.startswith("Assess ") for label in mine.buttons)


async def test_who_does_not_see_the_channel_reads_nothing(stage: Stage) -> None:
    """What was shown there is shown nowhere else; nor before it was shown at all."""
    card = await start(stage, questions=1)
    await leads(stage, stage.ada, card, "Reveal", "Model answer")
    over = await leads(stage, stage.ada, card, "Finish", "How it went")
    public = copied(stage, over, elsewhere(stage))
    refused = (await stage.grace.press(public, "Model answer")).message
    assert "No answer of yours" in refused.text
    other = await start(stage)
    await lead(stage.ada, other, "End")
    ended = await shows(stage, other, "The host ended it.")
    assert "Model answer" not in ended.buttons
