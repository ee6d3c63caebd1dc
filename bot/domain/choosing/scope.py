"""What may be asked."""

from dataclasses import dataclass

from bot.bank.model import Level

__all__ = ["ANYTHING", "Scope"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which questions may be asked; None leaves a side open."""

    topic: str | None = None
    """The slug of a topic."""
    level: Level | None = None
    question: int | None = None
    """The key of the only one. No row keeps it: it is asked at once, and nothing after it."""

    @classmethod
    def kept(cls, topic: str | None, level: str | None) -> "Scope":
        """A scope from the words that a row or an id keeps; an empty one is none."""
        return cls(topic or None, Level(level) if level else None)

    @property
    def words(self) -> tuple[str | None, str | None]:
        """What a row or an id keeps of it, in the order that `kept` takes it."""
        return self.topic, None if self.level is None else self.level.value

    def over(self, other: "Scope") -> "Scope":
        """This scope, with the sides of another one where it leaves them open."""
        return Scope(
            self.topic or other.topic, self.level or other.level, self.question or other.question
        )


ANYTHING = Scope()
"""Every question of the bank."""
