"""/latest, /search, /quotes and /digest: pages that turn, names in any case, nothing shown twice."""

from __future__ import annotations

from bot.local.server import LocalTelegram
from bot.pipeline.results import MadeDigest
from storage import shown
from tests.handlers.talk import NOW, Talk, labels, news

FEED = "https://example.org/rss"


async def test_latest_shows_the_newest_and_turns_pages(talk: Talk, reader: int) -> None:
    await talk.publish(FEED, *(news(number, f"Новость {number}") for number in range(1, 13)))
    [answer] = await talk.say(reader, "/latest")
    assert "Новость 1\n" in answer["text"]
    assert "Новость 6" not in answer["text"]
    assert labels(answer) == ["1 / 3", "▶"]
    await talk.press(reader, "▶")
    assert "Новость 6\n" in talk.last(reader)
    await talk.press(reader, "▶")
    assert "Новость 12\n" in talk.last(reader)
    assert len(talk.telegram.sent(reader)) == 1


async def test_a_number_of_stories_is_still_a_number_on_the_next_page(talk: Talk, reader: int) -> None:
    await talk.publish(FEED, *(news(number, f"Новость {number}") for number in range(1, 13)))
    [answer] = await talk.say(reader, "/latest 7")
    assert labels(answer) == ["1 / 2", "▶"]
    await talk.press(reader, "▶")
    assert "Новость 7\n" in talk.last(reader)
    assert "Новости:" not in talk.last(reader)


async def test_pages_do_not_shift_when_news_comes_in_between(talk: Talk, reader: int) -> None:
    await talk.publish(FEED, *(news(number, f"Новость {number}") for number in range(1, 13)))
    await talk.say(reader, "/latest")
    talk.clock.pass_time(minutes=5)
    await talk.publish(FEED, news(0, "Свежая"))
    talk.restart()
    await talk.press(reader, "▶")
    assert "Новость 5" not in talk.last(reader)
    assert "Новость 6\n" in talk.last(reader)


async def test_latest_takes_a_number_or_words(talk: Talk, reader: int) -> None:
    await talk.publish(FEED, news(1, "Дожди в горах"), news(2, "Рынок нефти растёт"), news(3, "Выставка"))
    [answer] = await talk.say(reader, "/latest 2")
    assert "Выставка" not in answer["text"]
    [answer] = await talk.say(reader, "/latest рынки")
    assert "Рынок нефти растёт" in answer["text"]
    assert "Дожди" not in answer["text"]
    [answer] = await talk.say(reader, "/latest <b>хоккей</b>")
    assert "По словам «b хоккей b» новостей нет" in answer["text"]


async def test_no_story_or_fewer_is_refused(talk: Talk, reader: int) -> None:
    await talk.publish(FEED, news(1, "Новость"))
    for asked in ("/latest 0", "/latest -3"):
        [answer] = await talk.say(reader, asked)
        assert answer["text"] == "Хотя бы одну: напишите, например, /latest 5."


async def test_pages_of_news_and_quotes_say_whose_hours_they_show(talk: Talk, reader: int) -> None:
    await talk.publish(FEED, news(1, "Встреча", "Мы готовы", "Айгуль Серова"))
    for asked, heading in (
        ("/latest", "Свежие новости\n"),
        ("/latest встреча", "Новости: встреча\n"),
        ("/quotes", "Кто что сказал за сутки\n"),
        ("/quotes Серова", ""),
    ):
        [answer] = await talk.say(reader, asked)
        assert answer["text"].startswith(f"{heading}Время: Алматы (UTC+5)\n\n")


async def test_what_latest_has_shown_is_remembered(talk: Talk, reader: int) -> None:
    await talk.publish(FEED, *(news(number, f"Новость {number}") for number in range(1, 8)))
    await talk.say(reader, "/latest")
    async with talk.store.read() as connection:
        seen = await shown.seen(connection, [reader], list(range(1, 20)))
    assert len(seen[reader]) == 5


async def test_stories_that_did_not_fit_the_page_are_not_taken_for_shown(talk: Talk, reader: int) -> None:
    said = "Мы долго считали и решили. " * 60
    await talk.publish(FEED, *(news(n, f"Новость {n}", f"{said}{n}", "Айгуль Серова") for n in range(1, 5)))

    async def seen() -> int:
        async with talk.store.read() as connection:
            return len((await shown.seen(connection, [reader], list(range(1, 20))))[reader])

    [answer] = await talk.say(reader, "/latest")
    assert labels(answer) == ["1 / 2", "▶"]
    assert ("Новость 2\n" in answer["text"], "Новость 3" in answer["text"], await seen()) == (True, False, 2)
    await talk.press(reader, "▶")
    assert "Новость 4\n" in talk.last(reader)
    assert await seen() == 4


