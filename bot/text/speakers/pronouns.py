"""Whom «он» or a missing subject stands for: — отметил он; Также добавил, что …"""

from __future__ import annotations

from dataclasses import replace

from bot.text.lexicon.cues import CueClass
from bot.text.parse.document import Document
from bot.text.parse.names import gender_of
from bot.text.sources.attribution import cue_at
from bot.text.sources.candidates import LAST_NAMED, LATTER, latter
from bot.text.sources.found import AMONG_OTHERS, SourceKind
from bot.text.speakers.antecedents import (
    UNRESOLVED,
    Case,
    Fits,
    Resolved,
    Said,
    antecedent,
    gender_fits,
    named,
    named_in,
    newest_name,
    only,
)
from bot.text.speakers.descriptions import another_word
from bot.text.speakers.just_above import moved
from bot.text.speakers.people import Person
from bot.text.speakers.role_before import role_before
from bot.text.types import QuoteKind, SpeakerKind

ASKING = ("спрос", "спраш", "поинтересова", "вопрос")
"""Beginnings of words of a question."""

TELLING = (CueClass.SAY, CueClass.THINK, CueClass.WRITE, CueClass.JUDGE, CueClass.MANNER)


def pronoun(case: Case) -> Resolved | None:
    """— отметил он."""
    if case.source.kind is not SourceKind.PRONOUN or case.source.number == "Plur":
        return None
    gender = case.source.gender

    def fits(person: Person) -> bool:
        return gender_fits(person, gender)

    if (before := _named_before(case, fits)) is not None:
        return before
    if (felt := moved(case, fits)) is not None:
        return felt
    if (role := role_before(case, gender, another_word)) is not None:
        return role
    if (asked := _asked(case, fits)) is not None:
        return asked
    if (unnamed := _role_just_spoken(case)) is not None:
        return unnamed
    found = antecedent(case, fits, "pronoun for")
    if found is not None:
        return found
    last = case.last()
    if last is not None and last.resolved.speaker is not None and last.resolved.speaker.kind is SpeakerKind.ROLE:
        return replace(last.resolved, how="pronoun for the last speaker", trust=0.7)
    person = newest_name(case, fits)
    if person is not None:
        subject = len(person.words) > 1 and any(one.subject for one in person.sightings)
        alone = subject and all(other is person or not fits(other) for other in case.scene.persons)
        so_far = 0.65 if _so_far(case, person, fits) else 0.55
        return named(person, "pronoun for the newest name", 0.7 if alone else so_far)
    if last is not None and last.resolved.speaker is not None and last.found.source.gender == gender:
        return replace(last.resolved, how="pronoun for the last body", trust=0.65)
    return _of_unsure_gender(case) or UNRESOLVED


def _so_far(case: Case, person: Person, fits: Fits) -> bool:
    """Суд наказал Олега Рея. В суде он заявил: nobody else of that gender has been named yet.

    But not: Вопрос об Олеге Рее задали министру. Он ответил.
    """
    limit, line = case.doc.at(case.found.at), case.just_above()
    if line is not None and any(word.lower.startswith(ASKING) for word in case.doc.words(line.first, line.end)):
        return False
    others = (other for other in case.scene.persons if other is not person and fits(other))
    return len(person.words) > 1 and all(other.sightings[0].mention.first > limit for other in others)


def _role_just_spoken(case: Case) -> Resolved | None:
    """Очевидец аварии, продавец киоска, говорит, что … «…», — рассказала она: in one paragraph, with nobody between."""
    last = case.last()
    speaker = last.resolved.speaker if last is not None else None
    if last is None or speaker is None or speaker.kind is not SpeakerKind.ROLE or last.found.source.number != "Sing":
        return None
    said = max(last.found.at, last.found.end - 1)
    if _of_a_woman(last) and case.source.gender == "Masc":
        return None
    if case.named_since(said) or case.doc.paragraph_of(said) != case.doc.paragraph_of(case.found.at):
        return None
    return replace(last.resolved, how="pronoun for the role that has just spoken", trust=0.75)


def _of_a_woman(last: Said) -> bool:
    """Жена подсудимого сказала, что …. Сам он произнёс: a noun for women alone is no «он»."""
    return last.found.source.gender == "Fem" and last.resolved.how == "the noun in the sentence"


def _of_unsure_gender(case: Case) -> Resolved | None:
    """Директор Прия Рао отмечает, что … — сказала она: no verb shows the gender of a name that nobody knows."""
    spoke = case.still_speaking()
    if spoke is None or any(one.agrees for one in spoke.sightings) or any(gender_of(word) for word in spoke.words):
        return None
    return named(spoke, "pronoun for the last speaker, of whatever gender", 0.7)


