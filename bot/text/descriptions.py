"""Words that journalists put for a person whom the article names: юрист, белорусский эпидемиолог, основатель фирмы."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.text.antecedents import NEWER, Case, Resolved, Said, antecedent, goes_on, named, named_in
from bot.text.document import Token
from bot.text.found import SourceKind
from bot.text.holders import abroad, alike, country, nations, nations_of
from bot.text.lexicon.fields import fields_of
from bot.text.lexicon.nations import nation_of
from bot.text.lexicon.nouns import dictionary_noun, noun_lemma
from bot.text.lexicon.offices import (
    BODIES,
    CHIEFS,
    GENERIC,
    GENERIC_BODIES,
    KIN,
    NEUTRAL,
    NEWCOMERS,
    ONLY_LAST,
    PEOPLE,
    SERVES,
    STATE,
    STRANGERS,
)
from bot.text.names import same_word
from bot.text.offices import Office
from bot.text.people import Person
from bot.text.phrases import is_medium, office
from bot.text.types import SpeakerKind

REGIONS = frozenset(("региона", "субъекта", "области", "края", "округа", "города"))

ANYBODY = frozenset(("женщина", "мужчина", "девушка", "специалист", "эксперт"))
"""Words that stand for whoever has just spoken."""

ANALYSTS = frozenset(("аналитик", "специалист", "эксперт", "собеседник"))

LATELY = 3
"""Quotes back to a role that has no name."""

SOMEBODYS = frozenset(("агент", "помощник", "помощница", "советник", "менеджер", "друг", "подруга"))
"""People of somebody whom news names: со ссылкой на агента is said of the actor's agent, not of the actor."""

OF_TALENT = frozenset(("art", "sport"))
"""Fields of which a chief is seldom: the глава of a firm is no режиссёр."""

EPICENE = frozenset(("глава", "звезда", "знаменитость", "персона", "личность"))
"""Feminine words for men and women alike."""

INFORMANTS = frozenset(("собеседник", "собеседница", "источник", "инсайдер"))
SOURCES = INFORMANTS | {"представитель", "пресс-секретарь"}
"""People whom news leaves without a name."""


def another_word(case: Case) -> Resolved | None:
    """Юрист добавил (nobody is called so before): the last speaker, or the newest subject, under another name."""
    if not one_person(case):
        return None
    head = head_of(case)
    if not _stands_for_somebody(case, head):
        return None
    if (before := _called_so(case, head) or _role_again(case, head)) is not None:
        return before
    if head in SOMEBODYS or (head in SERVES - SOURCES and case.source.last > case.source.head):
        return None
    fitting = [person for person in case.scene.persons if may_be(case, person, head)]
    found = antecedent(case, lambda person: any(person is other for other in fitting), "another word for")
    if found is not None and found.how.endswith("last speaker"):
        return replace(found, trust=0.8)
    if found is not None and (found.trust == NEWER or not _usual(head)) and _subject_before(case, found):
        return replace(found, trust=0.7)
    if not fitting or head in ONLY_LAST or not _usual(head):
        return None
    return _the_one(case, fitting, head) or _newest(case, found, head)


def just_spoken(case: Case) -> Resolved | None:
    """…, говорит Ким.⏎«…», — отмечает аналитик: the last speaker, though the article calls another so too."""
    head = head_of(case)
    last = case.last()
    if last is None or last.resolved.person is None or head not in NEUTRAL | ANALYSTS:
        return None
    if not case.source.bare or not case.nobody_since() or not may_be(case, last.resolved.person, head):
        return None
    return replace(last.resolved, how="another word for the last speaker", trust=0.85)


def head_of(case: Case) -> str:
    head = case.doc.tokens[case.source.head]
    if dictionary_noun(head.lower) == "человек" and case.doc.tokens[head.index - 1].lower.startswith("молод"):
        return "парень"
    return dictionary_noun(head.lower)


