"""Words that journalists put for a person whom the article names: юрист, белорусский эпидемиолог, основатель фирмы."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from bot.text.lexicon.fields import fields_of
from bot.text.lexicon.nations import nation_of
from bot.text.lexicon.nouns import dictionary_noun
from bot.text.lexicon.offices import (
    EPICENE,
    GENERIC,
    KIN,
    NEUTRAL,
    NEWCOMERS,
    ONLY_LAST,
    SERVES,
    STATE,
    STRANGERS,
)
from bot.text.parse.document import Line
from bot.text.sources.found import SourceKind
from bot.text.speakers.antecedents import (
    NEWER,
    Case,
    Resolved,
    Said,
    alone_in,
    antecedent,
    named,
    named_in,
    only,
    start_of,
)
from bot.text.speakers.compatible import INFORMANTS, SOURCES, head_of, may_be, of_one_root, one_person, usual
from bot.text.speakers.just_above import of_whom_it_tells
from bot.text.speakers.newcomers import brings_in, newcomer, of_somebody_told
from bot.text.speakers.people import Person
from bot.text.speakers.roles_again import role_again

NATIVES = frozenset(("уроженец", "уроженка"))

SOMEBODYS = frozenset(("агент", "помощник", "помощница", "советник", "менеджер", "друг", "подруга"))
"""People of somebody whom news names: со ссылкой на агента is said of the actor's agent, not of the actor."""


def another_word(case: Case) -> Resolved | None:
    """Юрист добавил (nobody is called so before): the last speaker, or the newest subject, under another name."""
    if not one_person(case):
        return None
    head = head_of(case)
    if not _stands_for_somebody(case, head):
        return newcomer(case, head)
    if (before := _called_so(case, head) or role_again(case, head)) is not None:
        return before
    if (
        head in SOMEBODYS
        or of_somebody_told(case)
        or (head in SERVES - SOURCES and case.source.last > case.source.head)
    ):
        return None
    fitting = [person for person in case.scene.persons if may_be(case, person, head)]
    if _aged(case):
        return _the_one(case, fitting, head) or _aged_just_above(case, fitting)
    found = antecedent(case, lambda person: any(person is other for other in fitting), "another word for")
    if found is not None and found.how.endswith("last speaker"):
        other = _told_right_before(case, found, fitting)
        return other or replace(found, trust=0.8)
    if found is not None and (found.trust == NEWER or not usual(head)) and _subject_before(case, found, head):
        return replace(found, trust=0.7)
    if not fitting or head in ONLY_LAST:
        return None
    if not usual(head):
        return _unusual(case, fitting, head)
    if (leading := _of_the_lead(case, fitting)) is not None:
        return leading
    return _the_one(case, fitting, head) or _newest(case, found, head)


def _unusual(case: Case, fitting: Sequence[Person], head: str) -> Resolved | None:
    """Тюменец Иван Рей судится с салоном. … — рассказал автовладелец: the only one named so far."""
    if (called := only([person for person in fitting if of_one_root(person, head)])) is not None:
        return named(called, "whose office has the same root", 0.8)
    told = _alone_so_far(case, fitting) if case.bare and case.doc.paragraph_of(case.found.at) else None
    known = told is not None and of_whom_it_tells(case, told.sightings[0])
    return named(told, "the only one named so far", 0.65) if told is not None and known else None


def _of_the_lead(case: Case, fitting: Sequence[Person]) -> Resolved | None:
    """Аналитик: рубль ослабнет⏎Об этом заявил Иван Рей из «Банка»: the first subject of the first paragraph."""
    doc = case.doc
    if doc.paragraph_of(case.found.at) or case.source.head != doc.lines[0].first or len(doc.paragraphs) < 2:
        return None
    lead = [line for line in doc.lines if line.paragraph == 1]
    subjects = [person for line in lead for person, one in named_in(case.scene, line) if one.subject]
    if not subjects or not case.bare or all(subjects[0] is not person for person in fitting):
        return None
    return named(subjects[0], "the first one of the lead", 0.7)


