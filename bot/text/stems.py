"""Words as keys: every form of a word gives one stem, and a name in any case finds its person."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache

import pymorphy3
import Stemmer

TOKEN = re.compile(r"[^\W_]+")
MIXED = re.compile(r"(?=.*[a-z])(?=.*[а-я])")
LOOK_ALIKE = str.maketrans("aceopxykmhtb", "асеорхукмнтв")
"""Latin letters that stand for Cyrillic ones in words that hold both («Tокаев», «cтраны»)."""

KEPT_WORDS = 1 << 16
"""A day of 4,562 articles holds about 75,000 word forms, most of them once; parsing one takes 56 µs."""

LONGEST_WORD = 48
"""Letters that are looked at; the morphology takes seconds over a word of 10,000, and no word has so many."""

SURNAME_ENDINGS = ("ов", "ев")
"""A capital before them means a surname: «Токаев» is no genitive plural of «токай» (as pymorphy3 has it)."""

INFLECTION = re.compile(
    r"(?<=\w\w)(?:[аяоеи]ми|ыми|[ое]го|[ое]му|[ая]м|[ая]х|[оеыи]м|[ыи]х|[оеыиа]й|[ое]ю|ую|юю|ая|яя|ое|ее|ые|ие|ия|ии|ию|ью"
    r"|[аеиоуыюяьй])$"
)
"""Endings of the cases after two letters at least: Цой, Цоя and Цоем meet in «цо»."""

ADJECTIVE_ENDINGS = ("ый", "ий", "ой")
"""Surnames may look like adjectives, and pymorphy3 has some of their forms as one and some as the other (Навальный)."""

LIKELY = 0.1
"""Readings of a query's word that pymorphy3 finds less probable are not searched for (банка → банк .95, банка .05)."""

Alternatives = tuple[str, ...]


def stems(text: str) -> tuple[str, ...]:
    """Give the stem of each word, in order: for the full text index, stories, mutes and follows.

    A word of the dictionary is its lemma, so «рынка» meets «рынок»; a name or an unknown word is
    what its cases share. Case and ё do not matter, words with a hyphen are two.
    """
    return tuple(_stem(word) for word in TOKEN.findall(text))


def query_stems(query: str) -> tuple[Alternatives, ...]:
    """Give for each word of a query the stems that it may have: «банка» is a bank's and a jar."""
    return tuple(_alternatives(word) for word in TOKEN.findall(query))


def contains(text: Collection[str], query: tuple[Alternatives, ...]) -> bool:
    """Tell whether the stems of a text hold every word of the query; nothing holds an empty one."""
    return bool(query) and all(any(stem in text for stem in words) for words in query)


def names_person(query: str, name: str) -> bool:
    """Tell whether a query in any case means the person of this name, which is in the nominative.

    «Токаева», «токаев» and «Касым-Жомарта Токаева» all mean Касым-Жомарт Токаев, «Токарева» does
    not; «Владимира Владимировича Путина» also means Владимир Путин.
    """
    asked, known = _name_words(query), _name_words(name)
    if not asked or not known:
        return False
    missing = len(asked) - _met(asked, known)
    return missing == 0 or (len(known) > 1 and missing == len(asked) - len(known))


def name_keys(name: str) -> tuple[str, ...]:
    """Give the words under which a person is kept; `nominatives` of a query's words meet them."""
    return tuple(dict.fromkeys(_plain(word) for word in TOKEN.findall(name)))


def nominatives(word: str) -> frozenset[str]:
    """Give every nominative that a word in some case may come from, itself among them, in lower case."""
    plain = _plain(word)
    return frozenset((plain, *_restored(plain)))


@lru_cache(maxsize=KEPT_WORDS)
def _stem(word: str) -> str:
    plain = _plain(word)
    if len(plain) == LONGEST_WORD:
        return plain
    if plain.endswith(SURNAME_ENDINGS) and word[0].isupper() and not word.isupper():
        return plain
    return next(_lemmas(plain), None) or _uninflected(plain)


@lru_cache(maxsize=1 << 10)
def _alternatives(word: str) -> Alternatives:
    plain = _plain(word)
    surname = [plain] if plain.endswith(SURNAME_ENDINGS) else []
    return tuple(dict.fromkeys([_stem(word), *_lemmas(plain), *surname]))


def _plain(word: str) -> str:
    lower = word[:LONGEST_WORD].lower().replace("ё", "е")[:LONGEST_WORD]
    return lower.translate(LOOK_ALIKE) if MIXED.match(lower) else lower


