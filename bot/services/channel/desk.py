"""What leads an interview in a channel, and who may see it."""

from sqlalchemy.orm import Session

from bot.domain.attempts.occasions import ChannelRef
from bot.domain.channel.interview import HostDesk
from bot.domain.people.caller import Caller
from bot.services.channel.interview import ChannelInterviews
from bot.services.channel.view import ChannelViews

__all__ = ["HostDesks"]


class HostDesks:
    """Shows the host's controls; every method is one transaction."""

    def __init__(self, interviews: ChannelInterviews, views: ChannelViews) -> None:
        self._interviews = interviews
        self._views = views

    def open(self, session: Session, who: Caller, ref: ChannelRef) -> HostDesk:
        """The controls, for the host, and for those who may end it.

        Raises:
            RefusedError: The member may do nothing that is there.
        """
        interview = self._interviews.find(session, who, ref.turn)
        may = who.manages or self._interviews.may_lead(session, who, interview)
        if interview.round.ended_at is None and not may:
            raise self._interviews.only_the_host(session, interview.round)
        return self.stands(session, who, ref)

    def stands(self, session: Session, who: Caller, ref: ChannelRef) -> HostDesk:
        """The controls as they are by now, for one who has them in front of them."""
        interview = self._interviews.find(session, who, ref.turn)
        leads = self._interviews.may_lead(session, who, interview)
        return HostDesk(self._views.view(session, interview.round), leads, who.manages)
