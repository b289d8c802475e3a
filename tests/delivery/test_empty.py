"""A digest without news, scheduled or asked for, says whether there was none or none that was not seen."""

from __future__ import annotations

from datetime import timedelta

from bot.delivery.preview import digest_now
from bot.local.server import LocalTelegram
from storage import readers, shown
from tests.delivery.newsroom import I18N, add_story, stem
from tests.delivery.post import DUE, Post, subscribers

SEEN = "Всё новое за это время уже показано. Перечитать — /latest."
NONE = "За это время новостей не было."


async def test_news_that_latest_has_shown_is_not_denied(post: Post, telegram: LocalTelegram) -> None:
    await subscribers(post, 1, 2)
    async with post.database.write() as connection:
        story = await add_story(connection, 1, DUE - timedelta(hours=3))
        await shown.mark(connection, 1, {story: 1}, DUE - timedelta(hours=2))
    async with post.database.read() as connection:
        reader = await readers.get(connection, 1)
    assert reader
    [asked] = (await digest_now(post.database, I18N, stem, reader, DUE - timedelta(hours=1))).parts
    assert asked.endswith(SEEN)
    await post.tick()
    assert telegram.texts(1)[0].endswith(SEEN)
    assert "Событие 1" in telegram.texts(2)[0]


async def test_no_news_is_no_news(post: Post, telegram: LocalTelegram) -> None:
    await subscribers(post, 1)
    await post.tick()
    assert telegram.texts(1)[0].endswith(NONE)
