"""The cards of an interview in a channel."""

import discord
from discord import ButtonStyle, ui

from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.channel.design import Comparing, Gathering, GroupPhase
from bot.domain.channel.interview import (
    AlreadyRunning,
    Asking,
    Heirs,
    Pending,
    RevealedQuestion,
    RoundLine,
    RoundView,
    Summary,
)
from bot.domain.phases.phases import OPENING
from bot.texts import MESSAGE_ROOM, room
from bot.ui import ids, next_steps
from bot.ui.attempts import text
from bot.ui.attempts.cards import graded_card, revealed_card, where
from bot.ui.cards import MOST_OPTIONS, Button, Card, button, ids_on, notice
from bot.ui.channel.design_cards import comparing_card, gathering_card, group_phase_card
from bot.ui.channel.reasons import ended
from bot.ui.people.text import NAMES, called, fell, graded, hosted, named, plain
from bot.ui.phases.cards import thread_name as design_thread_name
from bot.ui.phases.text import MORE_TIME
from bot.ui.typed.text import Typed
from bot.ui.verbs import Verb
from bot.ui.words import clip, jump_link, plural, relative

__all__ = [
    "elsewhere_card",
    "handing_card",
    "is_card_of",
    "new_host_card",
    "own_card",
    "round_card",
    "thread_name",
]

_OVER = discord.Colour.light_grey()
_PHRASES = 60
"""Room of what stands around a list of names."""
_ANSWER = 2_500
"""Room of one's own answer before the reveal."""


def round_card(view: RoundView) -> Card:
    """The one message that a channel sees, as the interview stands."""
    match view:
        case Asking():
            return _asking(view)
        case RevealedQuestion():
            return _open(view)
        case Summary():
            return _over(view)
        case Gathering():
            return gathering_card(view)
        case GroupPhase():
            return group_phase_card(view)
        case Comparing():
            return comparing_card(view)


def is_card_of(message: discord.Message, key: int) -> bool:
    """Whether a message of ours is the card of an interview: its buttons say so."""
    families = (ids.ROUND.template, ids.GROUP.template)
    found = (each.fullmatch(custom_id) for custom_id in ids_on(message) for each in families)
    return any(match is not None and int(match["round"]) == key for match in found)


def _asking(view: Asking) -> Card:
    heading = text.heading(where(view.ref, view.total), view.question, context=True)
    if view.left is not None:
        minutes, seconds = divmod(int(view.left.total_seconds()), 60)
        time = f"**Paused**, with {minutes}:{seconds:02} left."
    elif view.due_at is not None:
        time = f"**The answer is revealed {relative(view.due_at)}**, or once all have answered."
    else:
        time = ""
    answered = f"Answered: {named(view.answered)}." if view.answered else "Nobody answered yet."
    lines = [time, f"{answered} {plural(view.joined, 'member')} joined."]
    if view.wanted is not None:
        lines.append(f"{view.wanted} questions were asked for; there are {view.total} to ask.")
    lines.append(f"-# {hosted(view.host)} Answers are secret and can be changed until the reveal.")
    return Card([heading, "\n".join(lines)], [_answering(view), *_leading(view)])


def _answering(view: Asking) -> list[Button]:
    row = [
        button("Answer", ids.on(Verb.ANSWER, view.ref), ButtonStyle.primary),
        button("Join", ids.on(Verb.JOIN, view.ref)),
    ]
    if view.question.hints:
        row.append(button("Hint", ids.on(Verb.HINT, view.ref, 1)))
    return row


def _leading(view: Asking) -> list[list[Button]]:
    ref = view.ref
    row = [button("Reveal", ids.on(Verb.REVEAL, ref)), button("Skip", ids.on(Verb.SKIP, ref))]
    if view.due_at is None:
        row.append(button("Resume", ids.on(Verb.RESUME, ref)))
    else:
        row.append(button("Pause", ids.on(Verb.PAUSE, ref)))
        deadline = int(view.due_at.timestamp())
        row.append(button(MORE_TIME, ids.on(Verb.EXTEND, ref, deadline)))
    row.append(button("Hand over", ids.on(Verb.HAND_OVER, ref)))
    return [row, [button("End", ids.on(Verb.END, ref), ButtonStyle.danger)]]


