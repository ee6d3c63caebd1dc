"""Every card and form of every question of the bank, at its longest, within Discord's limits."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.bank import Bank, Kind, Level, Question, Topic, limits
from bot.bank.model import AtYourLevel, Fork
from bot.domain.attempts.follow_ups import MOST_FOLLOW_UP
from bot.domain.attempts.grading import Grade
from bot.domain.attempts.occasions import PostRef, Ref, TurnRef
from bot.domain.attempts.scoring import Shortfall
from bot.domain.attempts.screens import Attempt, Earned, Graded, Peers, Revealed
from bot.domain.daily.posts import Closing, PostView
from bot.domain.mistakes import MOST_CHARACTERS, Reported
from bot.domain.private.quick import Asked, Report, ReportLine, Standing
from bot.domain.questions import MOST_RELATED, Choice, QuestionView, Waiting
from bot.ui.attempts.cards import graded_card, revealed_card
from bot.ui.attempts.follow_ups import follow_up_form, follow_up_page
from bot.ui.attempts.forms import answer_form, tick_form
from bot.ui.attempts.hints import hint_card
from bot.ui.attempts.pages import further_card, model_answer_page, own_answer_page
from bot.ui.cards import Card
from bot.ui.daily.post_cards import closed_card, post_card
from bot.ui.forms import Form
from bot.ui.ids import QuestionRef
from bot.ui.private.chat_cards import standing_card
from bot.ui.private.quick_cards import card
from bot.ui.question_cards import found_card, mistake_form, question_card, reported_card
from sandbox.rules import forms, messages
from tests.openapi import DESCRIPTION, component, wrong
from tests.ui.fitting import BIG, LONGEST, SCRIPTS, components, fits, largest, message, written_in

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TURN = TurnRef(BIG, 20, BIG)
POST = PostRef(BIG, BIG)
EARNED = Earned(
    0,
    1_000,
    2,
    NOW,
    (date(2026, 11, 22), date(2026, 11, 23)),
    earned_freeze=True,
    shortfall=Shortfall.REPEATED,
)


def attempts(question: Question) -> Iterator[Attempt]:
    """Attempts at a question that make the longest cards."""
    every = tuple(range(len(question.key_points)))
    yield Attempt(LONGEST[1])
    yield Attempt(LONGEST[1], grade=Grade.COULD_TEACH, ticked=every[:1], note="*" * 300)
    for unit in SCRIPTS.values():
        note = (unit * 300)[:300]
        yield Attempt(
            unit,
            grade=Grade.SOLID,
            ticked=(),
            note=note,
            follow_up=0,
            follow_up_asked=(question.follow_ups or ("F" * limits.FOLLOW_UP,))[0],
            follow_up_answer=(unit * MOST_FOLLOW_UP)[:MOST_FOLLOW_UP],
        )
    yield Attempt(None, gave_up=True, grade=Grade.MISSED)


def cards(question: Question) -> Iterator[Card]:
    """Every card that can show a question, at its longest."""
    yield card(Asked(TURN, question, 20, len(question.hints), wanted=20))
    yield card(Asked(TurnRef(BIG, 1, BIG), question, 3, wanted=20))
    yield hint_card(POST, question, len(question.hints))
    for attempt in attempts(question):
        yield from attempted(TURN, question, attempt)
    yield model_answer_page(TURN, question)
    yield further_card(TURN, question, choices(question, 5))
    yield from looked_up(question)
    yield found_card("*" * 6_000, choices(question, 25))
    for text in LONGEST:
        said = text[:MOST_CHARACTERS]
        yield reported_card(Reported(BIG, "i" * limits.ID, question.prompt, said, NOW))
    post = PostView(POST, question, date(2026, 9, 30), NOW, 1_000_000)
    yield post_card(post, ping_role_id=BIG * 1_000)
    yield closed_card(Closing(post, BIG, BIG, BIG, dict.fromkeys(Grade, 1_000_000)))


def choices(question: Question, number: int) -> list[Choice]:
    """A list of so many questions to pick from."""
    return [Choice(BIG - place, question) for place in range(number)]


def looked_up(question: Question) -> Iterator[Card]:
    """The question by itself: new, met, graded, and waiting elsewhere."""
    related = choices(question, MOST_RELATED)
    graded = QuestionView(BIG, question, related, seen=True, grade=Grade.COULD_TEACH, due_at=NOW)
    for daily in (False, True):
        waiting = Waiting(BIG * 1_000, BIG * 1_000, BIG * 1_000, daily=daily)
        yield question_card(replace(graded, waiting=waiting), reported=True)
    yield question_card(graded, reported=True)
    for seen in (False, True):
        yield question_card(QuestionView(BIG, question, seen=seen))


def attempted(ref: Ref, question: Question, attempt: Attempt) -> Iterator[Card]:
    """The cards of an attempt, with the line that says it was made before."""
    revealed = Revealed(ref, question, attempt, 20, again=True)
    yield revealed_card(revealed)
    if ref == TURN:
        for grade in (None, Grade.COULD_TEACH):
            yield standing_card(Standing(revealed, grade))
    if attempt.grade is not None:
        peers, last = Peers(9_999, 9_999), ref == TURN or None
        yield graded_card(Graded(ref, question, attempt, EARNED, peers, 20, again=True, last=last))
        yield follow_up_page(ref, question, attempt)


def longest_report(bank: Bank) -> Card:
    """The report of twenty questions with the longest prompts."""
    longest = sorted(bank.questions.values(), key=lambda each: -len(each.prompt))[:20]
    attempt = Attempt("x", grade=Grade.COULD_TEACH, ticked=())
    lines = tuple(ReportLine(each, attempt, 30, 2, NOW) for each in longest)
    return card(Report(BIG, lines, 1_000, 20))


@pytest.mark.parametrize("unit", SCRIPTS.values(), ids=SCRIPTS)
async def test_a_question_in_any_script_fits_every_card(bank: Bank, unit: str) -> None:
    """Prompts, hints and answers too: the bank's checker counts what Discord counts."""
    questions = sorted(bank.questions.values(), key=lambda each: -len(each.answer))[:5]
    for question in questions:
        shown = written_in(unit, question)
        for each in cards(shown):
            fits(each)
        for form in _forms(shown):
            forms.check(form.to_dict())
    lines = tuple(
        ReportLine(written_in(unit, each), Attempt("x", grade=Grade.SOLID, ticked=()), 30, 2, NOW)
        for each in sorted(bank.questions.values(), key=lambda each: -len(each.prompt))[:20]
    )
    fits(card(Report(BIG, lines, 1_000, 20)))


