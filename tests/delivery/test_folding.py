"""A digest of which nothing has arrived when the next one is due is told by that one, and by that one only."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.delivery.claims import claim_due
from bot.delivery.cohorts import prepare
from bot.local.faults import Fault
from bot.local.server import LocalTelegram
from tests.delivery.newsroom import I18N, stem
from tests.delivery.post import DUE, Post, news, subscribers


async def test_of_two_hours_a_day_the_first_is_told_with_the_second_where_telegram_was_away(
    post: Post, telegram: LocalTelegram
) -> None:
    await news(post, 1)
    await subscribers(post, 1, hours=["08:00", "12:00"])
    telegram.faults.reset(times=None, accepted=False)
    for hour in (0, 4):
        await post.tick(DUE + timedelta(hours=hour))
    telegram.faults.clear()
    for hour in (7, 8):
        await post.tick(DUE + timedelta(hours=hour))
    [text] = telegram.texts(1)
    assert "12:00" in text
    assert "Событие 0" in text


async def test_a_digest_that_is_folded_while_it_is_tried_is_not_tried_again(
    post: Post, telegram: LocalTelegram
) -> None:
    await news(post, 1)
    await subscribers(post, 1)
    under_way = asyncio.Event()
    telegram.faults.add(Fault(hang=0.2, reset=True, when=lambda _method, _chat: under_way.set() is None))
    await claim_due(post.database, DUE)
    await prepare(post.database, I18N, stem, DUE)
    post.outbox.deliver(DUE)
    await under_way.wait()
    await claim_due(post.database, DUE + timedelta(days=1))
    await post.outbox.idle()
    assert telegram.texts(1) == []
    await post.tick(DUE + timedelta(days=1))
    assert "Событие 0" in telegram.texts(1)[0]
