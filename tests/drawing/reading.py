"""What a drawing is read as, in short."""

from bot.drawing.language import (
    Parsed,
    Part,
    Sketch,
    parse,
)


def arrows(sketch: Sketch) -> list[str]:
    """The arrows as sentences."""
    names = [part.name for part in sketch.parts]
    return [
        f"{names[each.start]} {each.heads} {names[each.end]}: {each.label}".removesuffix(": ")
        for each in sketch.arrows
    ]


def part(text: str, name: str = "") -> Part:
    """One part of a drawing that has no fault; the first if none is named."""
    parsed = parse(text)
    assert not parsed.refused
    return next(each for each in parsed.sketch.parts if name in ("", each.name))


def sentences(parsed: Parsed) -> list[str]:
    """Why lines were refused."""
    return [refusal.sentence for refusal in parsed.refused]
