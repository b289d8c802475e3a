"""What readers of the analyser's claims found wrong: each a class, with an example of our own."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import assert_found_as_drawn

CLAIMS = {
    "a name that ends with the title": (
        "Боксёр Нгуев опроверг слухи о встрече с Лужевой\nНгуев заявил, что [дружит с ней]{i Нгуев}."
    ),
    "a club whose name does not decline": (
        "Клубам разрешили тренировки\nВ мае «Удинезе» вышел на поле. Однако в «Удинезе» заявили, что "
        "[база закрыта]{i Удинезе}."
    ),
    "a set phrase is no speech": 'Переезд\nРанее сообщалось, что сам Лотар дал "зелёный свет" на переезд.',
    "a club before a dash": (
        "Нападающий «Лейпцига» не хочет уходить\nНападающий Тимо Верский не уходит.\n"
        "«Бавария» – отличный клуб, об этом и говорить не нужно. Мост цел."
    ),
    "one of them": (
        "Танец\nМногие подписчики не оценили идею. «[Очень странно]{d один из подписчиков}», - пишет один из них."
    ),
    "what was told of": "Симптомы\nО первых симптомах, по которым можно узнать болезнь, рассказал врач Иван Рей.",
    "a department of two fields": (
        "Бот\nКак сообщили в краевом департаменте развития малого и среднего предпринимательства, "
        "[бот готов]{i краевой департамент развития малого и среднего предпринимательства}."
    ),
    "an office behind «и»": (
        "Рынок\nБизнесмен и глава «Луга» Олег Рей приехал. Актёр Иван Ким уехал. Глава «Луга» сообщил, что "
        "[продаёт дом]{i Олег Рей}."
    ),
}


@pytest.mark.parametrize("drawing", CLAIMS.values(), ids=CLAIMS)
def test_a_claim_that_a_reader_would_refuse_is_not_made(analyser: Analyser, drawing: str) -> None:
    assert_found_as_drawn(analyser, drawing)
