"""The rules of application commands.

Source: https://docs.discord.com/developers/interactions/application-commands
"""

import re
from typing import Final

from sandbox.errors import ApiError, Json
from sandbox.rules.limits import LIMITS
from sandbox.rules.problems import Path, Problems
from sandbox.rules.shapes import (
    Shape,
    anything,
    boolean,
    distinct,
    each,
    each_value,
    items,
    number,
    one_of,
    record,
    snowflake,
    text,
    whole,
)

# `^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$`: in Python, \w is letters, digits and "_"; the
# marks of the two scripts are spelt out.
_NAME: Final = re.compile(r"^[-'\w\u0900-\u097f\u0e00-\u0e7f]{1,32}$")
_EVERY_PERMISSION: Final = 2**54 - 1
_WHOLE: Final = whole(-(2**53) + 1, 2**53 - 1)
LOCALES: Final = (
    *("ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he"),
    *("hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru"),
    *("sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW"),
)
"""Source: https://docs.discord.com/developers/reference#locales"""
_SUB, _GROUP, _STRING, _INTEGER, _NUMBER = 1, 2, 3, 4, 10


def _name(value: object, at: Path, problems: Problems) -> None:
    """A lower-case word, with hyphens."""
    text("command_name")(value, at, problems)
    if isinstance(value, str) and value and (not _NAME.match(value) or value.lower() != value):
        problems.add(at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _float(value: object, at: Path, problems: Problems) -> None:
    """A number between -2^53 and 2^53."""
    if not isinstance(value, int | float) or isinstance(value, bool) or abs(value) > 2**53:
        problems.add(at, "NUMBER_TYPE_COERCE", f'Value "{value}" is not float.')


def _permissions(value: object, at: Path, problems: Problems) -> None:
    if not (str(value).isdecimal() and int(str(value)) <= _EVERY_PERMISSION):
        problems.add(at, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')


_NAMES: Final[dict[str, Shape]] = {
    "name_localizations": each_value(LOCALES, _name),
    "description_localizations": each_value(LOCALES, text("command_description")),
}
_CHOICE: Final = record(
    {"name": text("choice_name"), "value": anything},
    {"name_localizations": each_value(LOCALES, text("choice_name"))},
)
_LEAF: Final[dict[str, Shape]] = _NAMES | {
    "required": boolean,
    "autocomplete": boolean,
    "choices": items("command_choices", _CHOICE),
    "channel_types": distinct(each(one_of((0, 1, 2, 3, 4, 5, *range(10, 16))))),
    "min_value": anything,
    "max_value": anything,
    "min_length": number("option_min_length"),
    "max_length": number("option_max_length"),
}


def _options(depth: int) -> Shape:
    """Options, and where they still may, options of options."""
    inside: dict[str, Shape] = _LEAF | ({"options": _options(depth - 1)} if depth else {})
    needed = {
        "type": one_of(range(1, 12)),
        "name": _name,
        "description": text("command_description"),
    }
    return items("command_options", record(needed, inside))


_COMMAND: Final = record(
    {"name": text("command_name")},
    {
        "id": snowflake,
        "name_localizations": each_value(LOCALES, text("command_name")),
        "description_localizations": _NAMES["description_localizations"],
        "type": one_of((1, 2, 3)),
        "options": _options(2),
        "default_member_permissions": _permissions,
        "dm_permission": boolean,
        "nsfw": boolean,
        "contexts": distinct(each(one_of((0, 1, 2)))),
        "integration_types": distinct(each(one_of((0, 1)))),
    },
)


def check(body: object) -> None:
    """Refuse a set of commands that Discord would refuse.

    Raises:
        ApiError: 50035, or 30032 for more than a hundred.
    """
    problems = Problems()
    each(_COMMAND)(body, (), problems)
    problems.refuse()
    assert isinstance(body, list)  # noqa: S101 - its shape was checked
    most = LIMITS["commands"].value
    if sum((command.get("type") or 1) == 1 for command in body) > most:
        sentence = f"Maximum number of application commands reached ({most})."
        raise ApiError(400, 30032, sentence)
    names: set[tuple[int, str]] = set()
    for index, command in enumerate(body):
        key = (command.get("type") or 1, command["name"])
        if key in names:
            code = "APPLICATION_COMMANDS_DUPLICATE_NAME"
            problems.add((index,), code, "Application command names must be unique")
        names.add(key)
        _command(command, (index,), problems)
    problems.refuse()


def _command(command: Json, at: Path, problems: Problems) -> None:
    if (command.get("type") or 1) == 1:
        _name(command["name"], (*at, "name"), problems)
        described = command.get("description") or ""
        text("command_description")(described, (*at, "description"), problems)
    else:
        for name in ("description", "options"):
            if command.get(name):
                code = "APPLICATION_COMMAND_CONTEXT_MENU_FIELD_SET"
                sentence = f"Context menu commands cannot have {name}"
                problems.add((*at, name), code, sentence)
    for name in ("contexts", "integration_types"):
        if command.get(name) == []:
            problems.add((*at, name), "BASE_TYPE_MIN_LENGTH", "Must be 1 or more in length.")
    size = _size(command)
    if size > LIMITS["command_characters"].value:
        code = "APPLICATION_COMMAND_TOO_LARGE"
        most = LIMITS["command_characters"].value
        problems.add(at, code, f"Command exceeds maximum size ({most})")
    _siblings(command.get("options") or [], (*at, "options"), problems)


def _size(thing: Json) -> int:
    """The characters of names, descriptions and values, of everything inside too."""
    own = sum(len(str(thing.get(key) or "")) for key in ("name", "description", "value"))
    inside = [*(thing.get("options") or ()), *(thing.get("choices") or ())]
    return own + sum(_size(one) for one in inside)


def _siblings(options: list[Json], at: Path, problems: Problems) -> None:
    """Options side by side: distinct names, required ones first, subcommands apart."""
    names: set[str] = set()
    optional = False
    kinds = {option["type"] in (_SUB, _GROUP) for option in options}
    if len(kinds) > 1:
        sentence = (
            "Sub-command and sub-command group option types are mutually exclusive to other types"
        )
        problems.add(at, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", sentence)
    for index, option in enumerate(options):
        place = (*at, index)
        if option["name"] in names:
            code = "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"
            problems.add((*place, "name"), code, "Option name already exists")
        names.add(option["name"])
        if option.get("required") and optional:
            sentence = "Required options must be placed before non-required options"
            code = "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"
            problems.add(place, code, sentence)
        optional = optional or not option.get("required")
        _option(option, place, problems)


def _option(option: Json, at: Path, problems: Problems) -> None:
    kind = option["type"]
    if kind == _GROUP and any(one["type"] != _SUB for one in option.get("options") or ()):
        sentence = "A sub-command group holds sub-commands only"
        problems.add((*at, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", sentence)
    if kind == _SUB and any(one["type"] <= _GROUP for one in option.get("options") or ()):
        sentence = "A sub-command cannot hold sub-commands"
        problems.add((*at, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", sentence)
    if option.get("autocomplete") and option.get("choices"):
        sentence = "autocomplete cannot be used with choices"
        problems.add(
            (*at, "autocomplete"), "APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES", sentence
        )
    if option.get("autocomplete") and kind not in (_STRING, _INTEGER, _NUMBER):
        sentence = "autocomplete is for strings and numbers only"
        problems.add((*at, "autocomplete"), "APPLICATION_COMMAND_AUTOCOMPLETE_TYPE", sentence)
    numbers = {_INTEGER: _WHOLE, _NUMBER: _float}.get(kind)
    for name in ("min_value", "max_value"):
        if numbers is not None and option.get(name) is not None:
            numbers(option[name], (*at, name), problems)
    problems.refuse()
    for suffix in ("length", "value"):
        least, most = option.get(f"min_{suffix}"), option.get(f"max_{suffix}")
        if least is not None and most is not None and least > most:
            sentence = f"min_{suffix} must not be greater than max_{suffix}"
            problems.add((*at, f"min_{suffix}"), "APPLICATION_COMMAND_OPTIONS_RANGE", sentence)
    choices(option.get("choices") or [], kind, (*at, "choices"), problems)
    if kind <= _GROUP:
        _siblings(option.get("options") or [], (*at, "options"), problems)


def choices(offered: list[Json], kind: int, at: Path, problems: Problems) -> None:
    """Check choices: values of the option's type, and distinct names."""
    names: set[str] = set()
    for index, choice in enumerate(offered):
        value, place = choice["value"], (*at, index)
        if choice["name"] in names:
            code = "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS"
            problems.add((*place, "name"), code, "Option choice name already exists")
        names.add(choice["name"])
        if kind == _STRING:
            text("choice_value")(value, (*place, "value"), problems)
        else:
            (_WHOLE if kind == _INTEGER else _float)(value, (*place, "value"), problems)


def check_suggestions(data: Json, kind: int) -> None:
    """Refuse the choices of an autocomplete that Discord would refuse.

    Raises:
        ApiError: 50035.
    """
    problems = Problems()
    record({}, {"choices": items("suggestions", _CHOICE)})(data, ("data",), problems)
    problems.refuse()
    names = [{**one, "name": f"{index}"} for index, one in enumerate(data.get("choices") or ())]
    choices(names, kind, ("data", "choices"), problems)
    problems.refuse()
