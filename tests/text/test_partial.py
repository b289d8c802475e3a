"""Fragments of speech in marks: which are somebody's words, whose they are, and which are names and terms."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import drawn, read_drawing

BODIES = {
    "a call": "Врач Олег Рей обратился к жителям села с призывом «[беречь воду]{p Олег Рей}» в жаркие дни.",
    "whose the reproaches are": (
        "Город ждёт ответа на обвинения Анны Седых в «[тихом обмане соседей]{p Анна Седых}» и молчит."
    ),
    "messages in a document": (
        "В объявлениях встречаются сообщения о «[быстрой доставке воды]{p объявление}», о «[чистой воде из реки]"
        "{p объявление}» и «[вечной бочке]{p объявление}»."
    ),
    "what stands after a noun of speech": (
        "Звучали громкие заявления после «тихой встречи» соседей. Деятель арестован по обвинению в «краже чужой лодки»."
    ),
    "a second fragment": (
        "Судья Анна Седых назвала жалобу «[совсем пустой]{p Анна Седых}» и «[крайне длинной]{p Анна Седых}»."
    ),
    "a judgement after one of one word": (
        "Судья Анна Седых отклонила жалобу соседей как «пустую» и «[слишком расплывчатую]{p Анна Седых}»."
    ),
    "a clause of one who speaks": (
        "Врач Анна Седых вспомнила о мёде, который служит «[лучшим средством от холода и ветра]{p Анна Седых}»."
    ),
    "a long fragment of nobody": "На дне озера лежат «[сто старых лодок и три ржавых якоря]{p —}», покрытые илом.",
    "a term": (
        "Олег Рей рассказал о «тихом налоге» в районе. Сам «тихий налог» придумали давно, и платят его все. "
        "Анна Седых напомнила, что [размер «тихого налога» растёт]{i Анна Седых}."
    ),
    "a demand that comes twice": (
        "Олег Рей потребовал найти «[новый путь]{p Олег Рей}» для лодок. "
        "Позже Олег Рей подчеркнул, что [город выберет «[новый путь]{p Олег Рей}»]{i Олег Рей}."
    ),
    "one word with a hyphen": "Олег Рей рассказал о годах в составе «сине-белых» и о системе «весна—лето».",
    "an embedded question": "Врач Анна Седых рассказала, как выбрать «тихий угол» в доме.",
    "films in a list": (
        "По словам Анны Седых, [картина снята в духе фильмов «1920», «Сорок дней зимы на реке» и «Бегущая тень»]"
        "{i Анна Седых}."
    ),
    "plays after a colon": (
        "Олег Рей сообщил, что [театр показал спектакли: «Лампа», «Дочь мельника и старый дом», «Мост»]{i Олег Рей}."
    ),
    "nominations with what they are for": (
        "Олег Рей сообщил, что назовут лучших.\nПризы вручат в номинациях: «самый большой пирог» – за вид, а также "
        "«суп за лучший запах»."
    ),
    "a category": "Приз в категории «песни длиной до пяти минут» получил Олег Рей.",
    "a subject of a work": "Выпуск передачи был посвящён «трудностям жизни в больших городах».",
    "a project with a hyphen": (
        "Музей подготовил онлайн-проект «От старого дома остался только мост», сообщила пресс-служба музея."
    ),
}


@pytest.mark.parametrize("case", BODIES)
def test_fragments_in_marks(analyser: Analyser, case: str) -> None:
    drawing = read_drawing(f"Город живёт своей жизнью\n{BODIES[case]}")
    quotes = {quote for quote in drawn(drawing.text, analyser.analyse(drawing.text)) if quote.kind.verbatim}
    assert quotes == {quote for quote in drawing.quotes if quote.kind.verbatim}
