"""What was under way goes on: its cards are there, and their buttons work."""

from collections.abc import Iterator
from random import Random

from sandbox import Actor, ActorError, Channel, InteractionFailed, Message, Outcome
from tests.soak.findings import Finding
from tests.soak.intents import Intent, family_of, ids_on
from tests.soak.members import Member
from tests.soak.record import Row, Snapshot
from tests.soak.told import UNSURE
from tests.soak.town import Town

__all__ = ["cards", "go_on"]

_TRIES = 5
"""Whoever is told that the bot is busy tries again."""
_AT_ONCE = 3
"""Of each kind, so many are tried after each start."""


def cards(seen: Snapshot, town: Town) -> Iterator[Finding]:
    """The cards of interviews in channels show what is recorded."""
    channels = town.sandbox.world.channels
    for row in seen["rounds"]:
        channel = channels.get(row.channel_id)
        if channel is None or channel.deleted:
            continue
        about = f"interview {row.key} in #{channel.name}"
        message = channel.messages.get(row.message_id or 0)
        running = row.ended_at is None
        if message is None:
            if row.message_id is not None or (running and _orphan(channel, row)):
                yield Finding(about, f"a card that it knows ({row.message_id})", "none")
            continue
        own = (each for each in ids_on(message) if family_of(each) in ("round", "group"))
        numbers = {each.split(":")[2] for each in own}
        if numbers - {str(row.key)} or (running and not numbers):
            yield Finding(about, "buttons of its own", f"{ids_on(message)}")
        if running == (" · over" in message.text.partition("\n")[0]):
            state = "running" if running else f"over: {row.end_reason}"
            yield Finding(about, state, message.text[:200])


def _orphan(channel: Channel, row: Row) -> bool:
    """Whether a card of an interview that knows none is there."""
    ids = [each for message in channel.messages.values() for each in ids_on(message)]
    own = (each.split(":") for each in ids if family_of(each) in ("round", "group"))
    return any(words[2:3] == [str(row.key)] for words in own)


async def go_on(
    seen: Snapshot, town: Town, members: dict[int, Member], dice: Random
) -> list[Finding]:
    """Members find their own interviews where they were, and press what stands in channels."""
    found: list[Finding] = []
    for table, options, family in (
        ("interviews", {}, "turn"),
        ("designs", {"format": "design"}, "design"),
    ):
        running = [row for row in seen[table] if row.ended_at is None]
        for row in dice.sample(running, k=min(_AT_ONCE, len(running))):
            found += await _back(town, members[row.member_id], row, options, family)
    standing = [*_standing(seen, town)]
    for message, custom_id in dice.sample(standing, k=min(_AT_ONCE, len(standing))):
        world = town.sandbox.world
        seeing = [each for each in members.values() if world.shows(each.actor.user, message)]
        found += await _press(dice.choice(seeing), message, custom_id)
    return found


async def _back(
    town: Town, member: Member, row: Row, options: dict[str, str], family: str
) -> list[Finding]:
    """`/interview` brings back the card of what a member has begun."""
    about = f"{member.actor.name}'s {family} {row.key} after a start"
    place = _place(town, member.actor, row.guild_id)
    outcome = await _tried(member, place, options)
    if isinstance(outcome, str):
        return [Finding(about, "a card", outcome)]
    ids = ids_on(outcome.message)
    key, position = str(row.key), str(getattr(row, "position", ""))
    for each in ids:
        words = each.split(":")
        if words[0] == family and words[2] == key and position in ("", words[3]):
            return []
    return [Finding(about, f"its card, at {position}", f"{ids} {outcome.message.text[:300]}")]


async def _tried(member: Member, place: Channel, options: dict[str, str]) -> Outcome | str:
    outcome = None
    for _ in range(_TRIES):
        intent = Intent(member.next_step(), member.actor, f"/interview {options} after a start")
        try:
            outcome = await member.go(
                intent, lambda: member.actor.invoke(place, "interview", **options)
            )
        except (ActorError, InteractionFailed) as error:
            return str(error)
        if outcome is not None and not any(sign in outcome.message.text for sign in UNSURE):
            break
    return outcome or "no answer"


def _place(town: Town, actor: Actor, guild_id: int) -> Channel:
    if not guild_id:
        return actor.dm
    guild = town.sandbox.world.guilds[guild_id]
    return next(each for each in guild.channels.values() if not each.is_thread)


def _standing(seen: Snapshot, town: Town) -> Iterator[tuple[Message, str]]:
    """What others can press: a daily question, and interviews in channels."""
    for table, state in (("posts", "sent"), ("rounds", None)):
        for row in seen[table]:
            open_ = row.state == state if state else row.ended_at is None
            channel = town.sandbox.world.channels.get(row.channel_id)
            message = channel.messages.get(row.message_id or 0) if channel else None
            if not open_ or message is None:
                continue
            for custom_id in ids_on(message):
                if custom_id.split(":")[1] in ("join", "answer", "hint-1", "show"):
                    yield message, custom_id


async def _press(member: Member, message: Message, custom_id: str) -> list[Finding]:
    if custom_id not in ids_on(message):
        return []  # the card has gone on since: a question's time was up, say
    intent = Intent(
        member.next_step(), member.actor, f"presses {custom_id} after a start", custom_id
    )
    try:
        outcome = await member.go(intent, lambda: member.actor.press(message, custom_id=custom_id))
    except (ActorError, InteractionFailed) as error:
        return [Finding(str(intent), "an answer", str(error))]
    if outcome is None:
        return [Finding(str(intent), "an answer", "none")]
    text = outcome.form.text if outcome.form else outcome.message.text
    wrong = (UNSURE[0], "no longer know", "no longer recorded")
    return [Finding(str(intent), "what it does", text)] if any(w in text for w in wrong) else []
