"""Rate limits and faults: what a bot meets on a bad day."""

import asyncio
from datetime import timedelta

import aiohttp
import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox import Channel, Sandbox
from sandbox.rules.rate_limits import GLOBAL_PER_SECOND, INVALID_REQUESTS, RATES, RateLimits
from tests.sandbox.fixture_bot import FixtureBot
from tests.sandbox.rest.by_hand import call

MESSAGES = "/channels/{channel_id}/messages"


class Time:
    """Time that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """The present."""
        return self.now


@given(st.lists(st.floats(0, 2), max_size=80))
def test_a_bucket_never_lets_more_through_than_its_rate(pauses: list[float]) -> None:
    """However the requests are spread, no window takes more than five, and none waits in vain."""
    time = Time()
    limits = RateLimits(time)
    passed: list[float] = []
    for pause in pauses:
        time.now += pause
        verdict = limits.take("POST", MESSAGES, {"channel_id": 1})
        if verdict.retry_after is None:
            passed.append(time.now)
        else:
            assert 0 < verdict.retry_after <= 5
            assert verdict.headers["X-RateLimit-Remaining"] == "0"
    for start in passed:
        assert (
            sum(start <= one < start + 5 for one in passed) <= 2 * RATES["POST", MESSAGES].requests
        )


def test_channels_have_buckets_of_their_own() -> None:
    """The major parameter parts them."""
    limits = RateLimits(Time())
    for _ in range(5):
        assert not limits.take("POST", MESSAGES, {"channel_id": 1}).refused
    assert limits.take("POST", MESSAGES, {"channel_id": 1}).refused
    assert not limits.take("POST", MESSAGES, {"channel_id": 2}).refused


def test_fifty_requests_a_second_for_all_but_answers_to_interactions() -> None:
    """The fifty-first is refused for all routes; callbacks and follow-ups still pass."""
    time = Time()
    limits = RateLimits(time)
    for number in range(GLOBAL_PER_SECOND):
        assert not limits.take("GET", "/channels/{channel_id}", {"channel_id": number}).refused
    refused = limits.take("GET", "/users/@me", {})
    assert refused.is_global
    assert refused.headers["X-RateLimit-Global"] == "true"
    callback = "/interactions/{interaction_id}/{interaction_token}/callback"
    assert limits.take("POST", callback, {}).headers == {}
    hook = {"webhook_id": 1, "webhook_token": "a"}
    assert not limits.take("POST", "/webhooks/{webhook_id}/{webhook_token}", hook).refused
    time.now += 1
    assert not limits.take("GET", "/users/@me", {}).refused


def test_ten_thousand_bad_requests_ban_the_address_for_a_while() -> None:
    """Only 401, 403 and 429 count, for ten minutes."""
    time = Time()
    limits = RateLimits(time)
    for status in [404, 400, 500] + [403] * (INVALID_REQUESTS - 1):
        limits.answered(status)
    assert not limits.take("GET", "/users/@me", {}).refused
    limits.answered(429)
    assert limits.take("GET", "/users/@me", {}).banned
    time.now += 600
    assert not limits.take("GET", "/users/@me", {}).refused


async def test_the_sixth_message_in_five_seconds_is_refused_with_a_wait(
    sandbox: Sandbox, general: Channel
) -> None:
    """429 with Retry-After, Via and the body that clients read."""
    url = f"{sandbox.api_url}/channels/{general.id}/messages"
    headers = {"Authorization": f"Bot {sandbox.token}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        for left in (4, 3, 2, 1, 0):
            async with session.post(url, json={"content": "a"}) as answer:
                assert answer.headers["X-RateLimit-Remaining"] == str(left)
        async with session.post(url, json={"content": "a"}) as answer:
            body = await answer.json()
    assert (answer.status, "Via" in answer.headers) == (429, True)
    assert 4 < body["retry_after"] <= 5
    assert not body["global"]
    assert sandbox.invalid_requests == 1
    assert len(sandbox.user("Ada").sees(general)) == 5


async def test_an_enforced_nonce_sends_once_for_some_minutes(
    sandbox: Sandbox, general: Channel
) -> None:
    """The same nonce gives the same message; without enforcement or after a while, a new one."""
    path = f"/channels/{general.id}/messages"
    body = {"content": "a", "nonce": "n", "enforce_nonce": True}
    first = (await call(sandbox, "POST", path, body))[1]
    assert (await call(sandbox, "POST", path, body))[1]["id"] == first["id"]
    loose = (await call(sandbox, "POST", path, {"content": "a", "nonce": "n"}))[1]
    assert loose["id"] != first["id"]
    sandbox.clock.advance(timedelta(minutes=10))
    assert (await call(sandbox, "POST", path, body))[1]["id"] not in (first["id"], loose["id"])


async def test_a_lost_answer_leaves_the_message_and_a_reset_does_not(
    sandbox: Sandbox, general: Channel, bot: FixtureBot
) -> None:
    """discord.py raises in both cases; only the nonce tells them apart."""
    channel = bot.get_partial_messageable(general.id)
    ada = sandbox.user("Ada")
    sandbox.faults.reset("POST", MESSAGES)
    with pytest.raises((aiohttp.ClientError, OSError)):
        await channel.send("a", nonce=1)
    assert ada.sees(general) == []
    assert sandbox.requests[-1].status == 0
    lost = sandbox.faults.lose_reply("POST", MESSAGES)
    with pytest.raises((aiohttp.ClientError, OSError)):
        await channel.send("a", nonce=1)
    assert (lost.left, sandbox.requests[-1].lost) == (0, True)
    again = await channel.send("a", nonce=1)
    assert [one.id for one in ada.sees(general)] == [again.id]


async def test_discord_py_waits_out_a_planned_429(
    sandbox: Sandbox, general: Channel, bot: FixtureBot
) -> None:
    """It reads Via and the wait, and tries again."""
    sandbox.faults.fail("POST", MESSAGES, status=429, retry_after=0.01)
    await bot.get_partial_messageable(general.id).send("a")
    statuses = [one.status for one in sandbox.requests if one.route == MESSAGES]
    assert statuses == [429, 200]


async def test_a_planned_error_and_a_delay(
    sandbox: Sandbox, general: Channel, bot: FixtureBot
) -> None:
    """503 is raised at once; a delayed answer is late, but what it asked for is done."""
    channel = bot.get_partial_messageable(general.id)
    sandbox.faults.fail("*", "*", status=503)
    with pytest.raises(discord.DiscordServerError):
        await channel.send("a")
    sandbox.faults.delay("POST", MESSAGES, 30)
    sending = asyncio.create_task(channel.send("b"))
    ada = sandbox.user("Ada")
    await sandbox.until(lambda: ada.sees(general))
    assert not sending.done()
    sending.cancel()


def test_what_is_enforced_can_be_shown(sandbox: Sandbox) -> None:
    """Each sentence is one, and has a source."""
    shown = sandbox.enforced()
    assert {one.group for one in shown} >= {"Limits", "Gateway", "Rate limits", "Interactions"}
    assert all(one.sentence.endswith(".") and one.source.startswith("https://") for one in shown)
