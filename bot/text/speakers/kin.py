"""Relatives and helpers whom a sentence names by somebody else: сестра Анны Рей."""

from __future__ import annotations

from bot.text.lexicon.forms import parses
from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import KIN, MEN, SERVES, WOMEN
from bot.text.lexicon.words import words
from bot.text.parse.document import Line, Token
from bot.text.parse.names import same_word
from bot.text.sources.phrases import office
from bot.text.speakers.antecedents import Case, Resolved, named, named_in, only, person_at
from bot.text.speakers.compatible import one_person
from bot.text.speakers.holders import alike
from bot.text.speakers.offices import UNCHANGING
from bot.text.speakers.people import Person
from bot.text.types import Speaker, SpeakerKind

FAMILY = words(
    """
    мать отец мама папа сын дочь брат сестра жена муж супруг супруга вдова бабушка дедушка внук внучка
    """
)
"""Relatives who share a surname."""


SPOUSES = frozenset(("жена", "муж", "супруга", "супруг"))


PARENTS = frozenset(("мать", "мама", "отец", "папа"))
CHILDREN = frozenset(
    ("мальчика", "девочки", "ребенка", "подростка", "школьника", "школьницы", "малыша", "пострадавшего")
)
OF_HERS = ("сын", "доч", "ребен")


def kin_or_helper(case: Case) -> Resolved | None:
    """Сестра Анны Рей сказала: Ольга Рей, where the article names one more of that surname."""
    if not one_person(case) or case.lemma not in SERVES:
        return None
    if (held := _by_many_words(case)) is not None:
        return held
    if case.lemma not in FAMILY:
        return None
    if (parent := _parent(case)) is not None:
        return parent
    if (spouse := _only_spouse(case) or _heroine(case)) is not None:
        return spouse
    of = next((found for step in (1, 2) if (found := person_at(case.scene, case.source.last + step))), None)
    if of is None or case.doc.tokens[case.source.last + 1].case == "Nom":
        return None
    gender = case.doc.tokens[case.source.head].gender
    family = [
        person
        for person in case.scene.persons
        if person is not of and len(person.words) > 1 and person.gender == gender and _related(person, of)
        if all(held.head in FAMILY for held in person.offices)
    ]
    return named(family[0], "the other one of that surname", 0.8) if len(family) == 1 else None


def _parent(case: Case) -> Resolved | None:
    """Анна Рей говорит, что её сына бьют. «…», — вспоминает мама мальчика: who has just spoken of a child of hers."""
    doc, last, spoke = case.doc, case.last(), case.still_speaking()
    of = doc.words(case.source.head + 1, case.source.last + 1)
    if case.lemma not in PARENTS or len(of) != 1 or of[0].lower not in CHILDREN or last is None or spoke is None:
        return None
    line = doc.lines[doc.line_of(last.found.start)]
    hers = any(word.lower.startswith(OF_HERS) for word in doc.words(line.first, line.end))
    if not hers or spoke.gender not in ("", doc.tokens[case.source.head].gender):
        return None
    return named(spoke, "who has just spoken of a child", 0.75)


def _only_spouse(case: Case) -> Resolved | None:
    """Анна Рей смеётся.⏎Жена Олега Кима сказала: the one woman of the article, of whom it has told before."""
    if case.lemma not in SPOUSES or case.doc.named.get(case.source.last + 1) is None:
        return None
    gender = "Fem" if case.lemma in WOMEN else "Masc"
    fitting = [person for person in case.scene.persons if person.gender == gender]
    told = len(fitting) == 1 and len(fitting[0].words) > 1 and fitting[0].sightings[0].subject
    before = told and fitting[0].sightings[0].mention.first < case.source.head
    alone = before and not any(held.head in KIN for held in fitting[0].offices)
    return named(fitting[0], "the only woman or man of the article", 0.65) if alone else None


def _heroine(case: Case) -> Resolved | None:
    """Анна Рей поделилась снимком. Дочь Веры Ким подчеркнула: of whom alone the sentence before tells."""
    line = case.just_above() or _lead(case)
    if line is None or case.source.last == case.source.head and person_at(case.scene, case.source.last + 1) is None:
        return None
    gender = "Fem" if case.lemma in WOMEN else "Masc"
    told = only([person for person, seen in named_in(case.scene, line) if seen.subject])
    if told is None or told.gender != gender or len(told.words) < 2:
        return None
    return named(told, "who is told of in the sentence before", 0.7)


