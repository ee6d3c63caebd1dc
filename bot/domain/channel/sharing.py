"""What members show of their own in a channel's interview."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s

from bot.bank.model import Question
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import GroupRef, RoundRef
from bot.domain.attempts.parts import revision

__all__ = ["SharedAnswer", "ToShare"]


@dataclass(frozen=True, slots=True)
class ToShare:
    """Something of a member's that they would show to the channel."""

    question: Question
    text: str
    grade: Grade | None = None
    part: int = 0
    """The phase whose notes it is; 0 for a whole answer."""
    what: str = "answer"
    """What it is, in the words of its card."""


@dataclass(frozen=True, slots=True)
class SharedAnswer:
    """What its member shows to the channel: an answer, or notes."""

    ref: RoundRef
    member_id: int
    name: str
    of: ToShare
    guild_id: int
    channel_id: int
    card_id: int | None
    """The message of the interview's first card, if that is known."""
    thread_id: int | None
    shared_at: datetime
    is_new: bool = True
    """Whether it was never to be shared before; else an earlier try may have brought it there."""
    agreed: bool = False
    """Whether its member has seen it as it is, and wants it there; else it is shown to them."""
    pressed: RoundRef | GroupRef | None = None
    """Where they said so, as the buttons of its preview have it."""

    @property
    def revision(self) -> int:
        """The number of what all would see: the same for the same, else hardly ever."""
        return revision(self.name, self.of.text, self.of.grade)

    @property
    def places(self) -> tuple[int, ...]:
        """Where it can stand: in the card's thread, which has the card's id, and beside it."""
        found = (self.thread_id or self.card_id, self.channel_id)
        return tuple(dict.fromkeys(each for each in found if each is not None))

    @property
    def nonce(self) -> str:
        """The same for every try to post it, and another when it is shared again."""
        named = f"{self.ref.round}.{self.ref.position}.{self.member_id}.{self.shared_at}"
        return blake2s(named.encode(), digest_size=12).hexdigest()
