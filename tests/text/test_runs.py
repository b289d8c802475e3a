"""Speech without marks that runs over paragraphs: which of them are the speaker's, and which the author's."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import assert_found_as_drawn

ABOVE = {
    "below a lead that tells of speech": (
        "Инженер Иван Рей рассказал о новом мосте.\n[Мы строили этот мост целых три года.]{u Иван Рей}\n"
        "[Сваи стоят на скале, вода им не страшна.]{+}\n[Мне этот мост дорог]{+}, – сказал Рей."
    ),
    "behind what the author recalls": (
        "Инженер Иван Рей ответил на вопрос о старом мосте.\n"
        "Старый мост закрыли весной после паводка. Паром ушёл в порт.\n"
        "[Я хожу к реке каждый день и вижу сваи.]{u Иван Рей}\n[Они крепки]{+}, – заявил инженер."
    ),
    "behind what the author tells of the speaker": (
        "Инженер Иван Рей сообщил, что [старый мост можно спасти]{i Иван Рей}.\n"
        "Рей построит в этом году два моста на юге края.\n"
        "[Конечно, сваи придётся менять, это долгая работа.]{u Иван Рей}\n[Я готов её начать]{+}, – сказал Иван."
    ),
    "behind what nobody in particular reports": (
        "Инженер Иван Рей прокомментировал закрытие старого моста.\n"
        "Сообщалось, что мост, скорее всего, разберут до конца осени.\n"
        "[Я бы не стал его разбирать, он крепок.]{u Иван Рей}\n[Река спокойна]{+}, – написал Рей."
    ),
    "with what somebody said to the speaker": (
        "Инженер Иван Рей поделился воспоминаниями о старом мосте.\n"
        "[Мы стояли у реки, и он сказал, что мост не доживёт до весны.]{u Иван Рей}\n"
        "[Я ответил, что доживёт]{+}, – рассказал Рей."
    ),
    "with a question to the reader": (
        "Инженер Иван Рей прокомментировал слова мэра о старом мосте.\n"
        "[А вам он тоже напоминает героя сказки? Того, что боялся воды?]{u Иван Рей}\n[Мост крепок]{+}, – написал Рей."
    ),
    "in nobody's voice, below a lead with nothing of its words": (
        "Инженер Иван Рей прокомментировал спор о старом мосте.\n"
        "[Старый мост служит городу дольше любой дороги края.]{u Иван Рей}\n[Он ни разу не качнулся]{+}, – написал он."
    ),
    "below a line that ends as news does": (
        "[Новый мост откроют первого мая]{i Иван Рей}, заявил инженер Иван Рей на совещании.\n"
        "Движение по мосту будет идти в две полосы, паром останется.\n[По-моему, хватит]{u Иван Рей}, – сказал Рей."
    ),
    "of somebody else": (
        "Инженер Иван Рей рассказал о новом мосте.\nМост построили за три года, сваи стоят на скале.\n"
        "[Мы ждали его давно]{u Олег Ким}, – сказал врач Олег Ким."
    ),
    "from one attribution to the next": (
        "Инженер Иван Рей рассказал о новом мосте.\n[Мы строили этот мост целых три года]{u Иван Рей}, – сказал Рей.\n"
        "Мост стоит у старого порта и виден издалека.\n[Мне он дорог]{u Иван Рей}, – добавил Рей."
    ),
}

CASES = {
    f"{group}: {name}": f"Новости одного дня\n{case}"
    for group, cases in (("above an attribution", ABOVE),)
    for name, case in cases.items()
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_run_is_found_as_drawn(analyser: Analyser, case: str) -> None:
    assert_found_as_drawn(analyser, case)


def test_the_headline_announces_whom_no_lead_introduces(analyser: Analyser) -> None:
    assert_found_as_drawn(
        analyser,
        "Иван Рей: [Мост мне дорог]{u Иван Рей}\nНовый мост, о котором спорят в городе, откроют первого мая.\n"
        "[Мы строили этот мост целых три года.]{u Иван Рей}\n[Сваи стоят на скале]{+}, – сказал Иван Рей.",
    )
