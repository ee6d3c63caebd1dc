"""What is edited or deleted in a chat is edited or deleted in the record, at once or later."""

import asyncio
from collections import defaultdict
from collections.abc import Callable

import structlog

from bot.client import Client
from bot.delivery.outcomes import Failed, attempt
from bot.domain.people.caller import Caller
from bot.domain.private.quick import Noted, RecentChat
from bot.domain.refusals import RefusedError
from bot.errors import TryAgainError
from bot.texts import said
from bot.ui.failures import reference_of
from cogs.private.catching_up import missed_changes, pauses
from cogs.private.telling import Telling

__all__ = ["Following"]

_log = structlog.get_logger(__name__)


class Following:
    """Keeps what is to be followed until it is, and finds what happened while the bot was away."""

    def __init__(self, bot: Client, telling: Telling, line: Callable[[int], asyncio.Lock]) -> None:
        """`line`: lets one thing after the other be done in a chat."""
        self._bot = bot
        self._telling = telling
        self._line = line
        self._changes: defaultdict[int, dict[int, str]] = defaultdict(dict)
        """By chat: what messages say that were edited, or nothing where they were deleted."""

    def keep(self, channel_id: int, message_id: int, text: str) -> None:
        """Keep what a message says by now, in the place of what was to be followed of it before."""
        self._changes[channel_id][message_id] = text

    async def follow(self, channel_id: int, who: Caller) -> None:
        """Follow what is kept of a chat, in its line; what cannot be followed yet stays kept.

        Where much was put off, each kind of outcome is told once.
        """
        changes, outcomes = self._changes[channel_id], dict[tuple[bool, bool], Noted]()
        try:
            while changes:
                message_id, text = next(reversed(changes.items()))
                change = self._bot.services.chat.change
                noted = await self._bot.db.run(change, who, message_id, text)
                del changes[message_id]
                if noted is not None:
                    outcomes[noted.refused is None, not said(text)] = noted
            self._changes.pop(channel_id, None)
        finally:  # also where the rest of them is put off
            for (_, deleted), noted in outcomes.items():
                await self._telling.changed(channel_id, who, noted, deleted=deleted)

    async def look_again(self) -> None:
        """Look into each chat with answers of late, until all were seen."""
        chats, db = self._bot.services.chat, self._bot.db
        due = list(await self._bot.learn_now(lambda: db.read(chats.recent)))
        looked_at = len(due)
        for pause in pauses():
            due = [chat for chat in due if not await self._is_seen(chat)]
            if not due:
                break
            await asyncio.sleep(pause)
        _log.info("chat.looked_at", chats=looked_at)

    async def _is_seen(self, chat: RecentChat) -> bool:
        """Whether what is kept of a chat is what it says, as far as anybody will ever know."""
        async with self._line(chat.channel_id):
            try:
                found = await attempt(missed_changes(self._bot, chat))
                if isinstance(found, Failed):
                    _log.warning("chat.put_off", channel=chat.channel_id, reason=found.said)
                    return found.is_final
                self._changes[chat.channel_id].update(found.result)
                await self.follow(chat.channel_id, chat.who)
            except TryAgainError as error:
                _log.warning("chat.put_off", channel=chat.channel_id, reason=str(error))
                return False
            except RefusedError:
                pass  # its member is having everything deleted
            except Exception as error:  # noqa: BLE001 - one chat keeps no other from being seen
                reference_of("chat.failed", error, channel=chat.channel_id)
        return True
