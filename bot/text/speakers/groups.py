"""People without a name: «они», one of many fans."""

from __future__ import annotations

from bot.text.lexicon.forms import parses, plain
from bot.text.lexicon.nouns import dictionary_noun
from bot.text.lexicon.somebody import ONE_OF_MANY, SOME
from bot.text.lexicon.words import words
from bot.text.parse.document import Token
from bot.text.parse.genitives import genitive
from bot.text.sources.candidates import LAST_NAMED
from bot.text.sources.found import Source, SourceKind
from bot.text.sources.phrases import noun
from bot.text.speakers.antecedents import UNRESOLVED, Case, Resolved, Said, antecedent, gender_fits
from bot.text.speakers.bodies import short_name
from bot.text.types import Speaker, SpeakerKind

AUDIENCE = words(
    """
    поклонник поклонница фанат фанатка подписчик подписчица пользователь юзер фолловер зритель читатель болельщик
    слушатель комментатор интернет-пользователь
    """
)
COMMENTS = frozenset(("комментарии", "комментариях", "комментах"))
EXPERTS = "специалист"
RESEARCHERS = "исследовател"
SCIENTISTS = "учен"
"""Beginnings of words by which scientists go on to be called, and of the word that names them first."""

PEOPLE = ("ники", "исты", "логи")
"""Ends of words for people that the dictionary lacks: антипрививочники."""

SENTENCES = 2
"""Sentences back to the audience that some are a part of."""

NEAR = 60
"""Words back to the people who are «они»."""

MANY_REMARKS = 4
"""Quotes back to «один из подписчиков»."""

FAR = 150
"""Words back to the people of whom one speaks."""


def they(case: Case) -> Resolved | None:
    """— отметили они; по их словам."""
    if case.source.kind is not SourceKind.PRONOUN:
        return None
    last = case.last()
    if (told := _told_right_before(case)) is not None:
        return told
    if last is None or last.resolved.person is not None:
        return _many_before(case) or UNRESOLVED
    if (many := _subject_since(case, last)) is not None:
        return many
    return Resolved(last.resolved.speaker, None, "«они» for the last source", 0.7)


def _told_right_before(case: Case) -> Resolved | None:
    """Лужские учёные изменили дату. По их данным, …: the subject with which the sentence before begins."""
    doc, here = case.doc, case.doc.tokens[case.source.head]
    opening = doc.lines[here.sentence]
    if here.lower != "их" or here.index > opening.first + 1 or here.sentence < 2:
        return None
    above = doc.lines[here.sentence - 1]
    words = doc.words(above.first, above.end)
    verb = next((token for token in words if token.finite), None)
    if verb is None or verb.number != "Plur":
        return None
    subject = next((token for token in doc.words(above.first, verb.index) if token.case == "Nom"), None)
    while subject is not None and subject.pos == "ADJ":
        subject = doc.tokens[subject.index + 1]
    return _named_many(case, subject) if subject is not None and _many(case, subject) else None


def one_of_them(case: Case) -> Resolved | None:
    """Подписчики удивлены. «…», — пишет один из них: один из подписчиков."""
    doc, head = case.doc, case.source.head
    one = doc.words(head, head + 3) if case.source.kind is SourceKind.NOUN and head >= 0 else ()
    if [word.lower for word in one[1:]] != ["из", "них"] or one[0].lower not in ("один", "одна"):
        return None
    before = (doc.tokens[index] for index in range(head - 1, max(0, head - FAR), -1))
    many = next((word for word in before if _many(case, word)), None)
    whom = genitive(many.lower) if many is not None else None
    if whom is None:
        return UNRESOLVED
    return Resolved(Speaker(f"{one[0].lower} из {whom}", SpeakerKind.ROLE), None, "one of the many before", 0.75)


def their_paper(case: Case) -> Resolved | None:
    """Родители приехали. Они умоляли рассказать. «…», — говорится в их заявлении: the many of the sentences before."""
    doc, head = case.doc, case.source.head
    if case.source.kind is not SourceKind.NOUN or head < 1 or doc.tokens[head - 1].lower != "их":
        return None
    last = case.last()
    since = doc.at(max(last.found.at, last.found.end)) if last is not None else 0
    here = doc.line_of(case.found.start)
    for line in reversed(doc.lines[max(1, here - SENTENCES) : here]):
        subject = next((token for token in doc.words(max(line.first, since), line.end) if _many(case, token)), None)
        if subject is not None:
            return _named_many(case, subject)
    return None


def _subject_since(case: Case, last: Said) -> Resolved | None:
    """В фонде ждут вакцин. Прививок боятся родители. Они уверены: the many of the sentence before, and not the body."""
    if last.resolved.speaker is None or last.resolved.speaker.kind is not SpeakerKind.ORG:
        return None
    line = case.doc.lines[case.doc.tokens[case.source.head].sentence - 1]
    since = max(line.first, case.doc.at(max(last.found.at, last.found.end)))
    subjects = [token for token in case.doc.words(since, line.end) if _many(case, token)]
    return _named_many(case, subjects[-1]) if subjects and subjects[-1].rel.startswith("nsubj") else None


def _many_before(case: Case) -> Resolved | None:
    """Подписчики модели восхитились. «Красота», — писали они. Они отметили, что платье ей идёт.

    A film that «по их мнению» is great is none that anybody reports.
    """
    first = case.source.head
    reach = NEAR if case.found.kind.verbatim else FAR if case.doc.tokens[first].lower == "они" else 0
    before = (case.doc.tokens[index] for index in range(first - 1, max(0, first - reach), -1))
    return next((_named_many(case, token) for token in before if _many(case, token)), None)


