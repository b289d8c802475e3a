"""Marks that hold terms and awards, cries in marks, and sources whose names are kept back."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import assert_found_as_drawn

TERMS = {
    "a diagnosis": "Олег Рей добавил, что [утром ему поставили диагноз «тихая усталость моста»]{i Олег Рей}.",
    "a crime of an article": "Дело перевели на статью 12 УК РФ часть 2 «кража двух или более лодок».",
    "an award": "Рыбаку Анне Сац вручили грамоту «за смелость и терпение на холодной воде».",
    "a contest": "В состязании на «самую тихую лодку на реке» победила Анна Сац.",
    "what a foreign word means": "Такие мосты зовут каари (kaari, «дуга над самой водой»), их строят летом.",
    "what many are said to say": "Рей ушёл домой, однако потом его вернули и сейчас говорят о «тихой усталости».",
}

CRIES = {
    "a verb in other marks": (
        "Врач Олег Рей сообщил, что «[мост старый, но крепкий, говорят мастера]{p Олег Рей}» и "
        "«[он простоит сто лет]{p Олег Рей}»."
    ),
    "with cries": "Соседи моста вышли на пристань с криками «[Мы ждём парома]{d соседи моста}».",
    "what one reads aloud": "Врач Олег Рей произносит: «[Мост открыт, идите]{d Олег Рей}».",
}

SOURCES = {
    "a name kept back": (
        "Представитель порта Анна Сац подтвердила, что [мост закрыт]{i Анна Сац}.\n"
        "Позже неназванный представитель порта рассказал, что [паром ушёл в Лугу]"
        "{i неназванный представитель порта}."
    ),
    "the source that speaks on": (
        "Мэр Олег Рей заявил, что [мост крепок]{i Олег Рей}.\n"
        "Источник «Луча» в порту назвал причиной ветер. «[Мост давно скрипит и качается]{d источник «Луча»}», — "
        "рассказал собеседник «Луча»."
    ),
}

CASES = {
    f"{group}: {name}": f"Новости одного дня\n{case}"
    for group, cases in (("terms", TERMS), ("cries", CRIES), ("sources", SOURCES))
    for name, case in cases.items()
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_terms_cries_and_sources_are_found_as_drawn(analyser: Analyser, case: str) -> None:
    assert_found_as_drawn(analyser, case)
