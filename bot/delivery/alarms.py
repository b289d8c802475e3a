"""Tells the administrators, once each, what would otherwise look healthy: silent feeds, empty digests, a full disk.

`Watch(database, notify).look(Disk(free, total), now)` is called every few minutes, on one watch for all the time.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate

from bot.delivery.html import MAX_LENGTH, line
from bot.delivery.labels import OUTLET
from storage import alarms, feeds
from storage.alarms import DeliverySigns, Habit
from storage.database import Database
from storage.errors import DatabaseUnavailable
from storage.feeds import Feed

Notify = Callable[[str], Awaitable[None]]

_MORE = "И ещё изданий: {}. Все — в /feeds."

# What a feed usually does is read from this long.
HABIT = timedelta(days=30)
# Fewer arrivals are no habit.
ARRIVALS = 10
# A feed that never paused longer than five hours is silent after ten, but no feed before half a day: nights.
LONGER, SHORTEST_SILENCE = 2, timedelta(hours=12)
FAILURES = 5
SIGNS = timedelta(hours=24)
# Below these a share is chance, not a sign.
MANY_DIGESTS, MANY_DELIVERIES = 5, 10
# Feeds told in one message, and how much of an error and of an address.
LISTED, REASON, ADDRESS = 20, 100, 120
LEAST_FREE = 500_000_000  # a day of news with its indexes and a backup, several times over


@dataclass(frozen=True, slots=True)
class Disk:
    """Bytes of the disk that holds the database."""

    free: int
    total: int


@dataclass(frozen=True, slots=True)
class Alarm:
    """`key` names what is wrong as long as it lasts; alarms about feeds are told together."""

    key: str
    text: str
    about_feed: bool = False


@dataclass(frozen=True, slots=True)
class Signs:
    """Everything that alarms are decided on."""

    feeds: Sequence[Feed]
    habits: Mapping[int, Habit]
    deliveries: DeliverySigns
    disk: Disk


def decide(signs: Signs, now: datetime) -> list[Alarm]:
    """The alarms that should stand now."""
    silent = (_silent(feed, signs.habits.get(feed.id), now) for feed in signs.feeds)
    failing = (_failing(feed) for feed in signs.feeds)
    return [alarm for alarm in (*failing, *silent, *_delivery(signs.deliveries), _disk(signs.disk)) if alarm]


def _silent(feed: Feed, habit: Habit | None, now: datetime) -> Alarm | None:
    """A feed that answers but has brought nothing for longer than LONGER times its longest pause."""
    if feed.state != feeds.OK or feed.next_poll_at is None or habit is None or habit.arrivals < ARRIVALS:
        return None
    silence = now - habit.last
    if silence < max(LONGER * habit.longest_pause, SHORTEST_SILENCE):
        return None
    usual = _hours(habit.longest_pause)
    return _about(feed, "silent", f"молчит {_hours(silence)} ч: обычно пауза не дольше {usual} ч")


def _hours(length: timedelta) -> int:
    return max(1, round(length / timedelta(hours=1)))


def _failing(feed: Feed) -> Alarm | None:
    if feed.state == feeds.GONE:
        return _about(feed, "gone", f"больше не читается: {line(feed.last_error or 'лента закрыта', REASON)}")
    if feed.state == feeds.FAILING and feed.errors >= FAILURES:
        reason = line(feed.last_error or "причина неизвестна", REASON)
        return _about(feed, "failing", f"не читается {feed.errors} раз подряд: {reason}")
    return None


def _about(feed: Feed, kind: str, what: str) -> Alarm:
    """Whoever added the feed gave it its address, and the feed its title: either may be a novel."""
    text = f"«{line(feed.title, OUTLET)}» {what}. {line(feed.url, ADDRESS)}"
    return Alarm(f"{kind}:{feed.id}", text, about_feed=True)


def _delivery(signs: DeliverySigns) -> Iterator[Alarm]:
    if signs.digests >= MANY_DIGESTS and signs.empty * 2 > signs.digests:
        yield Alarm("empty", f"За сутки {signs.empty} из {signs.digests} дайджестов вышли пустыми.")
    ended = signs.done + signs.failed
    if ended >= MANY_DELIVERIES and signs.failed * 10 > ended:
        yield Alarm("failed", f"За сутки не доставлено {signs.failed} из {ended} дайджестов.")
    if signs.stuck >= MANY_DELIVERIES:
        yield Alarm(
            "stuck", f"Ждут отправки и не уходят дайджесты: {signs.stuck}. Telegram не отвечает или отказывает."
        )


def _disk(disk: Disk) -> Alarm | None:
    if disk.free >= LEAST_FREE:
        return None
    return Alarm("disk", f"На диске с базой осталось {disk.free // 1_000_000} МБ из {disk.total // 1_000_000} МБ.")


class Watch:
    """Remembers what was told, also where the database cannot: a full disk is told once, not at every look."""

    def __init__(self, database: Database, notify: Notify) -> None:
        self._database = database
        self._notify = notify
        self._unkept: set[str] = set()

    async def look(self, disk: Disk, now: datetime) -> list[Alarm]:
        """Tell what is new, take back what has ended; returns the alarms that stand."""
        try:
            return await self._look(disk, now)
        except DatabaseUnavailable as error:
            stand = [alarm for alarm in (_disk(disk), Alarm("database", f"База не принимает записи: {error}")) if alarm]
            await self._tell(stand, self._unkept)
            self._unkept |= {alarm.key for alarm in stand}
            return stand

    async def _look(self, disk: Disk, now: datetime) -> list[Alarm]:
        signs, told = await self._signs(disk, now)
        stand = decide(signs, now)
        keys = {alarm.key for alarm in stand}
        if keys != told:
            await self._tell(stand, told | self._unkept)
            self._unkept |= keys
            async with self._database.write() as connection:
                await alarms.change(connection, keys - told, told - keys, now)
        self._unkept.clear()
        return stand

    async def _signs(self, disk: Disk, now: datetime) -> tuple[Signs, set[str]]:
        async with self._database.read() as connection:
            watched = await feeds.watched(connection)
            habits = await alarms.habits(connection, now - HABIT)
            sent = await alarms.delivery_signs(connection, now - SIGNS)
            return Signs(watched, habits, sent, disk), await alarms.standing(connection)

    async def _tell(self, stand: Sequence[Alarm], told: Collection[str]) -> None:
        fresh = [alarm for alarm in stand if alarm.key not in told]
        about_feeds = [alarm.text for alarm in fresh if alarm.about_feed]
        others = [alarm.text for alarm in fresh if not alarm.about_feed]
        for text in (*_listed(about_feeds), *others):
            await self._notify(text)


def _listed(texts: Sequence[str]) -> Iterator[str]:
    """All in one message: a list of outlets that somebody imports may hold fifty dead addresses."""
    room = MAX_LENGTH - len(_MORE) - 10
    lengths = list(accumulate(len(text) + 1 for text in texts[:LISTED]))
    shown = sum(length <= room for length in lengths)
    if texts:
        left = [_MORE.format(len(texts) - shown)] if len(texts) > shown else []
        yield "\n".join([*texts[:shown], *left])
