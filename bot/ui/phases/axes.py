"""The six axes in words: what each step claims, and what to practise."""

from bot.domain.phases.axes import Axis

__all__ = ["AXIS_ADVICE", "AXIS_LABELS", "AXIS_STEPS"]

AXIS_LABELS = {
    Axis.SCOPE: "Scope",
    Axis.NUMBERS: "Numbers",
    Axis.API_AND_DATA: "API and data",
    Axis.HIGH_LEVEL: "High-level",
    Axis.DEPTH: "Depth",
    Axis.TRADE_OFFS: "Trade-offs and communication",
}
AXIS_STEPS = {
    Axis.SCOPE: (
        "I began to design before I had asked a single question.",
        "I asked what to build, but not for whom, how much or how reliably.",
        "I wrote down functions and qualities, and what is left out.",
        "I ranked the requirements, and every later decision went back to them.",
    ),
    Axis.NUMBERS: (
        "I named no figure at all.",
        "I named figures, but derived none of them.",
        "I derived load, storage and traffic from stated assumptions.",
        "I derived the load, and a figure decided between two designs.",
    ),
    Axis.API_AND_DATA: (
        "I named neither a call nor a table.",
        "I named calls or tables, but not what they hold.",
        "I wrote calls with parameters, and tables with keys.",
        "I chose keys and calls by how they are read, and for retries.",
    ),
    Axis.HIGH_LEVEL: (
        "I had no picture in which a request gets from end to end.",
        "I had the main parts, but a requirement found no place in them.",
        "I led a read and a write through every part, for each requirement.",
        "I gave each part of the whole picture one reason, and named what fails first.",
    ),
    Axis.DEPTH: (
        "I stayed with boxes and arrows.",
        "I named the hard part, but not how it works inside.",
        "I explained the hard part down to data structures and failures.",
        "I explained the hard part in full, and fitted the changed requirement in.",
    ),
    Axis.TRADE_OFFS: (
        "I named one way, and no other.",
        "I named another way, but not why I left it.",
        "I weighed two ways for each large decision, and said which wins.",
        "I weighed each choice, said when I would decide otherwise, and kept the time.",
    ),
}
"""What could be observed at each step, from 0 to 3; each stands alone on a scorecard."""
AXIS_ADVICE = {
    Axis.SCOPE: (
        "Take three prompts and write only requirements, five minutes each: who, how much, how "
        "reliable, what is left out."
    ),
    Axis.NUMBERS: (
        "For three prompts derive requests per second, storage per year and bandwidth, and say "
        "what each figure rules out."
    ),
    Axis.API_AND_DATA: (
        "For three prompts write the five most used calls and the tables behind them, each with "
        "its key and the query that it serves."
    ),
    Axis.HIGH_LEVEL: (
        "Draw one design from memory, then follow one read and one write through every part, aloud."
    ),
    Axis.DEPTH: (
        "Take one part of a design and explain it for ten minutes: its data structure, its "
        "failures, its limits at ten times the load."
    ),
    Axis.TRADE_OFFS: (
        "After each decision say two sentences: what I gave up, and what would make me decide "
        "otherwise."
    ),
}
"""What to practise where an axis is weak."""
