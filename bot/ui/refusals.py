"""The sentence for everything that the bot refuses: what was wrong, and what to do."""

from bot.domain.refusals import Refusal, RefusedError
from bot.errors import WhiteboardError
from bot.ui.made_refusals import MADE

__all__ = ["sentence"]

_CHANGED = "This drawing was changed since you opened the form, so I have kept the newer one."
_SENTENCES: dict[Refusal, str] = {
    Refusal.EMPTY_ANSWER: "Your answer is empty. Write what you think first, however rough.",
    Refusal.EMPTY_PART: "This part is empty. Write what you think, and add it again.",
    Refusal.PART_TOO_LONG: (
        "An answer holds {most:,} characters, and this part is too much. Press Done: what "
        "you wrote before is kept."
    ),
    Refusal.FOLLOW_UP_TOO_LONG: (
        "An answer to a follow-up holds {most:,} characters, and this is too much. What you wrote "
        "before is kept; shorten this one."
    ),
    Refusal.GAVE_UP: (
        "You said “I don't know” to this question, and that is Missed it. It comes back in "
        "/review: answer it then, and grade that answer."
    ),
    Refusal.NOT_ANSWERED: "No answer of yours to this question is recorded. Press Answer first.",
    Refusal.NOTHING_OF_YOURS: "No answer of yours to this question is recorded.",
    Refusal.NOT_YOURS: "This interview is not yours. Type /interview to start your own.",
    Refusal.INTERVIEW_GONE: (
        "This interview is no longer recorded. Type /interview to start another."
    ),
    Refusal.QUESTION_LOST: (
        "This question is no longer in my question bank. Type /interview for another one."
    ),
    Refusal.EMPTY_NOTE: "This note is empty. Write what you think, and add it again.",
    Refusal.NOTES_TOO_LONG: (
        "The notes of a phase hold {most:,} characters, and this is too much. What you noted "
        "before is kept; shorten this one."
    ),
    Refusal.ASSESSED_ALREADY: (
        "You have assessed yourself already, so nothing can be added to your notes."
    ),
    Refusal.NOTES_NOT_YET: "Notes are secret while their phase lasts. Share yours after it.",
    Refusal.NO_NOTES_TO_SHARE: "Your notes are no longer kept, so there are none to share.",
    Refusal.NO_NOTES_ON_PHASE: "You have no notes on {phase} to share.",
    Refusal.NO_NOTES_TO_ASSESS: "Your notes are no longer kept, so there are none to assess.",
    Refusal.NOTHING_TO_ASSESS: (
        "No notes of yours on this interview are recorded, so there is nothing to assess."
    ),
    Refusal.PHASES_NOT_BEGUN: (
        "This design interview has not begun, so this is not noted. Say it again once the first "
        "phase is open."
    ),
    Refusal.PHASES_OVER: (
        "The phases of this design interview are over, so nothing is added to your notes or "
        "changed in them."
    ),
    Refusal.NO_DESIGN_OPEN: (
        "You have no design interview open here, so there are no notes to add this to. Type "
        "/interview format:design to start one."
    ),
    Refusal.MENTIONED_AFTER_OWN: (
        "This design interview is over, so this is not noted. Type /history to see how it went."
    ),
    Refusal.MENTIONED_BESIDE_THREAD: (
        "Notes of the design interview that runs here are what you say to me in <#{channel_id}>."
    ),
    Refusal.MENTIONED_ELSEWHERE: (
        "I hold no interview here, so this is not noted. Type /interview to start one."
    ),
    Refusal.WORDS_OF_ANOTHER: (
        "Notes are your own words, and somebody else wrote this message. Say it in your words, "
        "and add that."
    ),
    Refusal.NO_TEXT_THERE: (
        "I read text alone, and see none in that message. Type what you would say."
    ),
    Refusal.NOT_RECORDED: "This interview is no longer recorded here.",
    Refusal.INTERVIEW_OVER: "This interview is over.",
    Refusal.INTERVIEW_OVER_TO_JOIN: "This interview is over. Type /interview to start another.",
    Refusal.NOBODY_ELSE: "Nobody else has joined yet. Ask someone to press Join first.",
    Refusal.HOST_MUST_JOIN: "Only someone who has joined can host.",
    Refusal.ANSWERS_NOT_YET: "Answers are secret until the reveal. Share yours after it.",
    Refusal.TEXT_NOT_KEPT: "The text of your answer is no longer kept.",
    Refusal.SHARING_IS_OFF: "This server has switched sharing off.",
    Refusal.SHARED_HERE: "You have shared this here already. Type /leaderboard for a new one.",
    Refusal.SHARED_ALREADY: "You have shared this already. Remove it there first.",
    Refusal.NOT_SHARED_NOW: "Discord does not take it just now. Share it again in a minute.",
    Refusal.PERHAPS_SHARED: (
        "I cannot tell whether what you shared stands there already. Look for it, and if it does "
        "not, try again in a minute."
    ),
    Refusal.ONLY_ITS_AUTHOR: "Only its author and those who manage messages can remove it.",
    Refusal.ONLY_MANAGERS_START: "Here only those who manage the server start channel interviews.",
    Refusal.ONLY_A_ROLE_STARTS: "Here only members of <@&{role}> start channel interviews.",
    Refusal.NEEDS_A_CHANNEL: (
        "A channel interview needs a server's channel. Type /interview there, or leave out "
        "where to practise alone."
    ),
    Refusal.THREAD_IS_LOCKED: (
        "I cannot hold an interview here: this thread is locked, and I may not write in it. Unlock "
        "it, or type /interview in another channel."
    ),
    Refusal.DRAWING_CHANGED: f"{_CHANGED} Press Change to see it.",
    Refusal.SKETCH_CHANGED: f"{_CHANGED} Press Draw to see it.",
    Refusal.DRAWING_NOT_YOURS: "This drawing is not yours. Type /draw for one of your own.",
    Refusal.DRAWING_GONE: "The text of this drawing is no longer kept. Type /draw for a new one.",
    Refusal.NOTHING_DUE: "Nothing is due now. /review says when the next question comes back.",
    Refusal.NOTHING_MISSED: (
        "You missed nothing in that interview. Type /interview for new questions."
    ),
    Refusal.NO_QUESTIONS_AT_LEVEL: (
        "The topic “{topic}” has no {level} questions. Leave out the level, or choose another."
    ),
    Refusal.NO_QUESTIONS_IN_SCOPE: (
        "No question has this topic and level. Leave out the level, or pick a topic from the "
        "list that appears while you type."
    ),
    Refusal.QUESTION_ALONE: "You picked one question: leave topic, level and questions out.",
    Refusal.NOT_IN_PHASES: "That question is no design in phases: leave format out.",
    Refusal.DESIGN_ASKS_ONE: "A design interview asks one question: leave questions out.",
    Refusal.EMPTY_MISTAKE: "Your report is empty. Write what is wrong, and what would be right.",
    Refusal.MISTAKES_ENOUGH: (
        "You have reported {most} mistakes within a day, which is the most. Thank you for looking "
        "so closely; please report this one tomorrow."
    ),
    Refusal.TIME_MISSING: "Give the time of day too, such as time:09:00.",
    Refusal.TIME_UNREADABLE: (
        "The time must be written HH:MM in 24 hours, such as 09:00 or 17:30, or as 9am or "
        "5:30 pm. Its time zone has an option of its own."
    ),
    Refusal.DAYS_UNREADABLE: (
        "The days must be “every day”, “weekdays”, “weekends”, or a list such as mon,wed,fri "
        "or mon-thu."
    ),
    Refusal.SCHEDULES_FULL: (
        "This server has {most} schedules, which is the most. Remove one with /daily remove, "
        "or change one with /daily set schedule:."
    ),
    Refusal.NO_SUCH_SCHEDULE: (
        "This server has no such schedule any more. /daily list shows those that it has."
    ),
    Refusal.NO_RUNNING_SCHEDULE: "This server has no such schedule that is running.",
    Refusal.SCHEDULE_TYPED: (
        "Pick the schedule from the list that appears while you type, or give its number in "
        "/daily list."
    ),
    Refusal.PINGS_EVERYONE: (
        "A daily question cannot call everyone: Discord takes no mention of everyone from a role. "
        "Pick a role, or nobody."
    ),
    Refusal.ROLE_NOT_PICKED: "Pick the role from the list that appears while you type.",
    Refusal.SERVER_OUT: (
        "This server is out at Discord just now, so I cannot see its channels and roles. Try "
        "again in a few minutes."
    ),
    Refusal.NOTHING_FITS_SCHEDULE: "No question has this topic and level. Choose another level.",
    Refusal.SCHEDULE_RAN_OUT: "No question has this schedule's topic and level any more.",
    Refusal.POSTED_TODAY: "Today's question of this schedule is posted already.",
    Refusal.POST_NOT_RECORDED: "This daily question is no longer recorded here.",
    Refusal.MANAGERS_ONLY: "Only those who manage this server can do this.",
    Refusal.MANAGERS_SET_THIS: "Only those who manage this server can set this.",
    Refusal.MANAGERS_SET_ZONE: "Only those who manage this server can set its time zone.",
    Refusal.CARD_HAS_CHANGED: (
        "This message has changed, and what you used is no longer on it. Look at it again."
    ),
    Refusal.TEXT_TOO_LONG: (
        "This field holds {most:,} characters, and your text is longer. Shorten it, and send it "
        "again."
    ),
    Refusal.FORM_NOT_FILLED: (
        "I could not read in time what stands there already. Nothing was lost; press it again."
    ),
    Refusal.BUSY: "I am busy right now. Nothing was lost; please try again in a moment.",
    Refusal.TOO_FAST: (
        "That came faster than I can follow, so I left it undone. Wait a moment, then do it again."
    ),
    Refusal.BEING_ERASED: (
        "I am still deleting what was stored, as it was asked. Please try again in a minute."
    ),
    Refusal.AWAY: (
        "I cannot reach my records right now; what stood there is safe. Please try again in a "
        "minute."
    ),
}
"""A blank is filled with a fact of that name, as the error carries it."""


def sentence(error: WhiteboardError) -> str:
    """What whoever asked reads."""
    if not isinstance(error, RefusedError):
        return str(error)
    if error.why in MADE:
        return MADE[error.why](**error.facts)
    return _SENTENCES[error.why].format_map(error.facts)
