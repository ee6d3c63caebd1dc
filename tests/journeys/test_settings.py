"""`/settings`: one's own zone and visibility, and for those who manage it the server's zone."""

from datetime import UTC, datetime, timedelta

from tests.journeys.acts import fill, practise
from tests.stage import Stage

OWN = "Set my time zone"
SERVERS = "Set the server's time zone"


async def test_a_member_sets_their_own_zone(stage: Stage) -> None:
    """A zone may be a city; a typing error is one sentence and loses nothing; empty goes back."""
    card = (await stage.ada.invoke(stage.general, "settings")).message
    assert card.ephemeral
    assert "**Time zone:** the server's, UTC." in card.text
    await fill(stage.ada, card, OWN, zone="new york")
    assert "**Time zone:** America/New_York." in card.text
    refused = await fill(stage.ada, card, OWN, zone="Berlin-ish")
    assert refused.message is not card
    assert refused.message.ephemeral
    assert "I know no time zone “Berlin-ish”." in refused.message.text
    assert "such as Europe/Berlin" in refused.message.text
    assert "America/New_York" in card.text
    again = await stage.ada.invoke(stage.general, "settings")
    assert "**Time zone:** America/New_York." in again.message.text
    await fill(stage.ada, card, OWN, zone="")
    assert "**Time zone:** the server's, UTC." in card.text


async def test_only_who_manages_the_server_sets_its_zone(stage: Stage) -> None:
    """A member sees no such button; who loses the right while the form is open is refused."""
    own = await stage.ada.invoke(stage.general, "settings")
    assert SERVERS not in own.message.buttons
    assert "This server" not in own.message.text
    card = (await stage.mona.invoke(stage.general, "settings")).message
    await fill(stage.mona, card, SERVERS, zone="Asia/Tokyo")
    assert "### This server\n**Time zone:** Asia/Tokyo." in card.text
    seen = await stage.ada.invoke(stage.general, "settings")
    assert "the server's, Asia/Tokyo" in seen.message.text
    opened = await stage.mona.press(card, SERVERS)
    managers = next(role for role in stage.club.roles.values() if role.name == "Managers")
    stage.sandbox.scene.take_role(stage.club, stage.mona.user, managers)
    refused = await stage.mona.submit(opened.form, {"zone": "UTC"})
    told = "Only those who manage this server can set its time zone."
    assert refused.message.text == told
    seen = await stage.ada.invoke(stage.general, "settings")
    assert "the server's, Asia/Tokyo" in seen.message.text


async def test_a_change_of_zone_does_not_break_a_streak(stage: Stage) -> None:
    """East over the date line a date is skipped and not missed; back west a day counts once."""
    stage.sandbox.clock.set(datetime(2026, 11, 23, 20, tzinfo=UTC))
    card = (await stage.ada.invoke(stage.general, "settings")).message
    told = []
    for zone in ("Pacific/Honolulu", "Pacific/Kiritimati", "Pacific/Honolulu", "Europe/Berlin"):
        await fill(stage.ada, card, OWN, zone=zone)
        told.append((await practise(stage.ada, stage.general)).message.text)
        stage.sandbox.clock.advance(timedelta(days=1))
    streaks = [text.split("streak ")[1].split(" ·")[0].split("\n")[0] for text in told]
    assert streaks == ["1 day", "2 days", "2 days", "3 days"]
