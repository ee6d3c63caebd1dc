"""What a person sees after an act, and waiting for it."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sandbox.errors import ActorError, InteractionFailed
from sandbox.world.forms import Form
from sandbox.world.interactions import Answer, Interaction, State
from sandbox.world.model import Message
from sandbox.world.world import World

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice:
    """One suggestion of an autocomplete."""

    name: str
    value: str | int | float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an act."""

    interaction: Interaction

    @property
    def message(self) -> Message:
        """The message in which it shows.

        Raises:
            ActorError: The bot opened a form instead.
        """
        act = self.interaction
        shown = act.shown or (act.source if act.answer is Answer.DEFERRED_UPDATE else None)
        if shown is None:
            raise ActorError("The bot showed no message; it opened a form.")
        return shown

    @property
    def form(self) -> Form | None:
        """The form that the bot opened, if it did."""
        return self.interaction.form


class Pending(Generic[T]):
    """An act under way: the bot has been told; await this for what comes of it.

    Whoever does not await it fires and forgets: two people may press in the same instant, or a
    bot may be killed while it works.

    Raises:
        InteractionFailed: When awaited: the bot did not answer in time.
    """

    def __init__(
        self, world: World, interaction: Interaction, read: Callable[[Interaction], T]
    ) -> None:
        self.interaction = interaction
        self._world = world
        self._read = read

    async def acknowledged(self) -> Interaction:
        """Wait for the first answer alone, a deferral included.

        Raises:
            InteractionFailed: The bot did not answer in time.
        """
        act, patience = self.interaction, self._world.timing.first_answer + 1
        await self._world.until(lambda: act.state is not State.WAITING, patience)
        if act.state is State.FAILED:
            raise InteractionFailed("The application did not respond")
        return act

    def __await__(self) -> Generator[Any, None, T]:
        return self._wait().__await__()

    async def _wait(self) -> T:
        act, timing = self.interaction, self._world.timing
        try:
            await self._world.until(lambda: act.settled, timing.first_answer + timing.patience)
        except TimeoutError:
            if act.answer is not Answer.DEFERRED_UPDATE:
                raise InteractionFailed("The application is thinking and never answered") from None
        if act.state is State.FAILED:
            raise InteractionFailed("The application did not respond")
        return self._read(act)
