"""What the administrators are told unasked, once each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.alarms import ARRIVALS, Disk, Signs, Watch, decide
from storage import alarms, chats, deliveries, digests, endings, feeds
from storage.alarms import DeliverySigns, Habit
from storage.database import Database
from storage.deliveries import Claim
from storage.digests import NewDigest
from storage.errors import DatabaseUnavailable
from storage.feeds import Feed, FeedSource
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


def every(hours: int, last: int, count: int = 40) -> Habit:
    """Arrivals so many hours apart, the last so many hours ago."""
    return Habit(count, timedelta(hours=hours), NOW - timedelta(hours=last))


def raised(
    *feeds: Feed,
    habits: Mapping[int, Habit] | None = None,
    deliveries: DeliverySigns = QUIET,
    disk: Disk = ROOMY,
) -> list[str]:
    return [alarm.key for alarm in decide(Signs(feeds, habits or {}, deliveries, disk), NOW)]


@pytest.mark.parametrize(
    ("habit", "expected"),
    [
        (every(1, last=3), []),
        (every(1, last=13), ["silent:1"]),
        (every(12, last=20), []),
        (every(12, last=25), ["silent:1"]),
        (every(1, last=200, count=ARRIVALS - 1), []),
    ],
)
def test_a_feed_is_silent_by_its_own_habit(habit: Habit, expected: list[str]) -> None:
    assert raised(feed(), habits={1: habit}) == expected
    assert raised(feed()) == []


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


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def watch(store: Database, told: list[str]) -> Watch:
    async def notify(text: str) -> None:
        told.append(text)

    return Watch(store, notify)


async def _fail(store: Database, *sources: FeedSource, reader: int | None = None) -> None:
    """Feeds that cannot be read, in the list of a reader or of nobody."""
    async with store.write() as connection:
        kept = [await feeds.add(connection, source, NOW) for source in sources]
        for one in kept:
            failed = feeds.Poll("failing", 9, "HTTP 500 " * 99, None, None, None, None, NOW, NOW, None)
            await feeds.record_poll(connection, one.id, failed)
        if reader:
            await subscribe(connection, reader, NOW)
            await feeds.set_enabled(connection, reader, [one.id for one in kept], True)


async def test_a_feed_that_nobody_reads_alarms_nobody(store: Database, watch: Watch, told: list[str]) -> None:
    source = FeedSource("https://dropped.example/feed", "Брошенное")
    await _fail(store, source, reader=1)
    assert len(await watch.look(ROOMY, NOW)) == 1
    async with store.write() as connection:
        [one] = await feeds.every(connection)
        await feeds.forget(connection, 1, one.id)
    assert await watch.look(ROOMY, NOW) == []
    assert len(told) == 1


async def test_fifty_dead_feeds_with_long_names_are_one_message(store: Database, watch: Watch, told: list[str]) -> None:
    long = [FeedSource(f"https://{number}.example/{'x' * 900}", f"{number} " + "Ж" * 4000) for number in range(50)]
    await _fail(store, *long, reader=1)
    assert len(await watch.look(ROOMY, NOW)) == 50
    assert await watch.look(ROOMY, NOW)
    [text] = told
    assert len(text) <= 4096
    listed = text.count("не читается 9 раз подряд")
    assert 10 < listed <= 20
    assert f"И ещё изданий: {50 - listed}." in text


async def test_a_habit_is_the_count_the_longest_pause_and_the_last_arrival(store: Database) -> None:
    await open_newsroom(store, NOW - timedelta(days=40))
    async with store.write() as connection:
        for number, hours in enumerate((900, 50, 20, 13, 12)):
            await add_story(connection, number, NOW - timedelta(hours=hours), outlets=(0, 1) if number == 3 else (0,))
        first, second, _ = await feeds.every(connection)
        found = await alarms.habits(connection, NOW - timedelta(days=30))
    assert found == {
        first.id: Habit(4, timedelta(hours=30), NOW - timedelta(hours=12)),
        second.id: Habit(1, timedelta(0), NOW - timedelta(hours=13)),
    }
