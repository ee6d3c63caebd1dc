"""A bot is killed, its people go on: what survives and what does not."""

import asyncio
from pathlib import Path

import pytest

from sandbox import ActorError, InteractionFailed, Sandbox, Timing
from sandbox.world.messages import edit
from tests.sandbox.fixture_bot import FixtureBot, running
from tests.sandbox.gateway.socket import connected, identity
from tests.sandbox.rest.by_hand import call

UNHURRIED = Timing(identify=0)


async def test_a_form_is_submitted_to_whoever_is_connected_and_only_once() -> None:
    """The form outlives the bot that opened it; its custom_id says what it was."""
    async with Sandbox.open(timing=UNHURRIED) as sandbox:
        ada, general = sandbox.user("Ada"), sandbox.guild("Interview Club").channel("general")
        async with running(FixtureBot(sandbox)):
            out = await ada.invoke(general, "interview")
            form = (await ada.press(out.message, "Answer")).form
        assert form is not None
        with sandbox.deadline(0.1), pytest.raises(InteractionFailed):
            await ada.submit(form, {"Your answer": "nobody is there"})
        async with connected(sandbox) as socket:
            await socket.send(2, identity(sandbox))
            await socket.until("t", "GUILD_CREATE")
            pending = ada.submit(form, {"Your answer": "LRU"})
            told = (await socket.until("t", "INTERACTION_CREATE"))["d"]
            assert told["data"]["custom_id"] == form.custom_id
            assert told["message"]["id"] == str(out.message.id)
            path = f"/interactions/{told['id']}/{told['token']}/callback"
            await call(sandbox, "POST", path, {"type": 4, "data": {"content": "kept"}})
            assert (await pending).message.text == "kept"
        with pytest.raises(ActorError, match="no longer open"):
            ada.submit(form, {"Your answer": "again"})


async def test_what_is_pressed_while_nobody_is_there_fails() -> None:
    """After three seconds the client says so; nothing is delivered later to another session."""
    async with Sandbox.open(timing=UNHURRIED) as sandbox:
        ada, general = sandbox.user("Ada"), sandbox.guild("Interview Club").channel("general")
        async with running(FixtureBot(sandbox)):
            out = await ada.invoke(general, "interview")
        with sandbox.deadline(0.1), pytest.raises(InteractionFailed):
            await ada.press(out.message, "Answer")


async def test_two_people_may_press_in_the_same_instant(sandbox: Sandbox, bot: FixtureBot) -> None:
    """An act is under way as soon as it is called; awaiting comes later."""
    general = sandbox.guild("Interview Club").channel("general")
    people = [sandbox.user(name) for name in ("Ada", "Grace", "Mona")]
    acts = [person.invoke(general, "interview", topic=person.name) for person in people]
    shown = await asyncio.gather(*acts)
    assert [out.message.text.split()[0] for out in shown] == ["Ada", "Grace", "Mona"]
    assert bot.application_id is not None


@pytest.mark.usefixtures("bot")
async def test_a_deferred_press_is_settled_by_an_edit_from_anywhere(sandbox: Sandbox) -> None:
    """A bot may acknowledge a press and edit the message later through the channel."""
    ada = sandbox.user("Ada")
    out = await ada.invoke(ada.dm, "interview")
    pending = ada.press(out.message, custom_id="skip")
    edit(sandbox.world, out.message, {})
    assert (await pending).message is out.message


async def test_the_clock_tells_another_process_its_offset(tmp_path: Path) -> None:
    """The offset in seconds is in the file after each change."""
    file = tmp_path / "offset"
    async with Sandbox.open(clock_file=file) as sandbox:
        assert float(file.read_text()) == 0
        before = sandbox.world.new_id()
        sandbox.clock.set(sandbox.clock.now().replace(year=2030))
        assert float(file.read_text()) == pytest.approx(sandbox.clock.offset.total_seconds())
        assert sandbox.world.new_id() > before
