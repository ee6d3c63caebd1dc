"""Filling in a form as Discord's client lets a person do it."""

from collections.abc import Mapping

from sandbox.client.mentions import Resolver
from sandbox.errors import ActorError, Json
from sandbox.world import components as c
from sandbox.world.forms import Form
from sandbox.world.world import World


def selection(world: World, part: Json, values: list[object]) -> tuple[list[str], Json]:
    """The values of a used select menu, and what they stand for.

    Raises:
        ActorError: The client does not offer them.
    """
    resolver = Resolver(world)
    name = part.get("placeholder") or part["custom_id"]
    chosen = _chosen(part | {"required": False}, name, values, part["max_values"], resolver)
    if not part["min_values"] <= len(chosen):
        raise ActorError(f"{name!r} takes at least {part['min_values']} choices.")
    return chosen, resolver.found


def submission(world: World, form: Form, values: Mapping[str, object]) -> tuple[list[Json], Json]:
    """The components of a submitted form, and what their values stand for.

    Args:
        world: Where users and channels are looked up.
        form: The form on the screen.
        values: What was entered, by label or custom_id; what is not named keeps its default.

    Raises:
        ActorError: The client would not let this be submitted.
    """
    entered = {form.input(name)["custom_id"]: value for name, value in values.items()}
    resolver = Resolver(world)
    return [_part(part, entered, resolver) for part in form.components], resolver.found


def _part(part: Json, entered: Mapping[str, object], resolver: Resolver) -> Json:
    shell = {"type": part["type"], "id": part["id"]}
    if part["type"] == c.LABEL:
        return shell | {"component": _input(part["component"], part["label"], entered, resolver)}
    if part["type"] == c.ACTION_ROW:
        inside = [_input(child, child["label"], entered, resolver) for child in part["components"]]
        return shell | {"components": inside}
    return shell


def _input(part: Json, label: str, entered: Mapping[str, object], resolver: Resolver) -> Json:
    shell = {key: part[key] for key in ("type", "id", "custom_id")}
    given = entered.get(part["custom_id"])
    match part["type"]:
        case c.TEXT_INPUT:
            return shell | {"value": _text(part, label, given)}
        case c.CHECKBOX:
            return shell | {"value": part.get("default", False) if given is None else bool(given)}
        case c.RADIO_GROUP:
            chosen = _chosen(part, label, given, 1, resolver)
            return shell | {"value": chosen[0] if chosen else None}
        case c.CHECKBOX_GROUP:
            most = part.get("max_values", len(part["options"]))
            return shell | {"values": _chosen(part, label, given, most, resolver)}
        case _:
            most = part.get("max_values", 1)
            return shell | {"values": _chosen(part, label, given, most, resolver)}


def _text(part: Json, label: str, given: object) -> str:
    text = str(part.get("value") or "") if given is None else str(given)
    if part["required"] and not text.strip():
        raise ActorError(f"{label!r} is required.")
    least = part.get("min_length") or 0
    most = part.get("max_length") or 4000
    if text and not least <= len(text) <= most:
        raise ActorError(f"{label!r} takes {least} to {most} characters, not {len(text)}.")
    return text


def _chosen(part: Json, label: str, given: object, most: int, resolver: Resolver) -> list[str]:
    options = part.get("options")
    if given is None:
        chosen = [one["value"] for one in options or () if one.get("default")]
    else:
        chosen = [resolver.value(part["type"], one) for one in _several(given)]
    needed = part.get("required", True)
    least = part.get("min_values", 1)
    least = max(1, 1 if least is None else least) if needed else 0
    if options is not None:
        chosen = [_value(options, label, one) for one in chosen]
    if (chosen or needed) and not least <= len(chosen) <= most:
        raise ActorError(f"{label!r} takes {least} to {most} choices, not {len(chosen)}.")
    return chosen


def _several(given: object) -> list[object]:
    if isinstance(given, list | tuple | set | frozenset):
        return list(given)
    return [given]


def _value(options: list[Json], label: str, wanted: str) -> str:
    for option in options:
        if wanted in (option["value"], option["label"]):
            return str(option["value"])
    offered = [option["label"] for option in options]
    raise ActorError(f"{label!r} does not offer {wanted!r}; it offers {offered}.")
