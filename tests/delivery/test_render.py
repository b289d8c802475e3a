"""What digests, stories and quotes look like in a chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.labels import hour_and_zone, offset, person
from bot.delivery.render import Heading, analysis_messages, digest_messages, quote_pages, story_pages
from bot.digest.select import gather
from bot.digest.types import Said, Wishes
from tests.delivery.oracle import accepted
from tests.delivery.samples import ALMATY, HEADING, NOW, quote, speaking, story
from tests.digest.choosing import select

LONG = " ".join(f"Предложение номер {number} сказано от первого до последнего слова." for number in range(200))


def test_a_digest_reads_as_written_here() -> None:
    told = story(1, quotes=(quote(),), outlet_count=2, other_outlets=("Другие",))
    with speaking():
        [message] = digest_messages(select([told], Wishes(), NOW), HEADING)
    assert accepted(message).text == (
        "Сказано · вторник, 24 ноября\n"
        "08:00, Алматы (UTC+5)\n\n"
        "Мост через Ишим: этап 1\n"
        "Степной вестник и ещё 1 издание · 05:59\n"
        "Рабочие сомкнули пролёт.\n"
        "Движение по мосту 1 пустят в декабре.\n\n"
        "Кто что сказал\n\n"
        "Айгуль Серова, министр транспорта\n"
        "Мост откроют в срок, его ждут оба берега\n"
        "Степной вестник · 06:00"
    )
    assert accepted(message).links == ("https://steppe.example/1", "https://steppe.example/bridge")


def test_an_empty_digest_says_so_in_one_line() -> None:
    with speaking():
        [message] = digest_messages(select([], Wishes(), NOW), HEADING)
    assert accepted(message).text.endswith("\n\nЗа это время новостей не было.")


def test_an_empty_digest_of_news_seen_already_points_to_them() -> None:
    with speaking():
        [message] = digest_messages(select([story(1)], Wishes(seen={1: 1}), NOW), HEADING)
    assert accepted(message).text.endswith("\n\nВсё новое за это время уже показано. Перечитать — /latest.")


@pytest.mark.parametrize(
    ("language", "first"), [("ru", "вторник, 24 ноября"), ("kk", "сейсенбі, 24 қараша"), ("en", "Tuesday, November 24")]
)
def test_the_date_is_in_the_readers_language(language: str, first: str) -> None:
    with speaking(language):
        [message] = digest_messages(select([], Wishes(), NOW), HEADING)
    assert accepted(message).text.splitlines()[0] == f"Сказано · {first}"


def test_the_place_that_the_reader_chose_stands_beside_the_hour() -> None:
    with speaking():
        assert hour_and_zone("08:00", "Asia/Almaty", "Астана", NOW) == "08:00, Астана (UTC+5)"
        assert hour_and_zone("08:00", "Asia/Tehran", None, NOW) == "08:00, Тегеран (UTC+3:30)"
        assert hour_and_zone("08:00", "Etc/GMT-5", None, NOW) == "08:00, UTC+5"
        assert offset(NOW, "America/New_York") == "UTC−5"
        assert offset(NOW, "UTC") == "UTC"


def test_yesterdays_news_carries_its_date() -> None:
    with speaking():
        [page] = story_pages([story(published_at=NOW - timedelta(days=1))], ALMATY)
    assert "Степной вестник · 23 ноября, 08:00" in accepted(page).text


def test_the_speaker_stands_under_the_words_and_a_fragment_in_quotation_marks() -> None:
    said = quote("в этот тихий год", kind="partial", speaker="Касым-Жомарт Токаев", role="президент Казахстана")
    with speaking():
        [page] = story_pages([story(quotes=(said,))], ALMATY)
    assert accepted(page).text.endswith("\n«в этот тихий год»\n— Касым-Жомарт Токаев, президент Казахстана")


@pytest.mark.parametrize(
    ("role", "shown"),
    [("Экономист", "экономист"), ("МИД Казахстана", "МИД Казахстана"), ("IT-директор", "IT-директор"), ("Я", "Я")],
)
def test_an_office_does_not_begin_like_a_headline(role: str, shown: str) -> None:
    assert person("Айгуль Серова", role).markup == f"<b>Айгуль Серова</b>, {shown}"


def test_where_nobody_can_be_named_nobody_is() -> None:
    with speaking():
        [page] = story_pages([story(quotes=(quote(speaker=None, role="министр"),))], ALMATY)
        [analysis] = analysis_messages(story(quotes=(quote(speaker=None),)), ALMATY)
    assert accepted(page).text.endswith("\nМост откроют в срок, его ждут оба берега")
    assert accepted(analysis).text.endswith("\nМост откроют в срок, его ждут оба берега")


def test_reported_words_are_no_block_and_say_what_they_are() -> None:
    with speaking():
        [message] = analysis_messages(story(quotes=(quote("что мост готов", kind="indirect"),)), ALMATY)
    assert accepted(message).blocks == ()
    assert "В пересказе: что мост готов\n— Айгуль Серова" in accepted(message).text


def test_reported_words_stand_apart_from_the_source_of_the_quote_above() -> None:
    said = (quote(), quote("что мост готов", kind="indirect"), quote("Спасибо рабочим"))
    with speaking():
        [page] = quote_pages([Said("Айгуль Серова", None, said)], ALMATY)
    assert accepted(page).text == (
        "Айгуль Серова\n"
        "Мост откроют в срок, его ждут оба берега\n"
        "Степной вестник · 06:00\n\n"
        "В пересказе: что мост готов\n"
        "Степной вестник · 06:00\n"
        "Спасибо рабочим\n"
        "Степной вестник · 06:00"
    )


def test_a_fragment_is_not_shown_beside_the_reported_words_that_hold_it() -> None:
    said = (
        quote("дорогой жизни", kind="partial"),
        quote("Серова назвала мост «дорогой жизни»", kind="indirect"),
        quote("другой берег", kind="partial"),
    )
    with speaking():
        [message] = analysis_messages(story(quotes=said), ALMATY)
    assert accepted(message).text.count("дорогой жизни") == 1
    assert "«другой берег»" in accepted(message).text


def test_a_quote_that_the_summary_tells_gives_way_to_the_next() -> None:
    summary = ((1, "«Мост готов», — сказала Серова."),)
    said = (quote("Мост готов", rank=1), quote("Спасибо рабочим", rank=2))
    with speaking():
        [page] = story_pages([story(summary=summary, quotes=said)], ALMATY)
        [bare] = story_pages([story(summary=summary, quotes=said[:1])], ALMATY)
    assert accepted(page).text.count("Мост готов") == 1
    assert accepted(page).blocks == ("Спасибо рабочим",)
    assert accepted(bare).text.endswith("\n«Мост готов», — сказала Серова.")


def test_a_page_under_a_heading_says_whose_clock_its_hours_are_read_on() -> None:
    with speaking():
        [headed] = story_pages([story()], ALMATY, heading="Свежие новости")
        [nameless] = story_pages([story()], ALMATY, heading="")
        [bare] = story_pages([story()], ALMATY)
    assert accepted(headed).text.startswith("Свежие новости\nВремя: Алматы (UTC+5)\n\nМост через Ишим")
    assert accepted(nameless).text.startswith("Время: Алматы (UTC+5)\n\nМост через Ишим")
    assert "UTC" not in accepted(bare).text


def test_a_text_without_quotes_says_so() -> None:
    with speaking():
        [message] = analysis_messages(story(url=""), ALMATY)
    assert accepted(message).text.endswith("Цитат в этом тексте нет.")
    assert accepted(message).links == ()


def test_a_long_quote_is_folded() -> None:
    with speaking():
        [page] = story_pages([story(quotes=(quote(LONG[:600]),))], ALMATY)
    assert "ExpandableBlockQuote" in accepted(page).kinds


def test_a_quote_that_no_message_holds_goes_over_several_between_sentences() -> None:
    with speaking():
        messages = story_pages([story(quotes=(quote(LONG),))], ALMATY)
    parsed = [accepted(message) for message in messages]
    blocks = [block for message in parsed for block in message.blocks]
    assert " ".join(blocks) == LONG
    assert all(block.endswith("слова.") for block in blocks)
    assert parsed[-1].text.endswith("— Айгуль Серова, министр транспорта")


def test_an_item_is_never_cut_and_a_summary_loses_only_whole_sentences() -> None:
    sentences = {rank: f"Очень длинное предложение {rank}: " + "слово " * 300 + "конец." for rank in (3, 1, 2)}
    told = [story(number, summary=tuple(sentences.items())) for number in range(15)]
    with speaking():
        messages = digest_messages(select(told, Wishes(length="long"), NOW), HEADING)
    items = [item for message in messages for item in accepted(message).text.split("\n\n") if "Мост" in item]
    assert len(items) == 15
    for item in items:
        _title, outlet, *summary = item.splitlines()
        assert outlet.startswith("Степной вестник")
        assert summary == [sentences[1], sentences[2]]


def test_many_quotes_of_one_speaker_are_paged_under_the_name() -> None:
    said = tuple(quote(f"{number}. {LONG[:900]}") for number in range(8))
    with speaking():
        pages = quote_pages([Said("Айгуль Серова", None, said)], ALMATY, heading="Сказано за сутки", per_page=3)
    parsed = [accepted(page) for page in pages]
    assert parsed[0].text.startswith("Сказано за сутки\nВремя: Алматы (UTC+5)\n\nАйгуль Серова\n")
    assert all("Айгуль Серова" in page.text for page in parsed)
    assert [block for page in parsed for block in page.blocks] == [one.text for one in said]


def test_a_hundred_entities_are_the_most_a_message_gets() -> None:
    said = [quote(f"Слово {number} сказано", speaker=f"Лицо {number}") for number in range(90)]
    with speaking():
        pages = quote_pages(gather(said, limit=90), ALMATY, per_page=90)
    parsed = [accepted(page) for page in pages]
    assert len(pages) > 1
    assert sum(len(page.links) for page in parsed) == 90


def test_a_heading_in_a_gap_names_the_hour_that_was_asked_for() -> None:
    heading = replace(HEADING, zone="Europe/Berlin", place=None, slot="02:30")
    assert isinstance(heading, Heading)
    with speaking():
        [message] = digest_messages(select([], Wishes(), NOW), heading)
    assert "02:30, Берлин (UTC+1)" in accepted(message).text
