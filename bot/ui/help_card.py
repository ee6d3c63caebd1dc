"""The cards that say what the bot is for."""

from bot.domain.choosing.request import DEFAULT_QUESTIONS
from bot.ui import next_steps
from bot.ui.cards import Card
from bot.ui.words import spelled

__all__ = ["help_card", "welcome_card"]

_QUESTIONS = f"{spelled(DEFAULT_QUESTIONS)} questions"


_TOPIC = "2. Type `/interview topic:` and begin to write what you want to practise."
_STORED = (
    "`/mydata export` gives you everything stored about you; `/mydata delete` removes it. Please "
    "put no confidential designs into answers."
)


def help_card(questions: int, topics: int, *, direct: bool) -> Card:
    """What the bot is, and three things to try; `direct`: in a direct message, where some are."""
    what = (
        "### Whiteboard\nMock system-design interviews: you answer before you see the "
        "model answer, and you grade yourself against its key points. "
        f"{questions} questions in {topics} topics."
    )
    told = _in_direct_messages() if direct else _in_a_server()
    return Card([what, *told], [[next_steps.start(first=True)]])


def _in_a_server() -> list[str]:
    return [
        (
            "**Three things to try**\n"
            f"1. Type `/interview` and press Enter: {_QUESTIONS}, only you see them.\n"
            f"{_TOPIC}\n"
            "3. Answer the channel's daily question, keep a streak, and see `/leaderboard`."
        ),
        (
            "**And then:** `/interview format:design` is one design in timed phases, "
            "`where:channel` is for everyone in a channel, `/review` brings back what is "
            "due, `/history` what is past, `/question search:` finds one question, and `/draw` "
            "makes a picture of what you type. In a direct message with me, an interview is a chat."
        ),
        f"-# `/settings` sets your time zone. {_STORED}",
    ]


def _in_direct_messages() -> list[str]:
    return [
        (
            "**Three things to try**\n"
            f"1. Type `/interview` and press Enter: {_QUESTIONS}, as a chat: what you type here is "
            "your answer.\n"
            f"{_TOPIC}\n"
            "3. Type `/interview format:design`: one design in timed phases; `/history` shows how "
            "past ones went, `/question search:` finds one question, and `/draw` makes a picture "
            "of what you type."
        ),
        (
            "**And then:** `/review` brings back what is due, wherever you answered it. In a "
            "server that has me there are also daily questions, interviews for a whole channel "
            "and a leaderboard; it counts what is answered in that server, and nothing from here."
        ),
        f"-# `/settings` sets your time zone. {_STORED}",
    ]


def welcome_card() -> Card:
    """The one message a server gets when the bot joins it."""
    return Card(
        [
            (
                "### Hello, I am Whiteboard\nI run mock system-design interviews: you answer "
                "before you see the model answer, and you grade yourself against its key points."
            ),
            (
                "**Three things to try**\n"
                f"1. `/interview`: {_QUESTIONS}, only you see them.\n"
                "2. `/leaderboard`: who practises most here.\n"
                "3. `/help`: everything else."
            ),
            (
                "**If you manage this server:** `/daily set time:09:00` gives this channel a "
                "question every day; `/settings` sets the server's time zone."
            ),
        ]
    )
