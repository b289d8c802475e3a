"""Which body of an article a general word stands for: в компании, клуб, ведомство."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.lexicon.bodies import DESCRIBED, KINDS
from bot.text.lexicon.forms import parses
from bot.text.lexicon.nouns import dictionary_noun, noun_lemma
from bot.text.lexicon.offices import BODIES, GENERIC_BODIES
from bot.text.lexicon.sources import DOCUMENTS
from bot.text.parse.document import Document
from bot.text.parse.mentions import Mention
from bot.text.parse.names import same_word
from bot.text.sources.found import Source, SourceKind
from bot.text.sources.outlets import TELLING_NEWS, from_outlet
from bot.text.sources.phrases import is_medium, noun
from bot.text.sources.unlisted import CLUBS, called_body, club_of_town, drug, no_club, told_body
from bot.text.speakers.abbreviations import abbreviation
from bot.text.speakers.bodies import COMPOUND, VAGUE, name_of, short_name
from bot.text.types import Speaker, SpeakerKind

ANY_BODY = frozenset(
    (
        *("компания", "корпорация", "фирма", "ведомство", "организация", "учреждение", "предприятие", "холдинг"),
        *("концерн", "регулятор", "стартап", "госкорпорация", "госхолдинг", "госкомпания", "производитель", "сервис"),
        *("площадка", "агентство", "служба", "управление", "департамент", "комитет", "пресс-служба", "клуб", "команда"),
        *("фонд", "банк", "группа", "перевозчик", "лоукостер", "автопроизводитель", "автоконцерн", "ритейлер"),
        *("застройщик", "работодатель", "авиакомпания", "авиаперевозчик", "издательство", "студия", "оператор"),
        *("конгломерат", "гигант", "it-гигант", "интернет-гигант", "техногигант", "автогигант", "вендор"),
        *("компания-производитель", "компания-разработчик", "фирма-производитель"),
    )
)
"""Words that stand for bodies of any name; a профсоюз or a музей is one only where its name says so."""

SHORTEST = 2
"""Letters of an abbreviation that may be anything: ЕС."""

MINISTERS = frozenset(("министр", "замминистр", "замминистра", "вице-министр", "экс-министр"))

REGULATING = frozenset(("комитет", "комиссия", "служба", "агентство", "цб", "фрс", "фас", "ецб"))

SENTENCES = 2
"""Sentences before «компания» in which the subject is the one meant."""


def body_meant(doc: Document, head: int, last: Speaker | None) -> str | None:
    """The body that a bare «компания» or «ведомство» stands for: one called so, else the last or the main one."""
    lemma = noun_lemma(doc.tokens[head].lower)
    bodies = _bodies(doc)
    if lemma == "министерство":
        bodies = [mention for mention in bodies if _ministry(doc, mention)]
    elif lemma == "регулятор":
        bodies = [mention for mention in bodies if _regulates(doc, mention)] or bodies
    elif lemma in CLUBS:
        bodies = [mention for mention in bodies if not no_club(doc, mention)]
    before = [mention for mention in bodies if mention.last < head]
    called = [
        mention
        for mention in before
        if any(_called(doc, lemma, index) for index in range(mention.first - 1, mention.last + 1))
    ]
    called = called or [mention for mention in before if _of_kind(doc, lemma, mention)]
    if not called and last is not None and noun_lemma(last.name.lower().split()[0]) in KINDS.get(lemma, ()):
        return last.name
    subject = _last_subject(doc, before, head) if lemma in ANY_BODY else None
    if (unnamed := _unnamed(doc, lemma, head, subject, called)) is not None:
        return short_name(doc, unnamed)
    if subject is not None and (lemma != "компания" or not called or subject in called):
        return name_of(doc, subject)
    if called:
        return name_of(doc, called[-1])
    if lemma == "министерство":
        return _last_ministry(last) or _main(doc, before or bodies) or ministry_of(doc, head)
    if lemma in CLUBS and not before and (club := club_of_town(doc, head)) is not None:
        return short_name(doc, club)
    if lemma not in ANY_BODY:
        return None
    if last is not None and last.kind is SpeakerKind.ORG and noun_lemma(last.name.lower()) not in DOCUMENTS:
        return last.name
    return _main(doc, before) or (ministry_of(doc, head) if lemma == "ведомство" else None)


def _bodies(doc: Document) -> list[Mention]:
    """The bodies of an article that a general word may stand for: no outlet, no product and no heading."""
    organisations = [mention for mention in doc.mentions if mention.kind == "ORG"]
    products = [doc.tokens[mention.first].text for mention in organisations if _called_product(doc, mention)]
    products += [name for mark in doc.marks if (name := drug(doc, mark)) is not None]
    return [
        mention
        for mention in organisations
        if not is_medium(doc, mention.first, mention.last) and not _product(doc, mention, products)
        if not _gives_news(doc, mention) and not _rubric(doc, mention) and not _dateline(doc, mention)
    ]


def body_described(doc: Document, source: Source) -> str | None:
    """Прокуратура проверила завод. … сообщили в надзорном ведомстве: the body of which the adjective tells."""
    if source.number == "Plur":
        return None
    adjectives = [word.text for word in doc.words(source.first, source.head)]
    lemma = noun_lemma(doc.tokens[source.head].lower)
    parts = [
        part
        for (adjective, noun), parts in DESCRIBED.items()
        if noun == lemma and any(word.startswith(adjective) for word in adjectives)
        for part in parts
    ]
    told = (
        mention
        for mention in reversed(doc.mentions)
        if mention.kind == "ORG" and mention.last < source.first
        if any(part in word.lower for word in doc.words(mention.first - 1, mention.last + 1) for part in parts)
    )
    mention = next(told, None)
    return name_of(doc, mention) if mention is not None else None


def _of_kind(doc: Document, lemma: str, mention: Mention) -> bool:
    """вуз is said of Лужский университет, союз of РСПП, in whose letters it stands."""
    words = doc.words(mention.first, mention.last + 1)
    kinds = KINDS.get(lemma, ())
    letters = words[0].text if len(words) == 1 and words[0].text.isupper() and len(words[0].text) > SHORTEST else ""
    lettered = lemma not in ANY_BODY and lemma in GENERIC_BODIES and lemma[0].upper() in letters
    return lettered or any(noun_lemma(word.lower) in kinds for word in words)


def _unnamed(doc: Document, lemma: str, head: int, subject: Mention | None, called: Sequence[Mention]) -> Source | None:
    """A body with no name of its own, where no name is newer: told of last, or called by the very word before."""
    told = told_body(doc, lemma, head)
    if told is not None and (subject is None or subject.last < told.head):
        return told
    return called_body(doc, lemma, head) if lemma not in VAGUE and not called else None


def _last_ministry(last: Speaker | None) -> str | None:
    """По данным минздрава, … «…», — сообщили в министерстве: the last one, which the text writes small."""
    if last is None or last.kind is not SpeakerKind.ORG:
        return None
    return last.name if any(word.startswith("мин") for word in last.name.lower().split()[-2:]) else None


def ministry_of(doc: Document, head: int) -> str | None:
    """Министр спорта Рей открыла стадион. В министерстве ждут гостей: the ministry whose minister is told of."""
    for token in reversed(doc.words(0, head)):
        if dictionary_noun(token.lower) in MINISTERS and not doc.in_marks(token.start):
            source = noun(doc, token, token.index)
            if source.last > source.head:
                name = f"министерство {doc.slice(source.head + 1, source.last)}"
                return abbreviation(doc, name) or name
    return None


def _rubric(doc: Document, mention: Mention) -> bool:
    """Общество: a paragraph of one word heads a page and names nobody."""
    token = doc.tokens[mention.first]
    return mention.first == mention.last and doc.paragraphs[doc.paragraph_of(token.start)].of(doc.text) == token.text


def _dateline(doc: Document, mention: Mention) -> bool:
    """ЛУГА, 24 июл — Луга-Ньюс.; ЛУГОВ. /Корр. Луч/: the town of a dateline in capitals is no body."""
    town = doc.tokens[mention.first]
    opens = any(span.start == town.start for span in doc.paragraphs[doc.paragraph_of(town.start) :][:1])
    following = doc.words(mention.last + 1, mention.last + 3)
    dated = len(following) == 2 and following[0].text == "," and following[1].text.isdigit()
    known = any("Geox" in parse.tag for parse in parses(town.text)) and following[:1] and following[0].text in ".(/"
    return opens and bool(dated or known) and mention.first == mention.last and town.text.isupper()


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
        first = doc.lines[token.sentence].first
        opens = mention.first == first or token.case == "Nom"
        if opens or any(word.rel.startswith("nsubj") for word in doc.words(mention.first, mention.last + 1)):
            return mention
    return None


def _ministry(doc: Document, mention: Mention) -> bool:
    """Минфин, МЧС, Министерство обороны: no power station is called a ministry."""
    word = doc.tokens[mention.first].text
    return word.lower().startswith("мин") or (word.isupper() and word[0] == "М")


def _regulates(doc: Document, mention: Mention) -> bool:
    """Завод купила фирма «Луч». Комитет дал согласие, говорится на сайте регулятора: no works and no firm."""
    words = [noun_lemma(word.lower) for word in doc.words(mention.first, mention.last + 1)]
    return any(word in REGULATING or word.endswith(("надзор", "банк")) for word in words)


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
