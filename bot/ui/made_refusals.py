"""Sentences for refusals whose facts need more than a blank."""

from collections.abc import Callable, Sequence

from bot.bank.model import Level
from bot.domain.channel.interview import HOST_PATIENCE
from bot.domain.daily.findings import Finding
from bot.domain.daily.posts import ScheduleView
from bot.domain.refusals import Refusal
from bot.drawing.language import Refusal as NotDrawn
from bot.ui.daily.findings import told
from bot.ui.daily.schedule_cards import summary
from bot.ui.people.text import called
from bot.ui.permissions import names
from bot.ui.words import human_join, jump_link, spoken

__all__ = ["MADE"]


def _only_the_host(host: str | None) -> str:
    who = f"the host, {called(host)}," if host else "the host"
    return (
        f"Only {who} can do this. If the host is gone for {spoken(HOST_PATIENCE)}, anyone who "
        "joined may go on."
    )


def _shared_there(guild_id: int, channel_id: int, message_id: int) -> str:
    link = jump_link(guild_id, channel_id, message_id)
    return f"You have shared this already: {link} Remove it there first."


def _question_over(guild_id: int, channel_id: int, message_id: int | None) -> str:
    link = jump_link(guild_id, channel_id, message_id)
    return f"This question is over. {link} leads to where the interview stands."


def _mentioned_after(guild_id: int, channel_id: int, message_id: int | None) -> str:
    link = jump_link(guild_id, channel_id, message_id)
    return f"This interview is over, so this is not noted. How it went: {link}."


def _mentioned_at_questions(guild_id: int, channel_id: int, message_id: int | None) -> str:
    link = jump_link(guild_id, channel_id, message_id)
    return f"Here you answer with *Answer* on the card, and this is not noted. The card: {link}."


def _held_elsewhere(channels: Sequence[int]) -> str:
    where = ", ".join(f"<#{channel_id}>" for channel_id in channels)
    return f"Here channel interviews are held in {where}."


def _cannot_hold_it(missing: Sequence[str]) -> str:
    return f"I cannot hold an interview here. I lack: {', '.join(names(missing))}."


def _schedule_twice(schedule: ScheduleView) -> str:
    how = "paused; let it run with /daily resume" if not schedule.upcoming else "set already"
    return (
        f"The same daily question is {how}: <#{schedule.channel_id}>, {summary(schedule)}. "
        "Give another time, other days, another topic or level, or change that one by the option "
        "schedule."
    )


def _cannot_post(channel_id: int, findings: Sequence[Finding]) -> str:
    return " ".join(told(findings, channel_id))


def _no_such_topic(meant: str | None) -> str:
    hint = f"Did you mean “{meant}”? " if meant else ""
    return f"I have no such topic. {hint}Pick one from the list that appears while you type."


def _no_such_question(meant: str | None) -> str:
    hint = f"Did you mean “{meant}”? " if meant else ""
    return f"I have no such question. {hint}Pick one from the list that appears while you type."


def _no_designs(topic: str | None, level: Level | None) -> str:
    where = f"The topic “{topic}”" if topic else "My question bank"
    sort = f"{level} design prompts" if level else "design prompts"
    return f"{where} has no {sort} in phases. Leave out an option, or choose another."


_SUCH_AS = "such as Europe/Berlin or America/New_York."


def _zone_ambiguous(typed: str, zones: Sequence[str | None]) -> str:
    return f"“{typed}” can mean several time zones. Write one of these: {_either(zones)}."


def _zone_unknown(typed: str, zones: Sequence[str | None]) -> str:
    unknown = f"I know no time zone “{typed}”"
    if zones:
        return f"{unknown}. Did you mean {_either(zones)}? Write it as region and city, {_SUCH_AS}"
    return (
        f"{unknown}, and none that is written nearly so. Write a large city or a country in "
        f"English, or region and city, {_SUCH_AS}"
    )


def _either(zones: Sequence[str | None]) -> str:
    return human_join([zone or "another" for zone in zones], "or")


def _nothing_drawn(first: NotDrawn | None) -> str:
    why = f" {first.sentence}" if first else " Type a line such as `client -> api: HTTPS`."
    return f"Nothing of this can be drawn.{why}"


MADE: dict[Refusal, Callable[..., str]] = {
    Refusal.ONLY_THE_HOST: _only_the_host,
    Refusal.QUESTION_OVER: _question_over,
    Refusal.SHARED_THERE: _shared_there,
    Refusal.MENTIONED_AFTER: _mentioned_after,
    Refusal.MENTIONED_AT_QUESTIONS: _mentioned_at_questions,
    Refusal.HELD_ELSEWHERE: _held_elsewhere,
    Refusal.CANNOT_HOLD_IT: _cannot_hold_it,
    Refusal.SCHEDULE_TWICE: _schedule_twice,
    Refusal.CANNOT_POST: _cannot_post,
    Refusal.NO_SUCH_TOPIC: _no_such_topic,
    Refusal.NO_SUCH_QUESTION: _no_such_question,
    Refusal.NO_DESIGNS: _no_designs,
    Refusal.ZONE_AMBIGUOUS: _zone_ambiguous,
    Refusal.ZONE_UNKNOWN: _zone_unknown,
    Refusal.NOTHING_DRAWN: _nothing_drawn,
}
"""Those whose facts need more than a blank."""
