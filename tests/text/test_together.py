"""Two who speak together, and those whom a sentence means by «та», a nickname, «источник» or a paper."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import assert_found_as_drawn

TITLE = "Новости дня"

TOGETHER = {
    "two people with their offices": (
        "Фильм вышел в мае. Актёр Олег Рей и актриса Анна Ким объявили, что [ждут зрителей]{i Олег Рей и Анна Ким}. "
        "Они добавили, что [снимут ещё один]{i Олег Рей и Анна Ким}."
    ),
    "two in the genitive": "По словам Олега Рея и Анны Ким, [мост закроют]{i Олег Рей и Анна Ким}.",
    "two bodies": "Нацбанк и правительство рассчитывают, что [цены упадут]{i Нацбанк и правительство}.",
    "two places": "В Минфине и Нацбанке рассчитывают, что [цены упадут]{i Минфин и Нацбанк}.",
    "two groups": "[Бензин подорожает]{i трейдеры и владельцы заправок}, предупреждают трейдеры и владельцы заправок.",
    "two adjectives of one noun": (
        "Донские и лужские палеонтологи сообщили, что [нашли останки червя]{i донские и лужские палеонтологи}."
    ),
    "what belongs to one institute": (
        "По словам главы Института экологии и эволюции Олега Рея, [река обмелела]{i Олег Рей}."
    ),
    "people who are nobody": "Олег Рей и люди вокруг считают, что [мост опасен]{i Олег Рей}.",
    "a couple and their nation": (
        "Олег Рей и Анна Ким открыли кафе. Рей готовит. Супруги рассказали, что [гостей много]{i Олег Рей и Анна Ким}. "
        "Впрочем, шведы отмечают, что [рады всем]{i Олег Рей и Анна Ким}."
    ),
    "a man and a woman": (
        "Певица Вера Седых подарила мужу, музыканту Роману Киму, сына. Пара объявила, что "
        "[ждёт гостей]{i Вера Седых и Роман Ким}."
    ),
}

MEANT = {
    "«та» is no subject of the clause before": (
        "Олег Рей просил Анну Ким о помощи, но та ответила, что [денег нет]{i Анна Ким}."
    ),
    "a nickname of the sentence before": (
        "[Сервер вскрыли]{i Олег Рей}. Об этом рассказал журналист Олег Рей.\n"
        "Больше рассказал тестировщик под ником LugaBoy. По его словам, [пароль был прост]{i LugaBoy}."
    ),
    "a predicate behind a dash": (
        "Рустам Юлов думал, что будет легко. Выяснилось, что Елена Малинина – очень жёсткий руководитель.\n"
        "Также он отметил, что [врача боялись все]{i Рустам Юлов}."
    ),
    "an informant just named": (
        "[Клуб проверил игроков]{i Олег Рей}. Об этом сообщил журналист Олег Рей.\n"
        "По информации источника, [все игроки здоровы]{i Олег Рей}."
    ),
    "a word for somebody beside a short form": (
        "Публицист Николай Рей похвалил фильм об Олеге Киме. [Фильм поможет освобождению Олега Кима]{i Николай Рей}, "
        "уверен публицист."
    ),
}

PAPERS = {
    "a forecast on a page": (
        "Согласно прогнозу, опубликованному на официальном сайте Обь-Лужского УГМС, "
        "[ожидается дождь]{i Обь-Лужское УГМС}."
    ),
    "data on a page": (
        "[Учёные Лужского университета изменили прогноз]{i Лужский университет}, следует из данных, опубликованных на "
        "сайте университета."
    ),
    "a poll of a body and a poll of people": (
        "По данным опроса социальной сети «Дом врача», [вакцины не будет]{i социальная сеть «Дом врача»}. По данным "
        "опроса жителей, [мост нужен]{i опрос жителей}."
    ),
    "a study whose body stands in the sentence before": (
        "Об этом свидетельствуют результаты исследования сети компаний RwC.\n"
        "[Выгоды уже оценили многие]{i RwC}, как сообщается в исследовании."
    ),
    "a study of a year": (
        "Учёные заявили, что [планета мертва]{i учёные}. Они опровергают исследование 2015 года, где утверждалось, что "
        "[там есть жизнь]{i исследование 2015 года}."
    ),
    "some papers": (
        "Учёные заявили, что [чума была слабой]{i учёные}. В некоторых документах говорится, что "
        "[в городе погибли все]{i некоторые документы}."
    ),
    "a report of the firm that makes many": (
        "Компания Orbit Sights заявила, что [следит за заводами]{i компания Orbit Sights}. Отчёты готовят каждый день. "
        "При этом, согласно отчету, [заводы замедляют работу]{i компания Orbit Sights}."
    ),
}

NAMES = {
    "a long name in marks": (
        "По данным ФГБУ «Северное управление по гидрометеорологии и мониторингу окружающей среды», "
        "[ветер стихнет]{i ФГБУ «Северное управление по гидрометеорологии и мониторингу окружающей среды»}."
    ),
    "a field of a body in small letters": (
        "[В Луге потеплеет к среде]{i управление по мониторингу окружающей среды РТ}. Об этом сообщает управление по "
        "мониторингу окружающей среды РТ."
    ),
    "a field behind a member": (
        "Бывший член комиссии по биологическому оружию ООН заявил, что "
        "[вирус создали]{i бывший член комиссии по биологическому оружию ООН}."
    ),
    "letters in brackets inside a name": (
        "ЦДУ ТЭК ждёт роста. [Добыча упала на 2%]{i ЦДУ ТЭК}, информирует Центральное диспетчерское "
        "управление (ЦДУ) ТЭК."
    ),
    "a Latin name behind the field": (
        "Немецкая фирма по безопасности LRLabs сообщает, что [сети защищены]{i немецкая фирма по безопасности LRLabs}."
    ),
    "a verb run together with a Latin name": (
        "Студия Lugtier Developmentsобъявила, что [переносит игру]{i студия Lugtier Developments}."
    ),
}


@pytest.mark.parametrize("drawing", TOGETHER.values(), ids=TOGETHER)
def test_two_who_speak_together_are_both_named(analyser: Analyser, drawing: str) -> None:
    assert_found_as_drawn(analyser, f"{TITLE}\n{drawing}")


@pytest.mark.parametrize("drawing", MEANT.values(), ids=MEANT)
def test_words_for_somebody_mean_whoever_was_told_of_last(analyser: Analyser, drawing: str) -> None:
    assert_found_as_drawn(analyser, f"{TITLE}\n{drawing}")


@pytest.mark.parametrize("drawing", PAPERS.values(), ids=PAPERS)
def test_papers_are_of_the_body_behind_them_where_there_is_one(analyser: Analyser, drawing: str) -> None:
    assert_found_as_drawn(analyser, f"{TITLE}\n{drawing}")


@pytest.mark.parametrize("drawing", NAMES.values(), ids=NAMES)
def test_names_of_bodies_are_kept_whole(analyser: Analyser, drawing: str) -> None:
    assert_found_as_drawn(analyser, f"{TITLE}\n{drawing}")
