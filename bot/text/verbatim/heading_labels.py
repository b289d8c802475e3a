"""Who begins the label of a headline: Рей: / Мэр города: / РЕЙ:"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.forms import parses
from bot.text.lexicon.nouns import dictionary_noun, noun_lemma
from bot.text.lexicon.offices import BODIES, PEOPLE
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Token
from bot.text.parse.marks import Marked
from bot.text.parse.mentions import Mention
from bot.text.parse.names import OBLIQUE, same_word
from bot.text.parse.predicates import embedded_question
from bot.text.sources.attribution import BESIDE_SPEECH, cue_at
from bot.text.sources.found import Source, SourceKind, by_name
from bot.text.sources.names_beside import named
from bot.text.sources.outlets import outlet_behind, outlet_tells
from bot.text.sources.phrases import body, noun, office
from bot.text.types import Span

ABOUT = ("о", "об", "обо", "про")

MEETINGS = frozenset(("бой", "поединок", "реванш", "матч", "встреча", "дуэль", "противостояние", "пара", "дерби"))

MAKERS = ("автор", "создатель", "создательница", "звезда", "герой", "героиня", "исполнитель", "исполнительница")

FORECASTS = ("погода", "прогноз", "гороскоп", "курс")
"""Things of which headlines bear no more than the name: курс доллара на 2 мая."""

EVENTS = words("дтп чп чс егэ огэ впр орви орз вич днк ндс ндфл ввп пцр нло чм")
"""Events, trials and ills whose short names no body has: ДТП, ЕГЭ, ОРВИ."""

RUBRIC = 3
"""Letters of a word before a full stop that is no initial: НБА., but Дж. and им."""

SURNAME = 6
"""Letters of a word in capitals that is a name and no abbreviation: ЗИНЧЕНКО, but ВОЗ."""


def first_speaker(doc: Document, first: int, end: int) -> Source | None:
    """A person, an office or a body that begins the label of a headline; a place or a topic is none."""
    for token in doc.words(first, end):
        mention = None if doc.in_marks(token.start) else doc.named.get(token.index)
        if mention is not None and mention.kind == "PER" and not _describes(doc, mention):
            if doc.tokens[mention.last].lower.endswith(OBLIQUE) or _of_whom(doc, mention):
                return None
            return by_name(mention)
        if mention is not None and _whose(token):
            return None
        named_first = token.case in ("Nom", "") or _short_name(doc, token, first)
        if (
            token.pos in ("NOUN", "PROPN")
            and (named_first or _whole_label(token, mention, first, end))
            and (_speaks(token) or (mention and mention.kind == "ORG"))
        ):
            return named(doc, noun(doc, token, first), end)
    return _known_surname(doc, first, end)


def _short_name(doc: Document, token: Token, first: int) -> bool:
    """ВОЗ, which does not decline; but not: Трое пострадавших в ДТП, behind a preposition."""
    where = token.index > first + 1 and doc.tokens[token.index - 1].pos == "ADP"
    return token.text.isupper() and len(token.text) < SURNAME and not where


def _whole_label(token: Token, mention: Mention | None, first: int, end: int) -> bool:
    """Минэнерго: … The body that fills the label stands in no other case than the nominative."""
    if mention is None:
        return end == first + 1 and _ministry(token)
    in_capitals = token.text.isupper() and len(token.text) >= SURNAME
    return mention.kind == "ORG" and not in_capitals and (mention.first, mention.last + 1) == (first, end)


def _ministry(token: Token) -> bool:
    """Минцифрэнерго: a short name that no dictionary has."""
    return token.text.startswith("Мин") and not any(parse.is_known for parse in parses(token.text))


def _of_whom(doc: Document, mention: Mention) -> bool:
    """Соперник для Осина: / «Луч» — соперник Осина: behind a preposition, or where the article has Осин."""
    before = doc.words(mention.first - 1, mention.first) if mention.first else ()
    surname = doc.tokens[mention.last].text
    shorter = surname[:-1] if surname[-1] in "ауе" else surname[:-2] if surname.endswith("ом") else ""
    others = (doc.tokens[other.last].text for other in doc.mentions if other.kind == "PER")
    return any(word.pos == "ADP" for word in before) or (len(shorter) > 3 and shorter in others)


def behind_rubric(doc: Document, end: int) -> int:
    """Хоккей. Олег Рей: / Лига. Источник: the label begins behind a full stop, but for that of an initial, О. Рей."""
    stops = (token.index for token in doc.words(1, end - 1) if token.text in ".!?…")
    return max((stop + 1 for stop in stops if len(doc.tokens[stop - 1].text) >= RUBRIC), default=0)


def of_no_speaker(doc: Document, source: Source) -> bool:
    """COVID, исследование: a thing or letters; or a name that the article has nowhere else."""
    head = doc.tokens[source.head]
    if source.kind is SourceKind.NAME:
        others = (doc.tokens[one.last] for one in doc.mentions if one.kind == "PER" and one.first > source.last)
        return not any(same_word(other.text, doc.tokens[source.last].text) for other in others)
    return not (head.animate or office(head) or head.lower in PEOPLE or noun_lemma(head.lower) in BODIES)


def _outlet_is_source(doc: Document, label: Token) -> bool:
    """Источник: мост закроют⏎Об этом сообщает Goal.: an outlet tells it, and no other source is in the article."""
    body = doc.words(doc.lines[label.sentence].end, len(doc.tokens))
    if any(token.lower.startswith(("источник", "собеседник", "инсайд")) for token in body):
        return False
    told = (token for token in body if token.lower in ("информации", "данным") and outlet_behind(doc, token))
    return any(told) or any(outlet_tells(doc, token) for token in body)


def of_topic(doc: Document, source: Source, behind: Sequence[Token]) -> bool:
    """Исследование: как меняется спрос / «Луч» Луга: погода на 2 мая — дожди: what the article is about."""
    if behind[0].lower in FORECASTS and not any(token.finite for token in behind):
        return True
    return embedded_question(behind) and (source.kind is not SourceKind.NAME or of_no_speaker(doc, source))


def joins(doc: Document, dash: int, source: Source) -> bool:
    """A dash that joins two who meet, or stands for a verb or for «is»: no words stand before it."""
    return _elliptic(doc, dash) or _of_two(doc, dash - 1) or _of_the_one_named(doc, dash, source)


def _of_the_one_named(doc: Document, dash: int, source: Source) -> bool:
    """Скончался Олег Рей — автор трёх романов: what the one whose name stands before the dash has made."""
    name = doc.named.get(dash - 1)
    made = doc.tokens[source.head].lower in MAKERS and source.last > source.head
    return made and name is not None and name.kind == "PER" and source.first == dash + 1


def _elliptic(doc: Document, dash: int) -> bool:
    """Чипы сделает «Заря», а платы — «Луч»: the dash stands for the verb before."""
    comma = next((token.index for token in reversed(doc.words(0, dash)) if token.text == ","), dash)
    behind = doc.words(comma + 1, dash)
    return len(behind) > 1 and behind[0].lower in ("а", "и") and not any(token.finite for token in behind)


def of_a_thing(doc: Document, source: Source, start: int) -> bool:
    """День Олега Рея: / Местный рынок США: a thing that belongs to the one who is named, and says nothing.

    So with Источник: where the source is an outlet.
    """
    if doc.tokens[source.head].lower == "источник" and _outlet_is_source(doc, doc.tokens[source.head]):
        return True
    thing = next((token for token in doc.words(start, source.first) if token.pos != "ADJ"), doc.tokens[start])
    if source.first == start or thing.pos != "NOUN" or thing.case != "Nom" or thing.animate or thing.index in doc.named:
        return False
    return not _speaks(thing)


def _speaks(token: Token) -> bool:
    if token.text.isupper() and token.lower in EVENTS:
        return False
    return office(token) or body(token) or token.lower in PEOPLE or _ministry(token)


def _describes(doc: Document, mention: Mention) -> bool:
    """Горькая весть: … / Раздаваемая игра: … / Бабушкина внучка: … / Заплатки для моста: …

    The tagger takes the first word for a name.
    """
    first = doc.tokens[mention.first]
    if mention.first != mention.last or any(parse.is_known and "Surn" in parse.tag for parse in parses(first.text)):
        return False
    tags = [parse.tag for parse in parses(first.text)]
    if {tag.POS for tag in tags} == {"PRTF"} or _whose(first):
        return True
    return first.pos == "ADJ" or (all("inan" in tag for tag in tags) and any("plur" in tag for tag in tags))


def _whose(token: Token) -> bool:
    """Бабушкина внучка: who is so called is what the headline is about."""
    return all("Poss" in parse.tag for parse in parses(token.lower))


def _known_surname(doc: Document, first: int, end: int) -> Source | None:
    """ЗИНЧЕНКО: «…»: the label is a name that the article gives in full further on."""
    words = [token for token in doc.words(first, end) if token.word]
    if not words or len(words) > 3 or any(not token.text[0].isupper() for token in words):
        return None
    surname = words[-1]
    for mention in doc.mentions:
        if mention.kind == "PER" and len(surname.text) > 3 and same_word(doc.tokens[mention.last].text, surname.text):
            return Source(SourceKind.NAME, surname.index, words[0].index, surname.index)
    return None


def firm(doc: Document, title: Span) -> Source | None:
    """«Алмаз»: цены выросли впятеро. A body whose name fills marks before the colon."""
    mark = next(iter(of_title(doc)), None)
    name = doc.named.get(doc.at(mark.inside.start)) if mark else None
    if mark is None or name is None or name.kind != "ORG" or mark.start > title.start:
        return None
    whole = doc.tokens[name.first].start == mark.inside.start and doc.tokens[name.last].end == mark.inside.end
    if not whole or not any(_reports(doc, other, name) for other in doc.mentions):
        return None
    return named(doc, noun(doc, doc.tokens[name.first], name.first), name.last + 1)


def _reports(doc: Document, other: Mention, name: Mention) -> bool:
    """The article has the same body in a sentence with a verb of speech: в «Алмазе» сообщили."""
    line = doc.lines[doc.tokens[other.first].sentence]
    same = other.first > name.last and same_word(doc.tokens[other.first].text, doc.tokens[name.first].text)
    return same and any(cue_at(doc, index, *BESIDE_SPEECH) for index in range(line.first, line.end))


def of_title(doc: Document) -> Iterator[Marked]:
    return (mark for mark in doc.marks if mark.paragraph == 0)


def of_work(doc: Document, colon: int) -> bool:
    """Старая Total War: Shogun 2 подешевела: foreign words on both sides of the colon are what a work is called."""
    sides = (*doc.words(colon - 1, colon), *doc.words(colon + 1, colon + 2))
    return colon > 1 and all(word.text.isascii() and word.text[0].isupper() for word in sides)


def clause_ends(doc: Document, token: Token) -> bool:
    """Клуб готов сменить мяч: … / Ничуть не хуже «Луча»: … / Запасайтесь солью: …, but not: Рей уверен: …"""
    stated = token.form in ("Short", "Brev") and cue_at(doc, token.index, CueClass.THINK) is None
    name = doc.named.get(token.index)
    if name is not None and name.kind == "PER":
        return stated
    return stated or {parse.tag.POS for parse in parses(token.lower)} in ({"COMP"}, {"VERB"})


def _of_two(doc: Document, last: int) -> bool:
    """Названы условия боя Осин — Рей: the names on both sides of the dash are of those who meet."""
    name = doc.named.get(last)
    before = doc.words(name.first - 1, name.first) if name is not None and name.kind == "PER" else ()
    return any(dictionary_noun(word.lower) in MEETINGS for word in before)


def label_of_topic(doc: Document, source: Source, title: Span) -> bool:
    """Придирается: экс-повар о работе с актрисой. Nothing but who speaks of what stands behind the colon."""
    rest = doc.words(source.last + 1, doc.at(title.end))
    return bool(rest) and rest[0].lower in ABOUT and not any(token.finite or token.text in ",:" for token in rest)
