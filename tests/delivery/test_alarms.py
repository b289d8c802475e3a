"""What the administrators are told unasked, once each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.alarms import ARRIVALS, Disk, Signs, Watch, decide
from storage import alarms, chats, deliveries, digests, endings
from storage.alarms import DeliverySigns
from storage.database import Database
from storage.deliveries import Claim
from storage.digests import NewDigest
from storage.errors import DatabaseUnavailable
from storage.feeds import Feed
from tests.delivery.newsroom import add_story, open_newsroom, subscribe

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ROOMY = Disk(free=50_000_000_000, total=100_000_000_000)
QUIET = DeliverySigns(digests=10, empty=0, done=100, failed=0, stuck=0)


def feed(**values: object) -> Feed:
    made = Feed(
        id=1,
        url="https://steppe.example/feed",
        listed_url=None,
        title="Степной вестник",
        site_url=None,
        language="ru",
        shipped=True,
        state="ok",
        errors=0,
        last_error=None,
        etag=None,
        last_modified=None,
        body_hash=None,
        interval_seconds=None,
        next_poll_at=NOW,
        polled_at=NOW,
        article_at=None,
        added_at=NOW - timedelta(days=90),
    )
    return replace(made, **values)  # type: ignore[arg-type]


def every(hours: int, last: int, count: int = 40) -> list[datetime]:
    """Arrivals so many hours apart, the last so many hours ago."""
    return [NOW - timedelta(hours=last + hours * number) for number in reversed(range(count))]


def raised(
    *feeds: Feed,
    arrivals: Mapping[int, Sequence[datetime]] | None = None,
    deliveries: DeliverySigns = QUIET,
    disk: Disk = ROOMY,
) -> list[str]:
    return [alarm.key for alarm in decide(Signs(feeds, arrivals or {}, deliveries, disk), NOW)]


@pytest.mark.parametrize(
    ("arrivals", "expected"),
    [
        (every(1, last=3), []),
        (every(1, last=13), ["silent:1"]),
        (every(12, last=20), []),
        (every(12, last=25), ["silent:1"]),
        (every(1, last=200, count=ARRIVALS - 1), []),
        ([], []),
    ],
)
def test_a_feed_is_silent_by_its_own_habit(arrivals: list[datetime], expected: list[str]) -> None:
    assert raised(feed(), arrivals={1: arrivals}) == expected


def test_a_feed_that_cannot_be_read_is_told_with_the_reason() -> None:
    signs = Signs([feed(state="failing", errors=7, last_error="HTTP 500")], {}, QUIET, ROOMY)
    [alarm] = decide(signs, NOW)
    assert alarm.text == "«Степной вестник» не читается 7 раз подряд: HTTP 500. https://steppe.example/feed"
    assert raised(feed(state="failing", errors=2)) == []
    assert raised(feed(state="gone", next_poll_at=None)) == ["gone:1"]


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        (replace(QUIET, empty=6), ["empty"]),
        (replace(QUIET, empty=5), []),
        (replace(QUIET, digests=3, empty=3), []),
        (replace(QUIET, failed=12), ["failed"]),
        (replace(QUIET, done=1, failed=2), []),
        (replace(QUIET, stuck=10), ["stuck"]),
    ],
)
def test_shares_alarm_only_where_they_are_no_chance(signs: DeliverySigns, expected: list[str]) -> None:
    assert raised(deliveries=signs) == expected


def test_a_full_disk_is_told() -> None:
    assert raised(disk=Disk(free=10_000_000, total=ROOMY.total)) == ["disk"]


async def test_an_alarm_is_told_once_until_it_ends_and_comes_again(store: Database) -> None:
    told: list[str] = []

    async def notify(text: str) -> None:
        told.append(text)

    full = Disk(free=1_000_000, total=ROOMY.total)
    for disk in (full, full, ROOMY, full):
        await Watch(store, notify).look(disk, NOW)  # a new one each time: restarts do not repeat it
    assert told == ["На диске с базой осталось 1 МБ из 100000 МБ."] * 2


async def test_a_database_that_takes_nothing_is_told_once(store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    async def notify(text: str) -> None:
        told.append(text)

    def full(*_: object) -> None:
        raise DatabaseUnavailable("database or disk is full")

    watch = Watch(store, notify)
    with monkeypatch.context() as patched:
        patched.setattr("storage.alarms.change", full)
        for _ in range(3):
            stand = await watch.look(Disk(0, 100), NOW)
    assert {alarm.key for alarm in stand} == {"disk", "database"}
    assert len(told) == 2
    assert await watch.look(ROOMY, NOW) == []


async def test_signs_are_read_from_what_is_kept(store: Database) -> None:
    """Three readers: one digest arrived, one failed, one chat left; a feed that fell silent; empty digests."""
    told: list[str] = []

    async def notify(text: str) -> None:
        told.append(text)

    await open_newsroom(store, NOW - timedelta(days=9))
    async with store.write() as connection:
        for number, hours in enumerate(range(60, 30, -2)):
            await add_story(connection, number, NOW - timedelta(hours=hours))
        for number in range(6):
            made = NewDigest(f"cohort {number}", NOW - timedelta(days=1), NOW, {}, ("пусто",))
            await digests.keep(connection, made, NOW - timedelta(hours=1))
        for chat_id in (1, 2, 3):
            await subscribe(connection, chat_id, NOW)
        owed = Claim("2026-11-24", "08:00", NOW, NOW - timedelta(days=1), NOW)
        await deliveries.claim(connection, [1, 2, 3], owed, None)
        first, second, _ = await deliveries.unprepared(connection, NOW, 9)
        await deliveries.finish(connection, first.delivery_id, NOW)
        await endings.fail(connection, second.delivery_id, "refused", NOW)
        await chats.suspend(connection, 3, "blocked", NOW)
        signs = await alarms.delivery_signs(connection, NOW - timedelta(days=1))
    assert signs == DeliverySigns(digests=6, empty=6, done=1, failed=1, stuck=0)
    stand = await Watch(store, notify).look(ROOMY, NOW)
    assert [alarm.key.partition(":")[0] for alarm in stand] == ["silent", "empty"]
    assert told[0].startswith("«Издание 0» молчит 32 ч: обычно пауза не дольше 2 ч.")
    assert told[1] == "За сутки 6 из 6 дайджестов вышли пустыми."
