"""Who said it: the source that a sentence names becomes a person, a role or a body of the article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.text.bodies import body_meant, short_name
from bot.text.document import Document
from bot.text.found import Found, Source, SourceKind
from bot.text.holders import office_holder
from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import BODIES, GENERIC, GENERIC_BODIES, KIN, PEOPLE
from bot.text.lexicon.sources import DOCUMENTS
from bot.text.people import Person, Sighting
from bot.text.sources import office
from bot.text.types import Speaker, SpeakerKind

STALE = 4
"""Paragraphs after which «он» or a missing subject is no longer tied to the last speaker."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A speaker with the steps that led to it, and how sure the last step is (0 to 1)."""

    speaker: Speaker | None
    person: Person | None
    how: str
    trust: float


UNRESOLVED = Resolved(None, None, "nobody is named", 0.0)


@dataclass(frozen=True, slots=True)
class Said:
    """A quote with its speaker, as the resolver saw it."""

    found: Found
    resolved: Resolved


def attribute(doc: Document, persons: Sequence[Person], quotes: Sequence[Found]) -> tuple[Said, ...]:
    """Resolve the sources of the quotes in the order in which the text names them."""
    said: list[Said] = []
    for found in sorted(quotes, key=lambda quote: (quote.at, quote.start)):
        said.append(Said(found, resolve(doc, persons, found, said)))
    return tuple(sorted(said, key=lambda one: (one.found.start, one.found.end)))


def resolve(doc: Document, persons: Sequence[Person], found: Found, said: Sequence[Said]) -> Resolved:
    case = _Case(doc, persons, found, said)
    return next((answer for rule in RULES if (answer := rule(case)) is not None), UNRESOLVED)


@dataclass(frozen=True, slots=True)
class _Case:
    doc: Document
    persons: Sequence[Person]
    found: Found
    said: Sequence[Said]

    @property
    def source(self) -> Source:
        return self.found.source

    def last(self) -> Said | None:
        """The quote before this one, if it is near."""
        before = [one for one in self.said if one.resolved.speaker is not None and one.found.start < self.found.at]
        if not before:
            return None
        one = max(before, key=lambda one: one.found.at)
        distance = self.doc.paragraph_of(self.found.at) - self.doc.paragraph_of(max(one.found.at, one.found.end - 1))
        return one if distance <= STALE else None


def named_person(case: _Case) -> Resolved | None:
    """— сказал Касым-Жомарт Токаев."""
    if case.source.kind is not SourceKind.NAME:
        return None
    person = person_of(case.persons, case.source.first)
    if person is None:
        return None
    return _person(person, "the name in the sentence", 0.98)


def pronoun(case: _Case) -> Resolved | None:
    """— отметил он."""
    if case.source.kind is not SourceKind.PRONOUN:
        return None
    if case.source.number == "Plur":
        last = case.last()
        return (
            replace(last.resolved, how="«они» for the last source", trust=0.7)
            if last and last.resolved.person is None
            else UNRESOLVED
        )
    return _antecedent(case, case.source.gender)


def no_subject(case: _Case) -> Resolved | None:
    """Также добавил, что …"""
    if case.source.kind is not SourceKind.ZERO:
        return None
    last = case.last()
    if last is None or not _agree(last.resolved, case.source):
        return UNRESOLVED
    return replace(last.resolved, how="no subject, so the last speaker", trust=min(last.resolved.trust, 0.85))


def described_person(case: _Case) -> Resolved | None:
    """Адвокат напомнил; глава государства заявил: the person whom the article gives that office."""
    if not _person_noun(case):
        return None
    holder = office_holder(case.doc, case.persons, case.source, case.found.at)
    return _person(holder, "holds the office", 0.92) if holder is not None else None


def another_word(case: _Case) -> Resolved | None:
    """Юрист добавил (nobody is called so before): the last speaker, or the last person, under another name."""
    if not _person_noun(case) or case.source.number == "Plur":
        return None
    token = case.doc.tokens[case.source.head]
    head = noun_lemma(token.lower)
    if head in KIN and case.source.last > case.source.head or not (head in GENERIC or _hyphen_generic(head)):
        return None
    last = case.last()
    if last is not None and last.resolved.person is not None and _gender_fits(last.resolved.person, token.gender):
        return replace(last.resolved, how="another word for the last speaker", trust=0.8)
    subjects = [pair for pair in _before(case) if not pair[1].quoted and _gender_fits(pair[0], token.gender)]
    if subjects and (last is None or last.resolved.person is None):
        return _person(subjects[-1][0], "another word for the last person", 0.65)
    return None


