"""Each step of an interview in a channel has one message, and what is old leads to the newest."""

from collections import Counter
from collections.abc import Iterator

from sandbox import Channel, Message
from tests.soak.findings import Finding
from tests.soak.intents import ids_on, verb_of
from tests.soak.record import Row, Snapshot
from tests.soak.town import Town

__all__ = ["steps"]

_MOST = 100
"""Steps of one interview; a card's number is its interview's key, times this, and its step."""


def steps(seen: Snapshot, town: Town) -> Iterator[Finding]:
    """Compare the cards in channels with the record, once nothing is left to be sent."""
    channels = town.sandbox.world.channels
    left = {(row.round_key, row.message_id) for row in seen["replaced_cards"]}
    for row in seen["rounds"]:
        channel = channels.get(row.channel_id)
        if channel is not None and not channel.deleted and row.message_id is not None:
            yield from _of_one(channel, row, left)


def _of_one(channel: Channel, row: Row, left: set[tuple[int, int]]) -> Iterator[Finding]:
    about = f"interview {row.key} in #{channel.name}"
    cards = {message.id: step for message, step in _cards(channel, row.key)}
    for step, times in Counter(cards.values()).items():
        if times > 1:
            yield Finding(about, f"one card of step {step}", f"{times}")
    if row.message_id not in cards:
        return  # deleted, which ends it: what that leaves is looked at where its cards are
    if row.message_id != max(cards) or cards[row.message_id] != row.card_step:
        expected = f"card {row.message_id} of step {row.card_step} as the newest"
        yield Finding(about, expected, f"{cards}")
    for message_id in cards:
        old = channel.messages[message_id]
        if message_id == row.message_id or (row.key, message_id) in left:
            continue
        leads_on = [each for each in ids_on(old) if verb_of(each) != "model"]  # which is to be read
        if leads_on or "It goes on here: " not in old.text:
            yield Finding(about, f"a line in the place of {message_id}", old.text[:200])


def _cards(channel: Channel, key: int) -> Iterator[tuple[Message, int]]:
    """The cards of an interview in its channel, each with its step."""
    for message in channel.messages.values():
        if message.ephemeral or not message.author.bot or not message.components:
            continue
        of, step = divmod(message.components[0]["id"] - 1, _MOST)
        if of == key:
            yield message, step
