"""Hours, zones and jumping clocks: one digest for every promised (local date, slot)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digest.schedule import (
    CATCH_UP,
    Schedule,
    Slot,
    after_change,
    due_slot,
    next_digest,
    plan,
    slot_moment,
)

EVERY_DAY = 0b1111111
# One of each family: none, half hours, half-hour DST, both hemispheres, jumps at midnight, the date line.
ZONES = (
    "Asia/Almaty",
    "Europe/Moscow",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Australia/Adelaide",
    "Asia/Kathmandu",
    "Asia/Beirut",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Atlantic/Azores",
    "America/Nuuk",
    "Antarctica/Troll",
    "UTC",
)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def berlin(*hours: str, weekdays: int = EVERY_DAY) -> Schedule:
    return Schedule(hours, weekdays, "Europe/Berlin")


def test_the_next_digest_is_at_the_local_hour() -> None:
    slot = next_digest(Schedule(("08:00",), EVERY_DAY, "Asia/Almaty"), utc("2026-11-22 12:00"))
    assert slot == Slot(date(2026, 11, 23), "08:00", utc("2026-11-23 03:00"))


def test_of_several_hours_the_nearest_comes_first() -> None:
    assert next_digest(berlin("20:00", "08:00"), utc("2026-11-22 12:00")) == Slot(
        date(2026, 11, 22), "20:00", utc("2026-11-22 19:00")
    )


def test_only_chosen_weekdays_count() -> None:
    monday = next_digest(berlin("08:00", weekdays=0b0000001), utc("2026-11-23 08:00"))
    assert monday is not None
    assert monday.local_date == date(2026, 11, 30)


@pytest.mark.parametrize("schedule", [berlin(), berlin("08:00", weekdays=0)])
def test_without_hours_or_weekdays_nothing_is_due(schedule: Schedule) -> None:
    assert next_digest(schedule, utc("2026-11-22 12:00")) is None


def test_an_hour_in_the_gap_falls_at_the_first_moment_after_it() -> None:
    assert next_digest(berlin("02:30"), utc("2026-03-28 12:00")) == Slot(
        date(2026, 3, 29), "02:30", utc("2026-03-29 01:00")
    )


def test_two_hours_in_one_gap_make_one_digest() -> None:
    made = plan(berlin("02:15", "02:45"), utc("2026-03-29 01:00"), utc("2026-03-29 01:00"))
    assert made.slot == Slot(date(2026, 3, 29), "02:45", utc("2026-03-29 01:00"))
    assert made.next_at == utc("2026-03-30 00:15")


def test_an_hour_that_comes_twice_counts_the_first_time() -> None:
    first = next_digest(berlin("02:30"), utc("2026-10-24 12:00"))
    assert first == Slot(date(2026, 10, 25), "02:30", utc("2026-10-25 00:30"))
    second = next_digest(berlin("02:30"), first.at)
    assert second == Slot(date(2026, 10, 26), "02:30", utc("2026-10-26 01:30"))


def test_a_date_that_a_zone_leaves_out_has_no_digest() -> None:
    assert slot_moment(date(2011, 12, 30), "08:00", ZoneInfo("Pacific/Apia")) is None
    after = next_digest(Schedule(("08:00",), EVERY_DAY, "Pacific/Apia"), utc("2011-12-29 19:00"))
    assert after is not None
    assert after.local_date == date(2011, 12, 31)


def test_a_zone_that_nobody_knows_counts_as_utc() -> None:
    slot = next_digest(Schedule(("08:00",), EVERY_DAY, "Mars/Olympus"), utc("2026-11-22 07:00"))
    assert slot is not None
    assert slot.at == utc("2026-11-22 08:00")


def test_late_by_six_hours_is_sent_and_later_is_folded() -> None:
    due = utc("2026-11-22 07:00")
    assert due_slot(berlin("08:00"), due, due + CATCH_UP) == Slot(date(2026, 11, 22), "08:00", due)
    assert due_slot(berlin("08:00"), due, due + CATCH_UP + timedelta(seconds=1)) is None


def test_of_several_overdue_hours_the_last_is_sent() -> None:
    found = due_slot(berlin("08:00", "10:00", "12:00"), utc("2026-11-22 07:00"), utc("2026-11-22 09:30"))
    assert found == Slot(date(2026, 11, 22), "10:00", utc("2026-11-22 09:00"))


def test_hours_before_the_promise_are_not_caught_up() -> None:
    """Who joins at 14:00 with 09:00 set is not due at once."""
    assert due_slot(berlin("09:00"), utc("2026-11-23 08:00"), utc("2026-11-22 13:00")) is None


def test_a_zone_to_the_east_leaps_over_hours_that_are_then_due() -> None:
    moscow, almaty = Schedule(("11:00",), EVERY_DAY, "Europe/Moscow"), Schedule(("11:00",), EVERY_DAY, "Asia/Almaty")
    now = utc("2026-11-22 07:00")  # 10:00 in Moscow, 12:00 in Almaty
    promised = after_change(moscow, almaty, now)
    assert promised == utc("2026-11-22 06:00")
    assert due_slot(almaty, promised, now) == Slot(date(2026, 11, 22), "11:00", promised)


def test_a_zone_to_the_west_brings_an_hour_back_under_the_same_name() -> None:
    moscow, almaty = Schedule(("11:00",), EVERY_DAY, "Europe/Moscow"), Schedule(("11:00",), EVERY_DAY, "Asia/Almaty")
    now = utc("2026-11-22 07:00")  # 12:00 in Almaty, 10:00 in Moscow
    promised = after_change(almaty, moscow, now)
    assert promised == utc("2026-11-22 08:00")
    found = due_slot(moscow, promised, promised)
    assert found is not None
    assert (found.local_date, found.slot) == (date(2026, 11, 22), "11:00")  # the claim of Almaty's 11:00 stands


def test_another_hour_counts_from_the_change() -> None:
    assert after_change(berlin("20:00"), berlin("08:00"), utc("2026-11-22 09:00")) == utc("2026-11-23 07:00")


hours = st.lists(st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59)), min_size=1, max_size=3)
schedules = st.builds(Schedule, hours.map(tuple), st.integers(1, EVERY_DAY), st.sampled_from(ZONES))
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)


@settings(max_examples=150, deadline=None)
@given(schedules, moments)
def test_following_the_next_slot_meets_every_date_and_slot_once(schedule: Schedule, start: datetime) -> None:
    met: list[Slot] = []
    moment = start
    while moment < start + timedelta(days=15):
        slot = next_digest(schedule, moment)
        assert slot is not None
        assert slot.at >= moment
        met.append(slot)
        moment = slot.at
    names = [(slot.local_date, slot.slot) for slot in met]
    assert len(names) == len(set(names))
    promised = _promised(schedule, start, moment)
    assert {slot.at for slot in promised} == {slot.at for slot in met}


def _promised(schedule: Schedule, start: datetime, end: datetime) -> set[Slot]:
    """Every local date and slot after `start` up to `end`, by looking at every date."""
    zone = ZoneInfo(schedule.zone)
    first = start.astimezone(zone).date() - timedelta(days=2)
    found = set()
    for number in range((end - start).days + 6):
        day = first + timedelta(days=number)
        for slot in schedule.hours if schedule.weekdays >> day.weekday() & 1 else ():
            at = slot_moment(day, slot, zone)
            if at is not None and start < at <= end:
                found.add(Slot(day, slot, at))
    return found


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(ZONES), st.dates(date(2026, 1, 1), date(2026, 12, 31)), hours)
def test_a_slots_moment_is_when_a_clock_first_shows_or_passes_it(zone: str, day: date, slots: list[str]) -> None:
    at = slot_moment(day, slots[0], ZoneInfo(zone))
    assert at is not None
    second = timedelta(seconds=1)
    reading = f"{day} {slots[0]}"
    assert f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" >= reading
    assert f"{(at - second).astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" < reading


def test_every_zone_of_the_database_has_a_next_digest_on_every_day_of_a_change() -> None:
    moments = [utc(day) for day in ("2026-03-07 20:00", "2026-03-28 20:00", "2026-10-24 20:00", "2026-10-31 20:00")]
    for zone in sorted(available_timezones()):
        for moment in moments:
            slot = next_digest(Schedule(("02:30",), EVERY_DAY, zone), moment)
            assert slot is not None
            assert timedelta() < slot.at - moment <= timedelta(hours=26)


changes = st.lists(st.tuples(st.integers(0, 14 * 24 * 60), schedules), max_size=6)
outages = st.lists(st.tuples(st.integers(0, 14 * 24 * 60), st.integers(1, 3 * 24 * 60)), max_size=3)


@settings(max_examples=150, deadline=None)
@given(schedules, moments, changes, outages)
def test_ticks_through_changes_and_outages_send_each_date_and_slot_once(
    schedule: Schedule, start: datetime, changed: list[tuple[int, Schedule]], down: list[tuple[int, int]]
) -> None:
    """A fortnight of ticks as the program makes them, with changes of schedule and up to three days of downtime."""
    sent: dict[tuple[date, str], datetime] = {}
    first = next_digest(schedule, start)
    promised = first.at if first else None
    news = [(minute, new) for minute, new in sorted(changed, key=lambda one: one[0])]
    for minute in range(0, 14 * 24 * 60, 20):
        now = start + timedelta(minutes=minute)
        if any(begin <= minute < begin + length for begin, length in down):
            continue
        promised = _tick(schedule, promised, now, sent)
        while news and news[0][0] <= minute:
            _, new = news.pop(0)
            promised = after_change(schedule, new, now)
            schedule = new
            promised = _tick(schedule, promised, now, sent)
        assert promised is None or promised > now


def _tick(
    schedule: Schedule, promised: datetime | None, now: datetime, sent: dict[tuple[date, str], datetime]
) -> datetime | None:
    """What a claim does; the unique key of deliveries is a dict here."""
    if promised is None or promised > now:
        return promised
    made = plan(schedule, promised, now)
    if made.slot:
        assert now - CATCH_UP <= made.slot.at <= now
        sent.setdefault((made.slot.local_date, made.slot.slot), now)
    elif promised > now - CATCH_UP:
        raise AssertionError("a promise that could be kept was folded")
    return made.next_at
