"""Turns readers whose hour has come into deliveries that are owed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import structlog

from bot.digest.schedule import Plan, Schedule, Slot, plan
from storage import deliveries, endings
from storage.database import Connection, Database
from storage.deliveries import Claim, Due

log = structlog.get_logger(__name__)

BATCH = 1_000
FIRST_WINDOW = timedelta(hours=24)
LONGEST_WINDOW = timedelta(days=7)
# A late digest tells the news up to now, rounded so that readers claimed together share one digest.
GRID = timedelta(minutes=10)


async def claim_due(database: Database, now: datetime) -> int:
    """Claim everything that is due, BATCH readers in a transaction; returns how many digests are owed anew."""
    claimed = 0
    while True:
        async with database.write() as connection:
            due = await deliveries.due_readers(connection, now, BATCH)
            claimed += await _claim(connection, due, now)
        if sum(map(len, due.values())) < BATCH:
            return claimed


async def claim_reader(connection: Connection, chat_id: int, now: datetime) -> None:
    """Claim what one reader is owed, before hours or zone change in the same write transaction.

    Otherwise a digest that is due and not yet claimed would be looked for under the new schedule.
    """
    await _claim(connection, await deliveries.due_reader(connection, chat_id, now), now)


async def _claim(connection: Connection, due: Mapping[Due, Sequence[int]], now: datetime) -> int:
    claimed = 0
    for one, chats in due.items():
        planned = _planned(one, now)
        if planned.slot is None:
            await deliveries.claim(connection, chats, None, planned.next_at)
            continue
        for covered_until, group in (await _by_covered(connection, one, chats, planned.slot, now)).items():
            owed = _owed(covered_until, planned.slot, now)
            claimed += await deliveries.claim(connection, group, owed, planned.next_at)
    return claimed


async def _by_covered(
    connection: Connection, due: Due, chats: Sequence[int], slot: Slot, now: datetime
) -> dict[datetime | None, list[int]]:
    """Chats by what they have been told of; an earlier digest of which nothing has arrived was not telling."""
    since = now - LONGEST_WINDOW
    folded = await endings.fold(connection, chats, slot.local_date.isoformat(), slot.slot, since, now)
    groups: dict[datetime | None, list[int]] = defaultdict(list)
    for chat_id in chats:
        groups[folded.get(chat_id, due.covered_until)].append(chat_id)
    return groups


def _planned(due: Due, now: datetime) -> Plan:
    """Hours that nobody can read end the reader's digests, not everybody's tick."""
    try:
        return plan(Schedule(due.hours, due.weekdays, due.zone), due.next_digest_at, now)
    except ValueError:
        log.exception("hours that are none", hours=due.hours)
        return Plan(None, None)


def _owed(covered_until: datetime | None, slot: Slot, now: datetime) -> Claim:
    end = max(slot.at, _floor(now))
    return Claim(slot.local_date.isoformat(), slot.slot, slot.at, covered_from(covered_until, end), end)


def covered_from(covered_until: datetime | None, end: datetime) -> datetime:
    """Where the window of a digest begins that ends then: no news falls between two, unless the reader was away."""
    return min(end, max(covered_until or end - FIRST_WINDOW, end - LONGEST_WINDOW))


def _floor(now: datetime) -> datetime:
    return now - timedelta(seconds=now.timestamp() % GRID.total_seconds())
