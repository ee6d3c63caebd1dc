"""Joins the files of the bank: who is whose alias, who leads to whom."""

from collections.abc import Collection, Iterable, Mapping

from bot.bank.entry import Entry
from bot.bank.faults import Faults
from bot.bank.model import Kind, Level, Question, Topic

__all__ = ["check_identities", "check_references", "join"]


def check_identities(entries: Mapping[str, Entry], faults: Faults) -> None:
    """No two questions may share a source number, nor an id, present or former."""
    numbers: dict[int, str] = {}
    former: dict[str, str] = {}
    for entry in entries.values():
        number = entry.header.number
        if number is not None and (first := numbers.setdefault(number, entry.id)) != entry.id:
            line = entry.source.line_of("source")
            faults.add(entry.path, line, f"`{first}` has source number {number} too.")
        for old in entry.header.was:
            first = former.setdefault(old, entry.id)
            if first != entry.id or old in entries:
                owner = old if old in entries else first
                line = entry.source.line_of("was")
                faults.add(entry.path, line, f"`{owner}` has the id `{old}` too.")


def check_references(
    checked: Iterable[Entry], entries: Mapping[str, Entry], unread: Collection[str], faults: Faults
) -> None:
    """Every link and every alias must lead to one of the entries.

    `unread` are the ids of files that have faults of their own: to lead there is none.
    """
    for entry in checked:
        for line, target in entry.references:
            if target not in entries and target not in unread:
                faults.add(entry.path, line, f"There is no question `{target}` to link to.")
        if entry.header.alias is not None and entry.header.alias not in unread:
            wrong = _wrong_alias(entry.id, entry.header.alias, entries)
            if wrong:
                faults.add(entry.path, entry.source.line_of("alias"), wrong)


def _wrong_alias(identity: str, target: str, entries: Mapping[str, Entry]) -> str:
    """What is wrong with an alias, or nothing."""
    if target not in entries:
        return f"There is no question `{target}` to be an alias of."
    if not entries[target].is_alias:
        return ""
    way = [identity]
    following = target
    while following in entries and following not in way:
        way.append(following)
        following = entries[following].header.alias or ""
    if following in way:
        circle = [*way[way.index(following) :], following]
        return f"Aliases go in a circle: {' → '.join(f'`{step}`' for step in circle)}."
    return f"`{target}` is an alias itself; point to the question that has the answer."


def join(entries: Mapping[str, Entry], topics: Mapping[str, Topic]) -> list[Question]:
    """Turn entries into questions, each alias completed from the question it points to.

    An alias that leads nowhere is left out.
    """
    questions: list[Question] = []
    for entry in entries.values():
        full = entries.get(entry.header.alias or entry.id)
        if full is not None and not full.is_alias:
            questions.append(_question(entry, full, topics[entry.id.partition("/")[0]]))
    return questions


def _question(entry: Entry, full: Entry, topic: Topic) -> Question:
    return Question(
        id=entry.id,
        topic=topic,
        prompt=entry.prompt,
        answer=full.answer,
        # A kind or level that is missing is a fault, and with one the bank is not used.
        kind=full.header.kind or Kind.CONCEPT,
        level=full.header.level or Level.MID,
        canonical_id=full.id,
        context=entry.context,
        source=entry.header.number,
        was=entry.header.was,
        links=full.header.links,
        often=full.header.often,
        twist=entry.twist,
        key_points=tuple(item.text for item in full.key_points),
        hints=tuple(item.text for item in full.hints),
        follow_ups=tuple(item.text for item in full.follow_ups),
        follow_up_answers=tuple(item.more for item in full.follow_ups),
        clarifications=tuple(full.clarifications.values()),
        curveball=full.curveball,
        curveball_answer=full.curveball_answer,
        phases=full.phases,
        phase_answers=full.phase_answers,
        fork=full.fork,
        at_your_level=full.at_your_level,
        diagram=full.diagram,
        sources=tuple(item.text for item in full.sources),
    )