def _stands_for_somebody(case: Case, head: str) -> bool:
    """«27-летняя женщина» and «мать мальчика» bring in somebody new; «27-летняя актриса» is whom the article names.

    So is «27-летний уроженец Луги».
    """
    known = bool(fields_of(head)) or nation_of(head) is not None or head in NATIVES
    if (_aged(case) and not known) or brings_in(case):
        return False
    described = case.source.last > case.source.head
    if head in KIN:
        return not described and head in GENERIC
    return usual(head) or (not described and head not in STRANGERS and head not in NEWCOMERS)


def _aged_just_above(case: Case, fitting: Sequence[Person]) -> Resolved | None:
    """Чемпион Олег Рей выйдет на ринг. 31-летний британец считает: the only one whom the sentence before names."""
    line = case.just_above()
    told = alone_in(case.scene, line) if line is not None else None
    if told is None or all(told is not person for person in fitting):
        return None
    return named(told, "the only person of the sentence before", 0.7)


def _aged(case: Case) -> bool:
    """27-летняя женщина, 27-летняя актриса"""
    return any(word.text[0].isdigit() for word in case.doc.words(case.source.first, case.source.head))


def _called_so(case: Case, head: str) -> Resolved | None:
    """The word has stood for somebody already: Об этом сообщил музыкант … — рассказал музыкант."""
    for one in reversed(case.said[-20:]):
        source = one.found.source
        if source.kind is SourceKind.NOUN and dictionary_noun(case.doc.tokens[source.head].lower) == head:
            found = one.resolved
            if found.person is None or _another_since(case, one, head):
                return None
            return replace(found, how="the same word as before", trust=0.8)
    return None


def _another_since(case: Case, one: Said, head: str) -> bool:
    """Актриса Рей … — сказала артистка. Певица Ким ушла. … — сказала артистка: of whom the text goes on to tell."""
    since = max(one.found.at, one.found.end)
    told = [
        person
        for line in _lines_lately(case)
        if since < line.span.start
        for person, seen in named_in(case.scene, line)
        if seen.subject and start_of(case, seen) < case.found.at and may_be(case, person, head)
    ]
    return bool(told) and all(person is not one.resolved.person for person in told)


def _only_one_of_gender(case: Case, person: Person) -> bool:
    """Знаменитая автор саги: one woman alone is named in the article."""
    alone = all(other is person or other.gender not in (person.gender, "") for other in case.scene.persons)
    return alone and case.source.gender == person.gender and len(person.sightings) > 1


def _subject_before(case: Case, found: Resolved, head: str) -> bool:
    """Бьорн взревел.⏎«Нет слов», — сказал рекордсмен / собеседник «Луча»: the only person of the sentence before."""
    line = case.sentence_before()
    if line is None or not (case.bare or head in INFORMANTS):
        return False
    told = alone_in(case.scene, line)
    return told is not None and told is found.person


def _the_one(case: Case, fitting: Sequence[Person], head: str) -> Resolved | None:
    """One person alone fits: of all, of those who are of the field of the word, or of those in the headline."""
    described = case.source.last > case.source.head
    if len(fitting) == 1 and (not described or len(case.scene.persons) == 1):
        return named(fitting[0], "the only person whom the word fits", 0.7)
    if len(fitting) == 1 and _only_one_of_gender(case, fitting[0]):
        return named(fitting[0], "the only woman or man of the article", 0.65)
    if (first := _alone_so_far(case, fitting)) is not None:
        return named(first, "the only one named so far", 0.7)
    if (lately := _told_lately(case, fitting)) is not None and not described:
        return named(lately, "who is told of lately", 0.7)
    titled = [person for person in fitting if _in_headline(case, person)]
    if len(titled) == 1 and not described:
        return named(titled[0], "the person of the headline", 0.65)
    fields = fields_of(head)
    same = [person for person in fitting if any(fields & fields_of(held.head) for held in person.offices)]
    return named(same[0], "the only person of that field", 0.75) if len(same) == 1 else None


