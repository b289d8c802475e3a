"""Makes each digest once for all readers who want the same of the same window, and hands it to their deliveries."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, replace
from datetime import date, datetime
from typing import Any

import structlog
from aiogram.utils.i18n import I18n

from bot.delivery.compose import Candidates, Fresh, Order, Stem, choose, compose, look, match
from bot.delivery.retries import wait_after
from bot.digest.schedule import CATCH_UP
from storage import deliveries, digests, endings, shown
from storage.database import Connection, Database
from storage.deliveries import Unprepared
from storage.digests import Choices, NewDigest
from storage.errors import StorageError

log = structlog.get_logger(__name__)

BATCH = 2_000

Group = tuple[Order, Sequence[Unprepared]]


async def prepare(
    database: Database, i18n: I18n, stem: Stem, now: datetime, ready: Callable[[], None] | None = None
) -> int:
    """Give every claimed delivery its digest; returns how many digests had to be made.

    `ready` is called as soon as some have theirs: readers who want something of their own do not hold up the others.
    What is later than CATCH_UP is given up: its news are told by the next digest. A kill between two groups leaves
    the rest claimed and without a digest, for the next call.
    """
    press = _Press(database, i18n, stem, now)
    made = 0
    while True:
        async with database.read() as connection:
            waiting = await deliveries.unprepared(connection, now, BATCH)
            choices = await digests.choices(connection, [one.chat_id for one in waiting])
        await press.give_up([one for one in waiting if now - one.due_at > CATCH_UP])
        for order, group in _alike([one for one in waiting if now - one.due_at <= CATCH_UP], choices):
            made += await press.try_to_print(order, group)
            if ready:
                ready()
        if len(waiting) < BATCH:
            return made


def _alike(waiting: Iterable[Unprepared], choices: Mapping[int, Choices]) -> list[Group]:
    """Deliveries by everything that their digest depends on but what their chats have seen.

    Those of the same outlets and window follow one another: what may be told of them is looked up once.
    """
    groups: dict[Order, list[Unprepared]] = defaultdict(list)
    for one in waiting:
        groups[replace(_order(one, choices.get(one.chat_id, Choices())), chat_id=0)].append(one)
    alike = sorted(groups.items(), key=lambda pair: _outlets_and_window(pair[0]))
    return [(replace(order, chat_id=group[0].chat_id), group) for order, group in alike]


def _outlets_and_window(order: Order) -> tuple[Any, ...]:
    return order.choices.feeds, order.window_start, order.window_end


def _order(one: Unprepared, choices: Choices) -> Order:
    return Order(
        chat_id=one.chat_id,
        language=one.language,
        zone=one.zone,
        place=one.place,
        length=one.length,
        show_quotes=one.show_quotes,
        choices=choices,
        window_start=one.window_start,
        window_end=one.window_end,
        local_date=date.fromisoformat(one.local_date),
        slot=one.slot,
        at=one.due_at,
    )


Memory = tuple[tuple[int, int], ...]


class _Press:
    """Makes the digests of one call."""

    def __init__(self, database: Database, i18n: I18n, stem: Stem, now: datetime) -> None:
        self.database = database
        self.i18n = i18n
        self.stem = stem
        self.now = now
        self._latest: tuple[tuple[Any, ...], Fresh] | None = None

    async def give_up(self, late: Sequence[Unprepared]) -> None:
        if not late:
            return
        async with self.database.write() as connection:
            for one in late:
                await endings.fail(connection, one.delivery_id, "late", self.now)

    async def try_to_print(self, order: Order, group: Sequence[Unprepared]) -> int:
        """How many digests were made; a bug that keeps a group from its own is told in the log, and it is put off."""
        try:
            return await self.print(order, group)
        except StorageError:
            raise
        except Exception as error:
            log.exception("a digest cannot be made", chat=order.chat_id, readers=len(group))
            await self._put_off(group, type(error).__name__)
            return 0

    async def _put_off(self, group: Sequence[Unprepared], error: str) -> None:
        async with self.database.write() as connection:
            for one in group:
                again = self.now + wait_after(one.attempts)
                await deliveries.postpone(connection, one.delivery_id, again, error)

    async def print(self, order: Order, group: Sequence[Unprepared]) -> int:
        """How many digests the group needed anew: one for each thing that its chats have been shown."""
        async with self.database.read() as connection:
            found = await match(connection, order, await self._look(connection, order), self.stem)
            seen = await shown.seen(connection, [one.chat_id for one in group], found.ids)
        return sum([await self._share(order, found, memory, chats) for memory, chats in _by_memory(group, seen)])

    async def _look(self, connection: Connection, order: Order) -> Fresh:
        key = _outlets_and_window(order)
        if self._latest is None or self._latest[0] != key:
            self._latest = key, await look(connection, order)
        return self._latest[1]

    async def _share(self, order: Order, found: Candidates, memory: Memory, members: Sequence[Unprepared]) -> bool:
        """One digest for its members, rendered outside the transaction that keeps it; whether it had to be made."""
        cohort = cohort_key(order, memory)
        async with self.database.read() as connection:
            kept = await digests.find(connection, cohort, order.window_start, order.window_end)
            digest = None if kept is not None else await choose(connection, order, found, dict(memory))
        new = compose(order, digest, self.i18n) if digest else None
        async with self.database.write() as connection:
            if new is not None:
                made = NewDigest(cohort, order.window_start, order.window_end, new.outlets, new.parts)
                kept = await digests.keep(connection, made, self.now)
            assert kept is not None
            await deliveries.attach(connection, [one.delivery_id for one in members], kept)
        return new is not None


def _by_memory(
    group: Sequence[Unprepared], seen: Mapping[int, Mapping[int, int]]
) -> Iterable[tuple[Memory, list[Unprepared]]]:
    """Readers who have been shown different things of the window cannot share a digest."""
    split: dict[Memory, list[Unprepared]] = defaultdict(list)
    for one in group:
        split[tuple(sorted(seen.get(one.chat_id, {}).items()))].append(one)
    return split.items()


def cohort_key(order: Order, memory: Memory) -> str:
    """A name for everything that a digest depends on; the same for all its readers."""
    wants = astuple(replace(order, chat_id=0))
    return hashlib.sha256(json.dumps([wants, memory], default=str).encode()).hexdigest()
