"""Design interviews as members live them: in a thread, in private, through kills and refusals."""

from datetime import timedelta

from sandbox import Actor, Channel, Message
from sandbox.permissions import Permission
from tests.stage import Stage

AXES = (
    ("Scope", "Numbers", "API and data"),
    ("High-level", "Depth", "Trade-offs and communication"),
)
NOTES = "Ten thousand readers for each writer, so reads decide; two regions, no lost write."


async def opened(stage: Stage, channel: Channel | None = None) -> Message:
    """Type the command; the opening card."""
    place = channel or stage.general
    card = await stage.ada.invoke(place, "interview", format="design", topic="databases")
    return card.message


def thread_of(stage: Stage) -> Channel:
    """The one thread of the server."""
    (thread,) = [one for one in stage.club.channels.values() if one.is_thread]
    return thread


def cards(stage: Stage) -> list[Message]:
    """What stands in the thread, as Ada sees it."""
    return stage.ada.sees(thread_of(stage))


async def in_thread(stage: Stage, start: str = "Start") -> Message:
    """Start, and look into the thread: its first card."""
    await stage.ada.press(await opened(stage), start)
    return cards(stage)[-1]


async def note(member: Actor, card: Message, text: str = NOTES) -> Message:
    """Add notes to a phase."""
    form = (await member.press(card, "Add notes")).form
    return (await member.submit(form, {"Your notes": text})).message


async def assess(member: Actor, card: Message, steps: str = "222222") -> Message:
    """Fill in both forms of the self-assessment."""
    for axes, given in zip(AXES, (steps[:3], steps[3:]), strict=True):
        form = (await member.press(card, f"Assess {', '.join(axes)}")).form
        card = (await member.submit(form, dict(zip(axes, given, strict=True)))).message
    return card


async def test_a_whole_interview_in_a_private_thread(stage: Stage) -> None:
    """Six phases with their minutes, a changed requirement, and a scorecard that counts once."""
    card = await in_thread(stage)
    assert thread_of(stage).type == 12
    told = stage.ada.sees(stage.general)[-1]
    assert f"It runs in <#{thread_of(stage).id}>" in told.text
    for number, (name, minutes) in enumerate(
        (
            ("Requirements", 5),
            ("Numbers", 3),
            ("API and data", 7),
            ("High-level", 12),
            ("Deep dive", 13),
            ("Wrap-up", 5),
        ),
        start=1,
    ):
        assert f"phase {number} of 6" in card.text
        assert f"### {name} · {minutes} minutes" in card.text
        assert ("One requirement changes:" in card.text) == (name == "Deep dive")
        assert "Model answer" not in card.text
        card = await note(stage.ada, card, f"{NOTES} ({name})")
        stage.sandbox.clock.advance(timedelta(minutes=minutes - 1))
        last = name == "Wrap-up"
        card = (
            await stage.ada.press(card, "To the self-assessment" if last else "Next phase")
        ).message
        if not last:
            assert f"{name} is over. Did you?" in card.text
            assert f"({name})" in card.text
    assert "Model answer" in card.text
    score = await assess(stage.ada, card)
    assert "Together 12 of 18" in score.text
    assert "**Solid** · +3 points · streak 1 day" in score.text
    assert "Bars of the six axes: Scope 2 of 3" in score.text
    assert "Scope 2 of 3:**" in score.text
    assert "What to practise next" in score.text
    assert score.attachments[0].content.startswith(b"\x89PNG")
    board = await stage.ada.invoke(stage.general, "leaderboard")
    assert "**Ada** · 3 points · 1 attempt" in board.message.text


async def test_the_grade_may_be_changed_and_the_notes_read_again(stage: Stage) -> None:
    """From the scorecard to the answer, the notes and the grades, and back to the picture."""
    card = await note(stage.ada, await in_thread(stage))
    card = (await stage.ada.press(card, "End")).message
    score = await assess(stage.ada, card, "000000")
    assert "**Missed it**" in score.text
    notes = (await stage.ada.press(score, "All my notes")).message
    assert NOTES in notes.text
    assert not notes.attachments
    score = (await stage.ada.press(notes, "Back")).message
    answer = (await stage.ada.press(score, "Model answer")).message
    assert "Key points" in answer.text
    score = (await stage.ada.press(answer, "Back")).message
    assert score.attachments
    grades = (await stage.ada.press(score, "Change grade")).message
    changed = (await stage.ada.press(grades, "Partly there")).message
    assert "**Partly there** · +3 points" in changed.text


async def test_where_threads_are_not_permitted_it_runs_in_private(stage: Stage) -> None:
    """The card says so, and tells of the time at the next press."""
    stage.sandbox.scene.deny_bot(stage.general, Permission.CREATE_PRIVATE_THREADS)
    card = await opened(stage)
    assert card.ephemeral
    assert "Only this card shows it" in card.text
    card = (await stage.ada.press(card, "Start with 20 minutes")).message
    assert "### Requirements · 2 minutes" in card.text
    stage.sandbox.clock.advance(timedelta(minutes=3))
    card = await note(stage.ada, card)
    assert "Time is up" in card.text
    card = (await stage.ada.press(card, "5 more minutes")).message
    assert "Time is up" not in card.text
    again = await opened(stage)
    assert "phase 1 of 6" in again.text
    assert not [one for one in stage.club.channels.values() if one.is_thread]