def _told_right_before(case: Case, found: Resolved, fitting: Sequence[Person]) -> Resolved | None:
    """Ким сказала, что … Это поразило Анну Рей. Звезда призналась: the one of the sentence before."""
    line, last = case.sentence_before(), case.last()
    if line is None or last is None or max(last.found.at, last.found.end) > line.span.start:
        return None
    if case.doc.paragraph_of(case.found.at) != line.paragraph or not case.bare:
        return None
    told = alone_in(case.scene, line)
    if told is None or told is found.person or not any(told is person for person in fitting):
        return None
    return named(told, "the only person of the sentence before", 0.7)


def _alone_so_far(case: Case, fitting: Sequence[Person]) -> Person | None:
    """Вирус нашли у Анны Рей⏎Актриса рассказала, что …: nobody else is named before the word."""
    limit = case.source.head
    before = [
        person
        for person in case.scene.persons
        if person.sightings[0].mention.first < limit and not person.sightings[0].quoted
        if not (person.gender == "Masc" and _of_a_woman(case))
    ]
    return before[0] if len(before) == 1 and any(before[0] is person for person in fitting) else None


def _of_a_woman(case: Case) -> bool:
    """девочка, артистка; but not: звезда, глава"""
    return case.doc.tokens[case.source.head].gender == "Fem" and head_of(case) not in EPICENE


def _told_lately(case: Case, fitting: Sequence[Person]) -> Person | None:
    """Певица Рей похудела, как и Ким.⏎«…», — призналась артистка: the only subject of the paragraph above and this."""
    lines = (line for line in _lines_lately(case) if line.paragraph)
    seen = [pair for line in lines for pair in named_in(case.scene, line)]
    return only([person for person, one in seen if one.subject and any(person is other for other in fitting)])


def _lines_lately(case: Case) -> Sequence[Line]:
    """The sentences of this paragraph up to the quote, and of the one above."""
    lines, here = case.doc.lines, case.doc.paragraph_of(case.found.at)
    first = bisect_left(lines, here - 1, key=lambda line: line.paragraph)
    return lines[first : bisect_left(lines, case.found.at, key=lambda line: line.span.start)]


def _newest(case: Case, found: Resolved | None, head: str) -> Resolved | None:
    if found is None:
        return None
    near = found.person is not None and _lately(case, found.person)
    bare = case.source.last == case.source.head
    return replace(found, trust=0.65) if head in NEUTRAL or bare or _state(case) or near else None


def _lately(case: Case, person: Person) -> bool:
    """Named in this paragraph or the one before."""
    here = case.doc.paragraph_of(case.found.at)
    return any(here - 1 <= paragraph <= here for paragraph in _paragraphs(case, person))


def _in_headline(case: Case, person: Person) -> bool:
    """The headline is about the person: Брежнева спела, and not Дочь Брежневой спела."""
    return any(
        one.subject and case.doc.paragraph_of(case.doc.tokens[one.mention.first].start) == 0 for one in person.sightings
    )


def _paragraphs(case: Case, person: Person) -> Sequence[int]:
    return [case.doc.paragraph_of(case.doc.tokens[one.mention.first].start) for one in person.sightings]


def may_be_named(case: Case) -> bool:
    """The article names people, and «президент» is one of them more likely than somebody whom it never names."""
    head = head_of(case)
    if head in SOURCES or head in SOMEBODYS or head not in GENERIC:
        return False
    return any(may_be(case, person, head) for person in case.scene.persons)


def _state(case: Case) -> bool:
    return any(token.lower in STATE for token in case.doc.words(case.source.head, case.source.last + 1))
