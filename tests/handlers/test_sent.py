"""Links, texts, forwarded posts, files, towns, remarks, pictures: each gets what helps."""

from __future__ import annotations

from typing import Any

import pytest

from bot.local.errors import ApiError
from bot.local.faults import Fault
from bot.local.server import LocalTelegram
from bot.pipeline.results import ReadText, Trouble
from bot.text.types import Analysis, Quote, QuoteKind, Span, Speaker, SpeakerKind, SummarySentence
from tests.handlers.talk import Talk, labels, news

WORDS = "Мы построим школу <в срок> & без долгов"
BODY = f"Школа будет\nШколу достроят к осени. «{WORDS}», — сказала министр Айгуль Серова."
ARTICLE = ReadText(
    "Школа будет",
    BODY,
    Analysis(
        "ru",
        (SummarySentence(Span(12, 36), 1),),
        (
            Quote(
                QuoteKind.DIRECT,
                (Span(BODY.index(WORDS), BODY.index(WORDS) + len(WORDS)),),
                "сказала",
                Speaker("Айгуль Серова", SpeakerKind.PERSON, "министр"),
                0.9,
                "test",
                1,
            ),
        ),
    ),
    url="https://example.org/1",
    outlet="Пример",
)


async def test_a_link_gets_its_summary_and_quotes(talk: Talk, reader: int) -> None:
    talk.services.answers["https://example.org/1"] = ARTICLE
    [answer] = await talk.say(reader, "Что тут? https://example.org/1")
    assert "Школу достроят к осени." in answer["text"]
    assert WORDS in answer["text"]
    assert "Айгуль Серова, министр" in answer["text"]


async def test_while_it_reads_it_is_typing(talk: Talk, reader: int) -> None:
    async def slow(url: str) -> Trouble:
        await talk.telegram.until(lambda: [call for call in talk.telegram.calls if call.method == "sendChatAction"])
        return Trouble.NO_TEXT

    talk.services.read_link = slow  # type: ignore[method-assign]
    [answer] = await talk.say(reader, "https://example.org/1")
    assert "Текста статьи здесь не нашлось" in answer["text"]


async def test_a_link_without_a_scheme_is_a_link(talk: Talk, reader: int) -> None:
    await talk.say(reader, "example.org/1")
    assert talk.services.asked == ["https://example.org/1"]


async def test_a_link_that_the_server_has_not_marked_is_found(talk: Talk, telegram: LocalTelegram, reader: int) -> None:
    telegram.say(reader, reader, "Что тут (https://example.org/статья-1)?")
    _at, update = list(telegram.api.world.updates.values())[-1]
    del update["message"]["entities"]
    await talk.settle()
    assert talk.services.asked == ["https://example.org/статья-1"]


async def test_a_reader_who_names_a_town_may_look_for_news_of_it(talk: Talk, reader: int) -> None:
    await talk.say(reader, "/subscribe 8:00")
    await talk.publish("https://example.org/rss", news(1, "Алматы строит метро"))
    [answer] = await talk.say(reader, "алматы")
    assert labels(answer) == ["Алматы", "В новостях", "В цитатах"]
    await talk.press(reader, "В новостях")
    assert "Алматы строит метро" in talk.last(reader)


async def test_a_refused_typing_does_not_stop_the_answer(talk: Talk, telegram: LocalTelegram, reader: int) -> None:
    telegram.faults.add(Fault(ApiError(400, "Bad Request: no"), methods=("sendChatAction",), times=None))
    assert await talk.say(reader, "https://example.org/1")


async def test_a_long_text_is_read_itself(talk: Talk, reader: int) -> None:
    article = "Заголовок\n" + "Предложение о важном деле. " * 20 + "https://example.org"
    await talk.say(reader, article)
    assert talk.services.asked == [article]


async def test_a_forwarded_post_is_read_however_short(talk: Talk, telegram: LocalTelegram, reader: int) -> None:
    telegram.forward(
        reader, reader, "В городе открыли мост. «Он простоит сто лет», — сказал инженер Иван Коваль, автор проекта."
    )
    await talk.settle()
    assert len(talk.services.asked) == 1


async def test_every_trouble_is_told_in_words(talk: Talk, reader: int) -> None:
    for trouble in Trouble:
        talk.services.answers["https://example.org/1"] = trouble
        [answer] = await talk.say(reader, "https://example.org/1")
        assert answer["text"].endswith("."), trouble
        assert trouble.value not in answer["text"]
        talk.clock.pass_time(minutes=1)


async def test_a_file_is_read_up_to_its_limit(talk: Talk, telegram: LocalTelegram, reader: int) -> None:
    telegram.send_file(reader, reader, "статья.txt", "Заголовок\nТекст.".encode())
    await talk.settle()
    assert talk.services.asked == ["статья.txt"]
    telegram.send_file(reader, reader, "большой.txt", b"x" * 5_000_001)
    await talk.settle()
    assert talk.last(reader) == "Файл великоват: я читаю до 5 мегабайт."
    assert len(talk.services.asked) == 1


