"""Paragraphs that a page glued into one line, «открыт.Тариф снизят», are cut where the space was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from razdel.segmenters.sokr import SOKRS

from bot.text.lexicon.words import words

ABBREVIATIONS = frozenset(
    {
        *("мкр", "мкрн", "пгт", "наб", "бул", "респ"),  # в мкр. Самал, на наб. Есиль
        *("ген", "полк", "подполк", "лейт"),  # полк. Сериков
        *("доц", "асс", "чл"),  # доц. Ким, чл. Совета
        *("факс", "илл", "рис", "табл", "прим"),  # см. табл. Минфина
        *("мр", "мс", "st", "jr", "sr", "vs"),  # Martin Jr. Scott
    }
)
"""Abbreviations that razdel 0.5 lets end a sentence before a capital letter."""

BRANDS = words("Яндекс Лента Газета Рамблер Авто Афиша Сбер Билайн Фонтанка Комсомольская")
"""Names that are written with a full stop inside: Яндекс.Такси, Лента.Ру."""

DASHES = "—–―−-"
STOPS = ".!?…"
BEGINS = (
    rf"(?:(?:[«\"„“]\s?)?[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]*[\s,:]|[{DASHES}]\s?[«\"„“]?[А-ЯЁӘҒҚҢӨҰҮҺІ]|\d{{1,3}}-летн)"
)
"""What follows a lost space: a word with a capital letter, in marks or not, somebody's age, the dash of speech."""

SEAM = re.compile(
    rf"(?:(?<![\w.])(?P<word>[А-ЯЁӘҒҚҢӨҰҮҺІ]?[а-яёәғқңөұүһі]{{2,}})|(?<!\w)[А-ЯЁ]{{2,}}|(?<!\w)[A-Za-z]{{3,}}"
    rf"|(?<!\w)[A-ZА-Я]{{2,}}-\d+|(?<!\d)\d{{4}}|(?P<mark>[»\"”])|[%)])[{STOPS}]+(?P<close>[»\"”]?)(?={BEGINS})"
)
"""A word, a year, a per cent or a closing mark with its full stop and no space: лет.Он, в 2020.По, «Нур».По."""

STOPLESS = re.compile(r"(?<=[а-яё\d])(?=По (?:(?:его|её|ее|их) )?(?:словам|мнению|данным|информации) )")
"""A word that lost its full stop too: Спутник ждут в маеПо словам врача, …"""

STRAIGHT = '"'

ATTRIBUTED = re.compile(rf"[,!?…»\"”]\s?[{DASHES}]\s?[а-яё][^{STOPS}]*[{STOPS}]$")
"""After «, —сказал Ли.» a dash goes on with the speech and begins no paragraph."""


def seams(line: str) -> tuple[int, ...]:
    """Offsets where a new paragraph begins inside a line; what stands between « and » is left whole."""
    return tuple(sorted({*_seams(line), *(match.start() for match in STOPLESS.finditer(line))}))


def _seams(line: str) -> Iterator[int]:
    begun = 0
    for match in SEAM.finditer(line):
        if _abbreviated(match) or line.count("«", begun, match.end()) > line.count("»", begun, match.end()):
            continue
        if line[match.end()] in DASHES and ATTRIBUTED.search(line, begun, match.end()):
            continue
        begun = match.start("close") if _opening(line, begun, match) else match.end()
        yield begun


def _abbreviated(match: re.Match[str]) -> bool:
    word = match["word"]
    return word is not None and (word in SOKRS or word in ABBREVIATIONS or word in BRANDS)


def _opening(line: str, begun: int, match: re.Match[str]) -> bool:
    """Whether the mark after the full stop opens: рублей."Мы ждём", but not "Мы ждём."Потом ушли."""
    if match["close"] != STRAIGHT:
        return False
    return match["mark"] is not None or line.count(STRAIGHT, begun, match.start("close")) % 2 == 0
