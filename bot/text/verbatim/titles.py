"""Marks that hold a name: газета «Новая жизнь», спектакли «Лампа» и «Дочь мельника», в категории «песни о море»."""

from __future__ import annotations

import re

from bot.text.lexicon.forms import parses, plain
from bot.text.lexicon.nouns import dictionary_noun
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Token
from bot.text.parse.marks import Marked
from bot.text.verbatim.listed import run_of
from bot.text.verbatim.surroundings import called, count, inside, named_thing

SO_CALLED = re.compile(
    r"(?:так называем\w+|т\.\s?н\.|под названием|по имени|имени|именуем\w+|по прозвищу"
    r"|называ(?:ется|ются|лся|лась|лось|лись))\W*$",
    re.IGNORECASE,
)

KINDS = words(
    """
    категория класс метод режим тип стиль жанр логика принцип схема эффект явление синдром поговорка пословица
    диагноз
    """
)
"""Nouns right before marks that tell that those hold what a thing is called."""


SET_PHRASES = frozenset(
    f"{first} {second}"
    for first, seconds in (
        ("черный", "день понедельник вторник среда четверг пятница список дыра ящик"),
        ("красный", "зона дьявол дорожка линия"),
        ("желтый", "зона пресса"),
        ("зеленый", "зона коридор свет"),
        ("серый", "зона кардинал"),
        ("золотой", "коллекция фонд молодежь"),
        ("подводный", "камень"),
        ("холодный", "война"),
        ("железный", "занавес"),
        ("горячий", "линия точка"),
        ("круглый", "стол"),
        ("дорожный", "карта"),
        ("мягкий", "сила"),
        ("звездный", "болезнь"),
        ("нулевой", "пациент"),
        ("число", "зверь"),
        ("иностранный", "агент"),
        ("нежелательный", "организация"),
        ("электронный", "правительство"),
        ("цифровой", "экономика"),
        ("материнский", "капитал"),
        ("социальный", "дистанция"),
        ("единый", "окно"),
        ("один", "окно"),
    )
    for second in seconds.split()
)
"""Stable phrases, in dictionary forms."""


OF_LAW = re.compile(
    r"в (?:особо )?крупном размере|(?:группой лиц )?по предварительному сговору|группой лиц|с особой жестокостью"
    r"|из хулиганских побуждений|при отягчающих обстоятельствах|по неосторожности|режим\w* \w[\w\s]+",
    re.IGNORECASE,
)
"""Terms of law and administration: хищение «в особо крупном размере», нарушение «режима тишины»."""

ARTICLE = re.compile(
    r"(?:стать\w+|ст\.)\s*\d[\d.]*(?:\s+(?:[А-ЯЁ]{2,}|част\w+|ч\.|пункт\w*|п\.|\d[\d.]*)){0,5}\s*\(?$", re.IGNORECASE
)
"""A number of a law before the name of a crime: по статье 12 УК РФ часть 2 «кража двух лодок»."""

AWARDS = words("благодарность медаль грамота диплом орден премия приз награда знак")
CONTESTS = words("конкурс состязание соревнование номинация викторина")

GLOSS = 60
"""Letters of a bracket before a gloss."""

GLOSSED = re.compile(r"\([^()а-яё]*[^\W\d_][^()а-яё]*$", re.IGNORECASE)
"""Words of another language right after a bracket: («kaari», …"""


def is_name(doc: Document, mark: Marked) -> bool:
    """Газета «Новая жизнь», так называемый «налог на дождь», премия «За высший пилотаж»."""
    before = doc.text[max(0, mark.start - 30) : mark.start]
    if SO_CALLED.search(before) or any(rule(doc, mark) for rule in NAMING):
        return True
    if doc.text[mark.inside.start : mark.inside.start + 1].islower():
        return False
    if called(doc, mark) or _after_thing(doc, mark):
        return True
    inside = mark.inside.of(doc.text).lstrip()
    mention = doc.named.get(doc.at(mark.inside.start))
    if mention is not None and mention.kind == "ORG":
        return True
    return inside[:1].isupper() and count(doc, mark) < 5


def _after_thing(doc: Document, mark: Marked) -> bool:
    """В субботнике «Великая Победа: от отца к сыну»: a capital letter right after a thing, and no verb."""
    first, end = doc.at(mark.start), doc.at(mark.end)
    before = doc.words(first - 1, first)
    thing = bool(before) and before[0].pos == "NOUN" and not before[0].animate
    return thing and not any(word.finite for word in doc.words(first, end))


