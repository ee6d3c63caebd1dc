"""A voice message is one recording with its length, and nothing else."""

from base64 import b64decode

import pytest

from sandbox import ActorError, Channel, Sandbox
from sandbox.world import payloads


async def test_a_voice_message_is_as_discord_tells_it(sandbox: Sandbox) -> None:
    """https://docs.discord.com/developers/resources/message#message-object-message-flags."""
    ada = sandbox.user("Ada")
    said = await ada.speak(ada.dm, 12.5)
    told = payloads.message(said, sandbox.base_url)
    assert (told["flags"], told["content"]) == (1 << 13, "")
    (file,) = told["attachments"]
    assert file["duration_secs"] == 12.5
    assert file["content_type"] == "audio/ogg"
    assert len(b64decode(file["waveform"])) == 125
    assert said.text == "[voice message: 12.5 s]"


async def test_what_no_client_lets_a_person_do_with_one_is_refused(
    sandbox: Sandbox, general: Channel
) -> None:
    """It has a length, it cannot be edited, and the sandbox has them in direct messages only."""
    ada = sandbox.user("Ada")
    for seconds in (0, -1, 1_201):
        with pytest.raises(ActorError, match="up to 1200 seconds"):
            await ada.speak(ada.dm, seconds)
    with pytest.raises(ActorError, match="in direct messages only"):
        await ada.speak(general, 5)
    said = await ada.speak(ada.dm, 5)
    with pytest.raises(ActorError, match="cannot be edited"):
        await ada.edit(said, "Words")
    await ada.delete(said)
    assert said.deleted
