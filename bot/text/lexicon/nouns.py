"""Every written form of the nouns that the rules know, so that a word is told by one look-up."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bot.text.lexicon.cues import NOUN
from bot.text.lexicon.forms import lexeme
from bot.text.lexicon.offices import BODIES, GENERIC_BODIES, OFFICES, PEOPLE
from bot.text.lexicon.sources import DOCUMENTS, MEDIA_NAMES, MEDIA_NOUNS, NAMED_THINGS, SIGNS


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
    return word
