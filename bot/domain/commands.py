"""The bot's commands by their names, as a member types them who sends one as text."""

__all__ = ["COMMANDS", "named_command"]

COMMANDS = frozenset(
    {
        "daily",
        "draw",
        "help",
        "history",
        "interview",
        "leaderboard",
        "mydata",
        "question",
        "review",
        "settings",
    }
)
"""What can be typed after a slash; a test holds this against the commands that are sent."""


def named_command(text: str) -> str | None:
    """The command with whose name a text begins: `review` of "/review", or of "/Review please".

    Discord runs no command that was sent as text, and whoever sent it means no answer.
    """
    first = text.split(maxsplit=1)[:1]
    name = first[0].removeprefix("/").casefold() if first else ""
    return name if first and first[0].startswith("/") and name in COMMANDS else None
