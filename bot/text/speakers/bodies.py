"""Bodies that speak: the shortest name that tells one apart, in the nominative."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from bot.text.lexicon.forms import parses
from bot.text.lexicon.nouns import dictionary_noun, noun_lemma
from bot.text.lexicon.offices import BODIES, GENERIC_BODIES, ITSELF, OFFICES, SERVES
from bot.text.parse.document import Document
from bot.text.parse.genitives import genitive
from bot.text.parse.mentions import Mention
from bot.text.parse.names import nominative_phrase, same_word
from bot.text.sources.found import Source, SourceKind
from bot.text.sources.long_names import for_field
from bot.text.sources.names_beside import FAMILY
from bot.text.sources.phrases import office
from bot.text.speakers.abbreviations import abbreviation, in_use, without_case

ONE_IN_BRACKETS = re.compile(r" \((?P<short>[А-ЯЁA-Z]{2,})\) (?P<rest>\w.*)")

SHORT = 8
"""Letters that an abbreviation has less than."""

COMPOUND = ("комиссия", "банк", "суд", "корпорация", "холдинг")
"""Second halves of names of one word that stand for the whole further on: Еврокомиссия, Лугбанк, Мосгорсуд."""

VAGUE = frozenset(("ведомство", "компания", "организация", "учреждение", "предприятие", "министерство", "регулятор"))
"""Bodies of which a press service without the name tells nothing."""


def short_name(doc: Document, source: Source) -> str:
    """Spell a source in the nominative; an abbreviation that the article uses for it is shorter still."""
    while source.first < source.head and doc.tokens[source.first].lower in ITSELF:
        source = replace(source, first=source.first + 1)
    if (
        short := _beside_in_brackets(doc, source) or _around_brackets(doc, source) or _by_its_country(doc, source)
    ) is not None:
        return short
    if (owner := _whose(doc, source)) is not None:
        first = source.first if source.last == source.head else source.head
        alone = Source(SourceKind.NOUN, source.head, first, source.head, source.gender, source.number)
        return f"{_spelled(doc, alone)} {owner}"
    return _spelled(doc, source)


def _beside_in_brackets(doc: Document, source: Source) -> str | None:
    """в Торговой бизнес палате (ТБП), of which the tagger has the second half."""
    words = doc.words(source.head + 1, source.last + 4)
    if doc.tokens[source.first].text[0].isupper():
        return None
    opening = next((word.index for word in words if word.text == "("), None)
    if opening is None or [word.text for word in doc.words(opening, opening + 3)][::2] != ["(", ")"]:
        return None
    short = doc.tokens[opening + 1].text
    known = short.isupper() and short.isalpha() and 1 < len(short) < SHORT
    return short if known and in_use(doc, short) else None


def _around_brackets(doc: Document, source: Source) -> str | None:
    """Дорожное управление (ДУ) края, which the article calls ДУ края elsewhere."""
    parts = ONE_IN_BRACKETS.search(doc.slice(source.first, source.last))
    short = f"{parts['short']} {parts['rest']}" if parts is not None else ""
    return short if short and short in doc.text else None


def _by_its_country(doc: Document, source: Source) -> str | None:
    """Минспорт Луговии: рекорд побит … в сообщении Минспорта республики: by the name of the country elsewhere."""
    head = doc.tokens[source.head]
    if source.last == source.head or doc.tokens[source.last].lower not in ("республики", "страны"):
        return None
    for first, last in pairwise(doc.tokens):
        proper = first.text[0].isupper() and last.text[0].isupper() and last.case == "Gen"
        if proper and head.text[0].isupper() and same_word(first.text, head.text):
            return short_name(doc, Source(SourceKind.NOUN, first.index, first.index, last.index))
    return None


def _spelled(doc: Document, source: Source) -> str:
    words = doc.words(source.first, source.last + 1)
    described = []
    for token in words:
        following = doc.tokens[token.index + 1].start if token.index < source.last else token.end
        described.append((token.text, token.pos, token.case, doc.text[token.end : following]))
    text = nominative_phrase(
        tuple(described), source.head - source.first, doc.tokens[source.head].gender, source.number
    )
    if (printed := _printed(doc, source)) is not None:
        text = printed
    if source.first == doc.lines[words[0].sentence].first and _common(doc, source.first) and not for_field(doc, source):
        text = text[:1].lower() + text[1:]
    text = _closed(text.split(" (")[0].rstrip(" )(,;"))
    return abbreviation(doc, text) or text


def _closed(text: str) -> str:
    """клуб «Луч» of клуб «Луч: the tagger leaves the closing mark outside of a name."""
    if text.count('"') == 1:
        return text + '"'
    open_marks = (closing for opening, closing in ("«»", "„“") if text.count(opening) > text.count(closing))
    return text + next(open_marks, "")


def _whose(doc: Document, source: Source) -> str | None:
    """адвокат известной певицы Анны Седых: the name alone tells whose."""
    mention = doc.named.get(source.last + 1)
    if mention is None or mention.kind != "PER":
        return None
    genitive = doc.tokens[mention.first].case == "Gen" or doc.tokens[mention.last].lower.endswith(FAMILY)
    if source.last == source.head:
        return doc.slice(mention.first, mention.last) if genitive and _serving(doc, source.head) else None
    genitive = genitive and doc.tokens[source.last].case == "Gen"
    serves = noun_lemma(doc.tokens[source.head].lower) in SERVES
    return doc.slice(mention.first, mention.last) if genitive and serves else None


def _serving(doc: Document, head: int) -> bool:
    """пресс-служба Иванова, врач Ивановой: a noun in another case than the name is no apposition."""
    token = doc.tokens[head]
    return noun_lemma(token.lower) == "пресс-служба" or (token.animate and token.case not in ("Gen", "Acc", ""))


def _printed(doc: Document, source: Source) -> str | None:
    """A name that the dictionary lacks, as the article has it in the nominative: в Ростехе → Ростех, в Миндоре Луга."""
    head = doc.tokens[source.head]
    name = dictionary_noun(head.lower)
    if source.first == source.last and head.text[0].isupper() and name.endswith(COMPOUND) and name not in COMPOUND:
        return head.text[: len(name)] if head.text.lower().startswith(name) else name.capitalize()
    if source.first != source.head or head.case in ("Nom", "") or not head.text[0].isupper() or head.text.isupper():
        return None
    if any(parse.is_known for parse in parses(head.text)):
        return None
    forms = (token.text for token in doc.tokens if token.case == "Nom" and token.text[0] == head.text[0])
    name = next(
        (form for form in forms if same_word(form, head.text)), _elsewhere(doc, source.head) or without_case(head.text)
    )
    return name + doc.text[head.end : doc.tokens[source.last].end]


def _elsewhere(doc: Document, index: int) -> str | None:
    """в «Удинезе», where the article has «Удинезе» without «в» too: a name that does not decline."""
    alike = (token.index for token in doc.tokens if token.text == doc.tokens[index].text and token.index != index)
    before = (doc.words(max(0, other - 2), other) for other in alike)
    return doc.tokens[index].text if any(all(word.pos != "ADP" for word in words) for words in before) else None


def _common(doc: Document, index: int) -> bool:
    """The first word of a sentence is no name: Врачи, Театр «Факел», Пресс-служба мэрии, but Министерство финансов."""
    token = doc.tokens[index]
    if token.text.isupper():
        return False
    if office(token) or (token.index + 1 < len(doc.tokens) and doc.tokens[index + 1].text in '«"“„'):
        return noun_lemma(token.lower) in OFFICES | BODIES | GENERIC_BODIES
    return token.pos != "PROPN" and index not in doc.named


def service_of(doc: Document, service: Source, named: str) -> str:
    """пресс-служба театра with «театр «Факел»» named before: пресс-служба театра «Факел»; else as the text has it."""
    owner = doc.tokens[service.last]
    if noun_lemma(owner.lower) in VAGUE:
        return named
    first, _, rest = named.partition(" ")
    if rest.startswith("«") and noun_lemma(first.lower()) == noun_lemma(owner.lower):
        return f"{short_name(doc, service)} {rest}"
    general = noun_lemma(owner.lower) in GENERIC_BODIES and service.last > service.head
    printed = _in_genitive(doc, named.strip("«»")) if general else None
    if printed is None:
        return short_name(doc, service)
    alone = Source(SourceKind.NOUN, service.head, service.first, service.head, service.gender, service.number)
    return f"{short_name(doc, alone)} {printed}"


def _in_genitive(doc: Document, name: str) -> str | None:
    """«Луча» of «Луч», as the article prints it or the dictionary has it; a name that does not decline as it is."""
    if name.isupper() and name.isalpha():
        return name
    for token in doc.tokens:
        if token.case == "Gen" and token.text[0].isupper() and same_word(token.text, name):
            return f"«{token.text}»" if doc.in_marks(token.start) else token.text
    declined = genitive(name)
    marked = any(doc.text[mark.inside.start : mark.inside.end] == name for mark in doc.marks)
    return f"«{declined}»" if marked and declined is not None else declined


def name_of(doc: Document, mention: Mention) -> str:
    """Spell the body that a mention names."""
    nouns = [token.index for token in doc.words(mention.first, mention.last + 1) if token.pos in ("NOUN", "PROPN", "X")]
    head = nouns[0] if nouns else mention.first
    return short_name(doc, Source(SourceKind.NOUN, head, mention.first, mention.last))
