"""What a control does: the words that stand in its `custom_id`, all of them."""

import re
from enum import StrEnum

from bot.errors import WhiteboardError

__all__ = ["DIGESTS", "UnknownControlError", "Verb"]

_LONG = range(100_000)
"""Lengths of what members write."""
DIGESTS = 2**45
"""More than a digest of key points can be."""
_REVISION = range(2**32)
"""What a form shows beforehand."""
_NUMBERED = re.compile(r"(?P<word>[a-z-]+)-(?P<number>\d{1,19})")


class UnknownControlError(WhiteboardError):
    """A control says something that this version does not know, or that no version ever said."""

    def __init__(self, thing: str = "button") -> None:
        super().__init__(
            f"I no longer know this {thing}; it comes from an older version of me. Type /help."
        )


class Verb(StrEnum):
    """What a control does; the families of ids share these words.

    Ids live on messages for years: a word that was ever sent keeps its meaning, or gets a new name.
    The second value says which numbers may follow a word, as in `grade-3`.
    """

    numbers: range

    def __new__(cls, word: str, numbers: range = range(0)) -> "Verb":
        """Keep the numbers beside the word."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.numbers = numbers
        return member

    # an attempt, whatever it answers
    ANSWER = "answer", _REVISION
    """With a number the form shows what was answered before."""
    TICK = "tick", range(DIGESTS)
    """The form of ticks; its id carries the digest of the key points that stand in it."""
    AMEND = "amend", range(2**57)
    """The same of a graded attempt: it shows what was marked, of which the id carries more."""
    GRADE = "grade", range(1, 5)
    RECONSIDER = "reconsider"
    MINE = "mine", range(1, 1_000)
    """One's own text on a page of its own."""
    BACK = "back"
    MODEL = "model"
    """The model answer on a page of its own."""
    ANSWERS = "answers"
    """The same of a question that comes as the select's value."""
    FURTHER = "further"
    """What goes beyond the model answer."""
    GO_ON = "go-on", range(2**48)
    """The form for the follow-up with this index, over a hundred times the digest of its text."""
    FOLLOW_UP = "follow-up", range(100)
    COMPARE = "compare"
    """One's own answer to the follow-up above the bank's."""
    HAD = "had", range(2)
    """Whether one had that."""
    SHOW = "show"
    QUESTIONS = "questions"
    """What a good candidate asks about a design."""
    HINT = "hint", range(1, 10)
    """The first so many hints; without a number, from an older version, the next."""
    GIVE_UP = "give-up"

    # one question
    PICK = "pick", range(1, 2)
    """What was picked comes as the select's value; with 1 its card comes beside an answer's."""
    MISTAKE = "mistake", range(1, 2)
    """With 1 beside an answer, which stays where it is."""

    # one's own interview
    IN_PARTS = "in-parts", _LONG
    """With the number of characters that the answer has by now: what is sent twice adds once."""
    PART = "part", _LONG
    DONE = "done"
    SKIP = "skip"
    NEXT = "next"
    END = "end", range(1, 2)
    """With 1 by those who were asked whether they mean it."""
    CONTINUE = "continue"
    PRACTISE = "practise"
    DUE = "due"
    MISSED = "missed"
    PAST = "past"

    # phases
    START = "start", range(1, 1_000)
    """In so many minutes."""
    NOTES = "notes", _LONG
    """With the number of characters that the phase's notes have, where the card knows it."""
    ASSESS = "assess", range(1_000)
    """The form for the axes from this one on; ten times a revision of what it shows beforehand."""
    STEPS = "steps"
    """What was chosen on each axis."""
    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend", range(10**12)
    """More than the timer's `mark`; an older version named none in an interview of one's own."""

    # an interview in a channel
    JOIN = "join"
    HOST = "host"
    """What the host can do, on a card for the host alone."""
    REVEAL = "reveal"
    HAND_OVER = "hand-over"
    FINISH = "finish"
    SHARE = "share", _REVISION
    """See what would stand there; an older version shared it at once. A drawing is shared at once,
    with the revision that its member sees."""
    SHARE_NOW = "share-now", _REVISION
    """With the revision of what was seen."""
    CANCEL = "cancel"
    REMOVE = "remove"
    GRADE_MINE = "grade-mine"
    ASSESS_MINE = "assess-mine"

    # a drawing
    DRAW = "draw", _REVISION
    """The form for its text; with the number of the text that it shows beforehand."""
    AS_TEXT = "as-text"
    DRAWINGS = "drawings"
    """One's own beside that of one good answer."""

    # settings and what is stored
    PREVIEW = "preview"
    ZONE = "zone", _REVISION
    """With a number the form shows what is set."""
    GUILD_ZONE = "guild-zone", _REVISION
    HIDE = "hide"
    EVERYONE = "everyone"
    MANAGERS = "managers"
    ROLE = "role"
    CHANNELS = "channels"
    ANYWHERE = "anywhere"
    SHARING_ON = "sharing-on"
    SHARING_OFF = "sharing-off"
    DELETE = "delete"
    KEEP = "keep"

    def spelled(self, number: int | None = None) -> str:
        """The verb as it stands in an id."""
        return self.value if number is None else f"{self.value}-{number}"

    @classmethod
    def read(cls, text: str) -> "tuple[Verb, int | None]":
        """A verb with its number, from an id.

        Raises:
            UnknownControlError: It is none, or has a number that it cannot have.
        """
        if text in _VERBS:
            return _VERBS[text], None
        found = _NUMBERED.fullmatch(text)
        verb = _VERBS.get(found["word"]) if found else None
        if found is None or verb is None or int(found["number"]) not in verb.numbers:
            raise UnknownControlError
        return verb, int(found["number"])


_VERBS = {verb.value: verb for verb in Verb}
