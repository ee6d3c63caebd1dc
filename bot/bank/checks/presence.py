"""Whether a question has all its parts, and enough of each."""

from collections.abc import Iterator

from bot.bank.entry import Entry
from bot.bank.limits import FOLLOW_UPS, HINTS, KEY_POINTS
from bot.bank.model import Kind, Level

__all__ = [
    "design_parts",
    "how_many",
    "junior_design",
    "sections_of_kinds",
    "word_count",
    "words_of_answer",
]

_OF_KINDS = {
    "Clarifications": (Kind.DESIGN,),
    "Curveball answer": (Kind.DESIGN,),
    "Fork": (Kind.DESIGN,),
    "At your level": (Kind.DESIGN,),
    "Diagram": (Kind.DESIGN, Kind.LOW_LEVEL_DESIGN),
}
"""The kinds of question that have a section."""
_OF_DESIGNS = ("Curveball", "Phases", "Phase answers")
"""What designs have besides."""
_WORDS = {Kind.DESIGN: (150, 350), Kind.LOW_LEVEL_DESIGN: (80, 350)}
_OTHER_WORDS = (80, 250)


def word_count(text: str) -> int:
    """How many words a text has, those of its code included; marks alone are none."""
    found = text.split()
    marks = [word for word in found if not word[0].isalnum() and not any(map(str.isalnum, word))]
    return len(found) - len(marks)


def how_many(entry: Entry) -> Iterator[tuple[int, str]]:
    """A question has 3 to 6 key points, exactly 2 hints, and 2 or 3 follow-ups."""
    if entry.is_alias:
        return
    for name, items, least, most in (
        ("Key points", entry.key_points, 3, KEY_POINTS),
        ("Hints", entry.hints, HINTS, HINTS),
        ("Follow-ups", entry.follow_ups, *FOLLOW_UPS),
    ):
        # More than the most is a fault of the file, which its reader notes.
        if len(items) < least:
            range_ = f"{least} to {most}" if least < most else f"{least}"
            line = entry.source.section(name).line
            yield line, f"“{name}” has {len(items)} entries; there must be {range_}."


def design_parts(entry: Entry) -> Iterator[tuple[int, str]]:
    """A design prompt has every section that is for designs."""
    if entry.header.kind is Kind.DESIGN:
        for name in (*_OF_DESIGNS, *_OF_KINDS):
            if not entry.source.section(name).text:
                yield entry.source.prompt_line, f"A design prompt needs the section “{name}”."


def sections_of_kinds(entry: Entry) -> Iterator[tuple[int, str]]:
    """What belongs to designs alone stands in no other file."""
    for name, section in entry.source.sections.items():
        if name in _OF_KINDS and entry.header.kind not in _OF_KINDS[name]:
            kinds = " or ".join(_OF_KINDS[name])
            yield section.line, f"A question of this kind has no “{name}”; a {kinds} has."


def junior_design(entry: Entry) -> Iterator[tuple[int, str]]:
    """A design prompt is never junior."""
    if entry.header.kind is Kind.DESIGN and entry.header.level is Level.JUNIOR:
        yield entry.source.line_of("level"), "A design prompt is never `junior`."


def words_of_answer(entry: Entry) -> Iterator[tuple[int, str]]:
    """An answer has 80 to 250 words, a design's 150 to 350, a low-level design's 80 to 350."""
    if entry.is_alias:
        return
    least, most = _WORDS.get(entry.header.kind or Kind.CONCEPT, _OTHER_WORDS)
    words = word_count(entry.answer)
    if not least <= words <= most:
        kind = entry.header.kind or "question without a kind"
        line = entry.source.section("Answer").line
        yield line, f"The answer has {words} words; a {kind} has {least} to {most}."
