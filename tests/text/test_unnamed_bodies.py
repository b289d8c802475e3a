"""Bodies without a name of their own, papers that somebody has sent, and the words that stand for either."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import assert_found_as_drawn

BODIES = {
    "the newest body of the paragraph": (
        "Главврач Олег Рей пишет в Нацбанк и ВОЗ. Он ждёт денег.\n"
        "В министерстве спорта с ним не согласились. [Отчёт составлен верно]{i министерство спорта}, "
        "сообщили в ведомстве."
    ),
    "a body by the very word": (
        "Завод «Луч» встал в среду. В управлении по надзору за реками края признали, что "
        "[рыба гибнет]{i управление по надзору за реками края}. Директор завода Олег Рей винит погоду.\n"
        "«[Мы ждали дождя, а его не было]{d Олег Рей}», — заявил он.\n"
        "[Лов запретят до осени]{i управление по надзору за реками края}, пояснили в управлении."
    ),
    "a body of a body is told by its name": (
        "Завод «Луч» встал. Профсоюз завода ждёт. По данным профсоюза, [работы нет]{i профсоюз}."
    ),
    "a place in the sentence before": (
        "Рыбаки жаловались на запах у реки. В водной службе жалобы опровергли.\n"
        "Позже там признали: [одна заявка поступала, но бригада не доехала]{u водная служба}."
    ),
    "an employer": (
        "Забастовка идёт в ТОО «Степной ветер». Рабочие просят денег.\n"
        "«[Компания вынуждена считать деньги]{d ТОО «Степной ветер»}», — говорится в заявлении работодателя."
    ),
    "a ministry by its minister": (
        "Министр спорта Анна Рей открыла стадион. "
        "[За лето пришло сто жалоб]{i министерство спорта}, рассказали в самом министерстве."
    ),
    "cited by an outlet": (
        "Прокуратура Лугова закрыла мост.\n"
        "«[Мост держится на двух старых опорах]{d прокуратура Лугова}», — цитирует ведомство портал «Лугов-онлайн»."
    ),
}

PAPERS = {
    "a letter of a body": (
        "Совет дома направил обращение мэру. "
        "В письме говорится: «[Мы просили починить крышу ещё весной]{d Совет дома}»."
    ),
    "a letter of many": (
        "Рыбаки Лугова направили министру письмо. В документе, подписанном сорока артелями, утверждается, что "
        "[рыбы стало вдвое меньше]{i рыбаки}."
    ),
    "a letter of one": (
        "Иван Рей обратился к мэру с письмом. В письме говорится, что [дорогу закроют в мае]{i Иван Рей}."
    ),
    "a resolution in a clause": (
        "Жители села приняли резолюцию, в которой говорится, что [дорогу перекроют в мае]{i жители села}."
    ),
    "whoever gets a letter has not written it": (
        "Жители села получили письмо, в котором говорится, что [дорогу перекроют в мае]{i письмо}."
    ),
}

SPELLED = {
    "marks that stand straight": (
        'Олег Рей нашёл мух. По его словам, [обеды возило ТОО "Добрый пар"]{i Олег Рей}. В самой компании утверждают, что [всё было свежим]{i ТОО "Добрый пар"}.'
    ),
    "a word of two genders": "[Пожар потушили за час]{i региональный главк МЧС}, сообщили в региональном главке МЧС.",
    "a name that the dictionary lacks": "В Миндоре Тувы заявили, что [мост закроют]{i Миндор Тувы}.",
    "a compound in the genitive": (
        "В департаменте санитарно-гигиенического контроля сообщили, что "
        "[больных трое]{i департамент санитарно-гигиенического контроля}."
    ),
}


@pytest.mark.parametrize("case", BODIES.values(), ids=BODIES)
def test_a_body_without_a_name_is_meant_like_any_other(analyser: Analyser, case: str) -> None:
    assert_found_as_drawn(analyser, f"Новости одного дня\n{case}")


@pytest.mark.parametrize("case", PAPERS.values(), ids=PAPERS)
def test_words_of_a_paper_are_of_whoever_has_written_it(analyser: Analyser, case: str) -> None:
    assert_found_as_drawn(analyser, f"Новости одного дня\n{case}")


@pytest.mark.parametrize("case", SPELLED.values(), ids=SPELLED)
def test_a_body_is_spelled_in_the_nominative(analyser: Analyser, case: str) -> None:
    assert_found_as_drawn(analyser, f"Новости одного дня\n{case}")
