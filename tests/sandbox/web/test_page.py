"""Each person is sent what is theirs to see, and does what they do; `tests/page` looks at it."""

from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest

from sandbox import Timing
from sandbox.world import components as c
from sandbox.world.messages import post
from tests.sandbox.fixture_bot import FixtureBot, running
from tests.sandbox.web.browser import Browser, Tab, browsing


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with browsing() as opened, running(FixtureBot(opened.sandbox)):
        yield opened


@pytest.fixture
async def ada(browser: Browser) -> AsyncIterator[Tab]:
    async with browser.tab("Ada") as tab:
        yield tab


def custom_id(message: dict[str, Any], label: str) -> str:
    found = (part for part in c.walk(message["components"]) if part.get("label") == label)
    return str(next(found)["custom_id"])


async def test_an_answer_that_only_one_person_sees_is_on_their_screen_alone(
    browser: Browser, ada: Tab
) -> None:
    async with browser.tab("Grace") as grace:
        assert await ada.act("invoke", command="interview", options={}) == (200, {})
        (message,) = await ada.shows(1)
        await ada.act("say", text="hello")
        (heard,) = await grace.shows(1)
    assert message["ephemeral"]
    assert message["command"] == {"name": "interview", "user": ada.pieces["me"]}
    assert heard["html"] == "<p>hello</p>"


async def test_a_form_is_opened_filled_in_and_answered(ada: Tab) -> None:
    await ada.act("invoke", command="interview", options={"topic": "caching", "questions": 5})
    (message,) = await ada.shows(1)
    press = {"message": message["id"], "custom_id": custom_id(message, "Answer")}
    status, answer = await ada.act("press", **press)
    form = answer["form"]
    assert (status, form["title"]) == (200, "Your answer")
    assert form["components"][0]["html"] == "<p>Design a <strong>cache</strong>.</p>"
    ids = [part["component"]["custom_id"] for part in form["components"][1:]]
    values = dict(zip(ids, ["LRU", ["evict"], ["3"]], strict=True))
    assert await ada.act("submit", form=form["id"], values=values) == (200, {})
    await ada.until(lambda: "LRU | evict | 3" in str(ada.pieces))


async def test_a_form_that_was_open_while_the_bot_restarted_is_submitted_afterwards() -> None:
    """The first try fails in words and loses nothing."""
    async with (
        browsing(Timing(identify=0)) as browser,
        browser.tab("Ada") as ada,
    ):
        async with running(FixtureBot(browser.sandbox)):
            await ada.act("invoke", command="interview", options={})
            (message,) = await ada.shows(1)
            press = {"message": message["id"], "custom_id": "answer"}
            form = (await ada.act("press", **press))[1]["form"]
        label = next(part for part in form["components"] if part.get("label") == "Your answer")
        filled = {"form": form["id"], "values": {label["component"]["custom_id"]: "a cache"}}
        with browser.sandbox.deadline(0.1):
            status, answer = await ada.act("submit", **filled)
        assert (status, answer["failed"]) == (504, True)
        bot = Remembering(browser.sandbox)
        async with running(bot):
            assert await ada.act("submit", **filled) == (200, {})
        assert bot.submitted == 1
        assert (await ada.act("submit", **filled))[0] == 422


