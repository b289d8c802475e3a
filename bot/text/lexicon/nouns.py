"""Every written form of the nouns that the rules know, so that a word is told by one look-up."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from bot.text.lexicon.cues import NOUN
from bot.text.lexicon.forms import lexeme, parses, plain
from bot.text.lexicon.offices import BODIES, GENERIC_BODIES, OFFICES, PEOPLE, TOWN_HEAD
from bot.text.lexicon.sources import DOCUMENTS, MEDIA_NAMES, MEDIA_NOUNS, NAMED_THINGS, SIGNS

PREFIXES = (
    *("ген", "глав", "спец", "кино", "теле", "видео", "радио", "метео", "супер", "нейро", "экс"),
    *("техно", "фото", "авто", "мото", "бьюти", "био", "гео", "агро"),
)
"""Beginnings of compounds that are an office as the rest is: генменеджер, кинорежиссер, нейрохирург."""


@cache
def _known() -> Mapping[str, str]:
    index: dict[str, str] = {}
    for words in (
        frozenset(" ".join(NOUN.values()).split()),
        NAMED_THINGS,
        SIGNS,
        MEDIA_NAMES,
        MEDIA_NOUNS,
        DOCUMENTS,
        BODIES,
        GENERIC_BODIES,
        OFFICES,
        frozenset((TOWN_HEAD,)),
    ):
        for word in sorted(words):
            index.update({form: word for form in lexeme(word, "NOUN")})
    index.update({word: word for words in (OFFICES, BODIES, DOCUMENTS, MEDIA_NOUNS, PEOPLE) for word in words})
    return index


def noun_lemma(word: str) -> str:
    """The dictionary form of a noun of the lexicon (lower case, without ё); another word stays as it is."""
    known = _known()
    if word in known:
        return known[word]
    if "-" in word:
        return "-".join(known.get(part, part) for part in word.split("-"))
    rest = without_prefix(word)
    return word.removesuffix(rest) + known[rest] if rest != word and known.get(rest) in OFFICES else word


def without_prefix(word: str) -> str:
    """менеджер of генменеджер; another word as it is."""
    return next((word.removeprefix(prefix) for prefix in PREFIXES if word.startswith(prefix)), word)


@lru_cache(maxsize=20_000)
def dictionary_noun(word: str) -> str:
    """The dictionary form of any noun: what the lexicon knows first, then what the dictionary has (силачу → силач)."""
    known = noun_lemma(word)
    if known != word or word in _known():
        return known
    found = next((parse for parse in parses(word) if parse.tag.POS == "NOUN"), None)
    return plain(found.normal_form) if found is not None else word
