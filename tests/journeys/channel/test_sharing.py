"""*Share mine* shows what will stand there before it does."""

import asyncio

from sandbox import Message
from tests.journeys.acts import fill
from tests.journeys.channel.hosting import lead, shows, start
from tests.stage import LONG_ENOUGH, Stage

TYPED = (
    f"{LONG_ENOUGH} **Twice**, with `lru` and <@1>, as said at https://evil.example/x.\n"
    "- one\n- # two"
)


async def answered(stage: Stage) -> Message:
    """Grace has answered, and it is revealed."""
    card = await start(stage)
    await fill(stage.grace, card, "Answer", Your_answer=TYPED)
    await lead(stage.ada, card, "Reveal")
    return await shows(stage, card, "Model answer")


def there(stage: Stage) -> list[Message]:
    """What Grace shared, as Ada sees it."""
    places = [place for place in stage.club.channels.values() if not place.is_dm]
    seen = [message for place in places for message in stage.ada.sees(place)]
    return [message for message in seen if "Grace shares" in message.text]


async def test_what_is_shared_is_what_was_seen_before(stage: Stage) -> None:
    """Nothing is sent until *Share*; then the very text stands there, and the preview is gone."""
    card = await answered(stage)
    before = (await stage.grace.press(card, "Share mine")).message
    assert before.ephemeral
    assert before.buttons == ["Share", "Cancel"]
    seen = before.text
    assert not there(stage)
    told = (await stage.grace.press(before, "Share")).message
    assert told.id == before.id
    assert "You shared it in" in told.text
    [shared] = there(stage)
    stands = shared.text.removesuffix("[Remove]")
    assert seen.startswith(f"{stands}---\n**Only you see this yet.**")
    assert "**Twice**, with `lru` and \\<@\u200b1>" in shared.text
    assert "> - one\n> - \\# two" in shared.text
    assert "evil" not in shared.text


async def test_a_graded_card_leads_to_sharing_and_back_in_its_place(stage: Stage) -> None:
    """One private card from the grade to the thread; the one before it is gone."""
    card = await start(stage)
    kept = (await fill(stage.grace, card, "Answer", Your_answer=TYPED)).message
    await lead(stage.ada, card, "Reveal")
    card = await shows(stage, card, "Model answer")
    own = (await stage.grace.press(card, "Grade mine")).message
    await stage.sandbox.until(lambda: kept.deleted)
    graded = (await stage.grace.press(own, "Solid")).message
    before = (await stage.grace.press(graded, "Share mine")).message
    told = (await stage.grace.press(before, "Share")).message
    assert "You shared it in" in told.text
    back = (await stage.grace.press(told, "Back")).message
    assert "**Solid** · +3 points" in back.text
    assert {own.id, graded.id, before.id, told.id, back.id} == {own.id}
    [shared] = there(stage)
    assert "graded Solid" in shared.text
    again = (await stage.grace.press(card, "Grade mine")).message
    await stage.sandbox.until(lambda: own.deleted)
    assert "**Solid**" in again.text


async def test_nothing_is_shared_where_one_changes_ones_mind(stage: Stage) -> None:
    card = await answered(stage)
    before = (await stage.grace.press(card, "Share mine")).message
    told = (await stage.grace.press(before, "Cancel")).message
    assert told.id == before.id
    assert "Nothing is shared" in told.text
    assert told.buttons == ["Back"]
    assert LONG_ENOUGH in (await stage.grace.press(told, "Back")).message.text
    assert not there(stage)


async def test_share_pressed_twice_shares_once_and_after_a_restart_too(stage: Stage) -> None:
    card = await answered(stage)
    before = (await stage.grace.press(card, "Share mine")).message
    await stage.bot.kill()
    await stage.bot.start()
    await stage.sandbox.bot_ready()
    both = [stage.grace.press(before, "Share") for _ in range(2)]
    await asyncio.gather(*both)
    assert len(there(stage)) == 1
    again = (await stage.grace.press(card, "Share mine")).message
    assert "You have shared this already" in again.text


async def test_what_was_changed_since_is_seen_again_first(stage: Stage) -> None:
    """A grade stands in the line above the answer: without being seen it is not shared."""
    card = await answered(stage)
    before = (await stage.grace.press(card, "Share mine")).message
    own = (await stage.grace.press(card, "Grade mine")).message
    await stage.grace.press(own, "Solid")
    again = (await stage.grace.press(before, "Share")).message
    assert "This has changed since you looked" in again.text
    assert "graded Solid" in again.text
    assert not there(stage)
    await stage.grace.press(again, "Share")
    [shared] = there(stage)
    assert "graded Solid" in shared.text


async def test_where_sharing_was_switched_off_it_is_refused_before_and_after_the_preview(
    stage: Stage,
) -> None:
    card = await answered(stage)
    before = (await stage.grace.press(card, "Share mine")).message
    settings = (await stage.mona.invoke(stage.general, "settings")).message
    rules = (await stage.mona.press(settings, "Channel interviews")).message
    await stage.mona.press(rules, "Switch sharing off")
    for message, label in ((card, "Share mine"), (before, "Share")):
        refused = (await stage.grace.press(message, label)).message
        assert "This server has switched sharing off" in refused.text
    own = (await stage.grace.press(card, "Grade mine")).message
    assert "Share mine" not in (await stage.grace.press(own, "Solid")).message.buttons
    assert not there(stage)
