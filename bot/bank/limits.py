"""How much room the parts of a question may take, so that every card can show them.

A Discord message of components holds 4,000 characters in all; `bot.texts` says what counts as one.
The longest card shows the prompt, its context, the key points, the answer with an alias's twist,
and the meaning of the grades.
"""

__all__ = [
    "ANSWER",
    "CONTEXT",
    "CURVEBALL",
    "FOLLOW_UP",
    "FOLLOW_UPS",
    "HINT",
    "HINTS",
    "ID",
    "KEY_POINT",
    "KEY_POINTS",
    "PHASE",
    "PHASE_ANSWER",
    "PROMPT",
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
FOLLOW_UPS = 3
"""How many."""
CURVEBALL = 400
PHASE = 200
"""What a phase opens with."""
PHASE_ANSWER = 300
"""What is shown once the phase is over."""
