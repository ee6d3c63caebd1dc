"""What members show of their own to a channel, and where it stands."""

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.db.channel import designs, rounds
from bot.db.models import RoundRow, SharedRow
from bot.db.people import guilds
from bot.domain.channel.sharing import SharedAnswer, ToShare
from bot.domain.people.caller import Caller
from bot.domain.refusals import Refusal, RefusedError
from bot.services.channel.interview import ChannelInterview
from bot.services.clock import Clock

__all__ = ["Sharing"]


class Sharing:
    """Works on rows inside a service's transaction."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def share(
        self,
        session: Session,
        who: Caller,
        interview: ChannelInterview,
        own: ToShare,
        seen: int | None,
    ) -> SharedAnswer:
        """Say what a member would show to the channel; take note of it, once they agreed to that.

        They agree to the revision that they have seen: what was changed since is not shared, but
        returned for them to see. What was to be shared before, and has not been seen there, may
        stand there or not.

        Raises:
            RefusedError: The server does not let them, or it stands there already.
        """
        if not guilds.lets_share(session, who.guild_id):
            raise RefusedError(Refusal.SHARING_IS_OFF)
        place = {
            "occasion_key": interview.turn.occasion_key,
            "part": own.part,
            "member_id": who.member_id,
        }
        row = session.get(SharedRow, place)
        if row is not None:
            _require_unseen(row, interview.round)
        shared = self._as_told(who, interview, own, row)
        if seen != shared.revision:
            return shared
        if row is None:
            session.add(SharedRow(**place, shared_at=shared.shared_at))
        return replace(shared, agreed=True)

    def _as_told(
        self, who: Caller, interview: ChannelInterview, own: ToShare, row: SharedRow | None
    ) -> SharedAnswer:
        """What would stand there, and where."""
        running = interview.round
        return SharedAnswer(
            ref=interview.ref.at(own.part) if own.part else interview.ref,
            member_id=who.member_id,
            name=who.name,
            of=own,
            guild_id=running.guild_id,
            channel_id=running.channel_id,
            card_id=running.first_card_id or running.message_id,
            thread_id=running.thread_id,
            shared_at=self._clock() if row is None else row.shared_at,
            is_new=row is None,
        )

    def unshare(self, session: Session, key: int, place: int, member_id: int) -> None:
        """Something shared is gone from the channel, or never came there.

        `place` is the question's, or where a design is discussed, the phase.
        """
        if row := _shared(session, key, place, member_id):
            session.delete(row)

    def stands(
        self,
        session: Session,
        key: int,
        place: int,
        member_id: int,
        channel_id: int | None,
        message_id: int | None,
    ) -> None:
        """Something shared is in a channel, as this message; its member may be told so."""
        if row := _shared(session, key, place, member_id):
            row.channel_id, row.message_id = channel_id, message_id


def _require_unseen(row: SharedRow, running: RoundRow) -> None:
    if row.message_id is not None:
        raise RefusedError(
            Refusal.SHARED_THERE,
            guild_id=running.guild_id,
            channel_id=row.channel_id or running.channel_id,
            message_id=row.message_id,
        )


def _shared(session: Session, key: int, place: int, member_id: int) -> SharedRow | None:
    in_phases = designs.phases_of(session, key) is not None
    turn = rounds.turn_at(session, key, 1 if in_phases else place)
    part = place if in_phases else 0
    return session.get(SharedRow, (turn.occasion_key, part, member_id)) if turn else None
