"""What the sandbox once took and Discord does not, limit by limit."""

from collections.abc import Callable

import pytest

from sandbox.errors import ApiError
from sandbox.rules import messages
from tests.sandbox.rules.test_rules import (
    TEXT,
    Json,
    button,
    codes,
    command,
    option,
    row,
    select,
    v2,
)


def automatic(kind: int = 5, **fields: object) -> Json:
    return {"type": kind, "custom_id": "s"} | fields


TAKEN_BEFORE: dict[str, tuple[str, Callable[[], None]]] = {
    "an emoji in a select": (
        "BUTTON_COMPONENT_INVALID_EMOJI",
        lambda: v2(row(select(options=[{"label": "a", "value": "a", "emoji": {"name": "✓"}}]))),
    ),
    "an emoji without a name": (
        "BUTTON_COMPONENT_INVALID_EMOJI",
        lambda: v2(row(button(emoji={}))),
    ),
    "an emoji of a server": (
        "BUTTON_COMPONENT_INVALID_EMOJI",
        lambda: v2(row(button(emoji={"id": "1", "name": "tick"}))),
    ),
    "a role chosen in a select of users": (
        "BASE_TYPE_CHOICES",
        lambda: v2(row(automatic(default_values=[{"id": "1", "type": "role"}]))),
    ),
    "more chosen than can be": (
        "SELECT_COMPONENT_TOO_MANY_DEFAULTS",
        lambda: v2(row(automatic(default_values=[{"id": n, "type": "user"} for n in "12"]))),
    ),
    "a kind of channel that there is not": (
        "BASE_TYPE_CHOICES",
        lambda: v2(row(automatic(8, channel_types=[6]))),
    ),
    "a kind of channel twice": (
        "SET_TYPE_ALREADY_CONTAINS_VALUE",
        lambda: v2(row(automatic(8, channel_types=[0, 0]))),
    ),
    "a nonce of more than 64 bits": ("NUMBER_TYPE_COERCE", lambda: v2(TEXT, nonce=2**63)),
    "a mention twice": (
        "SET_TYPE_ALREADY_CONTAINS_VALUE",
        lambda: v2(TEXT, allowed_mentions={"parse": ["users", "users"]}),
    ),
    "a picture with a space in its address": (
        "URL_TYPE_INVALID_URL",
        lambda: messages.check({"embeds": [{"image": {"url": "https://a b"}}]}, []),
    ),
    "flags that are no number": ("NUMBER_TYPE_COERCE", lambda: v2(TEXT, flags="ephemeral")),
    "a context twice": (
        "SET_TYPE_ALREADY_CONTAINS_VALUE",
        lambda: command(contexts=[0, 0]),
    ),
    "a permission that there is not": (
        "NUMBER_TYPE_COERCE",
        lambda: command(default_member_permissions=str(2**54)),
    ),
    "a bound that is no number": (
        "NUMBER_TYPE_COERCE",
        lambda: command(option(4, min_value="1")),
    ),
    "a whole number beyond 53 bits": (
        "NUMBER_TYPE_COERCE",
        lambda: command(option(4, choices=[{"name": "a", "value": 2**53}])),
    ),
    "a description in another language that is too long": (
        "BASE_TYPE_BAD_LENGTH",
        lambda: command(description_localizations={"de": "d" * 101}),
    ),
}
"""What the sandbox took and Discord does not."""


@pytest.mark.parametrize("what", TAKEN_BEFORE)
def test_what_discord_refuses_is_refused(what: str) -> None:
    """With its code, and no other."""
    code, attempt = TAKEN_BEFORE[what]
    with pytest.raises(ApiError) as refused:
        attempt()
    assert refused.value.code == 50035
    assert refused.value.errors is not None
    assert codes(refused.value.errors) == {code}


def test_an_emoji_that_is_none_is_named_where_it_stands() -> None:
    """As Discord has it: discord-api-docs#8071 and others show the whole tree."""
    with pytest.raises(ApiError) as refused:
        v2(row(button(emoji={"name": "tick"})))
    told = [{"code": "BUTTON_COMPONENT_INVALID_EMOJI", "message": "Invalid emoji"}]
    tree = {"0": {"components": {"0": {"emoji": {"name": {"_errors": told}}}}}}
    assert refused.value.errors == {"components": tree}


@pytest.mark.parametrize("name", ["🙂", "✔", "✔️", "👍🏽", "🇩🇪", "1️⃣", "👩‍💻", "©️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🫩"])
def test_what_is_an_emoji_passes(name: str) -> None:
    """With a variation, a colour, joined, a flag or a keycap."""
    v2(row(button(emoji={"name": name})))


@pytest.mark.parametrize(
    "name", ["tick", ":tick:", "✓", "▲", "⏻", "1", "#", "🙂🙂", "a🙂", "", " ", "‍"]
)
def test_what_is_no_emoji_does_not(name: str) -> None:
    """Names of emoji, symbols that look like one, and more than one."""
    with pytest.raises(ApiError):
        v2(row(button(emoji={"name": name})))