def _lead(case: Case) -> Line | None:
    """The first sentence below a headline that calls somebody so: Бывшая жена Рея: Он не видел дочь"""
    return (
        next((line for line in case.doc.lines if line.paragraph == 1), None)
        if case.doc.paragraph_of(case.found.at) == 0
        else None
    )


def helper_of(case: Case, person: Person) -> Resolved | None:
    """по мнению адвоката Борисовой: hers, where the article has told of Борисова as somebody else."""
    source, doc = case.source, case.doc
    serving = doc.tokens[source.first - 1] if source.first else doc.tokens[source.first]
    lemma = noun_lemma(serving.lower)
    told_before = person.sightings[0].mention.first < source.first and len(person.words) > 1
    genitive = serving.case == "Gen" == doc.tokens[source.head].case and lemma in SERVES
    if source.first != source.last or not told_before:
        return None
    if not _oblique(case, person, serving, lemma) and (
        not genitive or any(alike(held.head, lemma) for held in person.offices)
    ):
        return None
    name = f"{lemma} {doc.tokens[source.head].text}"
    return Resolved(Speaker(name, SpeakerKind.ROLE), None, "somebody of the person named", 0.85)


def _oblique(case: Case, person: Person, serving: Token, lemma: str) -> bool:
    """Сослуживец Лукова говорит: Луков is no сослуживец, whatever the tagger takes the case of his name for."""
    if lemma not in SERVES and any(alike(held.head, lemma) for held in person.offices):
        return False
    of_him = case.doc.tokens[case.source.head].lower == f"{person.words[-1].lower()}а" and person.gender == "Masc"
    return of_him and serving.case == "Nom" and serving.animate and case.source.gender != "Fem"


def spouse_of(case: Case, person: Person) -> Resolved | None:
    """супруга Дмитренко: another than the man of that name; the last speaker, where that is a woman."""
    source = case.source
    before = case.doc.tokens[max(0, source.first - 1)]
    relative = before.lower
    gender = "Fem" if relative in WOMEN else "Masc" if relative in MEN else ""
    if relative not in KIN or before.case != "Nom" or not gender or not _of_another(case, person, gender):
        return None
    spoke = case.still_speaking()
    if spoke is not None and spoke.gender == gender:
        return named(spoke, "the last speaker by a spouse", 0.7)
    name = f"{relative} {case.doc.slice(source.first, source.last)}"
    return Resolved(Speaker(name, SpeakerKind.ROLE), None, "a relative of the person named", 0.8)


def _of_another(case: Case, person: Person, gender: str) -> bool:
    """супруга Дмитренко, мать Ивана Орлова, whatever the tagger takes the name for; but not: сестра Анна Орлова."""
    given, *rest = [token.text for token in case.doc.words(case.source.first, case.source.last + 1)]
    if rest and _herself(case.doc.tokens[case.source.first], gender):
        return False
    if rest:
        best = parses(given)[0].tag
        oblique = all(any("gent" in parse.tag for parse in parses(word)) for word in rest)
        return "gent" in best and "Name" in best and oblique
    return given.lower().endswith(UNCHANGING) or person.gender not in ("", gender)


def _herself(given: Token, gender: str) -> bool:
    """её мать Анжела Рей: a name of the relative's gender, in the nominative for the tagger too."""
    sex = {"Fem": "femn", "Masc": "masc"}[gender]
    return given.case == "Nom" and any({"Name", "nomn", "sing", sex} in parse.tag for parse in parses(given.text))


def _by_many_words(case: Case) -> Resolved | None:
    """Сестра звезды, адвокат артистки, where one person is called a сестра певицы: whose she is goes by many words."""
    doc, source = case.doc, case.source
    holders = [person for person in case.scene.persons if any(held.head == case.lemma for held in person.offices)]
    of = doc.words(source.head + 1, source.last + 1)
    by_description = bool(of) and all(
        word.index not in doc.named and (word.animate or office(word) or word.pos == "ADJ") for word in of
    )
    return named(holders[0], "the only one called so", 0.8) if len(holders) == 1 and by_description else None


def _related(one: Person, other: Person) -> bool:
    """Рей and Рей, Орлов and Орлова."""
    return len(other.words) > 1 and same_word(one.words[-1], other.words[-1])
