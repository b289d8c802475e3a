"""The whole outbox against a server that enforces Telegram's limits, and against one that fails in every way."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from aiogram import Bot

from bot.delivery.claims import claim_due
from bot.delivery.cohorts import prepare
from bot.delivery.outbox import Outbox
from bot.delivery.pacer import Pace, Pacer
from bot.delivery.sender import Sender
from bot.local.faults import Fault
from bot.local.limits import Limits
from bot.local.server import LocalTelegram
from storage import readers
from storage.database import Database
from tests.delivery.killing import PARTS, stock
from tests.delivery.newsroom import I18N, states, stem, subscribe
from tests.delivery.postman import DUE
from tests.telegram import bot_of


async def _outbox(store: Database, bot: Bot, pace: Pace) -> Outbox:
    async def notify(_sentence: str) -> None:
        return None

    return Outbox(store, Sender(bot, Pacer(pace)), notify)


async def _deliver(store: Database, outbox: Outbox, minute: int = 0) -> None:
    now = DUE + timedelta(minutes=minute)
    await claim_due(store, now)
    await prepare(store, I18N, stem, now)
    outbox.deliver(now)
    await outbox.idle()


async def _everybody(store: Database, telegram: LocalTelegram, count: int, groups: int = 0) -> list[int]:
    people = [telegram.add_user(f"Читатель {number}", id=number) for number in range(1, count + 1)]
    rooms = [telegram.add_chat("supergroup", f"Группа {number}", {1: "creator"}) for number in range(groups)]
    async with store.write() as connection:
        for chat in (*people, *rooms):
            await subscribe(connection, chat, DUE)
    return [*people, *rooms]


async def test_a_server_that_enforces_the_limits_never_has_to(store: Database) -> None:
    """With exact windows and one message a second to a chat, Telegram's own pace as it stands in the defaults."""
    async with LocalTelegram(limits=Limits(overall=30, burst=1, group=20)) as telegram, bot_of(telegram) as bot:
        await stock(store)
        chats = await _everybody(store, telegram, 36, groups=4)
        outbox = await _outbox(store, bot, Pace())
        await _deliver(store, outbox)
        assert {call.status for call in telegram.calls} == {200}
        assert outbox.counters.answers_429_total == 0
        assert all(len(telegram.texts(chat)) == PARTS for chat in chats)


async def test_whoever_can_be_reached_has_everything_in_order_after_a_storm(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.sender.BACK_OFF", (0.01, 0.02, 0.04))
    async with LocalTelegram() as telegram, bot_of(telegram) as bot:
        await stock(store)
        chats = await _everybody(store, telegram, 60)
        blocked = chats[::10]
        for chat in blocked:
            telegram.block(chat)
        for _ in range(2):
            telegram.faults.server_error(times=5)
            telegram.faults.reset(times=5, accepted=False)
            telegram.faults.flood(1, times=1)
            telegram.faults.reset(times=5, accepted=True)
            telegram.faults.hang(0.05, times=5, accepted=True)
        outbox = await _outbox(store, bot, Pace(overall=1_000, chat_seconds=0.01))
        for minute in (0, 2, 6, 14):
            await _deliver(store, outbox, minute)
        first = telegram.texts(chats[1])
        for chat in set(chats) - set(blocked):
            assert list(dict.fromkeys(telegram.texts(chat))) == list(dict.fromkeys(first))
            assert telegram.texts(chat) == sorted(telegram.texts(chat), key=first.index)
        assert [
            len([call for call in telegram.calls if call.chat == chat and call.status == 403]) for chat in blocked
        ] == [1] * len(blocked)
        assert set((await states(store)).values()) == {"done", "dropped"}
        async with store.read() as connection:
            assert (await readers.count(connection)).suspended == len(blocked)


async def test_an_order_to_stop_finishes_the_call_under_way_and_begins_no_other(
    store: Database,
) -> None:
    async with LocalTelegram() as telegram, bot_of(telegram) as bot:
        await stock(store)
        chats = await _everybody(store, telegram, 20)
        outbox = await _outbox(store, bot, Pace(overall=1_000, chat_seconds=0.01))
        await claim_due(store, DUE)
        await prepare(store, I18N, stem, DUE)
        outbox.deliver(DUE)
        await telegram.until(lambda: len(telegram.calls) > 10)
        under_way = asyncio.Event()
        slow = Fault(
            hang=0.3, accepted=True, when=lambda _method, _chat: under_way.set() is None
        )  # its answer is long in coming
        telegram.faults.add(slow)
        await under_way.wait()
        await outbox.drain()
        await outbox.idle()
        assert outbox.in_hand == 0
        arrived = sum(len(telegram.texts(chat)) for chat in chats)
        assert 10 < arrived < 20 * PARTS
        again = await _outbox(store, bot, Pace(overall=1_000, chat_seconds=0.01))
        await _deliver(store, again)
        texts = [telegram.texts(chat) for chat in chats]
        assert all(list(dict.fromkeys(one)) == list(dict.fromkeys(texts[0])) for one in texts)
        assert sum(map(len, texts)) == 20 * PARTS