@pytest.mark.parametrize("unit", ["x", "*", "\n", *SCRIPTS.values()])
async def test_a_long_unfinished_answer_fits_its_card(bank: Bank, unit: str) -> None:
    """Beside the longest question with all its hints."""
    question = max(bank.questions.values(), key=lambda q: len(q.context) + sum(map(len, q.hints)))
    for draft in (unit, unit * 4_000, (unit * 20_000)[:20_000]):
        fits(card(Asked(TURN, question, 20, len(question.hints), draft=draft)))


async def test_every_card_of_every_question_is_taken_by_discord(bank: Bank) -> None:
    """Nothing that a question, a long answer or a long note can do makes a card too long."""
    shown = [longest_report(bank)]
    for question in largest(bank.questions.values()):
        shown += cards(question)
    assert len(shown) > 500
    for each in shown:
        fits(each)


async def test_a_question_with_every_part_at_its_limit_fits_every_card() -> None:
    """What the bank's checker allows, every card can show."""
    points = tuple(f"{n}" * limits.KEY_POINT for n in range(limits.KEY_POINTS))
    longest = Question(
        id="a/" + "b" * (limits.ID - 2),
        topic=Topic("a", "T" * limits.TITLE, 1),
        prompt="P" * limits.PROMPT,
        answer="A" * limits.ANSWER,
        kind=Kind.LOW_LEVEL_DESIGN,
        level=Level.JUNIOR,
        canonical_id="a/c",
        context="C" * limits.CONTEXT,
        twist="W" * limits.TWIST,
        key_points=points,
        hints=("H" * limits.HINT,) * 2,
        follow_ups=("F" * limits.FOLLOW_UP,) * 3,
        follow_up_answers=("G" * limits.FOLLOW_UP_ANSWER[1],) * 3,
        fork=Fork("D" * limits.DECISION, *("f" * limits.FORK,) * 3),
        at_your_level=AtYourLevel(*("l" * limits.AT_YOUR_LEVEL,) * 2),
        sources=("s" * limits.SOURCE,) * limits.SOURCES,
    )
    for shown in cards(longest):
        fits(shown)


