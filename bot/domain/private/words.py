"""What members type in a chat where a button is meant: a grade, a hint, to go on."""

from collections.abc import Mapping
from enum import Enum, auto
from unicodedata import category

from bot.domain.attempts.grading import Grade

__all__ = ["Wish", "grade_named", "names_a_step", "wish_in"]


class Wish(Enum):
    """What a member may mean by a word that is noted as part of their answer all the same."""

    DONE = auto()
    HINT = auto()
    SKIP = auto()
    GIVE_UP = auto()
    END = auto()
    HELP = auto()


_GRADES: Mapping[str, Grade] = {
    word: grade
    for grade, words in {
        Grade.MISSED: ("missed it", "missed", "1"),
        Grade.PARTLY: ("partly there", "partly", "2"),
        Grade.SOLID: ("solid", "3"),
        Grade.COULD_TEACH: ("could teach it", "could teach", "4"),
    }.items()
    for word in words
}
_WISHES: Mapping[str, Wish] = {
    word: wish
    for wish, words in {
        Wish.DONE: (
            "done",
            "i'm done",
            "im done",
            "i am done",
            "finished",
            "that's it",
            "that is it",
        ),
        Wish.HINT: ("hint", "hints", "a hint", "hint please", "another hint", "give me a hint"),
        Wish.SKIP: ("skip", "skip it", "skip this", "pass", "next", "next question"),
        Wish.GIVE_UP: ("idk", "i don't know", "i dont know", "don't know", "dunno", "no idea"),
        Wish.END: ("end", "end it", "stop", "quit", "exit"),
        Wish.HELP: ("help", "help me"),
    }.items()
    for word in words
}


def grade_named(text: str) -> Grade | None:
    """The grade that a text names and nothing else: "Solid!", or its number from 1 to 4."""
    return _GRADES.get(_bare(text))


def wish_in(text: str) -> Wish | None:
    """The button that a text names and nothing else."""
    return _WISHES.get(_bare(text))


def names_a_step(text: str) -> bool:
    """Whether a text names a button or a grade, and can be no answer to a follow-up itself.

    Of the first answer such a word stays a part, with the button beside: what leads on from there
    changes more, and nothing that was typed may be lost by it.
    """
    return wish_in(text) is not None or grade_named(text) is not None


def _bare(text: str) -> str:
    """A text in small letters, without the marks around it; a slash makes no command of it."""
    words = " ".join(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().split())
    start, end = 0, len(words)
    while start < end and not _counts(words[start]):
        start += 1
    while start < end and not _counts(words[end - 1]):
        end -= 1
    return words[start:end]


def _counts(char: str) -> bool:
    return category(char)[0] in "LN"
