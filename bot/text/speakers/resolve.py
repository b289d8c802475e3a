"""Who said it: the source that a sentence names becomes a person, a role or a body of the article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.text.lexicon.fields import fields_of
from bot.text.lexicon.nouns import dictionary_noun
from bot.text.lexicon.offices import PRESS_SERVICES
from bot.text.lexicon.somebody import NETWORKS
from bot.text.lexicon.sources import ANAPHORIC
from bot.text.parse.document import Document
from bot.text.parse.names import same_word
from bot.text.sources.found import Found, Source, SourceKind
from bot.text.speakers.antecedents import (
    UNHELD,
    UNRESOLVED,
    Case,
    Resolved,
    Said,
    antecedent,
    named,
    person_at,
    scene_of,
)
from bot.text.speakers.bodies import short_name
from bot.text.speakers.compatible import OF_TALENT, one_person, personal
from bot.text.speakers.descriptions import another_word, may_be_named
from bot.text.speakers.groups import commenters, one_of_many, one_of_them, same_scientists, some_of_an_audience, they
from bot.text.speakers.headlines import told_below
from bot.text.speakers.holders import alike, fitting, office_holder
from bot.text.speakers.informants import informant, kept_back, one_more, the_source
from bot.text.speakers.joined import with_the_other
from bot.text.speakers.journalists import unnamed_journalist
from bot.text.speakers.just_above import young_mother
from bot.text.speakers.just_spoken import just_spoken
from bot.text.speakers.kin import helper_of, kin_or_helper, spouse_of
from bot.text.speakers.known_bodies import known_body
from bot.text.speakers.newcomers import brings_in
from bot.text.speakers.nicknames import by_nickname
from bot.text.speakers.pairs import the_other, the_pair
from bot.text.speakers.papers import behind_document
from bot.text.speakers.people import Person
from bot.text.speakers.pronouns import no_subject, pronoun
from bot.text.speakers.signed import letter_of_many, signers
from bot.text.speakers.there import there
from bot.text.types import Speaker, SpeakerKind

NOBODYS = ANAPHORIC | {"сайт", "поздравление"}
"""Papers that are somebody's: without the one behind them they name nobody."""


def attribute(doc: Document, persons: Sequence[Person], quotes: Sequence[Found]) -> tuple[Said, ...]:
    """Resolve the sources of the quotes in the order in which the text names them."""
    scene = scene_of(doc, persons, quotes)
    said: list[Said] = []
    for found in sorted(quotes, key=lambda quote: (quote.at, quote.start)):
        said.append(Said(found, resolve(Case(scene, found, said))))
    said.sort(key=lambda one: (one.found.start, one.found.end))
    return told_below(doc, tuple(reversed(list(_from_the_next(doc, said)))))


def _from_the_next(doc: Document, said: Sequence[Said]) -> Iterator[Said]:
    """«Я за». «Мы готовы», — сказал Ли: words in marks with nobody before them are of the one named after them."""
    following: Said | None = None
    for one in reversed(said):
        alone = one.found.cue is None and one.found.source.kind is SourceKind.ZERO
        if alone and following is not None and _adjoin(doc, one, following):
            one = replace(one, resolved=replace(following.resolved, how="named after the next quote", trust=0.8))
        yield one
        following = one if one.found.kind.verbatim else following


def _adjoin(doc: Document, one: Said, following: Said) -> bool:
    """Nothing but marks stands between; not even a new paragraph where somebody has spoken before."""
    between = doc.text[one.found.end : following.found.start]
    open_to_it = one.resolved.speaker is None or "\n" not in between
    return len(between) < 12 and open_to_it and not any(letter.isalnum() for letter in between)


def resolve(case: Case) -> Resolved:
    case = _without_false_name(case)
    return with_the_other(case, _resolve_one(case), _resolve_one)


def _resolve_one(case: Case) -> Resolved:
    return next((answer for rule in RULES if (answer := rule(case)) is not None), UNRESOLVED)


def _without_false_name(case: Case) -> Case:
    """Вирусолог with a capital is taken for a name by the model; it is a noun like any other."""
    source = case.source
    if (
        source.kind is not SourceKind.NAME
        or person_at(case.scene, source.head)
        or _by_surname(case)
        or not personal(replace(case, found=replace(case.found, source=replace(source, last=source.head))))
    ):
        return case
    source = replace(source, kind=SourceKind.NOUN, last=source.head)
    return replace(case, found=replace(case.found, source=source))


def as_just_resolved(case: Case) -> Resolved | None:
    """«…», — сказал врач и добавил, что …: two quotes of one source have one speaker."""
    before = case.said[-1] if case.said else None
    same = before is not None and before.found.source.head == case.source.head >= 0
    return before.resolved if before is not None and same else None


def named_person(case: Case) -> Resolved | None:
    """— сказал Касым-Жомарт Токаев."""
    if case.source.kind is not SourceKind.NAME:
        return None
    person = person_at(case.scene, case.source.head) or _by_surname(case)
    if person is not None and (helper := helper_of(case, person) or spouse_of(case, person)) is not None:
        return helper
    return named(person, "the name in the sentence", 0.98) if person is not None else None


def _by_surname(case: Case) -> Person | None:
    """A name that the model did not see as one, in capitals say, but that the article gives elsewhere."""
    word = case.doc.tokens[case.source.head].text
    return next((person for person in case.scene.persons if same_word(person.words[-1], word)), None)