async def test_every_way_to_answer_is_taken_by_discord(bank: Bank) -> None:
    """The longest question, in an interview and in a channel, with answers of every sort."""
    question = max(bank.questions.values(), key=lambda each: len(each.answer))
    refs: tuple[Ref, ...] = (TURN, POST)
    for ref in refs:
        for text in (*LONGEST, "x", None):
            for grade in (None, Grade.SOLID):
                for ticked in (None, (), tuple(range(len(question.key_points)))):
                    attempt = Attempt(text, grade=grade, ticked=ticked)
                    for shown in attempted(ref, question, attempt):
                        fits(shown)
        for text in LONGEST:
            for page in range(9):
                fits(own_answer_page(ref, question, Attempt(text), page))


async def test_every_form_of_every_question_is_taken_by_discord(bank: Bank) -> None:
    """The form for the answer repeats any prompt; the form to tick has room for any key point."""
    for question in largest(bank.questions.values()):
        for form in _forms(question):
            forms.check(form.to_dict())


def _forms(question: Question) -> Iterator[Form]:
    for ref in (TURN, POST):
        yield answer_form(ref, question, 36_500)
        if question.key_points:
            yield tick_form(ref, question)
        for asked in question.follow_ups:
            yield follow_up_form(ref, asked)
    yield mistake_form(QuestionRef(BIG), question, 36_500, 1)


async def test_a_card_that_is_too_long_is_refused(bank: Bank) -> None:
    """The judge of these tests does refuse: one character too many is seen."""
    question = next(iter(bank.questions.values()))
    full = revealed_card(Revealed(TURN, question, Attempt("x")))
    too_long = Card(["x" * 3_999, "yz"])
    messages.check(message(full), [])
    with pytest.raises(Exception, match="Form Body"):
        messages.check(message(too_long), [])


async def test_all_of_a_long_answer_can_be_read(bank: Bank) -> None:
    """The pages of an answer together hold all of it, and none is cut within an escape."""
    question = next(iter(bank.questions.values()))
    attempt = Attempt("*_" * 2_000)
    texts: list[str] = []
    for page in range(1, 40):
        body = components(own_answer_page(TURN, question, attempt, page))[0]["components"]
        texts.append(body[2]["content"])
        if not any(b["label"] == "Next page" for b in body[-1]["components"]):
            break
    assert "".join(texts) == "\\*\\_" * 2_000


@pytest.mark.skipif(not DESCRIPTION.exists(), reason="Discord's OpenAPI description is not at hand")
async def test_cards_and_forms_fit_discords_own_description(bank: Bank) -> None:
    """One question of each kind, in every card and form, by the schemas Discord publishes."""
    kinds = {question.kind: question for question in bank.questions.values()}
    create, modal = (
        component("MessageCreateRequest"),
        component("ModalInteractionCallbackRequestData"),
    )
    faults: list[str] = []
    for question in kinds.values():
        for shown in cards(question):
            faults += wrong(create, message(shown))
        for form in _forms(question):
            faults += wrong(modal, form.to_dict())
    assert not faults, "\n".join(faults)
