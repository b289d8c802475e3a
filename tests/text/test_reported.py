"""Reported clauses: where the author takes over, who is referred to, what stands in front, what is no report."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import drawn, read_drawing

CASES = {
    "the author did not explain": (
        "Олег Рей написал, что [Анна Сац сердится на него]{i Олег Рей}, однако не раскрыл причину ссоры."
    ),
    "the author judges": (
        "Иван Рей заявил, что [люди слишком боятся перемен]{i Иван Рей}, и назвал это «[глупостью всего города]{p Иван "
        "Рей}»."
    ),
    "a verb of the reported clause": (
        "Иван Рей сообщил, что [директор Олег Ким заболел, но приехал на завод]{i Иван Рей}."
    ),
    "a verb after a condition": (
        "Врач сказал, что [стоит лечь, если человек устал к вечеру, но при этом не работал]{i врач}."
    ),
    "a gerund with its own clause": (
        "Врач Иван Рей заявил, что [вкус пропадает первым]{i Иван Рей}, отметив, что [температура может быть разной]{i "
        "Иван Рей}."
    ),
}


@pytest.mark.parametrize("drawing", CASES.values(), ids=CASES.keys())
def test_report(drawing: str, analyser: Analyser) -> None:
    case = read_drawing(f"Новости дня в городе\n{drawing}")
    assert drawn(case.text, analyser.analyse(case.text)) == case.quotes
