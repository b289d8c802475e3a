"""One message edited in place: hours, weekdays, place, length, quotes, language; fast taps and old buttons."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.local.server import LocalTelegram
from tests.handlers.talk import Talk, buttons, labels


async def test_every_setting_is_a_button_of_one_message(talk: Talk, reader: int) -> None:
    await talk.say(reader, "/settings")
    for screen, choice in (
        ("Часы", "21:00"),
        ("◂ Назад", "Дни"),
        ("✓ вс", "◂ Назад"),
        ("Объём", "длинный, до 15 новостей"),
        ("◂ Назад", "Без цитат"),
        ("Город", "Ташкент"),
        ("Включить дайджест", "Язык"),
    ):
        await talk.press(reader, screen)
        await talk.press(reader, choice)
    kept = await talk.kept(reader)
    assert (kept.hours, kept.weekdays) == (("09:00", "21:00"), 0b0111111)
    assert (kept.length, kept.show_quotes, kept.place) == ("long", False, "Ташкент")
    assert kept.next_digest_at == datetime(2026, 11, 23, 4, 0, tzinfo=UTC)  # Sunday's evening is off
    assert len(talk.telegram.sent(reader)) == 1


async def test_the_language_changes_at_once(talk: Talk, reader: int) -> None:
    await talk.say(reader, "/settings")
    await talk.press(reader, "Язык")
    await talk.press(reader, "English")
    assert "English" in labels(talk.telegram.sent(reader)[0])[2]
    assert (await talk.kept(reader)).language == "en"


async def test_two_fast_taps_on_one_hour_switch_it_once(talk: Talk, reader: int, telegram: LocalTelegram) -> None:
    await talk.say(reader, "/settings")
    await talk.press(reader, "Часы")
    number, data = talk.button(reader, "20:00")
    queries = [telegram.press(reader, reader, number, data) for _ in range(2)]
    await talk.handle(*await talk.take())
    assert not any([(await telegram.answered(query)).get("text") for query in queries])
    assert (await talk.kept(reader)).hours == ("09:00", "20:00")


async def test_fast_taps_on_two_hours_both_count_and_both_show(
    talk: Talk, reader: int, telegram: LocalTelegram
) -> None:
    await talk.say(reader, "/settings")
    await talk.press(reader, "Часы")
    for hour in ("19:00", "20:00", "21:00"):
        telegram.press(reader, reader, *talk.button(reader, hour))
    await talk.handle(*await talk.take())
    assert (await talk.kept(reader)).hours == ("09:00", "19:00", "20:00", "21:00")
    assert {"✓ 09:00", "✓ 19:00", "✓ 20:00", "✓ 21:00"} <= set(labels(telegram.sent(reader)[0]))


async def test_the_last_hour_stays_and_a_seventh_does_not_come(talk: Talk, reader: int) -> None:
    await talk.say(reader, "/settings 7 8 9 10 11 12")
    await talk.press(reader, "Часы")
    assert "шести" in (await talk.press(reader, "13:00"))["text"]
    await talk.say(reader, "/settings 9:30")
    await talk.press(reader, "Часы")
    assert "Последний" in (await talk.press(reader, "✓ 09:30"))["text"]
    assert (await talk.kept(reader)).hours == ("09:30",)


async def test_the_last_weekday_stays(talk: Talk, reader: int) -> None:
    await talk.say(reader, "/settings")
    await talk.press(reader, "Дни")
    for day in ("пн", "вт", "ср", "чт", "пт", "сб"):
        await talk.press(reader, f"✓ {day}")
    assert "Последний" in (await talk.press(reader, "✓ вс"))["text"]
    await talk.press(reader, "◂ Назад")
    assert "вс в 09:00" in talk.last(reader)


async def test_settings_take_a_town_by_name(talk: Talk, reader: int) -> None:
    [answer] = await talk.say(reader, "/settings усть-каменогорск")
    assert labels(answer) == ["Усть-Каменогорск"]
    await talk.press(reader, "Усть-Каменогорск")
    assert (await talk.kept(reader)).zone == "Asia/Almaty"
    [answer] = await talk.say(reader, "/settings Атлантида")
    assert "Такого города у меня нет" in answer["text"]


async def test_a_button_that_no_version_gave_is_outdated(talk: Talk, reader: int, telegram: LocalTelegram) -> None:
    await talk.say(reader, "/settings")
    before = await talk.kept(reader)
    message = telegram.sent(reader)[0]
    for data in ("h:9999", "th:2500:1", "td:9:1", "p:atlantis:settings", "o:99:settings", "sl:huge", "sg:xx", "x"):
        buttons(message)[0]["callback_data"] = data
        query = telegram.press(reader, reader, message["message_id"], data)
        await talk.settle()
        assert "устарела" in (await telegram.answered(query))["text"], data
    assert await talk.kept(reader) == before
