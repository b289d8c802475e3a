"""Headlines of several sentences, those that repeat words of their article, and those that only look like speech."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import assert_found_as_drawn

SPOKEN = {
    "we, with no verb": (
        "«[Мы не чужие]{d врачи}»: врачи пожаловались мэру на причал\nВрачи пришли к мэру города в среду утром."
    ),
    "marks at the end": (
        "Бывший повар Анны Рей рассказал о весне. «[Суп был холодным]{d Олег Ким}»\n"
        "Анна Рей кричит на поваров. «[Суп в то утро был холодным, и она кричала]{d Олег Ким}», — вспомнил Олег Ким."
    ),
    "nothing but marks": (
        "«[Суп был холодным]{d Олег Ким}»\n"
        "Анна Рей кричит на поваров. «[Суп в то утро был холодным, и она кричала]{d Олег Ким}», — вспомнил Олег Ким."
    ),
    "who speaks of what": (
        "Хоккей. [Переход в «Зарю» станет для вратаря шагом вперёд]{u Олег Ким}. Ким об обмене с «Лучом»\n"
        "Директор «Зари» Олег Ким любит хоккей."
    ),
    "a name in marks that begins the speech": (
        "Осин: [«Заря» продлила договор с вратарём]{u Олег Осин}\nКомментатор Олег Осин ведёт передачу."
    ),
    "now and to be": (
        "Осин: [сейчас редкий случай сменить тренера «Зари»]{u Олег Осин}\nКомментатор Олег Осин ведёт передачу."
    ),
    "words that come back in the article": (
        "[Шторм стоит оглушающий]{u Анна Рей}: Анна Рей ушла с берега\n"
        "Актриса Анна Рей дома. «[Мы дома, шторм стоит оглушающий]{d Анна Рей}», — написала Анна Рей."
    ),
    "a ministry": (
        "Минэнерго: [В стране не будет отключений]{u Минэнерго}\nВ Минэнерго заверяют, что [угля хватит]{i Минэнерго}."
    ),
}

SILENT = {
    "a day of somebody": "День Олега Рея: Анна Ким отдала миллион больнице\nАнна Ким пожертвовала миллион.",
    "the fall of something of theirs": "Падение курса ВТБ: Нацбанк назвал виновных\nВ первом квартале курс упал.",
    "marks that the article does not repeat": "Анна Рей вернулась домой. «Мосты над рекой»\nАнна Рей сняла фильм.",
    "a thing before the colon": "Заплатки для «старого» моста: реку добивает лёд\nМост закрыт до весны.",
    "a match and a name": "«Заря» в гостях. Рей о планах на лето\nТренер Олег Рей ведёт «Зарю» в финал.",
    "with whom it is": "Звезда старого кино ушла с рынка — у неё ЗАГС\nЗвезда кино вышла замуж. ЗАГС открыт.",
    "words that somebody else may say": (
        "Сама на себя не похожа: новая Анна Рей вышла на сцену\n"
        "Анна Рей поёт. «[Сама на себя не похожа, не узнать]{d зрители}», — пишут зрители."
    ),
    "words that nobody says": "Мост закроют весной: актриса Рей ушла с берега\nАктриса Анна Рей дома.",
    "whose daughter": "Мамина дочка: певица Рей показала сад\nПевица Анна Рей дома.",
}


@pytest.mark.parametrize("case", SPOKEN.values(), ids=SPOKEN.keys())
def test_a_headline_holds_speech(analyser: Analyser, case: str) -> None:
    assert_found_as_drawn(analyser, case)


@pytest.mark.parametrize("case", SILENT.values(), ids=SILENT.keys())
def test_a_headline_is_the_authors(analyser: Analyser, case: str) -> None:
    assert_found_as_drawn(analyser, case)
