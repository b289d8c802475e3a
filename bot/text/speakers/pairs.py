"""Two people by one word: супруги, пара, шведы."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.text.lexicon.nations import nation_of
from bot.text.lexicon.words import words
from bot.text.sources.found import SourceKind
from bot.text.speakers.antecedents import Case, Resolved, gender_fits, named
from bot.text.speakers.people import Person
from bot.text.types import Speaker, SpeakerKind

COUPLE = words("супруги супругов пара пары чета четы молодожены молодоженов влюбленные влюбленных")
"""Words for two who are together, as printed, without ё."""

EITHER = frozenset(("коллега", "спутник", "напарник", "товарищ"))
COMPANIONS = EITHER | words("подруга друг приятель приятельница землячка земляк односельчанин односельчанка спутница")
"""Words for the second one of two who do something together: его напарник, её землячка."""

OWN = ("росси", "казах", "украин")
"""Nations whose people stand for readers and the public of the outlets."""


def the_pair(case: Case) -> Resolved | None:
    """Олег Рей и Анна Ким открыли кафе. Супруги рассказали, что …: the only two whom the article joins by «и»."""
    source = case.source
    if source.kind is not SourceKind.NOUN or not case.bare:
        return None
    word = case.doc.tokens[source.head]
    couple = word.lower in COUPLE
    nation = word.number == "Plur" and word.animate and nation_of(word.lower) not in (None, *OWN)
    if not couple and not nation:
        return None
    both = _joined(case) or (_man_and_woman(case) if couple else ())
    if not both:
        return None
    name = " и ".join(person.name for person in both)
    return Resolved(Speaker(name, SpeakerKind.PERSON), None, "the two of whom the article tells", 0.75)


def the_other(case: Case) -> Resolved | None:
    """Олег Рей и Иван Ким нашли клад. «…», — сказал Рей. Его напарник добавил, что …: the second one of the two."""
    source = case.source
    if source.kind is not SourceKind.NOUN or source.last > source.head or case.lemma not in COMPANIONS:
        return None
    whose = case.doc.words(source.first - 1, source.head)
    last = case.last()
    both = _joined(case)
    if last is None or not any(word.lower in ("его", "ее") for word in whose):
        return None
    if not any(person is last.resolved.person for person in both):
        return None
    other = next(person for person in both if person is not last.resolved.person)
    fits = gender_fits(other, case.doc.tokens[source.head].gender) or case.lemma in EITHER
    return named(other, "the other one of the two", 0.75) if fits else None


def _joined(case: Case) -> Sequence[Person]:
    """Олег Рей и Анна Ким, where no other two stand so."""
    doc, person_of = case.doc, case.scene.by_word
    pairs = [
        (person_of.get(one.last), person_of.get(other.first))
        for one, other in pairwise(mention for mention in doc.mentions if mention.kind == "PER")
        if other.first == one.last + 2 and doc.tokens[one.last + 1].lower == "и"
    ]
    first, second = pairs[0] if pairs else (None, None)
    same = all({id(one), id(other)} == {id(first), id(second)} for one, other in pairs)
    return (first, second) if same and first is not None and second is not None and first is not second else ()


def _man_and_woman(case: Case) -> Sequence[Person]:
    """Анна Рей родила сына. Её муж Олег Ким рад. Пара сообщила, что …: the only two with a name so far."""
    so_far = [
        person
        for person in case.scene.persons
        if len(person.words) > 1 and person.sightings[0].mention.first < case.source.head
    ]
    genders = sorted(person.gender for person in so_far)
    return so_far if genders == ["Fem", "Masc"] else ()
