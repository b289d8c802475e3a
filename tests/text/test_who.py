"""Descriptions, papers and places become the people and bodies that the article names, or nobody."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import drawn, read_drawing

CASES = {
    "initials of an outlet": "Как сообщал 5.UA, сто врачей заболели. Иван Рей добавил, что [мест мало]{i Иван Рей}.",
    "a body that the dictionary lacks": "«[Ткань стала дороже]{d Ростех}», — отметили в Ростехе.",
    "a field of work": (
        "Главный инфекционист края Анна Седых выступила в эфире. По словам вирусолога, [маски "
        "нужны всем]{i Анна Седых}."
    ),
    "no field of work": (
        "Иск певицы Анны Седых рассмотрели утром. Судья отметил, что [жалобу подали поздно]{i судья}."
    ),
    "a vague office": (
        "Научный руководитель центра Роман Дутов рассказал о погоде.\n"
        "Синоптик уточнил, что [тепло придёт в среду]{i Роман Дутов}."
    ),
    "a nation": ("Теннисист Жуан Силва вернулся домой. «[Я рад видеть друзей]{d Жуан Силва}», — сказал бразилец."),
    "two nations": (
        "Премьер Италии Марио Конти прибыл в Москву. «[Мы строим дорогу вместе]{d Марио Конти}», — сказал Марио Конти. "
        "«[Это долгий путь для всех]{d российский премьер}», — ответил российский премьер."
    ),
    "an office of another body": (
        "Гендиректор завода «Луч» Олег Рей доволен. «[План выполнен]{d Олег Рей}», — сказал Олег Рей. "
        "Гендиректор ассоциации портов заявил, что [грузов стало меньше]{i гендиректор ассоциации портов}."
    ),
    "a word with a capital is no name": (
        "Вирусолог Анатолий Седых ответил на вопросы. Вирусолог считает, что [волна спадёт летом]{i Анатолий Седых}."
    ),
    "somebody new": (
        "Актёр Павел Ким приехал в Актау. 27-летняя женщина рассказала, что [видела аварию]{i 27-летняя женщина}."
    ),
    "told before": (
        "Аспирант Анна Седых рассказала, как гаснут звёзды.\n«[Звезда сожжёт водород и станет красной]{d Анна Седых}»."
    ),
    "named after": (
        "«[Мы ждём первых гостей в мае]{d Олег Рей}».\n«[Город готов к лету и к гостям]{d Олег "
        "Рей}», — сказал Олег Рей."
    ),
    "a study of those who made it": (
        "Учёные из Томска заявили, что [лёд тает]{i учёные}. "
        "«[Мы увидим море без льда]{d учёные}», — говорится в исследовании."
    ),
    "a service of a body": (
        "[Театр «Факел» закрыли на ремонт]{i театр «Факел»}. Об этом сообщила пресс-служба театра."
    ),
    "a place where something happened": (
        "Учёные изучили чуму в Византии и пришли к выводу, что [мор был слабее]{i учёные}."
    ),
    "a role after a name": (
        "«[Это новый взгляд]{d Лев Миль}», — сказал Лев Миль, сотрудник центра. Он добавил: "
        "«[Работа идёт]{d Лев Миль}»."
    ),
    "a name with a particle and an outlet": (
        "Полузащитник Кевин де Вейн ждёт решения. «[Я просто жду]{d Кевин де Вейн}», — цитирует де Вейна HLN."
    ),
    "a foreign man by his verb": (
        "Ёсихидэ Сато заявил, что [мост откроют]{i Ёсихидэ Сато}. Он добавил, что [рад]{i Ёсихидэ Сато}."
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_speaker_is_the_one_whom_the_article_names(analyser: Analyser, case: str) -> None:
    drawing = read_drawing(f"Новости одного дня\n{case}")
    assert drawn(drawing.text, analyser.analyse(drawing.text)) == drawing.quotes


ROLES = {
    "no praise": ("Известный российский актёр Павел Ким заявил, что мост откроют.", "российский актёр"),
    "one office": (
        "Художественный руководитель и дирижёр Анна Седых заявила, что концерт будет.",
        "художественный руководитель",
    ),
    "kin of another": ("Отец Анны Седых вернулся. Анна Седых заявила, что рада.", None),
    "a name in marks": ('Продюсер фильма "Маяк" Олег Рей заявил, что рад.', 'продюсер фильма "Маяк"'),
    "a source of somebody": ("Источник в штабе Олега Рея молчит. Олег Рей заявил, что рад.", None),
}


@pytest.mark.parametrize(("text", "role"), ROLES.values(), ids=ROLES.keys())
def test_an_office_is_short(analyser: Analyser, text: str, role: str | None) -> None:
    quotes = analyser.analyse(f"Новости одного дня\n{text}").quotes
    assert [quote.speaker.role if quote.speaker else "—" for quote in quotes] == [role]
