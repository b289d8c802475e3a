"""A subscription in two taps, by place and hour, by words, in several languages."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.local.server import LocalTelegram
from tests.handlers.talk import Talk, labels, news


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
    [answer] = await talk.say(reader, "/subscribe завтра")
    assert "Не понимаю этот час" in answer["text"]


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
