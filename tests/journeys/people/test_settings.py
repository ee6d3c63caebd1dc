"""`/settings`: a member's own zone and visibility, and the server's zone for its managers."""

from datetime import UTC, datetime

import pytest

from sandbox import Actor, ActorError, Message, Outcome
from tests.journeys.acts import answer, fill, streak_in
from tests.stage import LONG_ENOUGH, Stage

OWN = "Set my time zone"
SERVERS = "Set the server's time zone"
NO_ZONES = ("Berlinn", "UTC+25", "../../etc/passwd", "localtime", "**@everyone**", "x" * 64)


async def settings(stage: Stage, member: Actor) -> Message:
    """A member's own settings."""
    card = await member.invoke(stage.general, "settings")
    assert card.message.ephemeral
    return card.message


async def set_zone(member: Actor, card: Message, text: str) -> Outcome:
    """Fill in a member's own zone."""
    return await fill(member, card, OWN, Region_and_city=text)


async def test_a_member_sets_their_own_zone(stage: Stage) -> None:
    """It is found in whatever case, counts in every server, and empty means the server's."""
    card = await settings(stage, stage.ada)
    assert "**Time zone:** the server's, UTC." in card.text
    for typed, name in (
        ("europe/berlin", "Europe/Berlin"),
        ("GMT+2", "UTC+2"),
        ("s\u00e3o paulo", "America/Sao_Paulo"),
        ("EST", "America/New_York"),
    ):
        set_ = await set_zone(stage.ada, card, typed)
        assert set_.message is card
        assert f"**Time zone:** {name}." in card.text
    other = stage.sandbox.guild("Backend Guild").channel("general")
    elsewhere = await stage.ada.invoke(other, "settings")
    assert "**Time zone:** America/New_York." in elsewhere.message.text
    assert "the server's, UTC" in (await settings(stage, stage.grace)).text
    await set_zone(stage.ada, card, "")
    assert "**Time zone:** the server's, UTC." in card.text


async def test_a_zone_that_does_not_exist_is_one_sentence(stage: Stage) -> None:
    """It says what was typed and what would be right; the zone set before stays."""
    card = await settings(stage, stage.ada)
    await set_zone(stage.ada, card, "Europe/Berlin")
    for typed in NO_ZONES:
        refused = await set_zone(stage.ada, card, typed)
        assert refused.message is not card
        assert refused.message.ephemeral
        assert refused.message.text.startswith("I know no time zone “")
        assert "such as Europe/Berlin or America/New_York." in refused.message.text
        assert not refused.message.pings
    assert "**Time zone:** Europe/Berlin." in (await settings(stage, stage.ada)).text


async def test_a_name_of_several_zones_asks_which(stage: Stage) -> None:
    """And one that is nearly right is answered with the nearest; nothing is set."""
    card = await settings(stage, stage.ada)
    asked = await set_zone(stage.ada, card, "usa")
    assert "America/New_York, America/Chicago" in asked.message.text
    near = await set_zone(stage.ada, card, "Berlinn")
    assert "Did you mean Europe/Berlin?" in near.message.text
    assert "the server's, UTC" in (await settings(stage, stage.ada)).text


async def test_a_form_that_was_refused_opens_again_with_what_was_typed(stage: Stage) -> None:
    """In a server, for the server, and in a direct message; its card shows what is set then."""
    for member, place, label in (
        (stage.ada, stage.general, "Set my time zone"),
        (stage.mona, stage.general, SERVERS),
        (stage.grace, stage.grace.dm, "Set my time zone"),
    ):
        card = (await member.invoke(place, "settings")).message
        near = (await fill(member, card, label, Region_and_city="Berlinn")).message
        form = (await member.press(near, "Try again")).form
        assert form is not None
        assert form.input("zone")["value"] == "Berlinn"
        set_ = await member.submit(form, {"Region and city": "Berlin"})
        assert "**Time zone:** Europe/Berlin." in set_.message.text


async def test_only_managers_set_the_servers_zone(stage: Stage) -> None:
    """Members are not shown its button; who lost the right with an open form is refused."""
    own = await settings(stage, stage.ada)
    assert SERVERS not in own.buttons
    assert "This server" not in own.text
    with pytest.raises(ActorError):
        await stage.ada.press(own, SERVERS)
    card = await settings(stage, stage.mona)
    wrong = await fill(stage.mona, card, SERVERS, Region_and_city="Nowhere/Land")
    assert wrong.message.text.startswith("I know no time zone “Nowhere/Land”, and none")
    await fill(stage.mona, card, SERVERS, Region_and_city="asia/kolkata")
    assert "### This server\n**Time zone:** Asia/Kolkata." in card.text
    assert "the server's, Asia/Kolkata" in (await settings(stage, stage.ada)).text
    opened = await stage.mona.press(card, SERVERS)
    [managers] = [role for role in stage.club.roles.values() if role.name == "Managers"]
    stage.sandbox.moderation.take_role(stage.club, stage.mona.user, managers)
    late = await stage.mona.submit(opened.form, {"Region and city": "UTC"})
    assert late.message.text == "Only those who manage this server can set its time zone."
    assert "the server's, Asia/Kolkata" in (await settings(stage, stage.mona)).text


