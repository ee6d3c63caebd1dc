"""What members were told, and what they asked for without hearing what came of it."""

import re
from dataclasses import dataclass, field

from sandbox import Outcome
from tests.soak.facts import Facts
from tests.soak.intents import Intent, Key, ids_on, key_of, verb_of

__all__ = ["GRADES", "UNSURE", "Entry", "Ledger", "Typed", "Written"]

GRADES = ("Missed it", "Partly there", "Solid", "Could teach it")
_GRADED = re.compile(rf"\*\*({'|'.join(GRADES)})\*\* · \+(\d+) point")
_REPORTED = "Your report is kept"
_AGAIN = "You had answered this already"
_KEPT = ("**Your answer is kept.**", "**Your answer is changed.**")
_NOTED = ("Noted under", "Your notes in this phase", "Your answer so far")
UNSURE = (
    "Something went wrong on my side",
    "My connection to Discord broke",
    "I am busy right now",
    "I cannot reach my records",
)
"""After these it is not known whether anything was done."""
_ADDING = {"part", "notes"}


@dataclass(slots=True)
class Entry:
    """One member's answer to one asking."""

    answered: bool = False
    grade: int | None = None
    points: int | None = None
    token: int | None = None
    """Of the text that they were told is theirs."""
    parts: list[int] = field(default_factory=list)
    """Tokens of what they were told was added."""
    open: list[Intent] = field(default_factory=list)
    """What they sent, and heard nothing of."""


@dataclass(slots=True)
class Typed:
    """A message that was typed while something waited for it."""

    member: int
    key: Key
    message: int
    length: int
    told: bool = False
    """Whether its member was told that it is noted."""


@dataclass(slots=True)
class Written:
    """A message that a member wrote in their chat, as it stands there."""

    member: int
    tokens: list[int]
    """Of all that it said, the last one last."""
    stands: bool = True
    """Whether it is not deleted."""
    refused: bool = False
    """Whether its member was told that there is no room for it."""

    @property
    def is_changed(self) -> bool:
        """Whether it says something else than at first, or nothing any more."""
        return not self.stands or len(self.tokens) > 1


class Ledger:
    """What is known from outside, act by act."""

    def __init__(self) -> None:
        self.entries: dict[tuple[int, Key], Entry] = {}
        self.reports: dict[int, int] = {}
        """Who was told that a mistake they reported is kept, by the token of its text."""
        self.typed: dict[int, Typed] = {}
        """By the token of its text."""
        self.written: dict[int, Written] = {}
        """By its id."""
        self.changing: set[int] = set()
        """Tokens of what was edited or deleted, and of what took its place: when, nobody knows."""
        self.facts = Facts()
        self.zones: set[str] = set()
        """What was entered as a time zone since the last audit."""
        self.touched: set[int] = set()
        """Schedules that managers did something with since the last audit."""
        self.perhaps_gone: set[int] = set()
        """Members who asked for the deletion of everything, and were not told what came of it."""
        self.deleted: dict[int, int] = {}
        """Members who were told that nothing is stored, and have not acted since; the step."""

    def sent(self, intent: Intent) -> None:
        """Somebody is about to act: from now on it may have happened."""
        member = intent.member.id
        if not intent.act.startswith(("suggest", "/mydata", "/help")):
            self.deleted.pop(member, None)
        self.facts.sent(intent)
        if intent.custom_id.startswith("schedule:"):
            self.touched.add(int(intent.custom_id.rpartition(":")[2]))
        if intent.verb in ("skip", "end", "give-up", "start") or intent.custom_id.startswith(
            "anew"
        ):
            self._waits_no_more(member)
        if "zone" in intent.fields:
            self.zones.add(str(intent.fields["zone"]))
        key = key_of(intent.custom_id)
        if key is not None:
            self.entries.setdefault((member, key), Entry()).open.append(intent)
        if intent.custom_id.startswith("mydata:delete"):
            self.perhaps_gone.add(member)

    def wrote(self, member: int, message: int, token: int) -> None:
        """Somebody has written a message in their chat, or edits it so that it says this."""
        self._changes(message)
        written = self.written.setdefault(message, Written(member, []))
        written.tokens.append(token)
        if len(written.tokens) > 1:
            self.changing.add(token)
        else:
            self.deleted.pop(member, None)

    def deletes(self, message: int) -> None:
        """Somebody deletes a message of their chat."""
        self._changes(message)
        self.written[message].stands = False

    def _changes(self, message: int) -> None:
        for token in self.written[message].tokens if message in self.written else ():
            self.changing.add(token)
            self.typed.pop(token, None)

    def heard(self, intent: Intent, outcome: Outcome) -> None:
        """They see what came of it."""
        member, key = intent.member.id, key_of(intent.custom_id)
        entry = self.entries.get((member, key)) if key is not None else None
        if entry is not None and intent in entry.open:
            entry.open.remove(intent)
        if outcome.form is not None:
            return
        shown = outcome.message
        if any(sign in shown.text for sign in UNSURE):
            if entry is not None:
                entry.open.append(intent)
            return
        if intent.custom_id.startswith("mydata:delete") and "I have nothing stored" in shown.text:
            self._forget(member)
            self.perhaps_gone.discard(member)
            self.deleted[member] = intent.step
            return
        self.facts.heard(intent, shown)
        if intent.verb == "mistake" and intent.token is not None and _REPORTED in shown.text:
            self.reports[intent.token] = member
        if entry is not None:
            self._kept(intent, entry, shown.text, ids_on(shown))
        self._graded(member, shown.text, ids_on(shown))

    def _kept(self, intent: Intent, entry: Entry, text: str, ids: list[str]) -> None:
        """An answer, or a part of one, that the card says is theirs."""
        about = {key_of(each) for each in ids if verb_of(each) in ("grade", "grade-mine")}
        revealed = any(verb_of(each) == "grade" for each in ids)
        mine = about == {key_of(intent.custom_id)}
        if mine and (revealed or text.startswith(_KEPT)):
            entry.answered = True
            if intent.verb == "answer" and intent.token is not None and _AGAIN not in text:
                entry.token = intent.token
        token, added = intent.token, any(sign in text for sign in _NOTED)
        if intent.verb in _ADDING and added and token is not None and f"a{token:06}" in text:
            entry.parts.append(token)

    def _graded(self, member: int, text: str, ids: list[str]) -> None:
        """A grade that a card shows, with what it earned."""
        found = _GRADED.search(text)
        leading = "reconsider" if "reconsider" in map(verb_of, ids) else "model"  # after giving up
        keys = {key_of(each) for each in ids if verb_of(each) == leading} - {None}
        if found is None or len(keys) != 1:
            return
        (key,) = keys
        assert key is not None
        entry = self.entries.setdefault((member, key), Entry())
        entry.answered = True
        entry.grade, entry.points = GRADES.index(found[1]) + 1, int(found[2])

    def _waits_no_more(self, member: int) -> None:
        """Who leaves a question leaves what they typed for it and were not told of."""
        for token, typed in list(self.typed.items()):
            if typed.member == member and not typed.told:
                del self.typed[token]

    def _forget(self, member: int) -> None:
        self.reports = {token: who for token, who in self.reports.items() if who != member}
        for owner, key in list(self.entries):
            if owner == member:
                del self.entries[owner, key]
        for token, typed in list(self.typed.items()):
            if typed.member == member:
                del self.typed[token]
