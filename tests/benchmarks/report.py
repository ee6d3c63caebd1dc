"""Tables of text."""

from collections.abc import Sequence
from statistics import median

__all__ = ["by", "ms", "percentile", "ratio", "table"]


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as they must be, the first to the left and the rest to the right."""
    lines = [head, *rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(head))]
    told = [
        "  ".join(
            [line[0].ljust(widths[0])]
            + [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)]
        )
        for line in lines
    ]
    return "\n".join([title, *(f"  {line}" for line in told)])


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many percent do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def ratio(ours: Sequence[float], floors: Sequence[float]) -> str:
    """The median of the ratios of figures that were taken one after the other."""
    return f"{median(a / b for a, b in zip(ours, floors, strict=True)):.2f}"


def ms(seconds: Sequence[float], digits: int = 2) -> str:
    """The median in milliseconds."""
    return f"{median(seconds) * 1000:.{digits}f}"


def by(values: Sequence[float], digits: int = 0) -> str:
    """The median."""
    return f"{median(values):.{digits}f}"