def _uninflected(plain: str) -> str:
    """Take the endings of nouns and surnames off a word that no dictionary has, until none is left.

    Snowball also takes those of verbs, and «Байден», «Эрдоган», «Пашинян» would part from their own cases.
    """
    if plain.isascii():
        return str(_english().stemWord(plain))
    if plain.endswith(SURNAME_ENDINGS):
        return plain[:-2] or plain  # «ОB» is the ending alone
    while ending := INFLECTION.search(plain):
        plain = plain[: ending.start()]
    return plain.removesuffix("ец") + "ц" if plain.endswith("ец") else plain  # Кравец, Кравца


def _lemmas(plain: str) -> Iterator[str]:
    """The likely dictionary forms; of a surname its stem, for its masculine and feminine would part."""
    if plain.isascii() or not _morph().word_is_known(plain):
        return
    parses = _morph().parse(plain)
    if "Surn" in parses[0].tag:
        yield plain if plain.endswith(SURNAME_ENDINGS) else _uninflected(plain)
        return
    for parse in parses:
        if parse.score >= LIKELY and "Surn" not in parse.tag:
            lemma = str(parse.normal_form).replace("ё", "е")
            yield _uninflected(lemma) if lemma.endswith(ADJECTIVE_ENDINGS) else lemma


def _name_words(name: str) -> list[str]:
    return TOKEN.findall(name)


def _met(asked: list[str], known: list[str]) -> int:
    left = [_plain(word) for word in known]
    count = 0
    for word in asked:
        found = next((other for other in left if _same_name(word, other)), None)
        if found is not None:
            left.remove(found)
            count += 1
    return count


def _same_name(asked: str, known: str) -> bool:
    if len(asked) == 1 or len(known) == 1:
        return _plain(asked)[0] == known[0]
    return known in nominatives(asked)


CASE_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ого", ("ий", "ый", "ой")),  # Достоевского, Толстого
    ("его", ("ий",)),  # Горячего
    ("ому", ("ий", "ый", "ой")),
    ("ему", ("ий",)),
    ("ыми", ("",)),  # Токаевыми
    ("ым", ("", "ый", "ой")),  # Токаевым, Толстым
    ("им", ("ий",)),  # Достоевским
    ("ом", ("", "ий", "ый", "ой", "о")),  # Шмидтом, Достоевском
    ("ем", ("", "ь", "й", "е")),  # Кличем, Ковалем, Гаем
    ("ой", ("а", "ая")),  # Токаевой, Достоевской
    ("ою", ("а",)),
    ("ей", ("я", "а")),  # Натальей, Дашей
    ("ую", ("ая",)),  # Достоевскую
    ("ии", ("ия", "ий")),  # Марии, Юрии
    ("ию", ("ия", "ий")),
    ("ия", ("ий",)),  # Юрия
    ("ью", ("ь",)),  # Любовью
    ("ых", ("", "ый")),  # Токаевых
    ("их", ("ий",)),
    ("а", ("",)),  # Токаева
    ("я", ("ь", "й")),  # Коваля, Гая
    ("у", ("", "а")),  # Токаеву, Анну
    ("ю", ("ь", "й", "я")),  # Ковалю, Гаю, Наталью
    ("е", ("", "а", "я", "ь", "й")),  # Токаеве, Анне, Наталье
    ("ы", ("", "а")),  # Токаевы, Анны
    ("и", ("", "а", "я", "ь", "й")),  # Ольги, Натальи, Асели
)
"""Endings of names in the oblique cases and what the nominative has in their place."""

FLEETING: tuple[tuple[str, str], ...] = (
    ("йц", "яц"),  # Зайца → Заяц
    ("ц", "ец"),  # Кравца → Кравец
    ("к", "ок"),  # Песка → Песок
    ("ьк", "ек"),  # Пенька → Пенек
    ("павл", "павел"),
    ("льв", "лев"),
)
"""Vowels of the nominative that the other cases lose."""


def _restored(plain: str) -> Iterator[str]:
    for ending, replacements in CASE_ENDINGS:
        if plain.endswith(ending) and len(plain) > len(ending) + 1:
            base = plain.removesuffix(ending)
            for replacement in replacements:
                yield base + replacement
            if "" in replacements:
                yield from _with_vowel(base)


def _with_vowel(base: str) -> Iterator[str]:
    for short, full in FLEETING:
        if base.endswith(short):
            yield base.removesuffix(short) + full


@cache
def _morph() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


@cache
def _english() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")
