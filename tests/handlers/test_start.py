"""A subscription in two taps, by place and hour, by words, in several languages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.handlers.hours import hours_among
from bot.local.server import LocalTelegram
from storage import readers
from tests.handlers.talk import NOW, Talk, labels, news


async def test_two_taps_subscribe(talk: Talk, reader: int) -> None:
    answers = await talk.say(reader, "/start")
    assert "Это «Сказано»" in answers[0]["text"]
    assert "Алматы" in labels(answers[-1])
    await talk.press(reader, "Москва")
    assert "Москва (UTC+3), сейчас 12:00" in talk.last(reader)
    await talk.press(reader, "20:00")
    assert talk.last(reader).startswith(
        "Готово! Дайджест будет приходить каждый день в 20:00, Москва (UTC+3). Первый — сегодня в 20:00."
    )
    kept = await talk.kept(reader)
    assert kept.subscribed
    assert kept.hours == ("20:00",)
    assert (kept.zone, kept.place) == ("Europe/Moscow", "Москва")
    assert kept.next_digest_at == datetime(2026, 11, 22, 17, 0, tzinfo=UTC)


async def test_a_restart_between_the_taps_changes_nothing(talk: Talk, reader: int) -> None:
    await talk.say(reader, "/start")
    await talk.press(reader, "Алматы")
    talk.restart()
    await talk.press(reader, "08:00")
    kept = await talk.kept(reader)
    assert kept.subscribed
    assert kept.next_digest_at == datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


async def test_the_greeting_shows_what_a_digest_looks_like(talk: Talk, reader: int) -> None:
    await talk.publish(
        "https://example.org/rss", news(1, "Тихий день"), news(2, "Рост цен", "Мы следим", "Айгуль Серова")
    )
    answers = await talk.say(reader, "/start")
    assert any("Рост цен" in answer["text"] and "Мы следим" in answer["text"] for answer in answers)


async def test_a_town_that_is_not_on_the_buttons_is_found_by_its_name(talk: Talk, reader: int) -> None:
    await talk.say(reader, "/start")
    [answer] = await talk.say(reader, "караганда")
    assert labels(answer) == ["Караганда"]
    await talk.press(reader, "Караганда")
    kept = await talk.kept(reader)
    assert kept.place == "Караганда"


async def test_an_offset_is_the_last_resort(talk: Talk, reader: int) -> None:
    await talk.say(reader, "/start")
    await talk.press(reader, "По разнице с UTC")
    await talk.press(reader, "UTC−3")
    assert talk.last(reader).startswith("UTC−3, сейчас 06:00")
    kept = await talk.kept(reader)
    assert kept.zone == "Etc/GMT+3"


async def test_two_fast_taps_subscribe_once(talk: Talk, reader: int) -> None:
    await talk.say(reader, "/start")
    await talk.press(reader, "Алматы")
    number, data = talk.button(reader, "09:00")
    queries = [talk.telegram.press(reader, reader, number, data) for _ in range(2)]
    await talk.handle(*await talk.take())
    for query in queries:
        assert not (await talk.telegram.answered(query)).get("text")
    assert sum(text.startswith("Готово") for text in talk.telegram.texts(reader)) == 1


async def test_subscribe_takes_hours_with_minutes(talk: Talk, reader: int) -> None:
    [answer] = await talk.say(reader, "/subscribe 7:30 и 19.45")
    assert "в 07:30 и 19:45" in answer["text"]
    [answer] = await talk.say(reader, "/subscribe каждый день в 8:15 утра")
    assert "каждый день в 08:15," in answer["text"]
    [answer] = await talk.say(reader, "/subscribe завтра")
    assert "Не понимаю этот час" in answer["text"]
    assert "/settings" in answer["text"]


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("каждый день в 8 и 19:45", ("08:00", "19:45")),
        ("в 7:30 вечера", ("19:30",)),
        ("9 утра, 20:00 вечера", ("09:00", "20:00")),
        ("12 дня и 12 ночи", ("00:00", "12:00")),
        ("11 ночи или 3 ночи", ("03:00", "23:00")),
        ("25:00", ()),
        (" , ", ()),
    ],
)
def test_hours_are_found_among_words(written: str, hours: tuple[str, ...]) -> None:
    assert hours_among(written) == hours


async def test_new_hours_replace_the_old_ones_and_say_so(talk: Talk, reader: int) -> None:
    [answer] = await talk.say(reader, "/subscribe 8 20")
    assert "Первый — сегодня в 20:00." in answer["text"]
    assert "Прежнее время" not in answer["text"]
    async with talk.store.write() as connection:
        await readers.change(connection, reader, covered_until=NOW)
    [answer] = await talk.say(reader, "/subscribe 7:30")
    assert "Следующий — завтра в 07:30." in answer["text"]
    assert "Прежнее время — 08:00 и 20:00 — больше не действует." in answer["text"]
    assert (await talk.kept(reader)).hours == ("07:30",)
    [answer] = await talk.say(reader, "/subscribe 7:30 19:45")
    assert "Прежнее время" not in answer["text"]
    [answer] = await talk.say(reader, "/subscribe 19:45")
    assert "Прежнее время — 07:30 — больше" in answer["text"]


async def test_a_group_is_asked_for_the_city_of_its_readers(talk: Talk, telegram: LocalTelegram, reader: int) -> None:
    group = telegram.add_chat("supergroup", "Читаем", {reader: "creator"})
    answers = await talk.say(reader, "/start", chat=group)
    assert "По какому городу присылать сюда дайджест?" in answers[-1]["text"]
    assert not any("Где вы живёте?" in answer["text"] for answer in answers)


async def test_unsubscribing_keeps_the_settings(talk: Talk, reader: int) -> None:
    await talk.say(reader, "/subscribe 7:30")
    await talk.say(reader, "/unsubscribe")
    kept = await talk.kept(reader)
    assert (kept.subscribed, kept.next_digest_at) == (False, None)
    assert kept.hours == ("07:30",)
    [answer] = await talk.say(reader, "/unsubscribe")
    assert "и так не подписаны" in answer["text"]


async def test_a_command_for_another_bot_is_left_to_it(talk: Talk, telegram: LocalTelegram, reader: int) -> None:
    group = telegram.add_chat("supergroup", "Читаем", {reader: "creator"})
    assert not [m for m in await talk.say(reader, "/help@other_bot", chat=group) if "Новости" in m["text"]]
    assert [m for m in await talk.say(reader, "/help@skazano_bot", chat=group) if "Новости" in m["text"]]
