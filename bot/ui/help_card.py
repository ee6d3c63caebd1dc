"""The card of `/help`."""

from bot.ui.cards import Card

__all__ = ["help_card"]


def help_card(questions: int, topics: int) -> Card:
    """What the bot is, and three things to try."""
    return Card(
        [
            (
                "### Whiteboard\nMock system-design interviews: you answer before you see the "
                "model answer, and you grade yourself against its key points. "
                f"{questions} questions in {topics} topics."
            ),
            (
                "**Three things to try**\n"
                "1. Type `/interview` and press Enter: three questions, only you see them.\n"
                "2. Type `/interview topic:` and begin to write what you want to practise.\n"
                "3. Grade an answer with *Tick key points*: you see what you covered and what not."
            ),
            (
                "-# `/mydata export` gives you everything stored about you; `/mydata delete` "
                "removes it. Please put no confidential designs into answers."
            ),
        ]
    )
