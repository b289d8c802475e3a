"""When a reader's digests are due: local hours, weekdays, zones, and what happens when clocks jump.

The promise: one digest for every (local date, slot) at which the reader's own clock passes the hour.

- **Gap** (clocks go forward over 02:30): the slot falls at the first moment after the gap. A date that a zone
  leaves out whole (Samoa, 30 December 2011) has no digests.
- **Fold** (clocks go back, 02:30 comes twice): the first occurrence only.
- **Late** (the program was down): sent once, up to CATCH_UP after its moment; of several overdue slots only the
  last is sent and the earlier ones are folded into it. What is later than CATCH_UP is folded into the next one.
- **Another zone**: a change of zone is a gap or a fold in the reader's own clock. Hours that the jump leaps over
  count as just missed and are caught up like late ones; hours that come again the same date are not sent again.
- **Other hours or weekdays**: count from the moment of the change; an hour already past today begins tomorrow.

That one (local date, slot) never brings two digests is held by the unique key of the claim in storage.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

CATCH_UP = timedelta(hours=6)
# The longest wait for a weekday is a week; one more covers a leaped-over date and the edges.
HORIZON_DAYS = 16


@dataclass(frozen=True, slots=True)
class Schedule:
    """A reader's hours as local "HH:MM", the weekdays (bit 0 is Monday) and the IANA zone."""

    hours: tuple[str, ...]
    weekdays: int
    zone: str


@dataclass(frozen=True, slots=True)
class Slot:
    """One promised digest; `at` is its moment in UTC."""

    local_date: date
    slot: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with a reader who is due: the slot to send (None: too late, folded), and when to look again."""

    slot: Slot | None
    next_at: datetime | None


def next_digest(schedule: Schedule, after: datetime) -> Slot | None:
    """The first slot strictly after a moment; None for a reader without hours or weekdays."""
    first = after.astimezone(zone_of(schedule.zone)).date() - timedelta(days=1)
    later = (slot for slot in _slots(schedule, first, HORIZON_DAYS) if slot.at > after)
    day = [slot for slot in _until_next_day(later)]
    return min(day, key=_order, default=None)


def _until_next_day(slots: Iterator[Slot]) -> Iterator[Slot]:
    """The slots of the first two dates that have any: a gap may put an evening's slot beside the next morning's."""
    first: date | None = None
    for slot in slots:
        first = first or slot.local_date
        if slot.local_date > first + timedelta(days=1):
            return
        yield slot


@lru_cache(maxsize=4096)  # readers of one hour and zone have one plan, and a tick meets a thousand of them
def plan(schedule: Schedule, promised: datetime, now: datetime) -> Plan:
    """What a reader is to get who was promised a digest at `promised`, not later than `now`."""
    upcoming = next_digest(schedule, now)
    return Plan(due_slot(schedule, promised, now), upcoming.at if upcoming else None)


def due_slot(schedule: Schedule, promised: datetime, now: datetime) -> Slot | None:
    """The last slot from `promised` to `now` that is not later than CATCH_UP."""
    since = max(promised, now - CATCH_UP)
    first = since.astimezone(zone_of(schedule.zone)).date() - timedelta(days=1)
    due = [slot for slot in _slots(schedule, first, 4) if since <= slot.at <= now]
    return max(due, key=_order, default=None)


def after_change(old: Schedule, new: Schedule, now: datetime) -> datetime | None:
    """When a reader is due who changes the schedule now, before which everything due was claimed.

    Reading 10:00 in Moscow and then 12:00 in Almaty, a reader of 11:00 is due at once; one who moves the
    hour from 20:00 to 08:00 at 10:00 is due tomorrow.
    """
    after = now
    if old.zone != new.zone:
        reading = now.astimezone(zone_of(old.zone)).replace(tzinfo=None)
        after = min(now, moment_of(reading, zone_of(new.zone)))
    slot = next_digest(new, after)
    return slot.at if slot else None


def zone_of(name: str) -> ZoneInfo:
    """A zone that the zone database no longer knows counts as UTC, lest one reader stop the tick of all."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _slots(schedule: Schedule, first: date, days: int) -> Iterator[Slot]:
    zone = zone_of(schedule.zone)
    for number in range(days):
        local_date = first + timedelta(days=number)
        if not schedule.weekdays >> local_date.weekday() & 1:
            continue
        for slot in sorted(set(schedule.hours)):
            at = slot_moment(local_date, slot, zone)
            if at:
                yield Slot(local_date, slot, at)


def _order(slot: Slot) -> tuple[datetime, date, str]:
    return slot.at, slot.local_date, slot.slot


def slot_moment(local_date: date, slot: str, zone: ZoneInfo) -> datetime | None:
    """The UTC moment of a local hour; None on a date that the zone leaves out."""
    reading = datetime.combine(local_date, time.fromisoformat(slot))
    if _gap(reading, zone) >= timedelta(days=1):
        return None
    return moment_of(reading, zone)


def moment_of(reading: datetime, zone: ZoneInfo) -> datetime:
    """The first moment at which a clock of the zone shows this naive time or, in a gap, has passed it."""
    if not _gap(reading, zone):
        return reading.replace(tzinfo=zone, fold=0).astimezone(UTC)
    return _end_of_gap(reading, zone)


def _gap(reading: datetime, zone: ZoneInfo) -> timedelta:
    """How far clocks go forward over a naive time; zero outside gaps (PEP 495: there fold 1 has the later offset)."""
    before, after = (reading.replace(tzinfo=zone, fold=fold).utcoffset() or timedelta() for fold in (0, 1))
    return max(timedelta(), after - before)


def _end_of_gap(reading: datetime, zone: ZoneInfo) -> datetime:
    """By halving between the two readings of a time in the gap, one before the jump and one after."""
    early = reading.replace(tzinfo=zone, fold=1).astimezone(UTC)
    late = reading.replace(tzinfo=zone, fold=0).astimezone(UTC)
    offset = late.astimezone(zone).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = (early + (late - early) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == offset:
            late = middle
        else:
            early = middle
    return late
