"""Delivers what was claimed, part by part, so that a kill at any moment loses nothing.

    outbox = Outbox(database, sender, notify)
    outbox.deliver(now)            # start on everything that is pending; returns at once
    await outbox.idle()            # wait until nothing is in hand (command line, tests)
    await outbox.drain()           # SIGTERM: finish the calls under way, begin no other

A part is journalled as `sending` when its turn has come and as `sent` after Telegram's answer. After a kill a
delivery goes on with its first part that is not `sent`. **The bound:** nothing is lost, parts keep their order, and
only what was in flight may repeat: one part, where Telegram answers within `Pace.patience`; of slower calls, each
that was under way, never more than one of a chat. An answer that never came (`bot.delivery.sender`) may also repeat
the part that it would have confirmed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.delivery.html import plain
from bot.delivery.outcomes import Gone, Moved, Outcome, Refused, Sent, TopicGone, Unreachable
from bot.delivery.retries import wait_after
from bot.delivery.sender import Counters, Sender
from bot.delivery.stops import Draining, Ended, Stalled, Stop, TooLate
from bot.digest.schedule import CATCH_UP
from storage import chats, deliveries, digests, endings, shown
from storage.database import Database
from storage.deliveries import Pending
from storage.digests import KeptDigest
from storage.errors import StorageError

# Deliveries in hand at once. Each waits for its chat's turn, so that some hundred are enough for 30 a second.
IN_HAND = 300
# A digest of which a part has arrived is finished if it takes a day; then its reader is better served by the next.
GIVE_UP = timedelta(hours=24)
# Seconds between attempts to note that a part has arrived, while the database is locked or the disk is full.
NOTE_AGAIN = (0.5, 1.0, 2.0, 4.0, 8.0)
KEPT_DIGESTS = 64

Notify = Callable[[str], Awaitable[None]]
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Part:
    """One message on its way; `html` is off for one that Telegram refused as HTML."""

    delivery: Pending
    number: int
    markup: str
    html: bool = True


@dataclass(frozen=True, slots=True)
class _Notes:
    """The journal of one part, as the sender writes it."""

    outbox: Outbox
    delivery: Pending
    number: int

    async def sending(self) -> None:
        await self.outbox.note_sending(self.delivery, self.number)

    async def sent(self, message_id: int) -> None:
        await self.outbox.note_sent(self.delivery, self.number, message_id)


class Outbox:
    """Runs deliveries side by side; `notify` tells the administrators, in a sentence, what they should know."""

    def __init__(self, database: Database, sender: Sender, notify: Notify) -> None:
        self._database = database
        self._sender = sender
        self._notify = notify
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._calling: set[int] = set()
        self._digests: dict[int, KeptDigest] = {}
        self._feeder: asyncio.Task[None] | None = None
        self._room = asyncio.Event()
        self._draining = False
        self._stalled = False
        self._now: datetime | None = None

    @property
    def counters(self) -> Counters:
        return self._sender.counters

    @property
    def in_hand(self) -> int:
        """Deliveries begun and not finished."""
        return len(self._tasks)

    def deliver(self, now: datetime) -> None:
        """Begin everything that is pending, IN_HAND at a time; `now` dates what happens until the next call."""
        self._now, self._stalled = now, False
        if not self._draining and (self._feeder is None or self._feeder.done()):
            self._feeder = asyncio.create_task(self._feed())

    async def idle(self) -> None:
        """Until everything that could be begun has ended."""
        while self._feeder and not self._feeder.done() or self._tasks:
            await asyncio.wait([task for task in (self._feeder, *self._tasks.values()) if task])

    async def drain(self, seconds: float = 10.0) -> None:
        """Finish the calls under way and their notes, begin no other; what is left goes on at the next start."""
        self._draining = True
        calling = [task for number, task in self._tasks.items() if number in self._calling]
        waiting = [task for task in (self._feeder, *self._tasks.values()) if task and task not in calling]
        for task in waiting:
            task.cancel()
        _, late = await asyncio.wait(calling, timeout=seconds) if calling else ((), ())
        for task in late:
            task.cancel()
        await asyncio.gather(*waiting, *late, return_exceptions=True)
        self._tasks.clear()  # one that was cancelled before it began could not do so itself

    async def _feed(self) -> None:
        try:
            self._room.clear()  # before looking: room that is made meanwhile must not be missed
            while not self._stalled and await self._begin_more():
                await self._room.wait()
                self._room.clear()
        except Exception:
            log.exception("pending deliveries cannot be begun")  # the next tick tries again

    async def _begin_more(self) -> bool:
        """Whether there may be more than there was room for."""
        room = IN_HAND - len(self._tasks)
        async with self._database.read() as connection:
            pending = await deliveries.pending(connection, self._moment, room, self._tasks)
        for one in pending:
            self._tasks[one.delivery_id] = asyncio.create_task(self._run(one))
        return len(pending) == room

    @property
    def _moment(self) -> datetime:
        assert self._now is not None
        return self._now

    async def _run(self, one: Pending) -> None:
        try:
            await self._guarded(one)
        except Stop:
            return
        except StorageError as error:
            self._stalled = True
            log.warning("a delivery waits for the database", delivery=one.delivery_id, error=str(error))
        finally:
            self._tasks.pop(one.delivery_id, None)
            if len(self._tasks) <= IN_HAND // 2:
                self._room.set()

    async def _guarded(self, one: Pending) -> None:
        """A delivery that a bug stops is put off and told in the log: the others go on."""
        try:
            await self._deliver(one)
        except (Stop, StorageError):
            raise
        except TooLate:
            await self._give_up(one, "late")
        except Exception as error:
            log.exception("a delivery failed", delivery=one.delivery_id)
            await self._put_off(one, type(error).__name__)

    async def _deliver(self, one: Pending) -> None:
        if not one.wanted:
            await self._give_up(one, "no longer wanted", state=deliveries.DROPPED)
            return
        digest = await self._digest(one.digest_id)
        for number in range(one.sent, len(digest.parts)):
            arrived = await self._deliver_part(_Part(one, number, digest.parts[number]))
            if arrived is None:
                return
            one = arrived
        await self._finish(one, digest)

    async def _digest(self, digest_id: int) -> KeptDigest:
        """The latest digests stay at hand: thousands of readers get the same one."""
        kept = self._digests.get(digest_id)
        if kept is None:
            async with self._database.read() as connection:
                kept = await digests.load(connection, digest_id)
            while len(self._digests) >= KEPT_DIGESTS:
                del self._digests[next(iter(self._digests))]
            self._digests[digest_id] = kept
        return kept

    async def _deliver_part(self, part: _Part) -> Pending | None:
        """The delivery to go on with once the part has arrived; None where it ends or is put off."""
        while True:
            outcome = await self._send(part)
            if isinstance(outcome, Sent):
                return part.delivery
            changed = await self._answer(part, outcome)
            if changed is None:
                return None
            part = changed

    async def _send(self, part: _Part) -> Outcome:
        one = part.delivery
        try:
            return await self._sender.send(
                one.chat_id, part.markup, thread_id=one.thread_id, html=part.html, notes=_Notes(self, one, part.number)
            )
        finally:
            self._calling.discard(one.delivery_id)

    async def note_sending(self, one: Pending, number: int) -> None:
        """Raises Draining or Stalled where no call may begin, TooLate or Ended for what the next digest takes in."""
        if self._draining:
            raise Draining
        if self._stalled:
            raise Stalled
        if number == 0 and self._moment - one.due_at > CATCH_UP:
            raise TooLate
        self._calling.add(one.delivery_id)
        async with self._database.write() as connection:
            if not await deliveries.part_sending(connection, one.delivery_id, number, self._moment):
                raise Ended

    async def note_sent(self, one: Pending, number: int, message_id: int) -> None:
        """What has arrived is noted as soon as the database takes it; a kill before that repeats the part."""
        for wait in (*NOTE_AGAIN, None):
            try:
                async with self._database.write() as connection:
                    await deliveries.part_sent(connection, one.delivery_id, number, message_id, self._moment)
                return
            except StorageError:
                if wait is None:
                    raise
                await asyncio.sleep(wait)

    async def _answer(self, part: _Part, outcome: Outcome) -> _Part | None:
        """The part to try instead, or None where the delivery ends or is put off."""
        one = part.delivery
        match outcome:
            case Moved(chat_id):
                return await self._follow(part, chat_id)
            case TopicGone() if one.thread_id is not None:
                return await self._leave_topic(part)
            case Gone(reason):
                await self._suspend(one, reason)
            case Refused() if part.html:
                log.error("Telegram refuses a part as HTML", delivery=one.delivery_id, error=outcome.error)
                return replace(part, markup=plain(part.markup), html=False)
            case Unreachable(error):
                await self._put_off(one, error)
            case Refused(error):
                await self._give_up(one, error)
            case _:
                await self._give_up(one, "the topic is closed")
        return None

    async def _follow(self, part: _Part, chat_id: int) -> _Part | None:
        """The group has another id; a delivery that the new one has had already ends."""
        async with self._database.write() as connection:
            await chats.move(connection, part.delivery.chat_id, chat_id)
            goes_on = await deliveries.exists(connection, part.delivery.delivery_id)
        return replace(part, delivery=replace(part.delivery, chat_id=chat_id)) if goes_on else None

    async def _leave_topic(self, part: _Part) -> _Part:
        one = part.delivery
        async with self._database.write() as connection:
            await chats.leave_topic(connection, one.chat_id)
        await self._notify(f"Темы {one.thread_id} в чате {one.chat_id} больше нет: дайджест приходит в сам чат.")
        return replace(part, delivery=replace(one, thread_id=None))

    async def _suspend(self, one: Pending, reason: str) -> None:
        self.counters.chats_suspended_total += 1
        self.counters.deliveries_failed_total += 1
        async with self._database.write() as connection:
            await chats.suspend(connection, one.chat_id, reason, self._moment)

    async def _put_off(self, one: Pending, error: str) -> None:
        if self._moment - one.due_at > GIVE_UP:
            await self._give_up(one, error)
            return
        self.counters.deliveries_postponed_total += 1
        again = self._moment + wait_after(one.attempts)
        async with self._database.write() as connection:
            await deliveries.postpone(connection, one.delivery_id, again, error)

    async def _give_up(self, one: Pending, error: str, state: str = deliveries.FAILED) -> None:
        self.counters.deliveries_failed_total += 1
        log.warning("a digest is given up", delivery=one.delivery_id, error=error)
        async with self._database.write() as connection:
            await endings.fail(connection, one.delivery_id, error, self._moment, state=state)

    async def _finish(self, one: Pending, digest: KeptDigest) -> None:
        self.counters.deliveries_done_total += 1
        async with self._database.write() as connection:
            await shown.mark(connection, one.chat_id, digest.outlets, self._moment)
            await deliveries.finish(connection, one.delivery_id, self._moment)
