"""Bodies that speak: the shortest name that tells one apart, in the nominative."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.abbreviations import abbreviation, in_use, without_case
from bot.text.document import Document
from bot.text.found import Source, SourceKind
from bot.text.lexicon.forms import parses
from bot.text.lexicon.nouns import dictionary_noun, noun_lemma
from bot.text.lexicon.offices import BODIES, GENERIC_BODIES, OFFICES, SERVES
from bot.text.lexicon.sources import DOCUMENTS
from bot.text.long_names import for_field
from bot.text.mentions import Mention
from bot.text.names import genitive, nominative_phrase, same_word
from bot.text.outlets import TELLING_NEWS, from_outlet
from bot.text.phrases import is_medium, office
from bot.text.types import Speaker, SpeakerKind
from bot.text.unlisted import CLUBS, club_of_town, drug, no_club, opening_body

ANY_BODY = frozenset(
    (
        *("компания", "корпорация", "фирма", "ведомство", "организация", "учреждение", "предприятие", "холдинг"),
        *("концерн", "регулятор", "стартап", "госкорпорация", "госхолдинг", "госкомпания", "производитель", "сервис"),
        *("площадка", "агентство", "служба", "управление", "департамент", "комитет", "пресс-служба", "клуб", "команда"),
        *("фонд", "банк", "группа", "перевозчик", "лоукостер", "автопроизводитель", "автоконцерн", "ритейлер"),
        *("застройщик", "авиакомпания", "издательство", "студия", "оператор"),
        *("конгломерат", "гигант", "it-гигант", "техногигант", "автогигант", "вендор"),
    )
)
"""Words that stand for bodies of any name; a профсоюз or a музей is one only where its name says so."""

SHORT = 8
"""Letters that an abbreviation has less than."""

SENTENCES = 2
"""Sentences before «компания» in which the subject is the one meant."""

COMPOUND = ("комиссия", "банк", "суд", "корпорация", "холдинг")
"""Second halves of names of one word that stand for the whole further on: Еврокомиссия, Лугбанк, Мосгорсуд."""

VAGUE = frozenset(("ведомство", "компания", "организация", "учреждение", "предприятие", "министерство", "регулятор"))
"""Bodies of which a press service without the name tells nothing."""


def short_name(doc: Document, source: Source) -> str:
    """Spell a source in the nominative; an abbreviation that the article uses for it is shorter still."""
    if (short := _beside_in_brackets(doc, source)) is not None:
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
    return text + "»" if text.count("«") > text.count("»") else text


def _whose(doc: Document, source: Source) -> str | None:
    """адвокат известной певицы Анны Седых: the name alone tells whose."""
    mention = doc.named.get(source.last + 1)
    if mention is None or mention.kind != "PER":
        return None
    genitive = doc.tokens[mention.first].case == "Gen"
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
    """A name of one word that the dictionary lacks, as the article has it in the nominative: в Ростехе → Ростех."""
    head = doc.tokens[source.head]
    name = dictionary_noun(head.lower)
    if source.first == source.last and head.text[0].isupper() and name.endswith(COMPOUND) and name not in COMPOUND:
        return name.capitalize()
    if source.first != source.last or head.case in ("Nom", "") or not head.text[0].isupper() or head.text.isupper():
        return None
    if any(parse.is_known for parse in parses(head.text)):
        return None
    forms = (token.text for token in doc.tokens if token.case == "Nom" and token.text[0] == head.text[0])
    return next((form for form in forms if same_word(form, head.text)), without_case(head.text))


def _common(doc: Document, index: int) -> bool:
    """The first word of a sentence is no name: Врачи, Театр «Факел», Пресс-служба мэрии, but Министерство финансов."""
    token = doc.tokens[index]
    if token.text.isupper():
        return False
    if office(token) or (token.index + 1 < len(doc.tokens) and doc.tokens[index + 1].text in '«"“„'):
        return noun_lemma(token.lower) in OFFICES | BODIES | GENERIC_BODIES
    return token.pos != "PROPN" and index not in doc.named


def body_meant(doc: Document, head: int, last: Speaker | None) -> str | None:
    """The body that a bare «компания» or «ведомство» stands for: one called so, else the last or the main one."""
    lemma = noun_lemma(doc.tokens[head].lower)
    organisations = [mention for mention in doc.mentions if mention.kind == "ORG"]
    products = [doc.tokens[mention.first].text for mention in organisations if _called_product(doc, mention)]
    products += [name for mark in doc.marks if (name := drug(doc, mark)) is not None]
    bodies = [
        mention
        for mention in organisations
        if not is_medium(doc, mention.first, mention.last) and not _product(doc, mention, products)
        if not _gives_news(doc, mention) and not _rubric(doc, mention)
    ]
    if lemma == "министерство":
        bodies = [mention for mention in bodies if _ministry(doc, mention)]
    elif lemma in CLUBS:
        bodies = [mention for mention in bodies if not no_club(doc, mention)]
    before = [mention for mention in bodies if mention.last < head]
    called = [
        mention
        for mention in before
        if any(_called(doc, lemma, index) for index in range(mention.first - 1, mention.last + 1))
    ]
    subject = _last_subject(doc, before, head) if lemma in ANY_BODY else None
    if subject is not None and (lemma != "компания" or not called or subject in called):
        return name_of(doc, subject)
    if called:
        return name_of(doc, called[-1])
    if lemma == "министерство":
        return _main(doc, before or bodies)
    if (unlisted := _unlisted(doc, lemma, head, before)) is not None:
        return short_name(doc, unlisted)
    if lemma not in ANY_BODY:
        return None
    if last is not None and last.kind is SpeakerKind.ORG and noun_lemma(last.name.lower()) not in DOCUMENTS:
        return last.name
    return _main(doc, before)


def _unlisted(doc: Document, lemma: str, head: int, before: Sequence[Mention]) -> Source | None:
    if lemma in CLUBS:
        return club_of_town(doc, head) if not before else None
    return opening_body(doc, head) if lemma in ANY_BODY else None


def _rubric(doc: Document, mention: Mention) -> bool:
    """Общество: a paragraph of one word heads a page and names nobody."""
    token = doc.tokens[mention.first]
    return mention.first == mention.last and doc.paragraphs[doc.paragraph_of(token.start)].of(doc.text) == token.text


def _gives_news(doc: Document, mention: Mention) -> bool:
    """…, сообщает Aeronews. В компании добавили: the outlet is not the one meant."""
    cue = doc.tokens[mention.first - 1] if mention.first else None
    source = Source(SourceKind.NOUN, mention.first, mention.first, mention.last)
    return cue is not None and cue.lower in TELLING_NEWS and from_outlet(doc, source, cue)


def _product(doc: Document, mention: Mention, products: Sequence[str]) -> bool:
    """препарат «Луч» is no body, nor is Луч further on; компания «Луч» is."""
    called = _called_product(doc, mention)
    name = doc.tokens[mention.first].text
    return any(same_word(name, product) for product in products) if called is None else called


def _called_product(doc: Document, mention: Mention) -> bool | None:
    """What the noun before the marks says; None where there is none, or where it is of the body: тренер «Луча»."""
    before = doc.words(mention.first - 2, mention.first)
    if len(before) < 2 or before[1].text not in '«"“„' or before[0].pos != "NOUN":
        return None
    name = doc.tokens[mention.first]
    if before[0].animate or before[0].sentence != name.sentence or name.case == "Gen":
        return None
    return not _speaks(before[0].lower)


def _speaks(word: str) -> bool:
    return noun_lemma(word) in BODIES | GENERIC_BODIES


def _last_subject(doc: Document, before: Sequence[Mention], head: int) -> Mention | None:
    """The body of which the last sentences told: Isuzu продаёт пикапы. В компании отметили, что …"""
    here = doc.tokens[head].sentence
    for mention in reversed(before):
        token = doc.tokens[mention.first]
        if token.sentence < here - SENTENCES:
            return None
        if token.sentence == here:
            continue
        opens = mention.first == doc.lines[token.sentence].first or token.case == "Nom"
        if opens or any(word.rel.startswith("nsubj") for word in doc.words(mention.first, mention.last + 1)):
            return mention
    return None


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


def _ministry(doc: Document, mention: Mention) -> bool:
    """Минфин, МЧС, Министерство обороны: no power station is called a ministry."""
    word = doc.tokens[mention.first].text
    return word.lower().startswith("мин") or (word.isupper() and word[0] == "М")


def _main(doc: Document, before: Sequence[Mention]) -> str | None:
    """The body mentioned most often; a name in another case counts for the same body."""
    best: Mention | None = None
    most = 0
    for mention in before:
        word = doc.tokens[mention.first].text
        often = sum(same_word(word, doc.tokens[other.first].text) for other in before)
        if often > most and len(word) > 2 and not any(letter.isdigit() for letter in word):
            best, most = mention, often
    return name_of(doc, best) if best is not None else None


def _called(doc: Document, lemma: str, index: int) -> bool:
    """компания «Луч» is the компания, and Еврокомиссия the комиссия."""
    if index < 0:
        return False
    token = doc.tokens[index]
    compound = lemma in COMPOUND and token.text[0].isupper() and dictionary_noun(token.lower).endswith(lemma)
    return compound or noun_lemma(token.lower) == lemma


def name_of(doc: Document, mention: Mention) -> str:
    """Spell the body that a mention names."""
    nouns = [token.index for token in doc.words(mention.first, mention.last + 1) if token.pos in ("NOUN", "PROPN", "X")]
    head = nouns[0] if nouns else mention.first
    return short_name(doc, Source(SourceKind.NOUN, head, mention.first, mention.last))
