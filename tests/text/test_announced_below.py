"""Words without marks below a colon, where the author does not speak again in them."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import assert_found_as_drawn

CASES = {
    "a deed and no verb of speech": (
        "Мэр Олег Рей пригласил Анну Сац на открытие моста:\n"
        "[Я звонил ей весной, но она пока не отвечает на письма]{u Олег Рей}.\nМост строили три года."
    ),
    "a deed with nobody's voice below": (
        "Мэр Олег Рей пригласил Анну Сац на открытие моста:\nПраздник начнётся у старой пристани в полдень."
    ),
    "a paper in which others speak": (
        "В сообщении порта говорится:\n[Мэр и капитан объявили, что паром уйдёт в мае]{u порт}.\nМост строили три года."
    ),
    "what went before": (
        "В мэрии сообщили вчера:\n[Ранее утром паром ушёл в Лугу. Мэр хотел бы поблагодарить капитана]{u мэрия}.\n"
        "Мост строили три года."
    ),
    "another whom the words are about": (
        "Мэр Олег Рей написал в блоге:\n[Своими мостами он прославил нашу реку и весь край]{u Олег Рей}.\n"
        "Мост строили три года."
    ),
    "a pronoun of the other gender": (
        "Мэр Олег Рей отметил:\n[Теперь она знает о мостах больше многих]{u Олег Рей}.\nМост строили три года."
    ),
    "he again": "Мэр Олег Рей отметил:\nСегодня он открыл мост у старой пристани.",
    "a cry in marks further below": (
        "Мэр Олег Рей заявил:\n[Я не понимаю, кому мешает старый мост]{u Олег Рей}.\n"
        "Соседи моста вышли на пристань с плакатами «Мы ждём парома»."
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_words_below_a_colon_are_of_the_one_above(analyser: Analyser, case: str) -> None:
    assert_found_as_drawn(analyser, f"Новости одного дня\n{case}")