def _stands_for_somebody(case: Case, head: str) -> bool:
    """«27-летняя женщина» and «мать мальчика» bring in somebody new."""
    words = case.doc.words(case.source.first, case.source.head)
    if any(word.text[0].isdigit() or word.lower in ("один", "одна", "другой", "другая", "некий") for word in words):
        return False
    described = case.source.last > case.source.head
    if head in KIN:
        return not described and head in GENERIC
    return _usual(head) or (not described and head not in STRANGERS and head not in NEWCOMERS)


def _usual(head: str) -> bool:
    """A word that news puts for people whom it names; any other (отоларинголог) stands for the last speaker alone."""
    return head in GENERIC or head.split("-")[-1] in GENERIC or bool(fields_of(head)) or nation_of(head) is not None


def _called_so(case: Case, head: str) -> Resolved | None:
    """The word has stood for somebody already: Об этом сообщил музыкант … — рассказал музыкант."""
    for one in reversed(case.said[-20:]):
        source = one.found.source
        if source.kind is SourceKind.NOUN and dictionary_noun(case.doc.tokens[source.head].lower) == head:
            found = one.resolved
            return replace(found, how="the same word as before", trust=0.8) if found.person is not None else None
    return None


def _role_again(case: Case, head: str) -> Resolved | None:
    """Адвокат певицы сообщила … — рассказала юрист. Женщина добавила …: one role that has no name."""
    last = next((one for one in reversed(case.said[-LATELY:]) if _one_role(one)), None)
    if last is None or case.source.last > case.source.head:
        return None
    if last is not case.last() and any(may_be(case, person, head) for person in case.scene.persons):
        return None
    source = last.found.source
    before = dictionary_noun(case.doc.tokens[source.head].lower)
    fitting = alike(before, head) or bool(fields_of(before) & fields_of(head)) or {before, head} <= INFORMANTS
    if not fitting and (head not in ANYBODY or source.gender != case.source.gender or not goes_on(case)):
        return None
    return replace(last.resolved, how="another word for the last role", trust=0.75)


def _only_one_of_gender(case: Case, person: Person) -> bool:
    """Знаменитая автор саги: one woman alone is named in the article."""
    alone = all(other is person or other.gender not in (person.gender, "") for other in case.scene.persons)
    return alone and case.source.gender == person.gender and len(person.sightings) > 1


def _subject_before(case: Case, found: Resolved) -> bool:
    """Бьорн бросил штангу и взревел.⏎«Нет слов», — сказал рекордсмен: the only person of the sentence before."""
    line = case.sentence_before()
    if line is None or not case.source.bare:
        return False
    told = [person for person, _ in named_in(case.scene, line)]
    return bool(told) and all(person is found.person for person in told)


def _one_role(one: Said) -> bool:
    role, source = one.resolved.speaker, one.found.source
    role_spoke = role is not None and role.kind is SpeakerKind.ROLE
    return role_spoke and source.kind is SourceKind.NOUN and source.number != "Plur"


def _the_one(case: Case, fitting: Sequence[Person], head: str) -> Resolved | None:
    """One person alone fits: of all, of those who are of the field of the word, or of those in the headline."""
    described = case.source.last > case.source.head
    if len(fitting) == 1 and (not described or len(case.scene.persons) == 1):
        return named(fitting[0], "the only person whom the word fits", 0.7)
    if len(fitting) == 1 and _only_one_of_gender(case, fitting[0]):
        return named(fitting[0], "the only woman or man of the article", 0.65)
    titled = [person for person in fitting if _in_headline(case, person)]
    if len(titled) == 1 and not described:
        return named(titled[0], "the person of the headline", 0.75)
    fields = fields_of(head)
    same = [person for person in fitting if any(fields & fields_of(held.head) for held in person.offices)]
    return named(same[0], "the only person of that field", 0.75) if len(same) == 1 else None


def _newest(case: Case, found: Resolved | None, head: str) -> Resolved | None:
    if found is None:
        return None
    near = found.person is not None and _lately(case, found.person)
    bare = case.source.last == case.source.head
    return replace(found, trust=0.65) if head in NEUTRAL or bare or _state(case) or near else None


