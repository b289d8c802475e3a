"""One name for a body that an article names in several ways: Национальный банк Украины, Нацбанк, НБУ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from bot.text.lexicon.forms import parses, plain
from bot.text.lexicon.nouns import dictionary_noun, noun_lemma
from bot.text.lexicon.offices import GENERIC_BODIES
from bot.text.lexicon.sources import LATIN_BODIES
from bot.text.parse.document import Document, Token
from bot.text.parse.names import same_word
from bot.text.sources.phrases import noun
from bot.text.speakers.holders import COMPOUNDS

NAMED_AFTER = frozenset(("имени", "им", "им.", "при", "по", "в", "на"))
"""Words after which a name only goes on: МХТ имени Чехова, ЦОЗ при Минздраве."""

BESIDE = 2
"""Words between a name and its short form in brackets: … продуктов США (FDA)."""

TWO_LETTERS = frozenset(("центро",))
"""Beginnings of names of which two letters are in use, ЦБ; Евросоюз and Еврокомиссия are short as they are."""

IN_PASSING = 2
"""Times that letters stand in an article which does not go on to use them."""

BEGINNING, LONGEST = 3, 40
STEM = 4
SHORTEST = 3
"""Letters by which the second half of such a name is known: центробанк, Центрального банка; Госдума, думы."""

BANK = "банк"
"""Central banks have the letter of their country behind two others: НБУ, НБК."""

ENDINGS = "аеиоуыья"


def abbreviation(doc: Document, name: str) -> str | None:
    """Центр общественного здоровья → ЦОЗ where the article writes ЦОЗ; Министерство финансов → Минфин."""
    if name not in doc.abbreviations:
        doc.abbreviations[name] = _shortened(doc, name)
    return doc.abbreviations[name]


def _shortened(doc: Document, name: str) -> str | None:
    words = [word for word in name.replace("«", "").replace("»", "").split() if len(word) > 1]
    if not words or name.isupper():
        return None
    full = _in_full(doc, words)
    for one in (words, full):
        if one and (short := _in_brackets(doc, one) or _letters(doc, one)):
            return short if in_use(doc, short) else None
    return _ministry(doc, words) or _compound(doc, words)


def in_use(doc: Document, short: str) -> bool:
    """Бюро рек (BOR): foreign letters that the article gives in brackets, and hardly again, tell a reader nothing."""
    if not short.isascii() or short.lower() in LATIN_BODIES:
        return True
    printed = [token.index for token in doc.tokens if token.text == short]
    return len(printed) > IN_PASSING or any(index < doc.lines[0].end for index in printed)


def without_case(word: str) -> str:
    """Ростехом → Ростех: a name that the dictionary lacks; by the noun that ends it, Росимущества → Росимущество."""
    for start in range(BEGINNING, min(len(word), LONGEST) - STEM + 1):
        known = [parse for parse in parses(word[start:].lower()) if parse.is_known and "NOUN" in parse.tag]
        if not known or any("Name" in parse.tag or "Geox" in parse.tag for parse in known):
            continue
        if word[-1] not in "ауе" and any(_in_nominative(parse, word) for parse in known):
            return word
        oblique = next((parse for parse in known if "nomn" not in parse.tag), None)
        if oblique is not None:
            return word[:start] + str(oblique.inflect({"nomn", "sing"}).word)
    return word[:-1] if word[-1] in "аеу" else word[:-2] if word.endswith("ом") else word


def _in_nominative(parse: Any, word: str) -> bool:
    """Укравтопром; Минобороны, which ends in a genitive and does not decline."""
    return "nomn" in parse.tag and ("sing" in parse.tag or word.startswith("Мин"))


def _letters(doc: Document, words: Sequence[str]) -> str | None:
    initials = "".join(word[0] for word in words).upper()
    for length in range(len(initials), 2, -1):
        if initials[:length] in doc.shorts and (length == len(initials) or words[length].lower() in NAMED_AFTER):
            return initials[:length]
    return None


def _ministry(doc: Document, words: Sequence[str]) -> str | None:
    if len(words) < 2 or noun_lemma(words[0].lower()) != "министерство":
        return None
    begins = "мин" + words[1][:3].lower()
    return next((without_case(short) for short in sorted(doc.shorts) if plain(short).startswith(begins)), None)


def _in_brackets(doc: Document, words: Sequence[str]) -> str | None:
    """Гильдия актёров экрана (SAG): the article says itself how it shortens the name."""
    if not words[0][0].isupper():
        return None
    for short, before in doc.brackets:
        general = len(words) == 1 and noun_lemma(words[0].lower()) in GENERIC_BODIES
        near = before if general else before[-len(words) - BESIDE :]
        if (general or len(words) > 1) and all(any(same_word(word, other) for other in near) for word in words):
            return short
    return None


def _in_full(doc: Document, words: Sequence[str]) -> list[str] | None:
    """Нацбанк, Национальный банк → Национального банка Украины, where the article has that."""
    adjective, rest = _halves(words)
    for head in _pairs(doc, adjective, rest):
        phrase = _phrase(doc, head)
        if all(any(same_word(word, one) for one in phrase[2:]) for word in _country(words)):
            return phrase
    return None


def _phrase(doc: Document, head: Token) -> list[str]:
    """Национальный банк Украины (НБУ): the words up to a mark."""
    words = doc.words(head.index - 1, noun(doc, head, head.index - 1).last + 1)
    return [token.text for token in takewhile(lambda token: token.word, words)]


def _country(words: Sequence[str]) -> Sequence[str]:
    """What tells one Национальный банк or Нацбанк from another."""
    return words[1:] if _joined(words) else words[2:]


def _halves(words: Sequence[str]) -> tuple[str, str]:
    """нацбанк, Национальный банк → национальн, банк; empty where the name is of no such kind."""
    first = plain(words[0])
    for short, full in KINDS.items():
        if first.startswith(full) and len(words) > 1:
            return full, _stem(plain(words[1]))
        if _joined(words) and first.startswith(short):
            return full, _stem(first.removeprefix(short))
    return "", ""


def _stem(word: str) -> str:
    stem = word[:STEM].rstrip(ENDINGS)
    return stem if len(stem) >= SHORTEST else ""


KINDS = {**{short: full for short, full in COMPOUNDS.items() if short not in ("мин", "глав")}, "нац": "национальн"}
"""Beginnings of the names of one word that are told of bodies, and of what these stand for."""


def _joined(words: Sequence[str]) -> bool:
    """Нацбанк, Госдума России: the first word is the noun itself."""
    first = plain(words[0])
    if noun_lemma(first) in GENERIC_BODIES:
        return False
    return any(first.startswith(short) and not first.startswith(full) for short, full in KINDS.items())


def _pairs(doc: Document, adjective: str, rest: str) -> Iterator[Token]:
    """The nouns of Национальный банк, Национального банка, …"""
    if not rest:
        return
    for token in doc.tokens[1:]:
        if token.lower.startswith(rest) and doc.tokens[token.index - 1].lower.startswith(adjective):
            yield token


def _compound(doc: Document, words: Sequence[str]) -> str | None:
    """Национальный банк → Нацбанк; Центробанк → ЦБ: the shortest that the article has of the same country."""
    adjective, rest = _halves(words)
    short = next((one for one, full in KINDS.items() if full == adjective), "")
    if not rest or _one_of_many(doc, adjective, rest, words):
        return None
    letters = (adjective[0] + rest[0]).upper()
    printed = [token for token in doc.tokens if token.text[0].isupper() and not _of_another(doc, token, words)]
    if short in TWO_LETTERS and any(token.text == letters for token in printed):
        return letters
    longer = [one for one in doc.shorts if rest == BANK and one[:2] == letters and len(one) == len(letters) + 1]
    if len(longer) == 1:
        return longer[0]
    compound = next((token for token in printed if token.lower.startswith(short + rest)), None)
    return dictionary_noun(compound.lower).capitalize() if compound else None


def _one_of_many(doc: Document, adjective: str, rest: str, words: Sequence[str]) -> bool:
    """Центральный банк Турции, where the article tells of the Центральный банк России too."""
    country = _country(words)
    others = [word for head in _pairs(doc, adjective, rest) for word in _phrase(doc, head)[2:]]
    return bool(country) and not all(any(same_word(word, one) for one in country) for word in others)


def _of_another(doc: Document, token: Token, words: Sequence[str]) -> bool:
    """ЦБ Турции is not the Центральный банк России."""
    following = doc.words(token.index + 1, token.index + 2)
    if not following or following[0].case != "Gen" or not following[0].text[0].isupper():
        return False
    return not any(same_word(following[0].text, word) for word in words)