async def test_an_empty_store_says_so(talk: Talk, reader: int) -> None:
    for command, expected in (
        ("/latest", "Новостей пока нет"),
        ("/quotes", "цитат не было"),
        ("/search дождь", "Ничего"),
    ):
        [answer] = await talk.say(reader, command)
        assert expected in answer["text"]


async def test_quotes_of_a_person_in_any_case_of_the_name(talk: Talk, reader: int) -> None:
    await talk.publish(FEED, news(1, "Встреча", "Мы готовы", "Айгуль Серова"), news(2, "Спор", "Нет", "Иван Коваль"))
    for asked in ("/quotes Серовой", "/quotes айгуль серовой", "/quotes СЕРОВА"):
        [answer] = await talk.say(reader, asked)
        assert "Мы готовы" in answer["text"]
        assert "Нет" not in answer["text"]


async def test_a_surname_of_several_people_is_a_choice(talk: Talk, reader: int) -> None:
    await talk.publish(
        FEED, news(1, "Встреча", "Мы готовы", "Айгуль Серова"), news(2, "Спор", "Едва ли", "Анна Серова")
    )
    [answer] = await talk.say(reader, "/quotes Серовой")
    assert sorted(labels(answer)) == ["Айгуль Серова, министр", "Анна Серова, министр"]
    await talk.press(reader, "Анна Серова, министр")
    assert "Едва ли" in talk.last(reader)
    assert "Мы готовы" not in talk.last(reader)


async def test_quotes_without_a_name_are_grouped_by_speaker(talk: Talk, reader: int) -> None:
    await talk.publish(FEED, news(1, "Встреча", "Мы готовы", "Айгуль Серова"), news(2, "Спор", "Нет", "Иван Коваль"))
    [answer] = await talk.say(reader, "/quotes")
    assert answer["text"].startswith("Кто что сказал за сутки")
    assert "Мы готовы" in answer["text"]
    assert "Нет" in answer["text"]
    assert not answer.get("reply_markup")


async def test_quotes_of_words_that_nobody_bears_are_found_in_what_was_said(talk: Talk, reader: int) -> None:
    await talk.publish(FEED, news(1, "Рынок", "Нефть дешевеет", "Айгуль Серова"), news(2, "Спор", "Нет", "Иван Коваль"))
    for asked in ("нефти", "Серова нефть"):
        [answer] = await talk.say(reader, f"/quotes {asked}")
        assert "Нефть дешевеет" in answer["text"]


async def test_search_finds_any_form_and_turns_long_questions_too(talk: Talk, reader: int) -> None:
    await talk.publish(
        FEED, *(news(number, f"Большие выборы прошли в городах и районах {number}") for number in range(1, 8))
    )
    [answer] = await talk.say(reader, "/search большими выборами прошли в городах и районах")
    assert "Найдено" in answer["text"]
    await talk.press(reader, "▶")
    assert "районах 7" in talk.last(reader)
    [answer] = await talk.say(reader, "/search\nбольшими выборами прошли в городах и районах")
    await talk.press(reader, "▶")
    assert "районах 7" in talk.last(reader)
    [answer] = await talk.say(reader, "/search")
    assert "Что искать?" in answer["text"]


async def test_digest_now_marks_what_it_shows(talk: Talk, reader: int) -> None:
    await talk.publish(FEED, news(1, "Новость"))
    talk.services.digest = MadeDigest(("<b>Первая</b> часть", "Вторая часть"), ((1, 1),))
    answers = await talk.say(reader, "/digest")
    assert [answer["text"] for answer in answers] == ["Первая часть", "Вторая часть"]
    assert (await talk.kept(reader)).covered_until == NOW
    async with talk.store.read() as connection:
        assert await shown.seen(connection, [reader], [1]) == {reader: {1: 1}}


async def test_a_very_long_question_is_answered(talk: Talk, reader: int) -> None:
    for command in ("/latest", "/search", "/quotes", "/follow", "/add", "/settings", "/subscribe"):
        [answer] = await talk.say(reader, f"{command} {'ж<&' * 1300}")
        assert answer["text"]


async def test_a_button_of_a_message_too_old_to_edit_says_so(talk: Talk, reader: int, telegram: LocalTelegram) -> None:
    await talk.say(reader, "/settings")
    number, data = talk.button(reader, "Часы")
    shown_message = telegram.api.world.messages[reader][number]
    query = telegram.press(reader, reader, number, data)
    _at, update = list(telegram.api.world.updates.values())[-1]
    update["callback_query"]["message"] = {"chat": shown_message["chat"], "message_id": number, "date": 0}
    await talk.settle()
    assert "устарела" in (await telegram.answered(query))["text"]