def one_person(case: Case) -> bool:
    if case.source.kind is not SourceKind.NOUN or case.source.head < 0 or case.source.number == "Plur":
        return False
    return personal(case)


def personal(case: Case) -> bool:
    token = case.doc.tokens[case.source.head]
    mention = case.doc.named.get(token.index)
    if mention is not None and mention.kind != "PER" and not office(token):
        return False
    return office(token) or token.lower in PEOPLE or (token.animate and noun_lemma(token.lower) not in BODIES)


def may_be(case: Case, person: Person, head: str) -> bool:
    """Gender, place and field allow it: врач may be an эпидемиолог, депутат no чемпион; a chief needs that office."""
    token = case.doc.tokens[case.source.head]
    if _other_gender(case, person, token, head) or _from_elsewhere(case, person) or case.tells_of(person):
        return False
    if head in NEUTRAL or nation_of(head) is not None:
        return True
    called = [held for held in person.offices if alike(held.head, head)]
    if called:
        return any(_same_place(case, held) for held in called)
    if not person.offices:
        return head not in STRANGERS and not (head in SOURCES and _of_a_body(case))
    fields, theirs = fields_of(head), [field for held in person.offices if (field := fields_of(held.head))]
    if fields & OF_TALENT and all(held.head in CHIEFS for held in person.offices):
        return False
    if fields:
        return (not theirs or any(fields & other for other in theirs)) and head not in STRANGERS
    return head not in CHIEFS and head not in STRANGERS and head not in SOURCES


def _of_a_body(case: Case) -> bool:
    """представитель Минфина is nobody of whom the article does not say so; собеседник ТАСС may be anybody."""
    words = case.doc.words(case.source.head + 1, case.source.last + 1)
    if head_of(case) != "собеседник" and any(noun_lemma(word.lower) in GENERIC_BODIES for word in words):
        return True
    named_there = [mention for word in words if (mention := case.doc.named.get(word.index)) is not None]
    return any(one.kind == "ORG" and not is_medium(case.doc, one.first, one.last) for one in named_there)


def _same_place(case: Case, held: Office) -> bool:
    """гендиректор ассоциации is not the гендиректор фирмы; глава ведомства may be the глава Минфина."""
    doc, source = case.doc, case.source
    place = [word for word in doc.words(source.head + 1, source.last + 1) if word.pos in ("NOUN", "PROPN", "X")]
    theirs = [word for word in held.words if dictionary_noun(word) != held.head]
    if not place or not theirs or all(_general(word) for word in place):
        return True
    return any(same_word(country(word.lower), country(other)) for word in place for other in theirs)


def _general(word: Token) -> bool:
    return noun_lemma(word.lower) in GENERIC_BODIES or word.lower in STATE or word.lower in REGIONS


def _other_gender(case: Case, person: Person, token: Token, head: str) -> bool:
    """A feminine noun needs a woman, but for звезда; a masculine one may be hers.

    Not where the verb says сказал, or where she is called something else:
    по словам подрядчика is said of no учительница.
    """
    cue = case.found.cue
    verb = case.doc.tokens[case.doc.at(cue.start)] if cue is not None and cue.start >= 0 else None
    said = verb.gender if verb is not None and verb.finite else ""
    if token.gender == "Fem" and head not in EPICENE:
        return person.gender == "Masc"
    if token.gender == "Masc" and not said and person.gender == "Fem" and person.offices and not _usual(head):
        return True
    return {said, person.gender} == {"Masc", "Fem"}


def _from_elsewhere(case: Case, person: Person) -> bool:
    here = nations(token.lower for token in case.doc.words(case.source.first, case.source.last + 1))
    return abroad(here, nations_of(person) | _called_before(case, person))


def _called_before(case: Case, person: Person) -> frozenset[str]:
    """The nations in the words that have stood for the person so far."""
    doc, sources = case.doc, [one.found.source for one in case.said[-20:] if one.resolved.person is person]
    nouns = [source for source in sources if source.kind is SourceKind.NOUN]
    return nations(token.lower for source in nouns for token in doc.words(source.first, source.last + 1))


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
