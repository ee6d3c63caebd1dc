"""What the sandbox says has the shape that Discord's own description gives it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped] # it has no types
from jsonschema.exceptions import best_match  # type: ignore[import-untyped] # it has no types
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from sandbox import Sandbox
from tests.sandbox.fixture_bot import FixtureBot
from tests.sandbox.rest import call

DESCRIPTION = Path(__file__).parents[3] / "shared" / "discord-openapi.json"

_NUMBER = re.compile(r'"(id|recipient_id)": (\d+)')

pytestmark = pytest.mark.skipif(
    not DESCRIPTION.exists(), reason="Discord's OpenAPI description is not at hand"
)


@pytest.fixture(scope="module")
def description() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    return found


def wrong(description: dict[str, Any], schema: dict[str, Any], value: object) -> list[str]:
    """What is wrong with a value, by a schema of the description."""
    # The description is no JSON schema itself; only the parts that are pointed at must be.
    resource = DRAFT202012.create_resource(description)
    registry: Registry[Any] = Registry().with_resource("urn:discord", resource)
    pointing = json.loads(json.dumps(schema).replace('"#/', '"urn:discord#/'))
    validator = Draft202012Validator(pointing, registry=registry)
    worst = best_match(validator.iter_errors(value))
    return [] if worst is None else [f"{worst.json_path}: {worst.message[:300]}"]


def answer_schema(description: dict[str, Any], method: str, route: str, status: int) -> Any:  # noqa: ANN401 - a schema
    responses = description["paths"][route][method.lower()]["responses"]
    return responses[str(status)]["content"]["application/json"]["schema"]


def request_schema(description: dict[str, Any], method: str, route: str) -> Any:  # noqa: ANN401 - a schema
    body = description["paths"][route][method.lower()]["requestBody"]
    return body["content"]["application/json"]["schema"]


async def test_every_exchange_of_a_whole_story_fits_the_description(
    sandbox: Sandbox, bot: FixtureBot, description: dict[str, Any]
) -> None:
    """Each request of a real discord.py and each answer of ours, over many routes."""
    general = sandbox.guild("Interview Club").channel("general")
    ada, mona = sandbox.user("Ada"), sandbox.user("Mona")
    out = await ada.invoke(general, "interview")
    opened = await ada.press(out.message, "Answer")
    await ada.submit(opened.form, {"Your answer": "LRU cache"})
    await ada.press(out.message, "Skip")
    await ada.invoke(general, "picture")
    await ada.invoke(general, "slow")
    await mona.invoke(general, "daily set", channel=general)
    channel = await bot.fetch_channel(general.id)
    message = await channel.send("hello", nonce="1")  # type: ignore[union-attr] # it is a text channel
    await message.edit(content="hi")
    thread = await message.create_thread(name="talk")
    await thread.edit(archived=True)
    await bot.fetch_guild(sandbox.guild("Interview Club").id)
    await bot.application_info()
    await (await bot.fetch_user(ada.id)).send("psst")
    await message.delete()
    faults = [
        f"{one.method} {one.route} {one.status} {sentence}"
        for one in sandbox.requests
        for sentence in exchange(description, one)
    ]
    assert len({(one.method, one.route) for one in sandbox.requests}) >= 15
    assert not faults, "\n".join(faults)


def exchange(description: dict[str, Any], one: Any) -> list[str]:  # noqa: ANN401 - a request
    """What is wrong with one request and its answer."""
    faults = []
    if one.body:
        # discord.py sends some ids as numbers, and Discord takes them.
        body = json.loads(re.sub(_NUMBER, r'"\1": "\2"', json.dumps(one.body)))
        faults += wrong(description, request_schema(description, one.method, one.route), body)
    if one.answer is not None:
        schema = answer_schema(description, one.method, one.route, one.status)
        faults += wrong(description, schema, one.answer)
    return faults


async def test_the_gateway_tells_of_servers_and_messages_in_the_same_shapes(
    sandbox: Sandbox, description: dict[str, Any]
) -> None:
    """Guilds, roles, channels and members are those of the REST description."""
    guild = sandbox.guild("Interview Club").id
    for path, schema in (
        (f"/guilds/{guild}", "GuildResponse"),
        (f"/guilds/{guild}/members/{sandbox.user('Mona').id}", "GuildMemberResponse"),
    ):
        _, body = await call(sandbox, "GET", path)
        assert wrong(description, description["components"]["schemas"][schema], body) == []
