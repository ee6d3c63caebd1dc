"""`/question search:`: one question is found, read, practised and reported."""

from typing import Any

from sandbox import Actor, Channel, Message
from sandbox.world import components as parts
from tests.journeys.acts import answer, set_daily, usable
from tests.journeys.channel.hosting import lead, shows, start
from tests.stage import Stage
from tests.test_commands import run

WRONG = "What is wrong, and what would be right?"
KAFKA = "How does Apache Kafka work?"


async def look_up(member: Actor, place: Channel, text: str) -> Message:
    """Type a text, picked from the list or not."""
    return (await member.invoke(place, "question", search=text)).message


async def suggested(stage: Stage, place: Channel, text: str) -> Message:
    """The card of what is suggested first for a text."""
    await stage.bot.says("search.indexed")
    found = await stage.ada.suggest(place, "question", "search", text)
    return await look_up(stage.ada, place, str(found[0].value))


async def report(member: Actor, card: Message, text: str) -> Message:
    """Press *Report a mistake*, and fill in the form; what it answers."""
    opened = await member.press(card, "Report a mistake")
    assert opened.form is not None
    assert KAFKA in opened.form.text
    return (await member.submit(opened.form, {WRONG: text})).message


def offered(card: Message) -> dict[str, str]:
    """What a card's select offers: values by labels."""
    selects = [part for part in parts.walk(card.components) if part["type"] == parts.STRING_SELECT]
    return {each["label"]: each["value"] for select in selects for each in select["options"]}


async def printed(stage: Stage, *options: str) -> str:
    """What `python -m bot reports` prints."""
    status, text = await run("reports", *options, DATABASE_URL=stage.bot.database_url)
    assert status == 0, text
    return text


async def test_a_question_is_read_and_practised_and_its_answer_shows_after_that(
    stage: Stage,
) -> None:
    """In a server and in a direct message; *Back* leads from the answer to the question."""
    for place in (stage.general, stage.ada.dm):
        card = await suggested(stage, place, "kafka")
        assert KAFKA in card.text
        assert "Mid · Concept" in card.text
        assert card.ephemeral == (place is stage.general)  # a chat is its member's alone
        if place is stage.general:
            assert "You have not met this question yet." in card.text
            assert "Model answer" not in card.buttons
        begun = (await stage.ada.press(card, "Practise this")).message
        assert "question 1 of 1" in begun.text
        if place is stage.ada.dm:
            continue
        await answer(stage.ada, begun)
        again = await look_up(stage.ada, place, KAFKA + " What are the design considerations?")
        assert "Last time you graded yourself **Solid**. It comes back" in again.text
        page = (await stage.ada.press(again, "Model answer")).message
        assert "Key points" in page.text
        further = (await stage.ada.press(page, "Further")).message
        assert "Read on" in further.text
        assert KAFKA in (await stage.ada.press(further, "Back")).message.text


async def test_the_answer_is_not_shown_before_an_attempt(stage: Stage) -> None:
    """Neither by the card, nor to one who presses what only others are offered."""
    card = await look_up(stage.grace, stage.general, "kafka")
    card = (await stage.grace.choose(card, "Pick a question", [offered(card)[full(card)]])).message
    begun = (await stage.grace.press(card, "Practise this")).message
    await answer(stage.grace, begun)
    graced = await look_up(stage.grace, stage.general, full(card))
    answer_id = named(graced, "Model answer")["custom_id"]
    mine = await look_up(stage.ada, stage.general, full(card))
    for forged in (answer_id, answer_id.replace("model", "further")):
        named(mine, "Practise this")["custom_id"] = forged
        mine = (await stage.ada.press(mine, custom_id=forged)).message
        assert "You have not met this question yet." in mine.text


def named(card: Message, label: str) -> dict[str, Any]:
    """The button with a label."""
    return next(part for part in parts.walk(card.components) if part.get("label") == label)


def full(card: Message) -> str:
    """The whole prompt of the question about Kafka, from whatever shows it."""
    found = [label for label in offered(card) if label.startswith(KAFKA)]
    return found[0] if found else f"{KAFKA} What are the design considerations?"


async def test_what_is_typed_and_not_picked_is_looked_for(stage: Stage) -> None:
    """What fits is a list; what nothing is like is one sentence."""
    await stage.bot.says("search.indexed")
    card = await look_up(stage.ada, stage.general, " _kafka_ ")
    assert "for “\\_kafka\\_”" in card.text
    found = offered(card)
    picked = (await stage.ada.choose(card, "Pick a question", [found[full(card)]])).message
    assert KAFKA in picked.text
    again = (await stage.ada.press(picked, "Back to the list")).message
    assert "for “\\_kafka\\_”" in again.text
    assert offered(again) == found
    picked = (await stage.ada.choose(again, "Pick a question", [found[full(card)]])).message
    related = next(iter(offered(picked).values()))
    other = (await stage.ada.choose(picked, "Related questions", [related])).message
    assert offered((await stage.ada.press(other, "Back to the list")).message) == found
    short = await look_up(stage.ada, stage.general, "url shortener")
    assert "Design a URL Shortener (like bit.ly)" in [
        *offered(short),
        short.text.split("\n")[1][4:],
    ]
    for nothing in ("zzqxj", "!!!", "\u200b"):
        told = await look_up(stage.ada, stage.general, nothing)
        assert "I have no such question." in told.text