def _open(view: RevealedQuestion) -> Card:
    heading = text.heading(where(view.ref, view.total), view.question)
    points, answer = text.key_points(view.question), text.model_answer(view.question)
    grades = graded(view.grades)
    host = f"-# {hosted(view.host)}"
    left = MESSAGE_ROOM - sum(map(room, (heading, points, answer, grades, host))) - _PHRASES
    answered = f"Answered: {named(view.answered, min(NAMES, left))}. {grades}"
    status = answered if view.answered else "Nobody answered."
    mine = [button("Grade mine", ids.on(Verb.GRADE_MINE, view.ref), ButtonStyle.primary)]
    if view.sharing:
        mine.append(button("Share mine", ids.on(Verb.SHARE, view.ref)))
    label = "Finish" if view.ref.position >= view.total else "Next"
    lead = [
        button(label, ids.on(Verb.NEXT, view.ref)),
        button("Hand over", ids.on(Verb.HAND_OVER, view.ref)),
        button("End", ids.on(Verb.END, view.ref), ButtonStyle.danger),
    ]
    blocks = [heading, f"{status}\n{host}", points, answer]
    return Card(blocks, [mine, lead])


def _over(view: Summary) -> Card:
    is_design = view.design is not None
    place = "Design interview" if is_design else "Channel interview"
    title = f"-# {place} · over\n### How it went\n{ended(view.reason)}"
    done = "assessed themselves" if is_design else "answered"
    listed = "\n".join(
        f"{number}. {_line(line, done)}" for number, line in enumerate(view.lines, start=1)
    )
    left = MESSAGE_ROOM - room(title) - room(listed) - _PHRASES
    people = f"Took part: {named(view.joined, min(NAMES, left))}." if view.joined else ""
    blocks = [f"{title}\n{people}".rstrip(), listed or "No question was asked."]
    return Card(blocks, [_afterwards(view)], accent=_OVER)


def _afterwards(view: Summary) -> list[Button]:
    """What a member can still do once it is over."""
    if view.design is not None:
        begun = view.design.phase > OPENING and view.lines
        mine = [button("Assess mine", ids.on(Verb.ASSESS_MINE, view.design))] if begun else []
        return [*mine, next_steps.another_design()]
    mine = [button("Grade mine", ids.on(Verb.GRADE_MINE, view.ref))] if view.lines else []
    return [*mine, next_steps.start()]


def _line(line: RoundLine, done: str) -> str:
    prompt = clip(line.question.prompt, 60)
    facts = [f"{line.answered} {done}"]
    if line.skipped:
        facts.insert(0, "Skipped")
    if line.grades:
        facts.append(fell(line.grades))
    return f"{prompt}\n   -# {' · '.join(facts)}"


def own_card(screen: Pending | Revealed | Graded) -> Card:
    """A member's own answer, for them alone."""
    if isinstance(screen, Revealed):
        return revealed_card(screen)
    if isinstance(screen, Graded):
        return graded_card(screen)
    until = f"the reveal, {relative(screen.due_at)}" if screen.due_at else "the reveal"
    kept = "Your answer is changed" if screen.changed else "Your answer is kept"
    own = Typed.read(screen.text or "").begun(_ANSWER, quoted=True)
    row = [
        button("Change my answer", ids.on(Verb.ANSWER, screen.ref)),
        button("Grade mine", ids.on(Verb.GRADE_MINE, screen.ref)),
    ]
    return notice(
        f"**{kept}.** Only you see it, and you can change it until {until}. After that press "
        f"*Grade mine*.\n{own}",
        row,
    )


def elsewhere_card(running: AlreadyRunning) -> Card:
    """Leads to the interview that runs in a channel already."""
    link = jump_link(running.guild_id, running.channel_id, running.message_id)
    return notice(f"This channel has an interview already. Join it there: {link}")


def handing_card(handing: Heirs) -> Card:
    """Asks who is to host."""
    options = [
        discord.SelectOption(label=clip(plain(name), 100), value=str(member_id))
        for member_id, name in handing.people[:MOST_OPTIONS]
    ]
    told = "Hand the interview over to one who joined."
    if len(handing.people) > MOST_OPTIONS:
        told += f" The list has room for the {MOST_OPTIONS} who joined first."
    select = ui.Select[ui.LayoutView](
        custom_id=ids.round_host(handing.round), placeholder="Who is to host?", options=options
    )
    return notice(told, [select])


def new_host_card(name: str) -> Card:
    """Tells who hosts from now on."""
    return notice(f"{called(name)} is the host now.")


def thread_name(view: RoundView) -> str:
    """What the thread under the card is called: it holds the talk about all its questions."""
    if isinstance(view, Gathering | GroupPhase | Comparing):
        return design_thread_name(view.question)
    topic = view.question.topic.title if isinstance(view, Asking | RevealedQuestion) else "talk"
    return clip(f"Interview: {topic}", 100)
