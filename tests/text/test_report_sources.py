"""Reports by who is said to give them: several of many, bodies and their pages, others in one sentence, nobody."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import assert_found_as_drawn

WHO = {
    "several of many": (
        "Завод закрыт. Несколько близких к заводу источников сообщают, что [завод продан]{i источники}."
    ),
    "so many people": "Двое свидетелей рассказали, что [Рей бежал]{i свидетели}.",
    "sources of an outlet": "Ранее источники РБК в мэрии намекнули, что [сын мэра уйдёт]{i источники РБК}.",
    "a source near somebody behind an outlet": (
        "[Мост закрыт]{i источник}, сообщает «Коммерсантъ» со ссылкой на источник, близкий к суду."
    ),
    "a secretariat on a day": (
        "[Ушёл из жизни глава порта Олег Рей]{i секретариат порта}. Об этом 22 июля сообщил секретариат порта."
    ),
    "a page of a body": "Сайт движения «Заря» заявил, что [завод продан]{i движение «Заря»}.",
    "words of somebody": "Завод закрыт. «Луч» приводит слова соседа певицы, что [дом пуст]{i сосед певицы}.",
    "a warrant": "Рея арестовали. В ордере на арест сообщается, что [Рей украл лодку]{i ордер}.",
    "a declaration": "Рей стал мэром. Согласно опубликованной декларации, [его доход вырос вдвое]{i декларация}.",
    "a name behind a body without a comma": "По данным следствия [Иван Рей украл лодку]{i следствие}.",
    "a place behind a person without a comma": "По словам соседки [на мосту Анна Рей пела песни]{i соседка}.",
    "somebody of theirs": (
        "В союзе фермеров ждут дождя. По словам его президента Григория Сыча, [треть полей пуста]{i Григорий Сыч}."
    ),
    "data made precise": "По уточнённым данным властей, [за помощью обратились 34 человека]{i власти}.",
    "a participle before a body": (
        "Как рассказали в объединённой пресс-службе судов, [юноша устроился курьером]{i пресс-служба судов}."
    ),
    "a body like an adjective": "Как сообщили в акимате области, [раскопки продолжатся весной]{i акимат}.",
    "there": (
        "[Мост закрыт]{i мэрия Луги}, сообщили в мэрии Луги. [Новый построят весной]{i мэрия Луги}, уточнили там же."
    ),
    "a page of theirs": (
        "[Мост дрожит]{i служба мостов}, сообщает служба мостов. "
        "[Опоры стоят на песке]{i служба мостов}, говорится на её сайте."
    ),
    "data that are confirmed": (
        "Управление порта подтвердило данные о том, что [капитан хотел уйти]{i Управление порта}."
    ),
    "almost for the first time": "Олег Рей чуть ли не впервые заявил, что [мост закроют]{i Олег Рей}.",
    "by whose view": "Врач Юлия Рей, по мнению которой [мост построен плохо]{i Юлия Рей}, ушла.",
    "the defence": "Рей молчит. Защита Рея объявила, что [обжалует решение]{i Защита Рея}.",
    "a participle": "Иван Ким, заявивший, что [был другом мэра]{i Иван Ким}, обсуждал дело в суде.",
}

NOBODY = {
    "data that differ": "По разным данным власти закрыли от 20 до 30 школ.",
    "data behind a dash": "Взрыв случился около 8 часов утра (по другим данным — 13 февраля). Рей умер.",
    "a question": "Иван Ким пришёл. Когда его спросили, сообщал ли он властям, что Рей брал взятки, он промолчал.",
    "what one is so sure of": "Рей был настолько уверен в своей силе, что этого не сделал.",
    "open sources": "В открытых источниках предполагали, что Рей скрывает дом.",
    "what one commented on": (
        "Мэр Олег Рей дал интервью. В ходе него он, в частности, прокомментировал отравление Скрипалей и спел."
    ),
}

EDGES = {
    "a concessive clause": (
        "Олег Рей вышел во двор. Хотя Рей сообщил, что [не знал об указе мэра]{i Олег Рей}, на него составлен протокол."
    ),
    "the defence says": (
        "Адвокаты Рея не отрицают, что [он украл лодку]{i адвокаты Рея}, но защита говорила о его болезни."
    ),
    "what many tell": (
        "В итоге, по данным фонда «Луч», [на мосту задержали 39 человек]{i фонд «Луч»}, многие рассказывали о давке."
    ),
    "as a result of which": (
        "Бомба упала, в результате чего, согласно материалам следствия, [было найдено два следа]{i следствие}."
    ),
    "what others are said to say": (
        "Олег Рей сказал, что [мост цел]{i Олег Рей}, однако [опоры]{i мэрия}, по данным мэрии, [прогнили]{+}."
    ),
    "two who say": ("По словам Олега Рея, [мост цел]{i Олег Рей}, но, по данным мэрии, [опоры прогнили]{i мэрия}."),
    "the same one again": ("Олег Рей сказал, что [мост цел, но]{i Олег Рей}, по его словам, [опоры прогнили]{+}."),
}


@pytest.mark.parametrize("drawing", WHO.values(), ids=WHO)
def test_those_who_give_a_report_are_told_from_what_stands_beside_them(analyser: Analyser, drawing: str) -> None:
    assert_found_as_drawn(analyser, drawing)


@pytest.mark.parametrize("drawing", NOBODY.values(), ids=NOBODY)
def test_what_nobody_in_particular_says_is_no_report(analyser: Analyser, drawing: str) -> None:
    assert_found_as_drawn(analyser, drawing)


@pytest.mark.parametrize("drawing", EDGES.values(), ids=EDGES)
def test_a_report_ends_where_the_author_or_another_takes_over(analyser: Analyser, drawing: str) -> None:
    assert_found_as_drawn(analyser, drawing)