def _named_before(case: Case, fits: Fits) -> Resolved | None:
    """Мост принадлежит Олегу Рею. Тот оценил убытки и посетовал, что …. «…», — сказал он: who is named before «тот»."""
    doc = case.doc
    number = doc.tokens[case.source.head].sentence if case.source.head >= 0 else 0
    opening = (doc.tokens[doc.lines[one].first] for one in range(number, max(0, number - 2), -1))
    head = doc.tokens[max(0, case.source.head)]
    that = (
        head
        if head.lower in LAST_NAMED
        else next((word for word in opening if LATTER.get(word.lower) == case.source.gender), None)
    )
    if that is None or not (that is head or latter(doc, that)):
        return None
    above = doc.lines[that.sentence - 1]
    fitting = [person for person, _ in named_in(case.scene, above) if fits(person)]
    return named(fitting[-1], "who is named before «тот»", 0.8) if fitting else None


def _asked(case: Case, fits: Fits) -> Resolved | None:
    """Рей спросил Анну Ким о мосте. Она ответила: whoever is asked in the sentence before answers."""
    cue, doc = case.found.cue, case.doc
    if cue is None or not cue.of(doc.text).lower().startswith("ответ") or case.source.head < 0:
        return None
    number = doc.tokens[case.source.head].sentence
    line = doc.lines[number - 1] if number > 1 else None
    if line is None or not any(word.lower.startswith(ASKING) for word in doc.words(line.first, line.end)):
        return None
    named_here = named_in(case.scene, line)
    asked = only([person for person, one in named_here if fits(person) and _is_asked(doc, one.mention.first)])
    return named(asked, "who is asked in the sentence before", 0.85) if asked is not None else None


def _is_asked(doc: Document, name: int) -> bool:
    """спросили Анну Ким, поинтересовались у Анны Ким, задали вопрос Анне Ким; but not: вопрос о Анне Ким."""
    before, case = doc.tokens[name - 1], doc.tokens[name].case
    return before.lower == "у" or (before.pos != "ADP" and case in ("Acc", "Dat"))


def no_subject(case: Case) -> Resolved | None:
    """Также добавил, что …"""
    if case.source.kind is not SourceKind.ZERO:
        return None
    last = case.last()
    if (told := _told_before(case)) is not None:
        return told
    if (newer := _newer_subject(case)) is not None:
        return newer
    if last is None or not _agrees(last, case) or (_fragment(case) and last.resolved.person is None):
        return UNRESOLVED
    if case.found.rule == AMONG_OTHERS:
        return UNRESOLVED
    return replace(last.resolved, how="no subject, so the last speaker", trust=min(last.resolved.trust, 0.85))


def _newer_subject(case: Case) -> Resolved | None:
    """Рей доложил, что мост готов. Ким осмотрел мост. Также подчеркнул, что …: the subject of the sentence before."""
    cue, last, line = case.found.cue, case.last(), case.sentence_before()
    if cue is None or line is None or last is None or case.source.gender not in ("Masc", "Fem"):
        return None
    at = case.doc.at(cue.start)
    near = line.paragraph == case.doc.paragraph_of(case.found.at)
    if not near or max(last.found.at, last.found.end) >= line.span.start or not _opens(case.doc, at):
        return None
    he = replace(case.source, kind=SourceKind.PRONOUN, head=at, first=at, last=at, number="Sing")
    meant = pronoun(replace(case, found=replace(case.found, source=he)))
    newer = meant is not None and meant.person is not None and meant.person is not last.resolved.person
    return replace(meant, how="the subject of the sentence before") if meant is not None and newer else None


def _opens(doc: Document, verb: int) -> bool:
    """Также подчеркнул, В своём письме обещал; but not: Тот отказался, но уточнил."""
    before = doc.words(doc.lines[doc.tokens[verb].sentence].first, verb)
    return not any(word.finite or word.case == "Nom" or word.pos == "PUNCT" for word in before)


def _fragment(case: Case) -> bool:
    """Учёные сообщили, что кошки болеют. У них «лёгкий кашель»: whose a fragment without a cue is stays open."""
    return case.found.cue is None and case.found.kind is QuoteKind.PARTIAL


def _told_before(case: Case) -> Resolved | None:
    """Врач Анна Ли рассказала, как быть.⏎«Пейте воду»: the subject of the sentence before says words alone in marks."""
    if case.found.cue is not None or case.found.kind is not QuoteKind.DIRECT:
        return None
    if (line := case.just_above()) is None:
        return None
    told = only(
        [
            person
            for person, one in named_in(case.scene, line)
            if one.subject and _tells(case.doc, one.mention.last + 1, line.end)
        ]
    )
    return named(told, "the subject of the sentence before", 0.85) if told is not None else None


def _tells(doc: Document, first: int, end: int) -> bool:
    """The first verb after a name is one of speech: Ли рассказала, and not Ли спела, и зал назвал её звездой."""
    verb = next((token for token in doc.words(first, end) if token.finite), None)
    return verb is not None and cue_at(doc, verb.index, *TELLING) is not None


def _agrees(last: Said, case: Case) -> bool:
    resolved = last.resolved
    if case.source.number == "Plur":
        return resolved.speaker is not None and resolved.person is None
    if resolved.person is None:
        return not (case.source.gender and _of_many(last))
    return gender_fits(resolved.person, case.source.gender) and case.source.gender != "Neut"


def _of_many(last: Said) -> bool:
    """пишут поклонники: somebody else is meant where one goes on."""
    return last.found.source.number == "Plur"
