"""`/history`: past interviews, wherever they were, with what they had."""

from sandbox import Actor, Channel, Message
from tests.journeys.acts import answer, end, practise
from tests.journeys.channel.hosting import begin, lead, shows, start
from tests.journeys.private.designing import assess, in_thread, note
from tests.stage import Stage


def listed(card: Message) -> list[tuple[str, str]]:
    """What a list offers: the value of each and what it says."""
    (select,) = [
        part
        for row in card.components[0]["components"]
        for part in row.get("components", ())
        if part["type"] == 3
    ]
    return [(each["value"], each["description"]) for each in select["options"]]


async def ask_one(member: Actor, channel: Channel) -> None:
    """An interview of the one question that was picked: the list names it."""
    card = (await member.invoke(channel, "interview", question="Design Twitter")).message
    if channel is member.dm:
        await end(member, card)
        return
    graded = await answer(member, card)
    await member.press(graded.message, "See the report")


async def past(stage: Stage, member: Actor) -> Message:
    """Type the command."""
    return (await member.invoke(stage.general, "history")).message


async def pick(member: Actor, card: Message, value: str) -> Message:
    """Pick one; the list is replaced by it."""
    return (await member.choose(card, "Pick an interview", [value])).message


async def test_past_interviews_are_listed_the_newest_first(stage: Stage) -> None:
    """Private and in channels; each leads to what it ended with."""
    await ask_one(stage.grace, stage.general)
    card = await start(stage)
    await answer_in(stage, stage.grace, card)
    await lead(stage.ada, card, "End")
    card = await shows(stage, card, "How it went")
    mine = await past(stage, stage.grace)
    assert [says for _, says in listed(mine)] == [
        "Channel · Caching & Performance · 1 question",
        "Private · Design Twitter · 1 question",
    ]
    for value, _ in listed(mine):
        report = await pick(stage.grace, mine, value)
        assert "1 of 1 question solid or better · +3 points" in report.text
        assert "It began <t:" in report.text
        again = (await stage.grace.press(report, "Past interviews")).message
        assert listed(again) == listed(mine)


async def test_a_round_has_a_report_of_ones_own(stage: Stage) -> None:
    """What was answered and graded there, and nobody else's."""
    card = await start(stage)
    await stage.grace.press(card, "Join")
    await answer_in(stage, stage.grace, card)
    await lead(stage.ada, card, "End")
    card = await shows(stage, card, "How it went")
    mine = await past(stage, stage.grace)
    ((value, says),) = listed(mine)
    assert says == "Channel · Caching & Performance · 1 question"
    report = await pick(stage.grace, mine, value)
    assert "1 of 1 question solid or better · +3 points" in report.text
    assert "Practise what I missed" not in report.buttons
    none = await past(stage, stage.ada)
    assert "No finished interview of yours is recorded here." in none.text


async def answer_in(stage: Stage, member: Actor, card: Message) -> None:
    """Answer a channel's question, have it revealed, and grade oneself."""
    opened = await member.press(card, "Answer")
    await member.submit(opened.form, {"Your answer": "I would cache what is read often, by key."})
    await lead(stage.ada, card, "Reveal")
    card = await shows(stage, card, "Model answer")
    mine = (await member.press(card, "Grade mine")).message
    await member.press(mine, "Solid")


async def test_designs_have_their_scorecards(stage: Stage) -> None:
    """The picture included: one's own, and that of a group."""
    noted = await note(stage.ada, await in_thread(stage))
    await assess(stage.ada, (await stage.ada.press(noted, "End")).message)
    group = await begin(stage)
    await note(stage.ada, group)
    await lead(stage.ada, group, "End")
    group = await shows(stage, group, "How it went")
    await assess(stage.ada, (await stage.ada.press(group, "Assess mine")).message)
    card = await past(stage, stage.ada)
    (channel, channel_says), (private, private_says) = listed(card)
    assert channel_says.startswith("Channel · Design: ")
    assert private_says.startswith("Private · Design: ")
    for value in (channel, private):
        score = await pick(stage.ada, await past(stage, stage.ada), value)
        assert "Together 12 of 18" in score.text
        assert "It began <t:" in score.text
        assert score.attachments[0].content.startswith(b"\x89PNG")
        chosen = (await stage.ada.press(score, "What I chose")).message
        score = (await stage.ada.press(chosen, "Back")).message
        again = (await stage.ada.press(score, "Past interviews")).message
        assert listed(again) == listed(card)


async def test_from_a_thread_the_list_is_shown_to_its_member_alone(stage: Stage) -> None:
    """The scorecard stays, which others may see there."""
    noted = await note(stage.ada, await in_thread(stage))
    score = await assess(stage.ada, (await stage.ada.press(noted, "End")).message)
    shown = (await stage.ada.press(score, "Past interviews")).message
    assert shown.ephemeral
    assert "Together 12 of 18" in score.text


async def test_another_members_interview_is_not_shown(stage: Stage) -> None:
    """Nor what no list offers."""
    card = (await stage.ada.invoke(stage.general, "interview", questions=1)).message
    await end(stage.ada, card)
    await practise(stage.grace, stage.general)
    mine = await past(stage, stage.grace)
    for forged in ("1", "d1", "r1"):
        select = mine.components[0]["components"][-1]["components"][0]
        select["options"] = [{"label": "x", "value": forged}]
        told = await pick(stage.grace, mine, forged)
        assert "How it went" not in told.text
        mine = await past(stage, stage.grace)


async def test_in_a_direct_message_it_lists_what_was_there(stage: Stage) -> None:
    await ask_one(stage.ada, stage.ada.dm)
    shown = (await stage.ada.invoke(stage.ada.dm, "history")).message
    assert [says for _, says in listed(shown)] == ["Private · Design Twitter · 1 question"]
    none = await past(stage, stage.ada)
    assert "No finished interview of yours is recorded here." in none.text
    begun = (await stage.ada.press(none, "Start an interview")).message
    assert "question 1 of 3" in begun.text
    graded = await answer(stage.ada, begun)
    assert "Next" in graded.message.buttons
