"""Bodies and documents that speak: one name for a body of several, whose a paper is, who is meant by another word."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import assert_found_as_drawn

CASES = {
    "a national bank of three names": (
        "Национальный банк Украины (НБУ) снизил ставку. «[Мы ждём роста экономики]{d НБУ}», — заявили в НБУ.\n"
        "Нацбанк прогнозирует, что [рост будет]{i НБУ}. В Национальном банке отметили, что [рост слаб]{i НБУ}."
    ),
    "a bank whose letters alone are printed": (
        "Нацбанк сообщил, что [рост слаб]{i НБУ}. НБУ добавил, что [ставку снизят]{i НБУ}."
    ),
    "a name of one word": (
        "В Национальном банке отметили, что [рост слаб]{i Нацбанк}. "
        "В Нацбанке добавили, что [ставку снизят]{i Нацбанк}."
    ),
    "a name in two letters": (
        "Центробанк отметил, что [рост слаб]{i ЦБ}. В ЦБ добавили, что [ставка вырастет]{i ЦБ}. "
        "Центральный банк России молчит. "
        "В Центральном банке Турции сообщили, что [лира падает]{i Центральный банк Турции}."
    ),
    "a chamber": (
        "В Государственной думе сообщили, что [закон принят]{i Госдума}. "
        "В Госдуме добавили, что [его исполнят]{i Госдума}."
    ),
    "a corporation is no государственная": (
        "В госкорпорации «Росмаш» сообщили, что [завод готов]{i госкорпорация «Росмаш»}."
    ),
    "a carrier": (
        "Ryanair сократит рейсы, сообщает Aeronews.\n"
        "По информации группы, [убыток вырастет]{i Ryanair}. Перевозчик сообщил, что [рейсов мало]{i Ryanair}."
    ),
    "a message of an outlet": (
        "Об этом сообщает Variety.\n«[Актёр снимется в новом фильме осенью]{d Variety}», — говорится в сообщении."
    ),
    "an article of an outlet": (
        "Актёр уехал домой, пишет Variety.\nЕго ждали у моря.\n"
        "«[Актёр снимется в новом фильме осенью]{d Variety}», — говорится в статье."
    ),
    "a message that may be of the works": (
        "Завод «Луч» закрыли на лето, сообщает Variety.\n«[Завод откроют снова осенью]{d —}», — говорится в сообщении."
    ),
    "a study that says «мы»": (
        "Учёные сравнили уровни воды в ста реках.\n"
        "«[Мы обнаружили связь с дождём]{d учёные}», — говорится в исследовании."
    ),
    "a study that speaks for itself": (
        "Учёные сравнили уровни воды в ста реках.\n"
        "«[Связь с дождём видна везде]{d исследование}», — говорится в исследовании."
    ),
    "scientists by another word": (
        "Канадские учёные считают, что [река мелеет]{i канадские учёные}. "
        "Специалисты отметили, что [дождей мало]{i канадские учёные}.\n"
        "Исследователи добавили, что [нужны пруды]{i канадские учёные}."
    ),
    "other people": (
        "Учёные считают, что [река мелеет]{i учёные}. Исследователи добавили, что [нужны пруды]{i исследователи}."
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_body_has_one_name_and_a_paper_its_owner(analyser: Analyser, case: str) -> None:
    assert_found_as_drawn(analyser, f"Новости одного дня\n{case}")


def test_a_letter_is_of_the_body_that_the_title_names(analyser: Analyser) -> None:
    assert_found_as_drawn(
        analyser,
        "Завод «Луч» остановился\n"
        "Завод встал на неделю. Согласно внутреннему письму, [людей отпустят домой]{i завод «Луч»}.",
    )
