"""What the bot refuses, as values: the words for each stand in `bot.ui.refusals`."""

from enum import StrEnum

from bot.errors import WhiteboardError

__all__ = ["Refusal", "RefusedError"]


class Refusal(StrEnum):
    """Why something that was asked for is not done."""

    # an attempt
    EMPTY_ANSWER = "empty-answer"
    EMPTY_PART = "empty-part"
    PART_TOO_LONG = "part-too-long"
    FOLLOW_UP_TOO_LONG = "follow-up-too-long"
    GAVE_UP = "gave-up"
    NOT_ANSWERED = "not-answered"
    NOTHING_OF_YOURS = "nothing-of-yours"
    NOT_YOURS = "not-yours"
    INTERVIEW_GONE = "interview-gone"
    QUESTION_LOST = "question-lost"

    # phases and their notes
    EMPTY_NOTE = "empty-note"
    NOTES_TOO_LONG = "notes-too-long"
    ASSESSED_ALREADY = "assessed-already"
    NOTES_NOT_YET = "notes-not-yet"
    NO_NOTES_TO_SHARE = "no-notes-to-share"
    NO_NOTES_ON_PHASE = "no-notes-on-phase"
    NO_NOTES_TO_ASSESS = "no-notes-to-assess"
    NOTHING_TO_ASSESS = "nothing-to-assess"
    PHASES_NOT_BEGUN = "phases-not-begun"
    PHASES_OVER = "phases-over"
    NO_DESIGN_OPEN = "no-design-open"
    MENTIONED_AFTER = "mentioned-after"
    MENTIONED_AFTER_OWN = "mentioned-after-own"
    MENTIONED_AT_QUESTIONS = "mentioned-at-questions"
    MENTIONED_BESIDE_THREAD = "mentioned-beside-thread"
    MENTIONED_ELSEWHERE = "mentioned-elsewhere"
    WORDS_OF_ANOTHER = "words-of-another"
    NO_TEXT_THERE = "no-text-there"

    # an interview in a channel
    NOT_RECORDED = "not-recorded"
    INTERVIEW_OVER = "interview-over"
    INTERVIEW_OVER_TO_JOIN = "interview-over-to-join"
    QUESTION_OVER = "question-over"
    ONLY_THE_HOST = "only-the-host"
    NOBODY_ELSE = "nobody-else"
    HOST_MUST_JOIN = "host-must-join"
    ANSWERS_NOT_YET = "answers-not-yet"
    TEXT_NOT_KEPT = "text-not-kept"
    SHARING_IS_OFF = "sharing-is-off"
    SHARED_HERE = "shared-here"
    SHARED_ALREADY = "shared-already"
    SHARED_THERE = "shared-there"
    NOT_SHARED_NOW = "not-shared-now"
    PERHAPS_SHARED = "perhaps-shared"
    ONLY_ITS_AUTHOR = "only-its-author"
    ONLY_MANAGERS_START = "only-managers-start"
    ONLY_A_ROLE_STARTS = "only-a-role-starts"
    HELD_ELSEWHERE = "held-elsewhere"
    NEEDS_A_CHANNEL = "needs-a-channel"
    CANNOT_HOLD_IT = "cannot-hold-it"
    THREAD_IS_LOCKED = "thread-is-locked"

    # a drawing
    NOTHING_DRAWN = "nothing-drawn"
    DRAWING_CHANGED = "drawing-changed"
    SKETCH_CHANGED = "sketch-changed"
    DRAWING_NOT_YOURS = "drawing-not-yours"
    DRAWING_GONE = "drawing-gone"

    # what may be asked
    NO_SUCH_TOPIC = "no-such-topic"
    NO_SUCH_QUESTION = "no-such-question"
    QUESTION_ALONE = "question-alone"
    NOT_IN_PHASES = "not-in-phases"
    NOTHING_DUE = "nothing-due"
    NOTHING_MISSED = "nothing-missed"
    NO_QUESTIONS_AT_LEVEL = "no-questions-at-level"
    NO_QUESTIONS_IN_SCOPE = "no-questions-in-scope"
    NO_DESIGNS = "no-designs"
    DESIGN_ASKS_ONE = "design-asks-one"

    # mistakes that are reported
    EMPTY_MISTAKE = "empty-mistake"
    MISTAKES_ENOUGH = "mistakes-enough"

    # daily questions
    TIME_MISSING = "time-missing"
    TIME_UNREADABLE = "time-unreadable"
    DAYS_UNREADABLE = "days-unreadable"
    SCHEDULES_FULL = "schedules-full"
    NO_SUCH_SCHEDULE = "no-such-schedule"
    NO_RUNNING_SCHEDULE = "no-running-schedule"
    SCHEDULE_TWICE = "schedule-twice"
    SCHEDULE_TYPED = "schedule-typed"
    NOTHING_FITS_SCHEDULE = "nothing-fits-schedule"
    SCHEDULE_RAN_OUT = "schedule-ran-out"
    POSTED_TODAY = "posted-today"
    CANNOT_POST = "cannot-post"
    PINGS_EVERYONE = "pings-everyone"
    ROLE_NOT_PICKED = "role-not-picked"
    SERVER_OUT = "server-out"
    POST_NOT_RECORDED = "post-not-recorded"

    # settings
    MANAGERS_ONLY = "managers-only"
    MANAGERS_SET_THIS = "managers-set-this"
    MANAGERS_SET_ZONE = "managers-set-zone"
    ZONE_AMBIGUOUS = "zone-ambiguous"
    ZONE_UNKNOWN = "zone-unknown"

    # what comes from a client
    CARD_HAS_CHANGED = "card-has-changed"
    TEXT_TOO_LONG = "text-too-long"

    # the bot itself
    FORM_NOT_FILLED = "form-not-filled"
    BUSY = "busy"
    TOO_FAST = "too-fast"
    BEING_ERASED = "being-erased"
    AWAY = "away"


class RefusedError(WhiteboardError):
    """Something that was asked for is not done; whoever asked is told why, and what to do."""

    def __init__(self, why: Refusal, **facts: object) -> None:
        """`facts`: what the sentence for it names, by the names of its blanks."""
        super().__init__(why.value)
        self.why = why
        self.facts = facts
