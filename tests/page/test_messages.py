"""Whatever a message can hold is shown, and harms nobody."""

from playwright.async_api import Browser, expect

from sandbox import Sandbox
from sandbox.web.routes import routes
from sandbox.world.files import Upload
from sandbox.world.flags import MessageFlag
from sandbox.world.messages import post
from tests.page.browser import open_screen

_TEXT = (
    "# One\n## Two\n### Three\n-# small\n**b** *i* __u__ ~~s~~ `code` ||spoiler||\n> quoted\n"
    "- a\n  - b\n1. c\n```py\nprint(1)\n```\n<t:0:F> <t:0:R> <#{channel}> <@{user}> <@&{role}> "
    "https://example.org/a/very/long/address/that/has/no/place/at/which/to/break/it/at/all [x](https://a.b)"
)
_OPTIONS = [{"label": f"Option {n}", "value": str(n), "description": "More"} for n in range(3)]


def _button(style: int, **about: object) -> dict[str, object]:
    return {"type": 2, "style": style, "label": f"Style {style}", **about}


async def test_everything_that_a_message_can_hold(started: Browser) -> None:
    async with (
        Sandbox.open(routes=routes) as sandbox,
        open_screen(started, sandbox) as screen,
    ):
        world, club, ada = sandbox.world, sandbox.guild("Interview Club"), sandbox.user("Ada")
        general = club.channel("general")
        text = _TEXT.format(channel=general.id, user=ada.id, role=club.everyone.id)
        post(world, general, ada.user, {"content": text}, [Upload(0, "notes.txt", b"notes")])
        embed = {"title": "Title", "description": text, "fields": [{"name": "a", "value": "b"}]}
        post(world, general, world.bot, {"embeds": [embed | {"color": 1, "footer": {"text": "f"}}]})
        row = [_button(style, custom_id=f"{style}") for style in (1, 2, 3, 4)]
        row.append(_button(5, url="https://example.org"))
        shown = [
            {"type": 10, "content": text},
            {"type": 14},
            {"type": 9, "components": [{"type": 10, "content": "Beside"}], "accessory": row[0]},
            {"type": 1, "components": row},
            {"type": 1, "components": [_button(1, custom_id="off", disabled=True)]},
            {"type": 1, "components": [{"type": 3, "custom_id": "one", "options": _OPTIONS}]},
            {"type": 1, "components": [
                {"type": 3, "custom_id": "more", "options": _OPTIONS, "max_values": 3}
            ]},
            {"type": 1, "components": [{"type": 5, "custom_id": "who"}]},
            {"type": 12, "items": [{"media": {"url": "attachment://a.svg"}, "spoiler": True}]},
            {"type": 13, "file": {"url": "attachment://a.txt"}},
        ]  # fmt: skip
        card = {"components": [{"type": 17, "accent_color": 255, "components": shown}]}
        files = [Upload(0, "a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")]
        post(
            world, general, world.bot, card | {"flags": 1 << 15}, [*files, Upload(1, "a.txt", b"")]
        )
        post(world, general, world.bot, {}, flags=MessageFlag.LOADING)
        await screen.look(ada, general)
        await screen.shows("Whiteboard is thinking")
        await screen.page.evaluate("document.getElementById('offline').hidden = false")
        await screen.is_sound("every part of a message")
        await screen.page.locator("summary").click()
        await screen.press("Spoiler: press to show")
        await expect(screen.page.get_by_role("checkbox")).to_have_count(3)
        await screen.is_sound("every part of a message, opened")
