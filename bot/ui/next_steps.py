"""The buttons that lead on from where something has ended."""

from discord import ButtonStyle

from bot.bank.model import Topic
from bot.domain.choosing.request import DEFAULT_QUESTIONS, Request
from bot.domain.choosing.scope import Scope
from bot.ui import start_ids
from bot.ui.cards import Button, button
from bot.ui.words import clip, spelled

__all__ = ["another", "another_design", "some_on", "start"]

_TITLE = 60
"""Room of a topic's title on a button, which has 80 characters."""


def start(*, first: bool = False) -> Button:
    """An interview as `/interview` starts it; `first`: it is the step that is meant to be taken."""
    style = ButtonStyle.primary if first else ButtonStyle.secondary
    return button("Start an interview", start_ids.begin(Request()), style)


def another(scope: Scope) -> Button:
    """An interview like the one before."""
    return button(f"Another {spelled(DEFAULT_QUESTIONS)}", start_ids.begin(Request(scope)))


def some_on(topic: Topic) -> Button:
    """Some questions on one topic."""
    label = f"{spelled(DEFAULT_QUESTIONS).title()} on {clip(topic.title, _TITLE)}"
    return button(label, start_ids.begin(Request(Scope(topic.slug))))


def another_design() -> Button:
    """A design interview."""
    return button("Another design", start_ids.begin(Request(), design=True))
