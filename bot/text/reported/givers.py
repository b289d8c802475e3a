"""Who is said to give news, with a noun for it: «Свою оценку дал Ли.», «Такой прогноз содержится в отчёте банка.»"""

from __future__ import annotations

from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import PRESS_SERVICES
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Line, Token
from bot.text.reported.clauses import after_linking
from bot.text.sources.attribution import source_of
from bot.text.sources.candidates import can_speak
from bot.text.sources.found import UNKNOWN, Source, SourceKind
from bot.text.sources.governors import negated
from bot.text.sources.makers import in_instrumental
from bot.text.sources.outlets import from_outlet, page_of_body
from bot.text.sources.places import place_of
from bot.text.sources.relay import relayed

POINTING = words(
    """
    такой такую такое такие такими таким этой этот эту это эти этими этим свою свое своим своей своими
    соответствующую соответствующее соответствующий соответствующие подобное подобную такого
    """
)
TOLD = words(
    """
    оценку оценкой информацию информацией данные данными мнение мнением заявление заявлением прогноз прогнозом новость
    новостью вывод выводом выводы выводами сведения сведениями предположение предположением предложением точку точкой
    точки мнения сроки впечатление обещание обещанием предупреждение предупреждением признание признанием
    """
)
"""What is told, in short: Свою оценку дал Ли. Такое мнение высказал Ким. С таким предложением выступил Ли."""

NEWS = frozenset(("информация", "данные", "сведения", "новость", "заявление"))
CONFIRMED = ("подтвержден", "обнародован", "озвучен", "распространен", "сделан")
"""Beginnings of short participles that say who tells the news."""

HELD = ("содержится", "содержатся", "приводится", "приводятся", "опубликован", "изложен", "представлен", "размещен")
"""Beginnings of verbs and short participles that say in which paper the news stands."""

GIVING = words(
    """
    дал дала дали дает привел привела привели приводит высказал высказала высказали высказывает высказывают выразил
    выразила выразили сделал сделала сделали выступил выступила выступили поделился поделилась поделились озвучил
    озвучила озвучили опубликовал опубликовала опубликовали предоставил предоставила предоставили обнародовал
    обнародовала обнародовали сообщил сообщила сообщили распространил распространила распространили
    подтвердил подтвердила подтвердили подтверждает подтверждают придерживается придерживаются придерживался
    придерживалась придерживались
    """
)


def announcer_source(doc: Document, cue: Token, first: int, end: int) -> tuple[Token, Source] | None:
    """The cue with who tells the news: the one to whom an outlet refers, else the subject, unless that is an outlet."""
    source = source_of(doc, cue, first, end)
    if not _of_service(doc, source) and (relay := relayed(doc, cue.index, end)) is not None:
        return cue, relay
    if source.kind is SourceKind.ZERO:
        page = page_of_body(doc, cue, end)
        return (cue, page) if page is not None else None
    return None if from_outlet(doc, source, cue) else (cue, source)


def _of_service(doc: Document, source: Source) -> bool:
    """сообщает пресс-служба мэрии со ссылкой на синоптиков: the press service has told the reporter."""
    return source.kind is SourceKind.NOUN and noun_lemma(doc.tokens[source.head].lower) in PRESS_SERVICES


def giver(doc: Document, line: Line) -> tuple[Token, Source] | None:
    """Свою оценку этого дал врач Ли. / Такое мнение высказал врач Ли."""
    start = after_linking(doc, line.first, line.end)
    opening = doc.words(start, min(line.end, start + 4))
    told = next((word for word in opening if word.lower in TOLD), None)
    if told is None or any(word.lower in ("о", "об") for word in doc.words(told.index + 1, told.index + 2)):
        return None
    if not (_alone(doc, told, start) or any(word.lower in POINTING for word in opening[: told.index - start])):
        return None
    verb = next((word for word in doc.words(told.index, line.end) if word.finite), None)
    if verb is None or verb.lower not in GIVING or any(word.text == ":" for word in doc.words(verb.index, line.end)):
        return None
    return announcer_source(doc, verb, told.index + 1, line.end)


def in_paper(doc: Document, line: Line) -> tuple[Token, Source] | None:
    """Такой прогноз содержится в отчёте Нацбанка. / Такой прогноз опубликован со ссылкой на исследование института."""
    opening = doc.words(line.first, min(line.end, line.first + 3))
    if len(opening) < 3 or opening[0].lower not in POINTING or opening[1].lower not in TOLD:
        return None
    cue = opening[2]
    if not cue.lower.startswith(HELD) or not (cue.finite or cue.case == ""):
        return None
    source = relayed(doc, cue.index, line.end) or place_of(doc, cue, cue.index, line.end)
    return None if source is None or from_outlet(doc, source) else (cue, source)


def confirmed_by(doc: Document, line: Line) -> tuple[Token, Source] | None:
    """Информация об этом подтверждена пресс-службой театра. / Эти данные обнародованы врачом Ли."""
    start = after_linking(doc, line.first, line.end)
    opening = doc.words(start, min(line.end, start + 6))
    cue = next((word for word in opening if word.lower.startswith(CONFIRMED) and word.case == ""), None)
    told = [word for word in opening if word.lower in NEWS and word.case == "Nom"]
    if cue is None or not told or told[0].index > start + 1 or negated(doc, cue):
        return None
    between = [word.lower for word in doc.words(told[0].index + 1, cue.index)]
    agent = doc.words(cue.index + 1, line.end)
    if between not in ([], ["об", "этом"], ["было"], ["были"], ["была"]) or not agent or agent[0].case != "Ins":
        return None
    source = in_instrumental(doc, agent[0].index, line.end)
    if source is UNKNOWN or not can_speak(doc, doc.tokens[source.head]) or from_outlet(doc, source):
        return None
    return cue, source


def _alone(doc: Document, told: Token, start: int) -> bool:
    """Информацию распространил Ли: the noun right before its verb opens the sentence."""
    return told.index == start and told.case == "Acc" and doc.tokens[start + 1].lower in GIVING


def opinion_of(doc: Document, index: int, end: int) -> tuple[Token, Source] | None:
    """Мест нет, таким мнением поделилась Рей: what is told stands right before its verb."""
    words = doc.words(index, index + 3)
    if len(words) < 3 or words[0].lower not in POINTING or words[1].lower not in TOLD or words[2].lower not in GIVING:
        return None
    return announcer_source(doc, words[2], index + 2, end)
