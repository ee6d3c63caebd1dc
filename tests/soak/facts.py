"""What members set, as the cards told them: it is what the record has."""

import re
from collections.abc import Iterator

from sandbox import Message
from tests.soak.findings import Finding
from tests.soak.intents import Intent, ids_on, token_of
from tests.soak.record import Snapshot

__all__ = ["Facts"]

_OWN = re.compile(r"\*\*Time zone:\*\* (the server's, )?(.+?)\. It decides")
_SHOWN = re.compile(r"you are (hidden from|shown on) those of this server")
_SCHEDULE = re.compile(r"Daily question set\n<#(\d+)> · (\d\d:\d\d) (\S+), ")
Fact = tuple[str, int, int]


class Facts:
    """The newest word on each thing; nothing is known of what is being changed."""

    def __init__(self) -> None:
        self._told: dict[Fact, str] = {}

    def sent(self, intent: Intent) -> None:
        """What somebody is about to change is not known until they hear of it."""
        member = intent.member.id
        if intent.custom_id.startswith(("settings:", "mydata:delete")):
            self._unknow("zone", "hidden", "drawing", "sketch", member=member)
        elif intent.custom_id.startswith("drawing:draw-"):
            self._told.pop(_drawing(intent.custom_id), None)
        elif intent.custom_id.startswith("design:draw-"):
            self._told.pop(_sketch(intent.custom_id), None)
        elif intent.act.startswith("/daily ") or intent.custom_id.startswith("schedule:"):
            self._told = {
                fact: value for fact, value in self._told.items() if fact[0] != "schedule"
            }

    def heard(self, intent: Intent, shown: Message) -> None:
        """What a card says."""
        guild = 0 if shown.channel.guild is None else shown.channel.guild.id
        if (own := _OWN.search(shown.text)) and (seen := _SHOWN.search(shown.text)):
            self._told["zone", 0, intent.member.id] = "" if own[1] else own[2]
            self._told["hidden", guild, intent.member.id] = seen[1]
        changes = [each for each in ids_on(shown) if each.startswith("drawing:draw:")]
        if changes and intent.custom_id.startswith("drawing:draw-"):
            self._told[_drawing(changes[0])] = str(intent.token)
        drawn = [each for each in ids_on(shown) if each.startswith("design:as-text:")]
        if drawn and intent.custom_id.startswith("design:draw-"):
            self._told[_sketch(drawn[0])] = str(intent.token)
        if schedule := _SCHEDULE.search(shown.text):
            for each in ids_on(shown):
                if each.startswith("schedule:preview:"):
                    key = int(each.rpartition(":")[2])
                    self._told["schedule", 0, key] = " ".join(schedule.groups())

    def audit(self, seen: Snapshot) -> Iterator[Finding]:
        """Compare with the record."""
        kept: dict[Fact, str] = {}
        for row in seen["members"]:
            kept["zone", 0, row.id] = _spelled(row.time_zone)
        for row in seen["memberships"]:
            kept["hidden", row.guild_id, row.member_id] = (
                "hidden from" if row.hidden else "shown on"
            )
        for row in seen["schedules"]:
            told = f"{row.channel_id} {row.time:%H:%M} {_spelled(row.zone)}"
            kept["schedule", 0, row.key] = told
        for row in seen["drawings"]:
            tokens = token_of([row.text or ""])
            kept["drawing", row.key, row.member_id] = str(tokens[0]) if tokens else ""
        designs = {row.occasion_key: row.key for row in seen["designs"]}
        for row in seen["sketches"]:
            if row.occasion_key in designs:
                tokens = token_of([row.text or ""])
                fact = "sketch", designs[row.occasion_key], row.member_id
                kept[fact] = str(tokens[0]) if tokens else ""
        for fact, told in self._told.items():
            if fact[2] not in seen.going and kept.get(fact) != told:
                yield Finding(f"{fact}", f"{told!r}, as they were told", f"{kept.get(fact)!r}")

    def _unknow(self, *names: str, member: int) -> None:
        for fact in list(self._told):
            if fact[0] in names and fact[2] == member:
                del self._told[fact]


def _drawing(custom_id: str) -> Fact:
    _, _, key, member = custom_id.split(":")
    return "drawing", int(key), int(member)


def _sketch(custom_id: str) -> Fact:
    _, _, design, _, member, _ = custom_id.split(":")
    return "sketch", int(design), int(member)


def _spelled(zone: str | None) -> str:
    """A zone as cards spell it."""
    return (zone or "").replace("Etc/GMT-", "UTC+").replace("Etc/GMT+", "UTC-")
