"""A whole story: from the login to an answered form, with an unmodified discord.py."""

import pytest

from sandbox import InteractionFailed, Sandbox, Timing
from tests.sandbox.fixture_bot import FixtureBot, running


@pytest.mark.usefixtures("bot")
async def test_a_command_a_button_a_form_and_its_answer(sandbox: Sandbox) -> None:
    """Ada types a command, presses a button, submits the form and sees her answer."""
    ada, general = sandbox.user("Ada"), sandbox.guild("Interview Club").channel("general")
    out = await ada.invoke(general, "interview", topic="caching", questions=5)
    assert out.message.ephemeral
    assert out.message.text == "caching x5\n---\n[Answer] [Skip] [Off (disabled)]"
    opened = await ada.press(out.message, "Answer")
    assert opened.form is not None
    assert opened.form.fields == ["Your answer", "Key points", "Grade"]
    assert "Design a **cache**." in opened.form.text
    values = {"Your answer": "LRU", "Key points": ["evict"], "Grade": "Solid"}
    after = await ada.submit(opened.form, values)
    assert after.message is out.message
    assert after.message.text.startswith("LRU | evict | 3")
    assert not sandbox.user("Grace").sees(general)


@pytest.mark.usefixtures("bot")
async def test_a_deferred_update_shows_when_the_edit_comes(sandbox: Sandbox) -> None:
    """A press that the bot only acknowledges is waited through until the message changes."""
    ada = sandbox.user("Ada")
    out = await ada.invoke(ada.dm, "interview")
    assert (await ada.press(out.message, "Skip")).message.text.startswith("skipped")


@pytest.mark.usefixtures("bot")
async def test_the_first_followup_inherits_the_deferrals_ephemerality(sandbox: Sandbox) -> None:
    """The first follow-up takes the deferral's place, the second is a message of its own."""
    ada, general = sandbox.user("Ada"), sandbox.guild("Interview Club").channel("general")
    out = await ada.invoke(general, "slow")
    await sandbox.until(lambda: len(ada.sees(general)) == 2)
    assert out.message.ephemeral
    assert [one.text for one in ada.sees(general)] == ["done", "more"]


@pytest.mark.usefixtures("bot")
async def test_suggestions_arrive_with_the_other_options(sandbox: Sandbox) -> None:
    """Autocomplete tells the bot what else was filled in, and shows its choices."""
    ada, general = sandbox.user("Ada"), sandbox.guild("Interview Club").channel("general")
    choices = await ada.suggest(general, "interview", "topic", "cachng", questions=4)
    assert [(one.name, one.value) for one in choices] == [("cachng? 4", "caching")]


@pytest.mark.usefixtures("bot")
async def test_files_and_pictures_arrive_with_their_bytes(sandbox: Sandbox) -> None:
    """A gallery shows an attachment by reference, with its alternative text."""
    ada, general = sandbox.user("Ada"), sandbox.guild("Interview Club").channel("general")
    out = await ada.invoke(general, "picture")
    assert out.message.text == "[image: A chart]"
    assert out.message.attachments[0].content == b"PNG"


@pytest.mark.usefixtures("bot")
async def test_channels_and_roles_are_resolved(sandbox: Sandbox) -> None:
    """Options that name things reach the bot as these things."""
    club = sandbox.guild("Interview Club")
    role = next(role for role in club.roles.values() if role.name == "Managers")
    mona, daily = sandbox.user("Mona"), club.channel("daily")
    out = await mona.invoke(daily, "daily set", channel=daily, ping=role)
    assert out.message.text == f"<#{daily.id}> Managers"


async def test_typed_messages_reach_the_bot_in_direct_messages(
    sandbox: Sandbox, bot: FixtureBot
) -> None:
    """The content of a direct message is there without the privileged intent."""
    ada = sandbox.user("Ada")
    await ada.say(ada.dm, "hello")
    assert (await bot.heard.get()).content == "hello"


@pytest.mark.usefixtures("bot")
async def test_every_request_is_on_record(sandbox: Sandbox) -> None:
    """The record names the route by Discord's template."""
    seen = [(one.method, one.route, one.status) for one in sandbox.requests]
    assert seen[0] == ("GET", "/users/@me", 200)
    assert ("PUT", "/applications/{application_id}/commands", 200) in seen


async def test_a_bot_that_does_not_answer_in_time_has_failed() -> None:
    """The person reads that the application did not respond."""
    async with (
        Sandbox.open(timing=Timing(first_answer=0.1)) as sandbox,
        running(FixtureBot(sandbox)),
    ):
        ada = sandbox.user("Ada")
        with pytest.raises(InteractionFailed, match="did not respond"):
            await ada.invoke(ada.dm, "mute")