def known_body(case: _Case) -> Resolved | None:
    """В компании сообщили: the body that the article names."""
    source = case.source
    if source.kind is not SourceKind.NOUN or source.last > source.head or source.first < source.head:
        return None
    if noun_lemma(case.doc.tokens[source.head].lower) not in GENERIC_BODIES or source.head in case.doc.named:
        return None
    last = case.last()
    body = body_meant(case.doc, source.head, last.resolved.speaker if last else None)
    return Resolved(Speaker(body, SpeakerKind.ORG), None, "the body named before", 0.75) if body else None


def role_or_body(case: _Case) -> Resolved | None:
    """Минфин, местные власти, очевидцы."""
    if case.source.kind is not SourceKind.NOUN or case.source.head < 0:
        return None
    if _vague(case):
        return _behind(case)
    name = short_name(case.doc, case.source)
    kind = SpeakerKind.ROLE if _personal(case) else SpeakerKind.ORG
    return Resolved(Speaker(name, kind), None, "the noun in the sentence", 0.9)


RULES: tuple[Callable[[_Case], Resolved | None], ...] = (
    named_person,
    pronoun,
    no_subject,
    described_person,
    another_word,
    known_body,
    role_or_body,
)


def person_of(persons: Sequence[Person], first: int) -> Person | None:
    return next(
        (person for person in persons for seen in person.sightings if seen.mention.first <= first <= seen.mention.last),
        None,
    )


def _person(person: Person, how: str, trust: float) -> Resolved:
    return Resolved(Speaker(person.name, SpeakerKind.PERSON, person.role), person, how, trust)


def _antecedent(case: _Case, gender: str) -> Resolved:
    """«он»: the last speaker, unless a sentence in between has another man for its subject."""
    last = case.last()
    recent = [seen for seen in _before(case) if seen[0].gender in (gender, "")]
    subjects = [pair for pair in recent if pair[1].subject and not pair[1].quoted]
    if last is not None and last.resolved.person is not None and _gender_fits(last.resolved.person, gender):
        newer = [pair for pair in subjects if case.doc.tokens[pair[1].mention.first].start > last.found.at]
        if not newer or newer[-1][0] is last.resolved.person:
            return replace(last.resolved, how="pronoun for the last speaker", trust=0.93)
    if subjects:
        return _person(subjects[-1][0], "pronoun for the last subject", 0.8)
    if recent:
        return _person(recent[-1][0], "pronoun for the last name", 0.65)
    if last is not None and last.resolved.speaker is not None and last.resolved.speaker.kind is SpeakerKind.ROLE:
        return replace(last.resolved, how="pronoun for the last speaker", trust=0.7)
    return UNRESOLVED


def _before(case: _Case) -> list[tuple[Person, Sighting]]:
    """Names before the place, oldest first."""
    limit = case.doc.at(case.found.at)
    seen = [
        (person, sighting) for person in case.persons for sighting in person.sightings if sighting.mention.first < limit
    ]
    return sorted(seen, key=lambda pair: pair[1].mention.first)


def _gender_fits(person: Person, gender: str) -> bool:
    return not gender or not person.gender or person.gender == gender


def _agree(resolved: Resolved, source: Source) -> bool:
    if source.number == "Plur":
        return resolved.speaker is not None and resolved.speaker.kind is not SpeakerKind.PERSON
    if resolved.person is None:
        return True
    return _gender_fits(resolved.person, source.gender) and source.gender != "Neut"


def _personal(case: _Case) -> bool:
    token = case.doc.tokens[case.source.head]
    mention = case.doc.named.get(token.index)
    if mention is not None and mention.kind != "PER" and not office(token):
        return False
    lemma = noun_lemma(token.lower)
    return office(token) or token.lower in PEOPLE or (token.animate and lemma not in BODIES)


def _person_noun(case: _Case) -> bool:
    return case.source.kind is SourceKind.NOUN and case.source.head >= 0 and _personal(case)


def _hyphen_generic(head: str) -> bool:
    return "-" in head and head.split("-")[-1] in GENERIC


def _vague(case: _Case) -> bool:
    """«в сообщении», «в ведомстве» say nothing alone: somebody stands behind them."""
    if case.source.last > case.source.head or case.source.first < case.source.head:
        return False
    return noun_lemma(case.doc.tokens[case.source.head].lower) in DOCUMENTS


def _behind(case: _Case) -> Resolved | None:
    last = case.last()
    if last is not None and last.resolved.speaker is not None:
        return replace(last.resolved, how="a document of the last source", trust=0.75)
    return Resolved(Speaker(short_name(case.doc, case.source), SpeakerKind.ORG), None, "the document itself", 0.7)
