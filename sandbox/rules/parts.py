"""The shapes of components, in messages and in forms.

Source: https://docs.discord.com/developers/components/reference
"""

from typing import Final

from sandbox.rules.emoji import emoji
from sandbox.rules.shapes import (
    Shape,
    boolean,
    by_type,
    distinct,
    each,
    items,
    number,
    one_of,
    record,
    snowflake,
    text,
    url,
)
from sandbox.world import components as c

_ANY: Final[dict[str, Shape]] = {"id": number("component_id")}
_NAMED: Final[dict[str, Shape]] = {"custom_id": text("custom_id")}
_CHANNEL_TYPES: Final = distinct(each(one_of((0, 1, 2, 3, 4, 5, *range(10, 16)))))
_MEDIA: Final = record({"url": text("media_url")})

BUTTON: Final = record(
    {"style": one_of(range(1, 7))},
    _ANY
    | {
        "custom_id": text("custom_id"),
        "label": text("button_label"),
        "url": url("button_url", "http", "https", "discord"),
        "sku_id": snowflake,
        "emoji": emoji,
        "disabled": boolean,
    },
)
_OPTION: Final = record(
    {"label": text("option_label"), "value": text("option_value")},
    {"description": text("option_description"), "emoji": emoji, "default": boolean},
)
_SELECT: Final[dict[str, Shape]] = _ANY | {
    "placeholder": text("placeholder"),
    "min_values": number("select_min"),
    "max_values": number("select_max"),
    "disabled": boolean,
    "required": boolean,
}
STRING_SELECT: Final = record(_NAMED | {"options": items("select_options", _OPTION)}, _SELECT)


def _select_of(*things: str, **more: Shape) -> Shape:
    """A select of users, roles or channels, of which some may be chosen already."""
    chosen = record({"id": snowflake, "type": one_of(things)})
    return record(_NAMED, _SELECT | {"default_values": items("default_values", chosen), **more})


_SELECTS: Final[dict[int, Shape]] = {
    c.STRING_SELECT: STRING_SELECT,
    c.USER_SELECT: _select_of("user"),
    c.ROLE_SELECT: _select_of("role"),
    c.MENTIONABLE_SELECT: _select_of("user", "role"),
    c.CHANNEL_SELECT: _select_of("channel", channel_types=_CHANNEL_TYPES),
}

TEXT_DISPLAY: Final = record({"content": text("text_display")}, _ANY)
THUMBNAIL: Final = record(
    {"media": _MEDIA}, _ANY | {"description": text("media_description"), "spoiler": boolean}
)
ACTION_ROW: Final = record(
    {"components": items("row_buttons", by_type({c.BUTTON: BUTTON} | _SELECTS))}, _ANY
)
SECTION: Final = record(
    {
        "components": items("section_texts", by_type({c.TEXT_DISPLAY: TEXT_DISPLAY})),
        "accessory": by_type({c.BUTTON: BUTTON, c.THUMBNAIL: THUMBNAIL}),
    },
    _ANY,
)
GALLERY: Final = record(
    {
        "items": items(
            "gallery_items",
            record(
                {"media": _MEDIA}, {"description": text("media_description"), "spoiler": boolean}
            ),
        )
    },
    _ANY,
)
_IN_CONTAINER: Final[dict[int, Shape]] = {
    c.ACTION_ROW: ACTION_ROW,
    c.SECTION: SECTION,
    c.TEXT_DISPLAY: TEXT_DISPLAY,
    c.MEDIA_GALLERY: GALLERY,
    c.FILE: record({"file": _MEDIA}, _ANY | {"spoiler": boolean}),
    c.SEPARATOR: record({}, _ANY | {"divider": boolean, "spacing": one_of((1, 2))}),
}
_CONTAINER: Final = record(
    {"components": items("container_children", by_type(_IN_CONTAINER))},
    _ANY | {"accent_color": number("accent_color"), "spoiler": boolean},
)

V2: Final = items("components", by_type(_IN_CONTAINER | {c.CONTAINER: _CONTAINER}))
LEGACY: Final = items("action_rows", by_type({c.ACTION_ROW: ACTION_ROW}))

_INPUT_FIELDS: Final[dict[str, Shape]] = _ANY | {
    "min_length": number("input_min"),
    "max_length": number("input_max"),
    "required": boolean,
    "value": text("input_value"),
    "placeholder": text("input_placeholder"),
}
_INPUT: Final = record(_NAMED | {"style": one_of((1, 2))}, _INPUT_FIELDS)
_LABELLED_INPUT: Final = record(
    _NAMED | {"style": one_of((1, 2)), "label": text("label")}, _INPUT_FIELDS
)
_CHECK: Final = record(
    {"label": text("option_label"), "value": text("option_value")},
    {"description": text("option_description"), "default": boolean},
)
_FIELDS: Final[dict[int, Shape]] = _SELECTS | {
    c.TEXT_INPUT: _INPUT,
    c.RADIO_GROUP: record(
        _NAMED | {"options": items("radio_options", _CHECK)}, _ANY | {"required": boolean}
    ),
    c.CHECKBOX_GROUP: record(
        _NAMED | {"options": items("checkbox_options", _CHECK)},
        _ANY
        | {
            "required": boolean,
            "min_values": number("checkbox_min"),
            "max_values": number("checkbox_max"),
        },
    ),
    c.CHECKBOX: record(_NAMED, _ANY | {"default": boolean}),
    c.FILE_UPLOAD: record(
        _NAMED,
        _ANY
        | {
            "required": boolean,
            "min_values": number("upload_min"),
            "max_values": number("upload_max"),
        },
    ),
}
_LABEL: Final = record(
    {"label": text("label"), "component": by_type(_FIELDS)},
    _ANY | {"description": text("label_description")},
)
MODAL: Final = record(
    {
        "custom_id": text("custom_id"),
        "title": text("modal_title"),
        "components": items(
            "modal_components",
            by_type(
                {
                    c.ACTION_ROW: record(
                        {"components": items("modal_row", by_type({c.TEXT_INPUT: _LABELLED_INPUT}))}
                    ),
                    c.TEXT_DISPLAY: TEXT_DISPLAY,
                    c.LABEL: _LABEL,
                }
            ),
        ),
    }
)
