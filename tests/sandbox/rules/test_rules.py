"""The rules between the parts of a request, each refused with Discord's code at its place."""

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.errors import ApiError
from sandbox.rules import commands, forms, messages
from sandbox.world.files import Upload

Json = dict[str, Any]
V2 = 1 << 15
FILE = [Upload(0, "a.png", b"PNG")]
TEXT = {"type": 10, "content": "x"}


def button(**fields: object) -> Json:
    return {"type": 2, "style": 1, "label": "b", "custom_id": "b"} | fields


def row(*parts: Json) -> Json:
    return {"type": 1, "components": list(parts)}


def select(**fields: object) -> Json:
    options = [{"label": name, "value": name} for name in "ab"]
    return {"type": 3, "custom_id": "s", "options": options} | fields


def v2(*parts: Json, **body: object) -> None:
    messages.check({"flags": V2, "components": list(parts)} | body, [])


def modal(component: Json) -> None:
    label = {"type": 18, "label": "l", "component": {"custom_id": "f"} | component}
    forms.check({"custom_id": "m", "title": "t", "components": [label]})


def command(*options: Json, **fields: object) -> None:
    commands.check([{"name": "n", "description": "d", "options": list(options)} | fields])


def option(kind: int = 3, name: str = "o", **fields: object) -> Json:
    return {"type": kind, "name": name, "description": "d"} | fields


def media(url: str) -> Json:
    return {"type": 12, "items": [{"media": {"url": url}}]}


REFUSED: dict[str, Callable[[], None]] = {
    "COMPONENT_CUSTOM_ID_DUPLICATED": lambda: v2(row(button(), button())),
    "COMPONENT_ID_DUPLICATED": lambda: v2(TEXT | {"id": 7}, TEXT | {"id": 7}),
    "COMPONENT_LAYOUT_WIDTH_EXCEEDED": lambda: v2(row(select(), button())),
    "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED": lambda: v2(row(button(custom_id=None))),
    "BUTTON_COMPONENT_URL_REQUIRED": lambda: v2(row(button(style=5, custom_id=None))),
    "BUTTON_COMPONENT_CUSTOM_ID_NOT_ALLOWED": lambda: v2(
        row(button(style=5, url="https://example.org"))
    ),
    "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED": lambda: v2(row(button(label=None))),
    "BUTTON_COMPONENT_INVALID_EMOJI": lambda: v2(row(button(emoji={"name": "tick"}))),
    "MODEL_TYPE_CONVERT": lambda: v2(row(button(emoji="🙂"))),
    "SET_TYPE_ALREADY_CONTAINS_VALUE": lambda: v2(TEXT, allowed_mentions={"users": ["1", "1"]}),
    "BOOLEAN_TYPE_CONVERT": lambda: v2(TEXT, enforce_nonce="yes"),
    "DATE_TIME_TYPE_PARSE": lambda: messages.check({"embeds": [{"timestamp": "now"}]}, []),
    "STRING_TYPE_CONVERT": lambda: v2(TEXT, nonce=["1"]),
    "URL_TYPE_INVALID_URL": lambda: v2(row(button(style=5, custom_id=None, url="https://"))),
    "BASE_TYPE_CHOICES": lambda: command(name_localizations={"klingon": "n"}),
    "APPLICATION_COMMAND_CONTEXT_MENU_FIELD_SET": lambda: command(type=2, name="Look at"),
    "URL_TYPE_INVALID_SCHEME": lambda: v2(
        row(button(style=5, custom_id=None, url="javascript:alert(1)"))
    ),
    "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED": lambda: v2(
        row(select(options=[{"label": "a", "value": "a"}] * 2))
    ),
    "SELECT_COMPONENT_MIN_VALUES_GREATER": lambda: v2(row(select(min_values=2))),
    "SELECT_COMPONENT_MAX_VALUES_GREATER": lambda: v2(row(select(max_values=3))),
    "SELECT_COMPONENT_TOO_MANY_DEFAULTS": lambda: v2(
        row(select(options=[{"label": n, "value": n, "default": True} for n in "ab"]))
    ),
    "UNION_TYPE_CHOICES": lambda: messages.check({"components": [TEXT]}, []),
    "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED": lambda: v2(
        *({"type": 17, "components": [TEXT]} for _ in range(21))
    ),
    "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED": lambda: v2(TEXT, {**TEXT, "content": "x" * 4000}),
    "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND": lambda: v2(media("attachment://no.png")),
    "ATTACHMENT_NOT_FOUND": lambda: messages.check(
        {"content": "x", "attachments": [{"id": 1}]}, [Upload(0, "a.txt", b"a")]
    ),
    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2": lambda: v2(TEXT, content="x"),
    "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE": lambda: v2(
        TEXT, allowed_mentions={"parse": ["users"], "users": ["1"]}
    ),
    "MAX_EMBED_SIZE_EXCEEDED": lambda: messages.check(
        {"embeds": [{"description": "d" * 4000}] * 2}, []
    ),
    "BASE_TYPE_REQUIRED": lambda: v2({"type": 9, "components": [TEXT]}),
    "COMPONENT_REQUIRED_WITH_NO_MIN_VALUES": lambda: modal(
        {"type": 22, "min_values": 0, "options": [{"label": "a", "value": "a"}]}
    ),
    "TEXT_INPUT_MIN_LENGTH_GREATER": lambda: modal(
        {"type": 4, "style": 1, "min_length": 5, "max_length": 4}
    ),
    "MODAL_COMPONENT_CANNOT_BE_DISABLED": lambda: modal(select(disabled=True)),
    "APPLICATION_COMMAND_INVALID_NAME": lambda: command(name="Upper"),
    "APPLICATION_COMMANDS_DUPLICATE_NAME": lambda: commands.check(
        [{"name": "n", "description": "d"}] * 2
    ),
    "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID": lambda: command(
        option(), option(name="p", required=True)
    ),
    "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS": lambda: command(option(), option()),
    "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID": lambda: command(option(), option(1, "sub")),
    "APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES": lambda: command(
        option(autocomplete=True, choices=[{"name": "a", "value": "a"}])
    ),
    "APPLICATION_COMMAND_AUTOCOMPLETE_TYPE": lambda: command(option(5, autocomplete=True)),
    "APPLICATION_COMMAND_OPTIONS_RANGE": lambda: command(option(4, min_value=2, max_value=1)),
    "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS": lambda: command(
        option(choices=[{"name": "a", "value": "a"}] * 2)
    ),
    "NUMBER_TYPE_COERCE": lambda: command(option(4, choices=[{"name": "a", "value": "a"}])),
    "BASE_TYPE_MIN_LENGTH": lambda: command(contexts=[]),
}


