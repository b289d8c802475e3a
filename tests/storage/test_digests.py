"""Digests kept once for many, and the choices that set readers apart."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from storage import articles, digests, feeds, readers, shown, stories
from storage.database import Database
from storage.digests import Choices, KeptDigest, NewDigest
from storage.feeds import FeedSource
from storage.readers import NewReader
from tests.storage.samples import NOW, article

DAY = timedelta(days=1)


async def test_a_digest_is_found_again_by_cohort_and_window(store: Database) -> None:
    made = NewDigest("cohort", NOW - DAY, NOW, {7: 3, 5: 1}, ("первая", "вторая"))
    async with store.write() as connection:
        digest_id = await digests.keep(connection, made, NOW)
        assert await digests.find(connection, "cohort", NOW - DAY, NOW) == digest_id
        assert await digests.find(connection, "cohort", NOW - DAY, NOW + DAY) is None
        assert await digests.find(connection, "other", NOW - DAY, NOW) is None
        assert await digests.load(connection, digest_id) == KeptDigest(digest_id, {7: 3, 5: 1}, ("первая", "вторая"))


async def test_two_digests_of_one_cohort_and_window_cannot_be_kept(store: Database) -> None:
    made = NewDigest("cohort", NOW - DAY, NOW, {}, ("одна",))
    async with store.write() as connection:
        await digests.keep(connection, made, NOW)
        with pytest.raises(IntegrityError):
            await digests.keep(connection, made, NOW)


async def test_choices_come_in_an_order_that_does_not_depend_on_how_they_were_made(store: Database) -> None:
    async with store.write() as connection:
        first = await feeds.add(connection, FeedSource("https://a.example/feed", "А"), NOW)
        second = await feeds.add(connection, FeedSource("https://b.example/feed", "Б"), NOW)
        for chat_id in (1, 2, 3):
            await readers.ensure(connection, NewReader(chat_id, "private", None, "ru", "Asia/Almaty"), NOW)
        for chat_id, words in ((1, ("мост", "хлопок")), (2, ("хлопок", "мост"))):
            for phrase in words:
                await readers.add_words(connection, chat_id, readers.FOLLOW, phrase)
            await readers.add_words(connection, chat_id, readers.MUTE, "биржа")
        await feeds.set_enabled(connection, 1, [second.id, first.id], True)
        await feeds.set_enabled(connection, 2, [first.id], True)
        await feeds.set_enabled(connection, 2, [second.id], True)
        found = await digests.choices(connection, [1, 2, 3])
    wanted = Choices(((first.id, True), (second.id, True)), ("мост", "хлопок"), ("биржа",))
    assert found == {1: wanted, 2: wanted}


async def test_what_a_chat_saw_is_counted_anew_when_it_sees_it_again(store: Database) -> None:
    async with store.write() as connection:
        saved = await articles.save(connection, article(), NOW)
        story = await stories.assign(connection, saved.article_id, None, NOW)
        for chat_id in (1, 2):
            await readers.ensure(connection, NewReader(chat_id, "private", None, "ru", "Asia/Almaty"), NOW)
        await shown.mark(connection, 1, {story: 1}, NOW)
        await shown.mark(connection, 1, {story: 4}, NOW + DAY)
        assert await shown.seen(connection, [1, 2], [story, story + 1]) == {1: {story: 4}}