class Remembering(FixtureBot):
    """Answers any form."""

    submitted = 0

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Count and acknowledge."""
        if interaction.type.name == "modal_submit":
            self.submitted += 1
            await interaction.response.defer()


async def test_suggestions_come_from_the_bot(ada: Tab) -> None:
    asked = {"command": "interview", "option": "topic", "typed": "cac", "options": {"questions": 4}}
    status, answer = await ada.act("suggest", **asked)
    assert (status, answer) == (200, {"choices": [{"name": "cac? 4", "value": "caching"}]})


async def test_people_channels_and_roles_are_named_by_their_ids(browser: Browser) -> None:
    async with browser.tab("Mona") as mona:
        club = mona.pieces["servers"][0]
        daily = next(one for one in club["channels"] if one["name"] == "daily")
        role = next(one for one in club["roles"] if one["name"] == "Managers")
        options = {"channel": {"channel": daily["id"]}, "ping": {"role": role["id"]}}
        assert await mona.act("invoke", command="daily set", options=options) == (200, {})
        (message,) = await mona.shows(1)
    assert f'data-channel="{daily["id"]}"' in message["html"]
    assert "Managers" in message["html"]


async def test_a_name_after_an_at_is_a_mention_and_a_message_has_its_menu(
    browser: Browser,
) -> None:
    """The longest name counts; an address is none; what nobody offers is refused in words."""
    async with browser.tab("Ada") as ada:
        await ada.act("say", text="@whiteboard and @Grace, not me@ada.example")
        (message,) = await ada.shows(1)
        assert message["html"].count('class="mention"') == 2
        assert "me@ada.example" in message["html"]
        assert message["apps"] == []
        status, answer = await ada.act("pick", message=message["id"], command="Shout")
    assert status == 422
    assert "is not offered 'Shout'" in answer["error"]


async def test_the_picker_offers_a_command_only_to_those_who_may_use_it(
    browser: Browser, ada: Tab
) -> None:
    async with browser.tab("Mona") as mona:
        assert "daily set" in [one["name"] for one in mona.pieces["commands"]]
    assert "daily set" not in [one["name"] for one in ada.pieces["commands"]]


@pytest.mark.parametrize(
    ("act", "body", "sentence"),
    [
        ("invoke", {"command": "interview", "options": {"questions": 21}}, "takes 1 to 20"),
        ("invoke", {"command": "daily set", "options": {}}, "daily"),
        ("say", {"text": "x" * 2001}, "1 to 2000 characters"),
        ("speak", {"seconds": "20"}, "in direct messages only"),
        ("press", {"message": "1", "custom_id": "answer"}, "This message is gone."),
        ("submit", {"form": "1", "values": {}}, "This form is gone"),
        ("tend", {"wish": "restart"}, "did not start this bot"),
    ],
)
async def test_what_discord_would_not_let_happen_is_refused_in_words(
    ada: Tab, act: str, body: dict[str, Any], sentence: str
) -> None:
    status, answer = await ada.act(act, **body)
    assert status == 422
    assert sentence in answer["error"]


async def test_a_bot_that_stays_silent_is_reported_as_discord_does() -> None:
    async with (
        browsing(Timing(first_answer=0.1)) as browser,
        running(FixtureBot(browser.sandbox)),
        browser.tab("Ada") as ada,
    ):
        status, answer = await ada.act("invoke", command="mute", options={})
    assert (status, answer) == (504, {"error": "The application did not respond", "failed": True})


async def test_a_dismissed_message_leaves_the_screen(ada: Tab) -> None:
    await ada.act("invoke", command="interview", options={})
    (message,) = await ada.shows(1)
    await ada.act("hide", message=message["id"])
    assert await ada.shows(0) == []
    assert f"message:{message['id']}" not in ada.pieces


async def test_only_what_changed_is_sent(ada: Tab) -> None:
    await ada.act("say", text="one")
    await ada.shows(1)
    await ada.act("say", text="two")
    await ada.shows(2)
    last = ada.updates[-1]
    assert not last["fresh"]
    assert sorted(last["set"]) == sorted(["order", "channel", "servers", f"message:{last_id(ada)}"])


def last_id(tab: Tab) -> str:
    return str(tab.pieces["order"][-1])


async def test_files_are_listed_for_download_unless_a_component_shows_them(ada: Tab) -> None:
    await ada.act("invoke", command="picture", options={})
    (message,) = await ada.shows(1)
    (gallery,) = message["components"]
    assert gallery["items"][0]["description"] == "A chart"
    assert message["files"] == []


async def test_a_thread_stands_under_its_channel_and_is_read_like_one() -> None:
    async with browsing() as browser:
        bot = FixtureBot(browser.sandbox)
        async with running(bot), browser.tab("Ada") as ada:
            general = bot.get_channel(int(ada.pieces["channel"]["id"]))
            assert isinstance(general, discord.TextChannel)
            kind = discord.ChannelType.public_thread
            thread = await general.create_thread(name="Caches", type=kind)
            await ada.until(lambda: bool(ada.pieces["servers"][0]["channels"][0]["threads"]))
            async with browser.tab("Ada", thread.id) as inside:
                await thread.send("hello")
                (message,) = await inside.shows(1)
        (listed,) = ada.pieces["servers"][0]["channels"][0]["threads"]
    assert listed["name"] == "Caches"
    assert message["html"] == "<p>hello</p>"


async def test_the_clock_is_set_moved_and_put_right(browser: Browser, ada: Tab) -> None:
    await ada.act("clock", advance=86_400)
    await ada.until(lambda: bool(ada.pieces["offset"] == 86_400_000))
    await ada.act("clock", set="2030-01-01T00:00:00+00:00")
    assert browser.sandbox.clock.now().year == 2030
    await ada.act("clock")
    await ada.until(lambda: bool(ada.pieces["offset"] == 0))


async def test_trouble_is_planned_and_forgotten(browser: Browser, ada: Tab) -> None:
    kind = next(one for one in ada.pieces["trouble"]["requests"] if one.startswith("500"))
    await ada.act("trouble", requests=kind, times=2)
    assert [(one.status, one.left) for one in browser.sandbox.faults.waiting] == [(500, 2)]
    await ada.act("trouble")
    assert browser.sandbox.faults.waiting == []


async def test_an_answer_to_a_press_shows_what_was_pressed(browser: Browser, ada: Tab) -> None:
    """As long as the person still sees it."""
    general = browser.sandbox.guild("Interview Club").channel("general")
    await ada.act("invoke", command="interview", options={})
    (pressed,) = browser.sandbox.user("Ada").sees(general)
    post(
        browser.sandbox.world,
        general,
        browser.sandbox.world.bot,
        {"content": "answer"},
        interaction={"interacted_message_id": str(pressed.id)},
    )
    _, answer = await ada.shows(2)
    assert answer["reply"]["id"] == str(pressed.id)
    assert answer["reply"]["text"].startswith("any x3")
    await ada.act("hide", message=str(pressed.id))
    (answer,) = await ada.shows(1)
    assert answer["reply"] is None


async def test_the_bot_is_kicked_and_invited_where_one_looks(browser: Browser, ada: Tab) -> None:
    """While it is away nobody is offered its commands there."""
    await ada.act("kick")
    await ada.until(lambda: not ada.pieces["servers"][0]["has_bot"])
    assert ada.pieces["servers"][1]["has_bot"]
    assert ada.pieces["commands"] == []
    await ada.act("invite")
    await ada.until(lambda: bool(ada.pieces["commands"]))
    async with browser.tab("Ada", browser.sandbox.user("Ada").dm.id) as direct:
        status, answer = await direct.act("kick")
    assert (status, answer["error"].partition(".")[0]) == (422, "A direct message is in no server")
