"""How much room the parts of a question may take, so that every card can show them.

A Discord message of components holds 4,000 characters in all; `bot.texts` says what counts as one.
The longest card shows the prompt, its context, the key points, the answer with an alias's twist,
and the meaning of the grades.
"""

__all__ = [
    "ANSWER",
    "AT_YOUR_LEVEL",
    "CLARIFICATIONS",
    "CLARIFICATION_ANSWER",
    "CLARIFICATION_QUESTION",
    "CONTEXT",
    "CURVEBALL",
    "CURVEBALL_ANSWER",
    "DECIDING",
    "DECISION",
    "DIAGRAM",
    "DIAGRAM_ALSO",
    "DIAGRAM_PARTS",
    "FOLLOW_UP",
    "FOLLOW_UPS",
    "FOLLOW_UP_ANSWER",
    "FORK",
    "HINT",
    "HINTS",
    "ID",
    "KEY_POINT",
    "KEY_POINTS",
    "PHASE",
    "PHASE_ANSWER",
    "PROMPT",
    "SOURCE",
    "SOURCES",
    "TITLE",
    "TWIST",
]

ID = 80
"""With room in a `custom_id` and a choice's value, which end at 100."""
TITLE = 60
PROMPT = 120
CONTEXT = 300
ANSWER = 2_400
"""The answer itself; an alias's twist comes on top."""
TWIST = 300
KEY_POINT = 100
"""What the label of a form's checkbox can show."""
KEY_POINTS = 6
"""How many; a form's group of checkboxes takes ten."""
HINT = 300
HINTS = 2
"""How many: a nudge and a strong one."""
FOLLOW_UP = 300
FOLLOW_UPS = 2, 3
"""How few and how many, once they have answers."""
FOLLOW_UP_ANSWER = 40, 300
"""How short and how long."""
CLARIFICATIONS = 6, 9
"""How few and how many."""
CLARIFICATION_QUESTION = 120
CLARIFICATION_ANSWER = 160
DECIDING = 3
"""How many of the clarifications decide the design."""
CURVEBALL = 400
CURVEBALL_ANSWER = 500
"""All four lines of it together."""
PHASE = 200
"""What a phase opens with."""
PHASE_ANSWER = 300
"""What is shown once the phase is over."""
FORK = 160
"""Each of the ways to take."""
DECISION = 100
"""What is to be decided at the fork."""
AT_YOUR_LEVEL = 200
"""What is expected of each level."""
DIAGRAM = 1_500
DIAGRAM_PARTS = 5, 14
"""How few and how many parts a diagram has."""
DIAGRAM_ALSO = 3, 6
"""How few and how many other names a part has, if it has any."""
SOURCE = 200
SOURCES = 3
"""How many."""
