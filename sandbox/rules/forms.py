"""The rules of forms (modals).

Source: https://docs.discord.com/developers/components/using-modal-components
"""

from sandbox.errors import Json
from sandbox.rules import parts, trees
from sandbox.rules.problems import Path, Problems
from sandbox.world import components as c


def check(data: Json) -> None:
    """Refuse a form that Discord would refuse.

    Raises:
        ApiError: 50035.
    """
    problems = Problems()
    parts.MODAL(data, ("data",), problems)
    problems.refuse()
    at: Path = ("data", "components")
    trees.check(data["components"], at, problems)
    for place, part in trees.located(data["components"], at):
        if part["type"] == c.TEXT_INPUT:
            _text_input(part, place, problems)
        _optional(part, place, problems)
        if part.get("disabled"):
            sentence = "A select in a form cannot be disabled"
            problems.add((*place, "disabled"), "MODAL_COMPONENT_CANNOT_BE_DISABLED", sentence)
    problems.refuse()


def _text_input(part: Json, at: Path, problems: Problems) -> None:
    least, most = part.get("min_length") or 0, part.get("max_length") or 4000
    if least > most:
        sentence = "min_length must be less than or equal to max_length"
        problems.add((*at, "min_length"), "TEXT_INPUT_MIN_LENGTH_GREATER", sentence)
    value = part.get("value")
    if value and not least <= len(value) <= most:
        sentence = f"Must be between {least} and {most} in length."
        problems.add((*at, "value"), "BASE_TYPE_BAD_LENGTH", sentence)


def _optional(part: Json, at: Path, problems: Problems) -> None:
    """What may be left empty must not be required."""
    if part.get("min_values") == 0 and part.get("required", True) is not False:
        sentence = "required must be false when min_values is 0"
        problems.add((*at, "required"), "COMPONENT_REQUIRED_WITH_NO_MIN_VALUES", sentence)
