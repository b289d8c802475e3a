"""30 a second in all, 1 a second a chat, 20 a minute a group: never a 429, nobody held up by others."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import GetUpdates, SendChatAction, SendMessage

from bot.delivery.outcomes import Outcome, Sent, Unreachable
from bot.delivery.pacer import Pace, Pacer
from bot.delivery.sender import PacedSession, Sender, paced_chat
from bot.local.limits import Limits
from tests.delivery.simulated import SimulatedTelegram, simulate

STRICT = Limits(overall=30, burst=1, group=20)


def _office(pace: Pace | None = None) -> tuple[SimulatedTelegram, Sender]:
    telegram = SimulatedTelegram(STRICT)
    return telegram, Sender(Bot("42:token", session=telegram), Pacer(pace))


async def _send_all(sender: Sender, chats: Iterable[int], parts: int) -> list[Outcome]:
    async def one(chat: int) -> list[Outcome]:
        return [await sender.send(chat, f"{number}") for number in range(parts)]

    return [outcome for outcomes in await asyncio.gather(*map(one, chats)) for outcome in outcomes]


@pytest.mark.parametrize(("patience", "rate"), [(0.0, 30), (0.05, 20)])
def test_a_steady_stream_draws_no_429_and_loses_no_time(patience: float, rate: int) -> None:
    """Over a slow network, with 20 to 300 ms for an answer, which costs a part of the allowance."""
    telegram, sender = _office(Pace(patience=patience))
    chats = range(1, 601)

    async def scenario() -> float:
        outcomes = await _send_all(sender, chats, 3)
        assert all(isinstance(outcome, Sent) for outcome in outcomes)
        return asyncio.get_running_loop().time()

    seconds = simulate(scenario)
    assert telegram.refused == 0
    assert all([text for _, text in telegram.taken[chat]] == ["0", "1", "2"] for chat in chats)
    assert 0.95 <= seconds / (1_800 / rate) <= 1.25


def test_groups_get_twenty_a_minute_and_others_do_not_wait_for_them() -> None:
    telegram, sender = _office()

    async def scenario() -> None:
        await asyncio.gather(_send_all(sender, [-1, -2], 45), _send_all(sender, range(1, 200), 2))

    simulate(scenario)
    assert telegram.refused == 0
    assert max(moment for chat in range(1, 200) for moment, _ in telegram.taken[chat]) < 25
    assert telegram.taken[-1][-1][0] > 120


def test_answers_to_people_go_before_digests() -> None:
    telegram, sender = _office()
    bot = Bot("42:token", session=telegram)
    telegram.middleware(PacedSession(sender.pacer, sender.counters))

    async def scenario() -> float:
        digests = asyncio.create_task(_send_all(sender, range(1, 400), 1))
        await asyncio.sleep(1)
        begun = asyncio.get_running_loop().time()
        await bot.send_message(1_000, "ответ")
        waited = asyncio.get_running_loop().time() - begun
        await digests
        return waited

    assert simulate(scenario) < 1.5
    assert telegram.refused == 0


def test_after_a_429_everybody_waits_as_long_as_told() -> None:
    telegram, sender = _office()
    struck: list[float] = []

    def fail(message: SendMessage) -> Exception | None:
        now = asyncio.get_running_loop().time()
        if message.chat_id == 7 and not struck:
            struck.append(now)
            return TelegramRetryAfter(message, "Too Many Requests", 20)
        return None

    telegram.fail = fail

    async def scenario() -> None:
        await _send_all(sender, range(1, 100), 2)

    simulate(scenario)
    [moment] = struck
    moments = [at for taken in telegram.taken.values() for at, _ in taken]
    assert not [at for at in moments if moment + 0.3 < at < moment + 20]
    assert [text for _, text in telegram.taken[7]] == ["0", "1"]
    assert sender.counters.answers_429_total == 1


def test_a_storm_of_failures_loses_nothing_and_breaks_no_order() -> None:
    telegram, sender = _office()
    calls = iter(range(1_000_000))

    def fail(message: SendMessage) -> Exception | None:
        match next(calls) % 17:
            case 3:
                return TelegramServerError(message, "Internal Server Error")
            case 7:
                return TelegramNetworkError(message, "reset")
            case 11:
                return TelegramRetryAfter(message, "Too Many Requests", 1)
        return None

    telegram.fail = fail
    outcomes = simulate(lambda: _send_all(sender, range(1, 200), 3))
    assert all(isinstance(outcome, Sent) for outcome in outcomes)
    assert all([text for _, text in taken] == ["0", "1", "2"] for taken in telegram.taken.values())
    assert telegram.refused == 0


def test_a_server_that_stays_away_is_given_up_for_now() -> None:
    telegram, sender = _office()
    telegram.fail = lambda message: TelegramNetworkError(message, "no route")
    [outcome] = simulate(lambda: _send_all(sender, [1], 1))
    assert outcome == Unreachable("TelegramNetworkError: no route")
    assert sender.counters.uncertain_sends_total == 5


def test_what_went_wrong_is_told_without_the_token() -> None:
    telegram, sender = _office()
    told = "TooManyRedirects: 0, message='', url='https://api.example/bot42:token/sendMessage'"
    telegram.fail = lambda message: TelegramNetworkError(message, told)
    [outcome] = simulate(lambda: _send_all(sender, [1], 1))
    assert isinstance(outcome, Unreachable)
    assert "token" not in outcome.error
    assert outcome.error.endswith("url='https://api.example/bot…/sendMessage'")


def test_a_turn_that_is_given_up_goes_to_the_next() -> None:
    async def scenario() -> list[str]:
        pacer, done = Pacer(), []

        async def use(name: str) -> None:
            async with pacer.turn(1):
                done.append(name)

        tasks = [asyncio.create_task(use(name)) for name in ("a", "b", "c")]
        await asyncio.sleep(0.5)
        tasks[1].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert pacer.waiting == 0
        return done

    assert simulate(scenario) == ["a", "c"]


def test_chats_are_forgotten_when_they_have_been_quiet() -> None:
    async def scenario() -> int:
        pacer = Pacer()
        for chat in (*range(1, 50), *range(-50, 0)):
            async with pacer.turn(chat):
                pass
        await asyncio.sleep(120)
        return len(pacer._chats)

    assert simulate(scenario) == 0


def test_only_calls_that_make_or_change_messages_are_paced() -> None:
    assert paced_chat(SendMessage(chat_id=5, text="x")) == 5
    assert paced_chat(SendChatAction(chat_id=5, action="typing")) is None
    assert paced_chat(GetUpdates()) is None
