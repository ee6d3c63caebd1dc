"""What a member types in a direct message: an answer, until they are done, or a design's notes."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy.orm import Session

from bot.db.attempts import occasions
from bot.db.models import DesignRow, OccasionRow, TurnRow
from bot.db.people import members
from bot.db.private import chats, designs, interviews
from bot.domain.attempts.occasions import OccasionKind, TurnRef
from bot.domain.attempts.scoring import missing_of
from bot.domain.attempts.screens import Graded, Revealed
from bot.domain.attempts.spoken import spoken_seconds, typed_of
from bot.domain.people.caller import DIRECT, Caller
from bot.domain.private.design import InPhase
from bot.domain.private.quick import (
    Answered,
    FollowedUp,
    Heard,
    Listening,
    Noted,
    RecentChat,
    Standing,
)
from bot.domain.private.words import Wish, grade_named, names_a_step, wish_in
from bot.services.attempts.recorder import Recorder
from bot.services.clock import Clock
from bot.services.private.design_view import DesignView
from bot.services.private.papers import FOLLOW_UP, DesignPaper, OwnPaper, TurnPaper
from bot.services.private.turns import Turn, Turns
from bot.texts import said

__all__ = ["FOLLOWED", "ChatService"]

FOLLOWED = timedelta(days=7)
"""How long ago an answer may have been given, or typed at, that is looked at again in its chat."""


class ChatService:
    """Takes in what is typed, once and in order, and follows what is edited or deleted there.

    A phase of a design interview that is under way comes first, then the question that waits, then
    the interviewer's follow-up to it. Every method is one transaction.
    """

    def __init__(
        self, recorder: Recorder, turns: Turns, design_view: DesignView, clock: Clock
    ) -> None:
        self._recorder = recorder
        self._turns = turns
        self._design_view = design_view
        self._clock = clock

    def listening(self, session: Session, who: Caller) -> Listening | None:
        """What a look into the chat has to find, or None where nothing waits for what is typed."""
        paper = self._waiting(session, who)
        if paper is None:
            return None
        after = min(paper.known) - 1 if paper.known else paper.heard
        return Listening(paper.occasion.asked_at, after, paper.known)

    def hear(
        self,
        session: Session,
        who: Caller,
        channel_id: int,
        messages: Sequence[tuple[int, str]],
        gone: Collection[int] = (),
    ) -> Noted | None:
        """Take in what a member typed, and what became of what they had typed before.

        Args:
            session: The transaction.
            who: The member, in direct messages.
            channel_id: Where these are.
            messages: Ids and texts, the oldest first. One that was taken in before is changed where
                it says something else by now. Those without room are left out.
            gone: Messages that were taken in before and stand there no more.

        Returns:
            What is noted by now, and why the last one was left out, if it was; where nothing waits
            for what is typed, how the last question stands, or None where none is asked.
        """
        members.remember(session, who, self._clock())
        paper, refused, leads_on = self._waiting(session, who), None, False
        if paper is not None:
            for message in gone:
                paper.put(message, "")
            heard = self._heard(session, who, paper)
            for message, text in messages:
                known = paper.says(message) is not None
                leads_on = not known and paper.part == FOLLOW_UP and names_a_step(text)
                if known or (message > heard and not leads_on):
                    refused = paper.put(message, said(text))
            paper.save()
            chats.set_chat(session, who.member_id, channel_id)
        self._read(session, who, paper, max((message for message, _ in messages), default=0))
        if paper is None or leads_on:
            return self._standing(session, who, messages)
        return Noted(self._noted(paper, messages[-1][1] if messages else ""), refused)

    def change(self, session: Session, who: Caller, message: int, text: str) -> Noted | None:
        """Follow a message that was edited, or deleted where nothing is left.

        Also after the answer was given: it is the member's own text. What it earned stays.

        Returns:
            What is noted by now, or None where nothing is changed by it.
        """
        if not members.is_known(session, who.member_id):
            return None  # they had everything deleted: whoever edits a message begins nothing
        members.remember(session, who, self._clock())
        paper = self._waiting(session, who)
        if paper is None or paper.says(message) is None:
            paper = self._written_on(session, who, message)
        if paper is None or paper.says(message) in (None, said(text)):
            return None
        refused = paper.put(message, said(text))
        paper.save()
        return Noted(self._noted(paper), refused)

    def recent(self, session: Session) -> Sequence[RecentChat]:
        """The chats in which something may have been edited or deleted unseen that is followed."""
        return chats.since(session, self._clock() - FOLLOWED)

    def kept(self, session: Session, chat: RecentChat) -> dict[int, str]:
        """The messages of a chat that were taken in, and what is kept of each."""
        found: dict[int, str] = {}
        for key in chat.occasions:
            occasion = occasions.found(session, key)
            paper = None if occasion is None else self._paper_of(session, chat.who, occasion)
            if paper is not None:
                found |= {message: paper.says(message) or "" for message in paper.known}
        return found

    def noted(self, session: Session, who: Caller, ref: TurnRef, message_id: int) -> None:
        """Remember which of our messages says how much was noted."""
        self._turns.turn(session, who, ref).row.note_message_id = message_id

    def _waiting(self, session: Session, who: Caller) -> OwnPaper | None:
        """What waits for what a member types in direct messages."""
        if who.guild_id != DIRECT:
            return None
        row = designs.running(session, who)
        notes = None if row is None else DesignPaper(row, None)
        if notes is not None and notes.part is not None:
            return notes
        turn = self._current(session, who)
        answer = None if turn is None else self._turn_paper(turn)
        return answer if answer is not None and answer.part is not None else None

    def _standing(
        self, session: Session, who: Caller, messages: Sequence[tuple[int, str]]
    ) -> Noted | None:
        """Where the answer stands that is given, for who typed on; unless that is in it."""
        turn = self._current(session, who) if who.guild_id == DIRECT else None
        if turn is None or turn.attempt is None or not messages:
            return None
        message, text = messages[-1]
        if self._turn_paper(turn).says(message) is not None:
            return Noted(Answered())
        screen = self._turns.show(session, who, turn)
        assert isinstance(screen, Revealed | Graded)  # noqa: S101 - it is answered
        return Noted(Standing(screen, grade_named(text), wish_in(text)))

    @staticmethod
    def _current(session: Session, who: Caller) -> Turn | None:
        """The question at which a member's interview in direct messages stands."""
        row = interviews.running(session, who)
        turn = interviews.turn_at(session, row.key, row.position) if row else None
        if row is None or turn is None:
            return None
        return Turn(row, turn, occasions.attempt_at(session, turn.occasion_key, who.member_id))

    def _written_on(self, session: Session, who: Caller, message: int) -> OwnPaper | None:
        """What a message was taken in for, at any time."""
        for occasion in occasions.typed_in(session, who.member_id, message):
            paper = self._paper_of(session, who, occasion)
            if paper is not None and paper.says(message) is not None:
                return paper
        return None

    def _turn_paper(self, turn: Turn) -> TurnPaper:
        return TurnPaper(turn, keeps_texts=self._recorder.keeps_texts)

    def _paper_of(self, session: Session, who: Caller, occasion: OccasionRow) -> OwnPaper | None:
        attempt = occasions.attempt_at(session, occasion.key, who.member_id)
        if occasion.kind is OccasionKind.DESIGN:
            row = occasions.asked_by(session, DesignRow, occasion)
            return None if row is None else DesignPaper(row, attempt)
        turn = occasions.asked_by(session, TurnRow, occasion)
        if turn is None:
            return None
        found = interviews.own_turn(session, who.member_id, turn.interview_key, turn.position)
        return None if found is None else self._turn_paper(Turn(*found))

    @staticmethod
    def _heard(session: Session, who: Caller, paper: OwnPaper) -> int:
        """The last message that is not new to what waits for it.

        A question that is asked beside a design interview takes nothing from that, which goes first
        whenever it waits: what was typed before the question may still be a note.
        """
        if isinstance(paper, DesignPaper) and paper.heard is not None:
            return paper.heard
        return chats.last_heard(session, who.member_id)

    def _read(self, session: Session, who: Caller, paper: OwnPaper | None, message: int) -> None:
        """Note how far the chat was read: what answers nothing answers nothing later either."""
        row: DesignRow | TurnRow | None
        if isinstance(paper, DesignPaper):
            row = paper.row
        else:
            turn = self._current(session, who) if who.guild_id == DIRECT else None
            row = None if turn is None else turn.row
        if row is not None and message:
            row.heard_message_id = max(row.heard_message_id or 0, message)

    def _noted(self, paper: OwnPaper, last: str = "") -> Heard | FollowedUp | InPhase | Answered:
        """What is noted on a paper; `last`: what was typed just now."""
        if paper.part is None:
            return Answered()
        if isinstance(paper, DesignPaper):
            return self._design_view.in_phase(paper.row)
        assert isinstance(paper, TurnPaper)  # noqa: S101 - there is no third
        turn, attempt = paper.turn, paper.turn.attempt
        if attempt is None:
            draft, note = turn.row.draft or "", turn.row.note_message_id
            typed, spoken = len(typed_of(draft)), spoken_seconds(draft)
            wish, grade = wish_in(last), grade_named(last)
            hint = self._turns.next_hint(turn) if wish is Wish.HINT else None
            return Heard(turn.ref, typed, missing_of(draft), note, spoken, wish, hint, grade)
        answer, kept = attempt.follow_up_answer or "", self._recorder.keeps_texts
        typed, spoken = len(typed_of(answer)), spoken_seconds(answer)
        return FollowedUp(turn.ref, typed, turn.is_last, kept, spoken)