def _many(case: Case, token: Token) -> bool:
    subject = token.number == "Plur" and token.case == "Nom" and token.pos == "NOUN"
    people = token.animate or (token.lower.endswith(PEOPLE) and not any(parse.is_known for parse in parses(token.text)))
    return subject and people and not case.scene.spoken(token.start)


def _named_many(case: Case, token: Token) -> Resolved:
    name = short_name(case.doc, noun(case.doc, token, token.index))
    return Resolved(Speaker(name, SpeakerKind.ROLE), None, "«они» for the many before", 0.7)


def some_of_an_audience(case: Case) -> Resolved | None:
    """Мнения поклонников разошлись: одни пишут, что …: part of the audience of which the text has just told."""
    source = case.source
    if source.kind is not SourceKind.NOUN or case.doc.tokens[source.head].lower not in SOME:
        return None
    floor = case.doc.tokens[source.head].sentence - SENTENCES
    for index in range(source.head - 1, -1, -1):
        token = case.doc.tokens[index]
        if token.sentence < floor:
            return None
        if _of_audience(token) and token.number == "Plur" and not case.scene.spoken(token.start):
            name = short_name(case.doc, Source(SourceKind.NOUN, index, index, index, token.gender, "Plur"))
            return Resolved(Speaker(name, SpeakerKind.ROLE), None, "part of an audience", 0.8)
    return None


def _of_audience(token: Token) -> bool:
    lemmas = {dictionary_noun(token.lower), *(parse.normal_form for parse in parses(token.lower))}
    return not AUDIENCE.isdisjoint(lemmas)


def commenters(case: Case) -> Resolved | None:
    """«Красота», — пишут в комментариях: whoever has written them, and nobody whom the article names."""
    source = case.source
    token = case.doc.tokens[source.head]
    if source.kind is not SourceKind.NOUN or token.lower not in COMMENTS or not source.bare or _on_a_paper(case):
        return None
    if token.number == "Sing" and case.doc.tokens[token.index - 1].pos == "ADJ":
        return None
    return Resolved(Speaker("комментаторы", SpeakerKind.ROLE), None, "people who comment", 0.8)


def _on_a_paper(case: Case) -> bool:
    """говорится в комментарии к закону: a paper, and no comments of readers"""
    after = case.doc.words(case.source.last + 1, case.source.last + 2)
    return bool(after) and after[0].lower == "к"


def one_of_many(case: Case) -> Resolved | None:
    """Подписчики в восторге. «Красота», — написал один; один из подписчиков … добавил другой.

    Рей судится с Кимом. «…», — ответил последний: of two who are named, the second.
    """
    source = case.source
    if source.kind is not SourceKind.PRONOUN or case.doc.tokens[source.head].lower not in ONE_OF_MANY:
        return None
    which = case.doc.tokens[source.head].lower
    if source.head < case.doc.at(case.found.at) and which in LAST_NAMED:
        return None
    many = _those_of_whom_one_spoke(case)
    if many is None and which in LAST_NAMED:
        return antecedent(case, lambda person: gender_fits(person, source.gender), "the last of those named:")
    many = many or _many_before_one(case)
    if many is None:
        return UNRESOLVED
    name = _single(many) if which in ("один", "одна") else f"{which} {_single(many)}"
    return Resolved(Speaker(name, SpeakerKind.ROLE), None, "one of many", 0.8)


def _those_of_whom_one_spoke(case: Case) -> Token | None:
    """написал один из подписчиков певицы … — добавил другой: подписчиков"""
    for one in reversed(case.said[-MANY_REMARKS:]):
        source = one.found.source
        if source.kind is SourceKind.NOUN and case.doc.tokens[source.head].lower in ("один", "одна"):
            nouns = (word for word in case.doc.words(source.head + 1, source.last + 1) if word.pos == "NOUN")
            return next(nouns, None)
    return None


def _many_before_one(case: Case) -> Token | None:
    head = case.source.head
    for token in reversed(case.doc.words(max(0, head - FAR) + 1, head)):
        if token.number == "Plur" and token.case == "Nom" and token.animate and not case.scene.spoken(token.start):
            return token
    return None


def same_scientists(case: Case) -> Resolved | None:
    """Учёные считают, что …. Специалисты добавили, что …; канадские учёные … Исследователи …: by another word."""
    source, last = case.source, case.last()
    if source.kind is not SourceKind.NOUN or source.first != source.last or last is None:
        return None
    token, speaker = case.doc.tokens[source.head], last.resolved.speaker
    if token.number != "Plur" or speaker is None or speaker.kind is not SpeakerKind.ROLE:
        return None
    named = plain(speaker.name).split()
    again = token.lower.startswith(EXPERTS) or (token.lower.startswith(RESEARCHERS) and len(named) > 1)
    if not again or not any(word.startswith(SCIENTISTS) for word in named):
        return None
    return Resolved(speaker, None, "scientists by another word", 0.8)


def _single(token: Token) -> str:
    """подписчики → подписчик"""
    for parse in parses(token.text):
        if parse.tag.POS == "NOUN" and (single := parse.inflect({"nomn", "sing"})) is not None:
            return str(single.word)
    return token.lower
