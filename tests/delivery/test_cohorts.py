"""What a digest costs that few share, and that those which cannot be made hold up no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.delivery.compose import Made, Order, compose
from bot.delivery.views import brief, story_view
from bot.digest.types import MEASURES, Brief
from bot.local.server import LocalTelegram
from bot.pipeline.digests import PostOffice, deliver_digests
from storage import candidates, digests, feeds, readers, stories
from storage.database import Connection
from storage.digests import NewDigest
from storage.errors import DatabaseUnavailable
from tests.delivery.newsroom import I18N, add_story, states
from tests.delivery.post import DUE, Post, news, subscribers


class Fragile:
    """Composes all digests but the long ones while it is `broken`."""

    def __init__(self) -> None:
        self.broken, self.tried = True, 0

    def __call__(self, order: Order, *rest: Any) -> Made:
        if self.broken and order.length == "long":
            self.tried += 1
            raise KeyError("a bug")
        return compose(order, *rest)


@pytest.fixture
def fragile(monkeypatch: pytest.MonkeyPatch) -> Iterator[Fragile]:
    made = Fragile()
    monkeypatch.setattr("bot.delivery.cohorts.compose", made)
    return made


async def test_a_digest_that_cannot_be_made_comes_when_it_can(
    post: Post, telegram: LocalTelegram, fragile: Fragile
) -> None:
    await subscribers(post, 1)
    await subscribers(post, 2, length="long")
    await post.tick()
    assert (len(telegram.texts(1)), len(telegram.texts(2))) == (1, 0)
    fragile.broken = False
    await post.tick(DUE + timedelta(minutes=1))
    assert len(telegram.texts(2)) == 1


async def test_many_that_cannot_be_made_do_not_stand_before_those_that_can(
    post: Post, telegram: LocalTelegram, fragile: Fragile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.cohorts.BATCH", 1)
    await subscribers(post, 1, length="long")
    await subscribers(post, 2)
    await post.tick()
    assert (len(telegram.texts(1)), len(telegram.texts(2))) == (0, 1)


async def test_what_could_not_be_made_in_six_hours_is_given_up_and_told_the_next_day(
    post: Post, telegram: LocalTelegram, fragile: Fragile
) -> None:
    await news(post, 1)
    await subscribers(post, 2, length="long")
    for minute in (0, 1, 2, 3, 4, 10, 6 * 60 + 1):
        await post.tick(DUE + timedelta(minutes=minute))
    assert fragile.tried == 4  # after one minute, two and four
    assert await states(post.database) == {2: "failed"}
    fragile.broken = False
    await post.tick(DUE + timedelta(days=1))
    assert "Событие 0" in telegram.texts(2)[0]


class Counted:
    """A function with the calls that were made of it."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.calls: list[tuple[Any, ...]] = []

    def __call__(self, *args: Any) -> Any:
        self.calls.append(args)
        return self.function(*args)


async def test_only_the_chosen_stories_are_loaded(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    load = Counted(stories.load)
    monkeypatch.setattr("storage.stories.load", load)
    await news(post, 30)
    await subscribers(post, 1)
    await post.tick()
    [(_connection, chosen, _feeds)] = load.calls
    assert len(chosen) == MEASURES["medium"].stories


async def test_readers_of_the_same_outlets_have_them_looked_through_once(
    post: Post, telegram: LocalTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = Counted(candidates.fresh)
    monkeypatch.setattr("storage.candidates.fresh", fresh)
    await news(post, 3)
    everybody = [telegram.add_user(f"Читатель {number}", id=number) for number in range(10, 16)]
    await subscribers(post, *everybody)
    async with post.database.write() as connection:
        for chat in everybody:
            await readers.add_words(connection, chat, readers.MUTE, f"когорта{chat}")
        [first, *_] = await feeds.every(connection)
        await feeds.set_enabled(connection, everybody[3], [first.id], False)
    await post.tick()
    assert len(fresh.calls) == 2
    assert ["Событие" in telegram.texts(chat)[0] for chat in everybody] == [True, True, True, False, True, True]


async def test_a_story_is_weighed_as_it_would_be_told(post: Post) -> None:
    async with post.database.write() as connection:
        for number, told in enumerate([(0,), (0, 1, 2), (1, 2)]):
            await add_story(connection, number, DUE - timedelta(hours=number), outlets=told, quote="Слово" * number)
    async with post.database.read() as connection:
        mine = feeds.visible_feed_ids(1)
        found = await candidates.fresh(connection, mine, DUE - timedelta(days=1), DUE)
        ids = sorted({one.story_id for one in found})
        loaded = [story_view(story) for story in await stories.load(connection, ids, mine)]
    weighed = [brief([one for one in found if one.story_id == story_id]) for story_id in ids]
    assert weighed == [
        Brief(view.story_id, view.published_at, view.outlet_count, any(quote.rank for quote in view.quotes))
        for view in loaded
    ]


async def test_what_is_ready_goes_out_though_the_next_digest_cannot_be_made(
    post: Post, telegram: LocalTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = digests.keep

    async def full(connection: Connection, new: NewDigest, now: datetime) -> int:
        if new.window_start > DUE - timedelta(days=1):
            raise DatabaseUnavailable("database or disk is full")
        return await keep(connection, new, now)

    monkeypatch.setattr("storage.digests.keep", full)
    await subscribers(post, 1)
    await subscribers(post, 2, covered_until=DUE - timedelta(hours=1))
    office = PostOffice(post.database, I18N, post.outbox)
    for _ in range(2):
        with pytest.raises(DatabaseUnavailable):
            await deliver_digests(office, DUE)
        await post.outbox.idle()
    assert (len(telegram.texts(1)), len(telegram.texts(2))) == (1, 0)
