"""How long things take and last, in seconds of real time unless told otherwise."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """Discord's deadlines; a test may shorten them.

    Attributes:
        first_answer: How long a bot has for the first answer to an interaction.
        token: How long an interaction's token lives, by the sandbox's clock.
        patience: How long an actor waits for what a deferral promised.
        heartbeat: How often a gateway client must say that it lives.
        identify: The pause Discord asks for between two identifications of one bucket of shards.
        resume: How long a lost gateway session can be resumed.
        nonce: How long a nonce keeps a message from being sent twice, by the sandbox's clock.
    """

    first_answer: float = 3.0
    token: float = 900.0
    patience: float = 10.0
    heartbeat: float = 41.25
    identify: float = 5.0
    resume: float = 120.0
    nonce: float = 300.0