def office_of_person(case: Case) -> Resolved | None:
    """Адвокат напомнил; глава государства заявил: the person whom the article gives that office."""
    if not one_person(case) or brings_in(case):
        return None
    if (before := just_spoken(case)) is not None:
        return before
    others = [person for person in case.scene.persons if not case.tells_of(person)]
    holders = fitting(case.doc, others, case.source)
    expected = antecedent(case, lambda person: any(person is holder for holder in holders), "office of")
    holder = office_holder(case.doc, others, case.source, case.found.at, expected.person if expected else None)
    if holder is None:
        return _introduced(case)
    return _nearer(case, holder) or named(holder, "holds the office", 0.92)


def _nearer(case: Case, holder: Person) -> Resolved | None:
    """С речью выступил Рей. «…», — заявил депутат.⏎Депутат Ким возразил: whoever is named already."""
    if _first_seen(case, holder) < case.found.at or not case.doc.paragraph_of(case.found.at) or not case.bare:
        return None
    other = another_word(case)
    known = other is not None and other.person is not None and _first_seen(case, other.person) < case.found.at
    return other if known else None


def _introduced(case: Case) -> Resolved | None:
    """A headline says «Глава IAAF», the first paragraph who that is."""
    if case.doc.paragraph_of(case.found.at) != 0 or len(case.doc.paragraphs) < 2:
        return None
    head = case.lemma
    lead = [person for person in case.scene.persons if case.doc.paragraph_of(_first_seen(case, person)) == 1]
    holding = [person for person in lead if any(alike(held.head, head) for held in person.offices)]
    return named(holding[0], "the headline's office, named in the first paragraph", 0.8) if len(holding) == 1 else None


def _first_seen(case: Case, person: Person) -> int:
    return case.doc.tokens[person.sightings[0].mention.first].start


def service_of_person(case: Case) -> Resolved | None:
    """сообщили в пресс-службе певицы: hers, whose name the text has in the genitive; a пресс-служба мэра needs none."""
    source, doc = case.source, case.doc
    if source.kind is not SourceKind.NOUN or case.lemma not in PRESS_SERVICES or source.last == source.head:
        return None
    whose = next((word for word in doc.words(source.head + 1, source.last + 1) if word.pos == "NOUN"), None)
    if whose is None or not fields_of(dictionary_noun(whose.lower)) & OF_TALENT:
        return None
    of = Source(SourceKind.NOUN, whose.index, source.head + 1, source.last, whose.gender, whose.number)
    held = replace(case, found=replace(case.found, source=of, cue=None))
    person = next((found.person for rule in (office_of_person, another_word) if (found := rule(held))), None)
    name = _in_genitive(doc, person) if person is not None else None
    speaker = Speaker(f"пресс-служба {name}", SpeakerKind.ORG) if name is not None else None
    return Resolved(speaker, None, "the service of a person", 0.8) if speaker is not None else None


def _in_genitive(doc: Document, person: Person) -> str | None:
    """Ивана Рея of Иван Рей: the fullest form that the text prints."""
    mentions = [one.mention for one in person.sightings if doc.tokens[one.mention.first].case == "Gen"]
    forms = [doc.slice(mention.first, mention.last) for mention in mentions]
    return max(forms, key=len, default=None)


def role_or_body(case: Case) -> Resolved | None:
    """Минфин, местные власти, очевидцы."""
    if case.source.kind is not SourceKind.NOUN or case.source.head < 0:
        return None
    if case.source.bare and case.found.kind.verbatim and (case.lemma == "человек" or case.lemma in NOBODYS):
        return UNRESOLVED
    network = NETWORKS.get(case.lemma)
    if network is not None and not _marked(case):
        network = "социальных сетей" if _social(case) else network
        return Resolved(Speaker(f"пользователи {network}", SpeakerKind.ROLE), None, "people on a network", 0.8)
    name = short_name(case.doc, case.source)
    kind = SpeakerKind.ROLE if personal(case) else SpeakerKind.ORG
    if one_person(case) and may_be_named(case) and not brings_in(case):
        return Resolved(Speaker(name, kind), None, UNHELD, 0.5)
    return Resolved(Speaker(name, kind), None, "the noun in the sentence", 0.9)


def _marked(case: Case) -> bool:
    """социальная сеть «Врачи дома»: a body of its own name"""
    return any(word.start in case.doc.opening for word in case.doc.words(case.source.head, case.source.last + 1))


def _social(case: Case) -> bool:
    """в социальных сетях"""
    return case.doc.tokens[case.source.head - 1].lower.startswith("социальн")


RULES: tuple[Callable[[Case], Resolved | None], ...] = (
    as_just_resolved,
    by_nickname,
    named_person,
    one_of_many,
    one_of_them,
    some_of_an_audience,
    commenters,
    pronoun,
    they,
    the_pair,
    there,
    same_scientists,
    no_subject,
    the_other,
    young_mother,
    one_more,
    kept_back,
    the_source,
    kin_or_helper,
    office_of_person,
    another_word,
    unnamed_journalist,
    service_of_person,
    known_body,
    signers,
    letter_of_many,
    behind_document,
    informant,
    role_or_body,
)
