"""Digests that cannot be made hold up no others, and are not tried for ever."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from bot.delivery.compose import Made, Order, compose
from bot.local.server import LocalTelegram
from tests.delivery.newsroom import states
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
    for minute in range(0, 7 * 60, 5):
        await post.tick(DUE + timedelta(minutes=minute))
    assert fragile.tried < 20
    assert await states(post.database) == {2: "failed"}
    fragile.broken = False
    await post.tick(DUE + timedelta(days=1))
    assert "Событие 0" in telegram.texts(2)[0]