def codes(tree: Json) -> set[str]:
    """All codes in a tree of errors."""
    own = {error["code"] for error in tree.get("_errors", ())}
    inner = (codes(value) for key, value in tree.items() if key != "_errors")
    return own.union(*inner)


@pytest.mark.parametrize("code", REFUSED)
def test_each_broken_rule_is_named(code: str) -> None:
    """The tree of errors holds exactly this one code."""
    with pytest.raises(ApiError) as refused:
        REFUSED[code]()
    assert refused.value.errors is not None
    assert codes(refused.value.errors) == {code}


@pytest.mark.parametrize(
    "fine",
    [
        lambda: v2(row(button(style=5, custom_id=None, url="https://example.org"))),
        lambda: v2(row(button(label=None, emoji={"name": "🙂"}))),
        lambda: v2(row(select(min_values=0, max_values=2))),
        lambda: v2(media("https://example.org/a.png")),
        lambda: v2(TEXT, allowed_mentions={"parse": ["users"], "roles": ["1"]}),
        lambda: messages.check({"flags": V2, "components": [media("attachment://a.png")]}, FILE),
        lambda: modal({"type": 22, "required": False, "options": [{"label": "a", "value": "a"}]}),
        lambda: command(option(required=True), option(name="p")),
        lambda: command(option(2, "g", options=[option(1, "s", options=[option()])])),
        lambda: command(name="größe"),
        lambda: command(type=2, name="With Blanks", description=None, options=None),
    ],
)
def test_what_is_right_passes(fine: Callable[[], None]) -> None:
    """The rules refuse no more than Discord does."""
    fine()
