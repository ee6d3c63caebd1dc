"""The rules between the parts of a component tree that is right in its shapes.

Source: https://docs.discord.com/developers/components/reference
"""

import re
from collections.abc import Iterator
from typing import Final

from sandbox.errors import ApiError, Json
from sandbox.rules.limits import LIMITS
from sandbox.rules.problems import Path, Problems
from sandbox.world import components as c

_HALF: Final = re.compile("[\ud800-\udfff]")
"""Half of a UTF-16 pair, which breaks Discord (https://github.com/discord/discord-api-docs/issues/6561
has it of a custom_id)."""


def located(parts: list[Json], at: Path) -> Iterator[tuple[Path, Json]]:
    """Every component of a tree with its place in the body."""
    for index, part in enumerate(parts):
        yield from _located(part, (*at, index))


def _located(part: Json, at: Path) -> Iterator[tuple[Path, Json]]:
    yield at, part
    yield from located(part.get("components") or [], (*at, "components"))
    for key in ("accessory", "component"):
        if part.get(key):
            yield from _located(part[key], (*at, key))


def check(parts: list[Json], at: Path, problems: Problems) -> None:
    """Check what holds for messages and forms alike."""
    custom_ids: set[str] = set()
    numbers: set[int] = set()
    for place, part in located(parts, at):
        custom_id = part.get("custom_id")
        if custom_id is not None and custom_id in custom_ids:
            sentence = "Component custom id cannot be duplicated"
            problems.add((*place, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", sentence)
        custom_ids.add(custom_id or "")
        if part.get("id") and part["id"] in numbers:
            problems.add(
                (*place, "id"), "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated"
            )
        numbers.add(part.get("id") or 0)
        if part["type"] == c.ACTION_ROW:
            _row(part, place, problems)
        elif part["type"] == c.BUTTON:
            _button(part, place, problems)
        elif part.get("options") or part["type"] in c.SELECTS:
            _choice(part, place, problems)


def _row(part: Json, at: Path, problems: Problems) -> None:
    """A row holds buttons, or one select or text input alone."""
    wide = [one for one in part["components"] if one["type"] != c.BUTTON]
    if wide and len(part["components"]) > 1:
        sentence = "The specified component exceeds the maximum width"
        code = "COMPONENT_LAYOUT_WIDTH_EXCEEDED"
        problems.add((*at, "components", 1), code, sentence)


def _button(part: Json, at: Path, problems: Problems) -> None:
    style = part["style"]
    needs = {c.LINK: "url", c.PREMIUM: "sku_id"}.get(style, "custom_id")
    if part.get(needs) is None:
        code = f"BUTTON_COMPONENT_{needs.upper()}_REQUIRED"
        problems.add(at, code, f"A {needs} is required for this button")
    for other in {"url", "custom_id", "sku_id"} - {needs}:
        if part.get(other) is not None:
            code = f"BUTTON_COMPONENT_{other.upper()}_NOT_ALLOWED"
            problems.add((*at, other), code, f"A button of this style cannot have a {other}")
    if style != c.PREMIUM and not part.get("label") and not part.get("emoji"):
        sentence = "A button must have a label or an emoji"
        problems.add(at, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", sentence)


def _choice(part: Json, at: Path, problems: Problems) -> None:
    """Selects and groups: distinct values, and bounds that fit each other and the options."""
    options = part.get("options") or []
    values = [option["value"] for option in options]
    for index, value in enumerate(values):
        if value in values[:index]:
            sentence = "The specified option value is already used"
            code = "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"
            problems.add((*at, "options", index, "value"), code, sentence)
    groups = {c.RADIO_GROUP: 1, c.CHECKBOX_GROUP: len(options)}
    most = part.get("max_values") or groups.get(part["type"], 1)
    least = part.get("min_values")
    if least is not None and least > most:
        sentence = "min_values must be less than or equal to max_values"
        problems.add((*at, "min_values"), "SELECT_COMPONENT_MIN_VALUES_GREATER", sentence)
    if options and most > len(options):
        sentence = "max_values must be less than or equal to the number of options"
        problems.add((*at, "max_values"), "SELECT_COMPONENT_MAX_VALUES_GREATER", sentence)
    chosen = sum(bool(option.get("default")) for option in options)
    if chosen + len(part.get("default_values") or ()) > most:
        sentence = "More options are set as default than can be chosen"
        problems.add((*at, "options"), "SELECT_COMPONENT_TOO_MANY_DEFAULTS", sentence)


def check_shown(tree: list[Json], at: Path, names: set[str], problems: Problems) -> None:
    """Check what only messages have: the size of the whole, and the files it shows."""
    every = list(c.walk(tree))
    most = LIMITS["components"].value
    if len(every) > most:
        sentence = f"The maximum number of components is {most}, this message has {len(every)}"
        problems.add(at, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", sentence)
    shown = sum(len(part["content"]) for part in every if part["type"] == c.TEXT_DISPLAY)
    if shown > LIMITS["displayed_text"].value:
        most = LIMITS["displayed_text"].value
        sentence = f"Components displayable text size exceeds maximum size of {most}"
        problems.add(at, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", sentence)
    _media(tree, at, names, problems)


def check_bytes(tree: list[Json]) -> None:
    """Fail where Discord does not refuse but breaks.

    Raises:
        ApiError: 500.
    """
    texts = [part["content"] for part in c.walk(tree) if part["type"] == c.TEXT_DISPLAY]
    size = sum(len(content.encode("utf-8", "surrogatepass")) + 12 for content in texts)
    if size > LIMITS["displayed_bytes"].value or any(map(_HALF.search, texts)):
        raise ApiError(500, 0, "500: Internal Server Error")


def _media(tree: list[Json], at: Path, names: set[str], problems: Problems) -> None:
    """`attachment://` names a file of the message; a File component takes nothing else."""
    for place, part in located(tree, at):
        for key, medium in _mediums(part):
            url = medium["url"]
            spot = (*place, *key, "url")
            if url.startswith("attachment://"):
                if url.removeprefix("attachment://") not in names:
                    sentence = "The referenced attachment was not found"
                    problems.add(
                        spot, "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", sentence
                    )
            elif part["type"] == c.FILE or not url.startswith(("http://", "https://")):
                sentence = "Scheme must be one of ('attachment',)."
                if part["type"] != c.FILE:
                    sentence = "Scheme must be one of ('http', 'https', 'attachment')."
                problems.add(spot, "URL_TYPE_INVALID_SCHEME", sentence)


def _mediums(part: Json) -> list[tuple[Path, Json]]:
    if part["type"] == c.MEDIA_GALLERY:
        return [(("items", i, "media"), item["media"]) for i, item in enumerate(part["items"])]
    return [((key,), part[key]) for key in ("media", "file") if key in part]