async def test_hiding_is_one_press_and_is_said(stage: Stage) -> None:
    """The card says how it stands and offers the other; elsewhere nothing changes."""
    card = await settings(stage, stage.ada)
    assert "you are shown on those of this server" in card.text
    await stage.ada.press(card, "Hide me from leaderboards")
    assert "you are hidden from those of this server" in card.text
    assert "Hide me from leaderboards" not in card.buttons
    await stage.restart()
    assert "you are hidden from" in (await settings(stage, stage.ada)).text
    other = stage.sandbox.guild("Backend Guild").channel("general")
    elsewhere = await stage.ada.invoke(other, "settings")
    assert "you are shown on" in elsewhere.message.text
    await stage.ada.press(card, "Show me on leaderboards")
    assert "you are shown on" in card.text


async def streak_at(stage: Stage, hour: datetime) -> int:
    """What Ada's streak is after one more answer at an instant."""
    stage.sandbox.clock.set(hour)
    card = await stage.ada.invoke(stage.general, "interview", questions=1)
    text = (await answer(stage.ada, card.message)).message.text
    await stage.ada.press(card.message, "See the report")
    return streak_in(text)


async def test_a_change_of_zone_breaks_no_streak(stage: Stage) -> None:
    """A date that the move skips is not missed, and one that it repeats counts once."""
    card = await settings(stage, stage.ada)
    assert await streak_at(stage, datetime(2026, 5, 4, 12, tzinfo=UTC)) == 1
    assert await streak_at(stage, datetime(2026, 5, 5, 23, tzinfo=UTC)) == 2
    await set_zone(stage.ada, card, "Pacific/Kiritimati")
    # It is the 7th there, half an hour after a 6th that Ada hardly had.
    assert await streak_at(stage, datetime(2026, 5, 6, 10, 30, tzinfo=UTC)) == 3
    await set_zone(stage.ada, card, "Pacific/Pago_Pago")
    # The 6th begins, then the 7th, which has counted; then the 8th is new.
    assert await streak_at(stage, datetime(2026, 5, 6, 11, 30, tzinfo=UTC)) == 3
    assert await streak_at(stage, datetime(2026, 5, 8, 10, 30, tzinfo=UTC)) == 3
    assert await streak_at(stage, datetime(2026, 5, 8, 11, 30, tzinfo=UTC)) == 4
    assert await streak_at(stage, datetime(2026, 5, 10, 11, 30, tzinfo=UTC)) == 1


async def test_in_a_direct_message_they_are_ones_own(stage: Stage) -> None:
    """The zone alone, which counts there and everywhere; nothing of a server, also for managers."""
    for member in (stage.ada, stage.mona):
        card = (await member.invoke(member.dm, "settings")).message
        assert not card.ephemeral
        assert "none yet; this chat goes by UTC" in card.text
        assert card.buttons == [OWN]
    card = (await stage.ada.invoke(stage.ada.dm, "settings")).message
    assert (await set_zone(stage.ada, card, "Auckland")).message is card
    assert "**Time zone:** Pacific/Auckland." in card.text
    assert "**Time zone:** Pacific/Auckland." in (await settings(stage, stage.ada)).text
    await set_zone(stage.ada, card, "")
    assert "none yet" in card.text


async def test_a_zone_set_in_a_direct_message_ends_the_day_of_an_interview_there(
    stage: Stage,
) -> None:
    """One day in Berlin is two in Auckland."""
    stage.go_to(9)
    card = (await stage.ada.invoke(stage.ada.dm, "settings")).message
    await set_zone(stage.ada, card, "Auckland")
    assert await streak_there(stage) == 1
    stage.go_to(18)
    assert await streak_there(stage) == 2


async def streak_there(stage: Stage) -> int:
    """Answer a question in direct messages; how long the streak is then."""
    ada, dm = stage.ada, stage.ada.dm
    card = (await ada.invoke(dm, "interview", questions=1)).message
    await ada.say(dm, LONG_ENOUGH)
    await stage.sandbox.until(
        lambda: ada.sees(dm)[-1].id > card.id and "Noted" in ada.sees(dm)[-1].text
    )
    revealed = (await ada.press(ada.sees(dm)[-1], "Done")).message
    graded = (await ada.press(revealed, "Solid")).message
    streak = streak_in(graded.text)
    await ada.press(graded, "See the report")
    return streak