def _apposed(doc: Document, mark: Marked) -> bool:
    """в категории «песни о море», по методу «трёх вёдер», по логике «больше дождя — больше травы»"""
    first = doc.at(mark.start)
    before, opening = doc.words(first - 1, first), doc.words(first + 1, first + 3)
    if not before or before[0].pos != "NOUN":
        return False
    head = next((token for token in opening if token.pos == "NOUN"), None)
    return dictionary_noun(before[0].lower) in KINDS or (
        named_thing(before[0]) and head is not None and head.case == "Nom"
    )


def _purpose(doc: Document, mark: Marked) -> bool:
    """проект по «защите рек края»: what a thing is for, right behind its noun."""
    first = doc.at(mark.start)
    before, opening = doc.words(first - 2, first), doc.words(first + 1, first + 2)
    behind = len(before) == 2 and before[1].lower == "по" and named_thing(before[0])
    return behind and any(token.pos == "NOUN" for token in opening)


def _of_named_list(doc: Document, mark: Marked) -> bool:
    """в духе фильмов «Тишина» и «Сорок дней зимы»; в номинациях: «лучший суп» – за вкус, «лучший пирог» – за вид"""
    first = run_of(doc, mark)[0]
    if first is not mark and called(doc, first):
        return True
    line = doc.lines[doc.line_of(mark.start)]
    colon = next((token for token in doc.words(line.first, doc.at(mark.start)) if token.text == ":"), None)
    return colon is not None and colon.index > line.first and _many(doc.tokens[colon.index - 1])


def _works_of(doc: Document, mark: Marked) -> bool:
    """режиссёр Иван Ким («28 дней в пути», «Мосты»): names of works in brackets after one's name."""
    run = run_of(doc, mark)
    first = doc.at(run[0].start)
    bracketed = doc.tokens[first - 1].text == "(" and doc.text[run[-1].end : run[-1].end + 1] == ")"
    name = doc.named.get(first - 2) if bracketed and first > 1 else None
    works = not any(one.inside.of(doc.text)[:1].islower() for one in run)
    return name is not None and name.kind == "PER" and works


def _by_author(doc: Document, mark: Marked) -> bool:
    """фильм Анны Рей «Песня для старого рояля»: who made the thing stands between its noun and its name."""
    author = doc.named.get(doc.at(mark.start) - 1)
    if author is None or author.kind != "PER" or author.last != doc.at(mark.start) - 1:
        return False
    thing = doc.words(author.first - 1, author.first)
    return bool(thing) and named_thing(thing[0]) and mark.inside.of(doc.text)[:1].isupper()


def _many(noun: Token) -> bool:
    return noun.number == "Plur" and named_thing(noun)


def _set_phrase(doc: Document, mark: Marked) -> bool:
    """накопления на «чёрный день»: words that go in marks by habit, whoever says them."""
    words = [token for token in inside(doc, mark) if token.word]
    return len(words) == 2 and " ".join(plain(parses(word.lower)[0].normal_form) for word in words) in SET_PHRASES


def _of_law(doc: Document, mark: Marked) -> bool:
    return OF_LAW.fullmatch(mark.inside.of(doc.text).strip(" .,")) is not None


def _crime(doc: Document, mark: Marked) -> bool:
    """дело по статье 12 УК РФ часть 2 «кража двух лодок»"""
    return ARTICLE.search(doc.text[max(0, mark.start - 60) : mark.start].rstrip()) is not None


def _award(doc: Document, mark: Marked) -> bool:
    """вручили грамоту «за смелость на воде», конкурс на «самую тихую лодку»"""
    first = doc.at(mark.start)
    before = doc.words(first - 2, first)
    if len(before) == 2 and before[1].lower in ("на", "за"):
        return dictionary_noun(before[0].lower) in CONTESTS
    opens = mark.inside.of(doc.text).lower().startswith("за ")
    return opens and bool(before) and dictionary_noun(before[-1].lower) in AWARDS


def _gloss(doc: Document, mark: Marked) -> bool:
    """мост (kaari, «дуга над водой»): what a foreign word means."""
    return (
        doc.text[mark.end : mark.end + 1] == ")"
        and GLOSSED.search(doc.text, max(0, mark.start - GLOSS), mark.start) is not None
    )


NAMING = (_of_law, _crime, _award, _gloss, _apposed, _purpose, _of_named_list, _works_of, _by_author, _set_phrase)
