"""Messages in servers and chats that become notes, of whichever design interview is meant."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from bot.db.channel import designs as group_designs
from bot.db.channel import rounds
from bot.db.models import DesignRow, RoundRow
from bot.db.private import designs
from bot.domain.people.caller import Caller
from bot.domain.phases.noting import NoteTaken, OpenThread
from bot.domain.phases.phases import is_open
from bot.domain.refusals import Refusal, RefusedError
from bot.services.channel.mentions import ChannelMentions
from bot.services.private.mentions import OwnMentions

__all__ = ["NotingService"]


class NotingService:
    """Finds the interview that a message is a note of; every method is one transaction."""

    def __init__(self, own: OwnMentions, channel: ChannelMentions) -> None:
        self._own = own
        self._channel = channel

    def mentioned(
        self, session: Session, who: Caller, place_id: int, message: int, text: str
    ) -> NoteTaken:
        """Take in a message that mentions the bot, or follow it when it is edited.

        Args:
            session: The transaction.
            who: Who wrote it.
            place_id: The thread or channel where it stands.
            message: Its id.
            text: What it says by now, without the mention.

        Returns:
            What became of it.

        Raises:
            RefusedError: No notes are taken there, or no phase is open.
        """
        row = designs.unheld(session, who)
        if row is not None and row.channel_id == place_id:
            return self._own.hear(session, who, row, message, text)
        held = rounds.held_at(session, who.guild_id, place_id)
        if held is not None and held.ended_at is not None and held.thread_id != place_id:
            held = None  # the channel has gone on to other things
        held = held or rounds.of_channel(session, place_id)
        if held is None:
            raise self._nothing_held(session, who, place_id)
        self._require_phases(session, held, place_id)
        return self._channel.hear(session, who, held, message, text)

    @staticmethod
    def _nothing_held(session: Session, who: Caller, place_id: int) -> RefusedError:
        """Why nothing is noted where no channel is interviewed: it may be somebody's own thread."""
        own = designs.held_at(session, who.guild_id, place_id)
        if own is None:
            return RefusedError(Refusal.MENTIONED_ELSEWHERE)
        if own.ended_at is None:
            return RefusedError(Refusal.NOT_YOURS)
        return RefusedError(Refusal.MENTIONED_AFTER_OWN)

    @staticmethod
    def _require_phases(session: Session, held: RoundRow, place_id: int) -> None:
        """Let only a message pass that is said where a running interview takes notes."""
        in_phases = group_designs.phases_of(session, held.key) is not None
        if held.ended_at is None and in_phases:
            if held.thread_id not in (None, place_id):
                raise RefusedError(Refusal.MENTIONED_BESIDE_THREAD, channel_id=held.thread_id)
            return
        if held.ended_at is None:
            raise RefusedError(
                Refusal.MENTIONED_AT_QUESTIONS,
                guild_id=held.guild_id,
                channel_id=held.channel_id,
                message_id=held.message_id,
            )
        raise RefusedError(
            Refusal.MENTIONED_AFTER,
            guild_id=held.guild_id,
            channel_id=held.channel_id,
            message_id=held.message_id,
        )

    def is_open(self, session: Session, who: Caller, place_id: int) -> bool:
        """Whether a mention of theirs would be a note right there."""
        return any(
            is_open(phase)
            and place_id == (row.channel_id if isinstance(row, DesignRow) else row.talked_at)
            for row, phase in self._open(session, who, place_id)
        )

    def picked(
        self, session: Session, who: Caller, place_id: int, message: int, text: str
    ) -> NoteTaken:
        """Add what a message of the member's own says to the notes of the phase that is open.

        That of the interview that is held where the message was picked; else of their own; else of
        the one in this server that they joined last.

        Raises:
            RefusedError: None is open, the message says nothing, or there is no room for it.
        """
        found = list(self._open(session, who, place_id))
        row = next((each for each, phase in found if is_open(phase)), None)
        if row is None and not found:
            raise RefusedError(Refusal.NO_DESIGN_OPEN)
        row = row or found[0][0]
        if isinstance(row, DesignRow):
            return self._own.copy(session, who, row, message, text)
        return self._channel.copy(session, who, row, message, text)

    def gone(self, session: Session, guild_id: int, place_id: int, message: int) -> bool:
        """Follow a message that was deleted while phases run; whether it was a note."""
        return self._own.gone(session, guild_id, place_id, message) or self._channel.gone(
            session, guild_id, place_id, message
        )

    def threads(self, session: Session) -> list[OpenThread]:
        """Every place in a server where messages may have been missed that are notes."""
        return [*self._own.threads(session), *self._channel.threads(session)]

    @staticmethod
    def _open(
        session: Session, who: Caller, place_id: int
    ) -> Iterator[tuple[DesignRow | RoundRow, int]]:
        """What may be meant, the likeliest first, each with its phase."""
        own = designs.unheld(session, who)
        if own is not None and own.channel_id == place_id:
            yield own, own.phase
            own = None
        joined = group_designs.open_to(session, who, place_id)
        here = [each for each in joined if place_id in (each[0].thread_id, each[0].channel_id)]
        yield from ((row, phases.phase) for row, phases in here)
        if own is not None:
            yield own, own.phase
        yield from ((row, phases.phase) for row, phases in joined if (row, phases) not in here)