async def test_an_analysis_longer_than_a_message_comes_in_parts(talk: Talk, reader: int) -> None:
    words = "Скажу подробно: " + "дело движется, люди работают, сроки известны. " * 60
    text = f"Заголовок\n«{words}», — сказала Айгуль Серова. «{words}», — сказала она."
    first, second = text.index(words), text.rindex(words)
    said = tuple(
        Quote(QuoteKind.DIRECT, (Span(start, start + len(words)),), None, None, 0.9, "test")
        for start in (first, second)
    )
    talk.services.answers["https://example.org/1"] = ReadText("Заголовок", text, Analysis("ru", (), said))
    answers = await talk.say(reader, "https://example.org/1")
    assert len(answers) >= 2
    assert all(len(answer["text"]) <= 4096 for answer in answers)


@pytest.mark.parametrize(
    "said",
    ["Привет!", "привет, бот", "Добрый день", "Всем привет 👋", "Ассаламу алейкум", "Сәлеметсіз бе?", "Good morning"],
)
async def test_a_greeting_is_returned(talk: Talk, reader: int, said: str) -> None:
    [answer] = await talk.say(reader, said)
    assert answer["text"].startswith("Здравствуйте! Пришлите ссылку")
    assert not answer.get("reply_markup")


@pytest.mark.parametrize("said", ["Добрый день для рынка", "вечер дня", "привет сессии"])
async def test_a_question_that_begins_like_a_greeting_is_a_question(talk: Talk, reader: int, said: str) -> None:
    [answer] = await talk.say(reader, said)
    assert answer["text"].startswith("Поискать")


async def test_a_short_text_gets_a_helpful_answer(talk: Talk, reader: int) -> None:
    for said, expected in (
        ("приветы", "Поискать «приветы»?"),
        ("🙂", "Все команды — /help."),
        ("/такой_нет", "Такой команды у меня нет"),
        ("/nothing", "Такой команды у меня нет"),
        ("7:30", "/subscribe 7:30"),
        ("Москва", "Поставить время этого города?"),
    ):
        [answer] = await talk.say(reader, said)
        assert expected in answer["text"]


async def test_a_picture_and_an_edit_get_a_helpful_answer(talk: Talk, telegram: LocalTelegram, reader: int) -> None:
    sticker = {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1}
    number = telegram.say(reader, reader, "x", sticker=sticker | {"is_animated": False, "is_video": False})
    [(_at, update)] = telegram.api.world.updates.values()
    del update["message"]["text"]
    await talk.settle()
    assert "Я читаю только текст" in talk.last(reader)
    number = telegram.say(reader, reader, "привет")
    await talk.settle()
    telegram.edit(reader, number, "прювет")
    await talk.settle()
    assert "Исправленное я не перечитываю" in talk.last(reader)


async def test_a_name_is_looked_for_where_the_button_says(talk: Talk, reader: int) -> None:
    await talk.publish("https://example.org/rss", news(1, "Встреча", "Мы готовы", "Айгуль Серова"))
    await talk.say(reader, "айгуль серовой")
    await talk.press(reader, "В цитатах")
    assert "Мы готовы" in talk.last(reader)
    long_question = "какие именно слова сказала про эту встречу"
    await talk.say(reader, long_question)
    await talk.press(reader, "В новостях")
    assert talk.last(reader).startswith("Поискать")


async def test_of_an_album_only_words_are_answered(talk: Talk, telegram: LocalTelegram, reader: int) -> None:
    picture: dict[str, Any] = {
        "photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}],
        "media_group_id": "7",
    }
    telegram.say(reader, reader, "x", **picture)
    _at, update = list(telegram.api.world.updates.values())[-1]
    del update["message"]["text"]
    await talk.settle()
    assert telegram.sent(reader) == []


async def test_a_file_that_telegram_does_not_hand_over_is_asked_for_again(
    talk: Talk, telegram: LocalTelegram, reader: int, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.send_file(reader, reader, "статья.txt", b"x")
    telegram.faults.add(Fault(ApiError(400, "Bad Request: wrong file_id"), methods=("getFile",)))
    await talk.settle()
    assert talk.last(reader) == "Файл не дошёл до меня. Пришлите его, пожалуйста, ещё раз."
    assert telegram.token not in caplog.text


async def test_a_quote_shared_by_way_of_the_bot_is_not_read_back(
    talk: Talk, telegram: LocalTelegram, reader: int
) -> None:
    assert not await talk.say(reader, "https://example.org/1", via_bot=telegram.api.world.bot)
    echo = {"is_automatic_forward": True}
    assert not await talk.say(reader, "/help", **echo)