async def test_a_related_question_leads_to_its_card(stage: Stage) -> None:
    card = await suggested(stage, stage.general, "kafka")
    related = offered(card)
    assert 0 < len(related) <= 5
    label, value = next(iter(related.items()))
    other = (await stage.ada.choose(card, "Related questions", [value])).message
    assert label.rstrip("…") in other.text
    assert "Practise this" in usable(other)


async def test_where_an_interview_runs_one_chooses(stage: Stage) -> None:
    """As `/interview question:` does; a design can be practised in phases too."""
    await stage.ada.invoke(stage.general, "interview")
    card = await suggested(stage, stage.general, "url shortener")
    clash = (await stage.ada.press(card, "Practise this")).message
    assert {"Continue", "Start new"} <= set(usable(clash))
    fresh = (await stage.ada.press(clash, "Start new")).message
    assert "Design a URL Shortener" in fresh.text
    opening = (await stage.ada.press(card, "Practise in phases")).message
    assert "Start" in usable(opening)


async def test_todays_daily_question_leads_to_its_post(stage: Stage) -> None:
    """Until it is answered there, or its day is over; whoever has answered it is not led back."""
    stage.go_to(8, 59)
    await set_daily(stage)
    stage.go_to(9)
    post = await stage.post()
    prompt = post.text.split("\n### ")[1].split("\n")[0]
    await stage.bot.says("daily.posted")
    card = await look_up(stage.ada, stage.general, prompt)
    assert "It is today's daily question." in card.text
    assert f"/{stage.club.id}/{stage.daily.id}/{post.id}" in card.text
    assert usable(card) == ["Report a mistake"]
    await answer(stage.ada, post)
    answered = await look_up(stage.ada, stage.general, prompt)
    assert "Model answer" in usable(answered)
    assert "daily" not in answered.text
    elsewhere = await look_up(stage.grace, stage.grace.dm, prompt)
    assert "Practise this" in usable(elsewhere)
    stage.go_to(9, day=1)
    await stage.post(2)
    over = await look_up(stage.grace, stage.general, prompt)
    assert "Practise this" in usable(over)


async def test_what_an_interview_asks_just_now_stays_held_back(stage: Stage) -> None:
    """From those who joined, until the reveal."""
    card = await start(stage)
    prompt = card.text.split("\n### ")[1].split("\n")[0]
    mine = await look_up(stage.ada, stage.general, prompt)
    assert "The interview that you joined asks it just now." in mine.text
    assert usable(mine) == ["Report a mistake"]
    assert "Practise this" in usable(await look_up(stage.grace, stage.general, prompt))
    await lead(stage.ada, card, "Reveal")
    await shows(stage, card, "Model answer")
    assert "Practise this" in usable(await look_up(stage.ada, stage.general, prompt))


async def test_a_mistake_is_reported_once_and_printed_to_the_host(stage: Stage) -> None:
    """From a form that was open over a restart too; what was typed commands no terminal."""
    assert "No mistakes were reported." in await printed(stage)
    card = await suggested(stage, stage.general, "kafka")
    opened = await stage.ada.press(card, "Report a mistake")
    await stage.restart()
    text = "It is \x1b[31mnot\u202e so.\nBut so."
    kept = (await stage.ada.submit(opened.form, {WRONG: text})).message
    assert "Your report is kept" in kept.text
    assert KAFKA in kept.text
    await report(stage.ada, kept, text)
    listed = await printed(stage)
    assert listed.count(KAFKA) == 1
    assert listed.startswith("1 · data-flow-and-streaming-systems/")
    assert "    It is \\x1b[31mnot\\u202e so.\n    But so.\n" in listed
    assert "settled" in await printed(stage, "--done", "1")
    assert "No mistakes were reported." in await printed(stage)
    status, told = await run("reports", "--done", "1", DATABASE_URL=stage.bot.database_url)
    assert status == 1
    assert "There is no open report 1." in told


async def test_a_mistake_is_reported_beside_the_answer_too(stage: Stage) -> None:
    """The page stays as it is."""
    card = await suggested(stage, stage.general, "kafka")
    begun = (await stage.ada.press(card, "Practise this")).message
    graded = (await answer(stage.ada, begun)).message
    page = (await stage.ada.press(graded, "Model answer")).message
    thanks = await report(stage.ada, page, "That is not so.")
    assert thanks is not page
    assert thanks.ephemeral
    assert "Your report is kept" in thanks.text
    further = (await stage.ada.press(page, "Further")).message
    assert "Your report is kept" in (await report(stage.ada, further, "Nor that.")).text
    assert (await printed(stage)).count(KAFKA) == 2


async def test_ten_reports_a_day_are_the_most(stage: Stage) -> None:
    """What is one too many comes back to its author, for tomorrow."""
    card = await suggested(stage, stage.ada.dm, "kafka")
    for number in range(10):
        card = await report(stage.ada, card, f"Mistake {number}.")
    told = await report(stage.ada, card, "One more mistake, which is described here at length.")
    assert "You have reported 10 mistakes within a day" in told.text
    assert "Mistake 3." in await printed(stage)
    stage.go_to(9, day=2)
    assert "Your report is kept" in (await report(stage.ada, card, "One more.")).text


async def test_an_empty_report_is_refused(stage: Stage) -> None:
    card = await suggested(stage, stage.general, "kafka")
    assert "Your report is empty." in (await report(stage.ada, card, "\u200b\u2060")).text
    assert "No mistakes were reported." in await printed(stage)
