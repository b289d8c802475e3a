"""Makes each digest once for all readers who want the same of the same window, and hands it to their deliveries."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, replace
from datetime import date, datetime

from aiogram.utils.i18n import I18n

from bot.delivery.compose import Order, Stem, candidates, compose
from storage import deliveries, digests, shown
from storage.database import Database
from storage.deliveries import Unprepared
from storage.digests import Choices, NewDigest

BATCH = 2_000

Group = tuple[Order, Sequence[Unprepared]]


async def prepare(database: Database, i18n: I18n, stem: Stem, now: datetime) -> int:
    """Give every claimed delivery its digest; returns how many digests had to be made.

    A kill between two groups leaves the rest claimed and without a digest, for the next call.
    """
    made = 0
    while True:
        async with database.read() as connection:
            waiting = await deliveries.unprepared(connection, BATCH)
            choices = await digests.choices(connection, [one.chat_id for one in waiting])
        for order, group in _alike(waiting, choices):
            made += await _prepare(database, i18n, stem, order, group, now)
        if len(waiting) < BATCH:
            return made


def _alike(waiting: Iterable[Unprepared], choices: Mapping[int, Choices]) -> list[Group]:
    """Deliveries by everything that their digest depends on but what their chats have seen."""
    groups: dict[Order, list[Unprepared]] = defaultdict(list)
    for one in waiting:
        groups[replace(_order(one, choices.get(one.chat_id, Choices())), chat_id=0)].append(one)
    return [(replace(order, chat_id=group[0].chat_id), group) for order, group in groups.items()]


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


async def _prepare(
    database: Database, i18n: I18n, stem: Stem, order: Order, group: Sequence[Unprepared], now: datetime
) -> int:
    async with database.read() as connection:
        found = await candidates(connection, order, stem)
        seen = await shown.seen(connection, [one.chat_id for one in group], found.ids)
    made = 0
    for memory, members in _by_memory(group, seen):
        cohort = cohort_key(order, memory)
        ids = [one.delivery_id for one in members]
        async with database.write() as connection:
            kept = await digests.find(connection, cohort, order.window_start, order.window_end)
            if kept is None:
                new = compose(order, found, dict(memory), i18n)
                digest = NewDigest(cohort, order.window_start, order.window_end, new.outlets, new.parts)
                kept = await digests.keep(connection, digest, now)
                made += 1
            await deliveries.attach(connection, ids, kept)
    return made


Memory = tuple[tuple[int, int], ...]


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
