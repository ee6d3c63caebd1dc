"""Component trees: their types, walking through them, and the form in which Discord returns them.

Source: https://docs.discord.com/developers/components/reference
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from sandbox.errors import Json

ACTION_ROW: Final = 1
BUTTON: Final = 2
STRING_SELECT: Final = 3
TEXT_INPUT: Final = 4
USER_SELECT: Final = 5
ROLE_SELECT: Final = 6
MENTIONABLE_SELECT: Final = 7
CHANNEL_SELECT: Final = 8
SECTION: Final = 9
TEXT_DISPLAY: Final = 10
THUMBNAIL: Final = 11
MEDIA_GALLERY: Final = 12
FILE: Final = 13
SEPARATOR: Final = 14
CONTAINER: Final = 17
LABEL: Final = 18
FILE_UPLOAD: Final = 19
RADIO_GROUP: Final = 21
CHECKBOX_GROUP: Final = 22
CHECKBOX: Final = 23

SELECTS: Final = frozenset(
    {STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT}
)
LINK: Final = 5
PREMIUM: Final = 6

_DEFAULTS: Final[dict[int, Json]] = {
    SEPARATOR: {"spacing": 1, "divider": True},
    CONTAINER: {"accent_color": None, "spoiler": False},
    THUMBNAIL: {"description": None, "spoiler": False},
    FILE: {"spoiler": False},
    TEXT_INPUT: {"label": None, "min_length": None, "max_length": None, "required": True},
    CHECKBOX: {"default": False},
    RADIO_GROUP: {"required": True},
    CHECKBOX_GROUP: {"required": True},
    FILE_UPLOAD: {"required": True, "min_values": 1, "max_values": 1},
    **{kind: {"min_values": 1, "max_values": 1} for kind in SELECTS},
}


def children(part: Json) -> list[Json]:
    """The components directly inside one."""
    inside: list[Json] = list(part.get("components") or ())
    inside += [part[key] for key in ("accessory", "component") if part.get(key)]
    return inside


def walk(parts: Iterable[Json]) -> Iterator[Json]:
    """Every component of a tree, in the order in which it is shown."""
    for part in parts:
        yield part
        yield from walk(children(part))


def button_label(button: Json) -> str:
    """What a button shows: its emoji and label."""
    emoji = (button.get("emoji") or {}).get("name")
    return " ".join(word for word in (emoji, button.get("label")) if word)


def normalised(parts: Iterable[Json], media: Callable[[str], Json]) -> list[Json]:
    """A request's components as Discord returns them.

    Args:
        parts: The components of a valid request.
        media: Turns the URL of a medium (`attachment://…` included) into Discord's description.
    """
    parts = list(parts)
    taken = {part["id"] for part in walk(parts) if part.get("id")}
    numbers = (number for number in range(1, 10_000) if number not in taken)
    return [_normal(part, numbers, media) for part in parts]


def _normal(part: Json, numbers: Iterator[int], media: Callable[[str], Json]) -> Json:
    kept = {key: value for key, value in part.items() if value is not None}
    full = _DEFAULTS.get(part["type"], {}) | kept
    full["id"] = part.get("id") or next(numbers)
    for key in ("media", "file"):
        if key in full:
            full[key] = media(full[key]["url"])
    if part["type"] == FILE:
        full |= {"name": full["file"].get("filename"), "size": full["file"].get("size")}
    if part["type"] == MEDIA_GALLERY:
        full["items"] = [
            {"description": item.get("description"), "spoiler": bool(item.get("spoiler"))}
            | {"media": media(item["media"]["url"])}
            for item in part["items"]
        ]
    for key in ("accessory", "component"):
        if key in full:
            full[key] = _normal(full[key], numbers, media)
    if "components" in full:
        full["components"] = [_normal(child, numbers, media) for child in full["components"]]
    return full
