"""What an audit finds, so that it can be played again."""

from dataclasses import dataclass

__all__ = ["Finding"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be."""

    about: str
    expected: str
    seen: str

    def __str__(self) -> str:
        return f"{self.about}\n    expected: {self.expected}\n    seen:     {self.seen}"
