"""The interviewer goes on: in private, at a daily question and in a channel, by the same steps."""

import asyncio

from sandbox import Actor, Message
from tests.journeys.acts import answer, fill, set_daily, usable, write
from tests.journeys.channel.hosting import lead, shows, start
from tests.stage import Stage

SAID = "I would *shed* load."


async def followed_up(member: Actor, graded: Message, text: str = SAID) -> Message:
    """Answer what the interviewer goes on with; the page on which the bank's answer stands."""
    shown = await fill(member, graded, "Answer the follow-up", Your_answer=text)
    assert shown.message.ephemeral
    return shown.message


async def judged(stage: Stage, graded: Message) -> Message:
    """Ada answers, restarts the bot, says that she had it, and looks again at what she said."""
    page = await followed_up(stage.ada, graded)
    own, good = page.text.index("I would *shed* load."), page.text.index("A good answer")
    assert own < good
    await stage.restart()
    had = (await stage.ada.press(page, "I had it")).message
    assert "You had it." in had.text
    assert "Answer the follow-up" not in usable(had)
    again = (await stage.ada.press(had, "Follow-up")).message
    assert "I would *shed* load." in again.text
    presses = [stage.ada.press(again, "I did not") for _ in range(2)]
    _, twice = await asyncio.gather(*presses)
    assert "You did not have it." in twice.message.text
    return twice.message


async def test_in_private_it_stands_in_the_report(stage: Stage) -> None:
    """Solid brings the interviewer's next question; it earns nothing, and the interview goes on."""
    card = await stage.ada.invoke(stage.general, "interview", questions=1)
    graded = (await answer(stage.ada, card.message)).message
    assert "The interviewer goes on" in graded.text
    after = await judged(stage, graded)
    assert "+3 points" in after.text
    report = (await stage.ada.press(after, "See the report")).message
    assert "follow-up not had" in report.text
    assert "+3 points" in report.text


async def test_a_weak_answer_is_offered_one_and_i_do_not_know_none(stage: Stage) -> None:
    card = await stage.ada.invoke(stage.general, "interview", questions=2)
    weak = (await answer(stage.ada, card.message, "Missed it")).message
    assert "A follow-up to try" in weak.text
    page = await followed_up(stage.ada, weak, "")
    assert "Your answer" not in page.text
    back = (await stage.ada.press(page, "Back")).message
    assert "Answer the follow-up" in usable(back)
    following = (await stage.ada.press(back, "Next")).message
    unknown = (await stage.ada.press(following, "I don't know")).message
    assert "ollow-up" not in unknown.text
    assert "Answer the follow-up" not in usable(unknown)


async def test_at_a_daily_question(stage: Stage) -> None:
    """On the member's own card, beside the post."""
    await set_daily(stage)
    await stage.mona.invoke(stage.daily, "daily now", schedule="1")
    post = await stage.post()
    after = await judged(stage, (await answer(stage.ada, post)).message)
    assert "Three on Load Balancing" in usable(after)
    assert "ollow-up" not in post.text


async def test_in_a_channel_after_the_reveal(stage: Stage) -> None:
    """Before that neither the answer nor what goes beyond it is shown."""
    card = await start(stage)
    kept = await write(stage.ada, card)
    assert "Answer the follow-up" not in usable(kept.message)
    await lead(stage.ada, card, "Reveal")
    card = await shows(stage, card, "Model answer")
    revealed = (await stage.ada.press(card, "Grade mine")).message
    after = await judged(stage, (await stage.ada.press(revealed, "Solid")).message)
    assert "Three on" in str(usable(after))
    assert "ollow-up" not in card.text


async def test_a_button_of_before_the_question_was_revised_says_so(stage: Stage) -> None:
    """The form is not opened for what is asked no more."""
    card = await stage.ada.invoke(stage.general, "interview", questions=1)
    graded = (await answer(stage.ada, card.message)).message
    components = graded.components
    for each in (part for row in components[0]["components"] for part in row.get("components", ())):
        if ":go-on-" in each.get("custom_id", ""):
            verb, _, rest = each["custom_id"].partition("go-on-")
            _, _, ref = rest.partition(":")
            each["custom_id"] = f"{verb}go-on-{7 * 100}:{ref}"
    told = await stage.ada.press(graded, "Answer the follow-up")
    assert told.form is None
    assert "This message has changed" in told.message.text
