"""Who said it: the source that a sentence names becomes a person, a role or a body of the article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.text.document import Document
from bot.text.found import Found, Source, SourceKind
from bot.text.lexicon.forms import noun_lemma
from bot.text.lexicon.offices import BODIES, PEOPLE
from bot.text.lexicon.sources import DOCUMENTS
from bot.text.names import nominative_phrase, same_word
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
    if case.source.kind is not SourceKind.NOUN or not _personal(case):
        return None
    head = noun_lemma(case.doc.tokens[case.source.head].lower)
    holders = _holders(case, head)
    if holders:
        return _person(holders[0], f"holds the office «{head}»", 0.92)
    return None


def bare_description(case: _Case) -> Resolved | None:
    """Юрист добавил (nobody is called so): the last speaker, where nothing else describes the word."""
    if case.source.kind is not SourceKind.NOUN or not _personal(case) or case.source.number == "Plur":
        return None
    if case.source.last > case.source.head:
        return None
    last = case.last()
    token = case.doc.tokens[case.source.head]
    if last is not None and last.resolved.person is not None and _gender_fits(last.resolved.person, token.gender):
        return replace(last.resolved, how="another word for the last speaker", trust=0.8)
    return None


def role_or_body(case: _Case) -> Resolved | None:
    """Минфин, местные власти, очевидцы."""
    if case.source.kind is not SourceKind.NOUN or case.source.head < 0:
        return None
    if _vague(case):
        return _behind(case)
    name = _spelled(case.doc, case.source)
    kind = SpeakerKind.ROLE if _personal(case) else SpeakerKind.ORG
    return Resolved(Speaker(name, kind), None, "the noun in the sentence", 0.9)


RULES: tuple[Callable[[_Case], Resolved | None], ...] = (
    named_person,
    pronoun,
    no_subject,
    described_person,
    bare_description,
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


def _holders(case: _Case, head: str) -> list[Person]:
    """Persons whose office fits the noun and what describes it; the last mentioned first."""
    described = [
        token.lower
        for token in case.doc.words(case.source.first, case.source.last + 1)
        if token.word and token.index != case.source.head
    ]
    order = {id(person): sighting.mention.first for person, sighting in _before(case)}
    fitting = [
        person
        for person in case.persons
        if any(_fits(office.head, office.words, head, described) for office in person.offices)
    ]
    known = [person for person in fitting if id(person) in order]
    return sorted(known, key=lambda person: -order[id(person)])


def _fits(held: str, words: frozenset[str], head: str, described: Sequence[str]) -> bool:
    if held != head and not (head in held.split("-") or held in head.split("-")):
        return False
    return all(any(same_word(word, other) for other in words) for word in described if len(word) > 2) or not described


def _vague(case: _Case) -> bool:
    """«в сообщении», «в ведомстве» say nothing alone: somebody stands behind them."""
    if case.source.last > case.source.head or case.source.first < case.source.head:
        return False
    return noun_lemma(case.doc.tokens[case.source.head].lower) in DOCUMENTS


def _behind(case: _Case) -> Resolved | None:
    last = case.last()
    if last is not None and last.resolved.speaker is not None:
        return replace(last.resolved, how="a document of the last source", trust=0.75)
    return Resolved(Speaker(_spelled(case.doc, case.source), SpeakerKind.ORG), None, "the document itself", 0.7)


def _spelled(doc: Document, source: Source) -> str:
    words = doc.words(source.first, source.last + 1)
    described = []
    for token in words:
        following = doc.tokens[token.index + 1].start if token.index < source.last else token.end
        described.append((token.text, token.pos, token.case, doc.text[token.end : following]))
    text = nominative_phrase(tuple(described), source.head - source.first)
    head = doc.tokens[source.head]
    if (
        source.first == doc.lines[head.sentence].first
        and words[0].pos not in ("PROPN",)
        and source.first not in doc.named
        and not words[0].text.isupper()
    ):
        text = text[:1].lower() + text[1:]
    return text
