"""What a member shared stands where the others are once."""

from collections import Counter
from collections.abc import Iterator

from tests.soak.findings import Finding
from tests.soak.intents import ids_on
from tests.soak.town import Town

__all__ = ["shared"]


def shared(town: Town) -> Iterator[Finding]:
    """No two messages have the button *Remove* of the same answer."""
    there: Counter[tuple[int, int, int]] = Counter()
    for channel in town.sandbox.world.channels.values():
        for message in channel.messages.values():
            for each in ids_on(message):
                if each.startswith("shared:remove:"):
                    member, key, part = map(int, each.split(":")[2:])
                    there[member, key, part] += 1
    for what, times in there.items():
        if times > 1:
            yield Finding(f"shared {what} (member, interview, part)", "one message", f"{times}")
