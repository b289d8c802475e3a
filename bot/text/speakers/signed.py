"""Papers that people have signed: a letter that was said to be somebody's, a decree, a letter of many."""

from __future__ import annotations

from dataclasses import replace

from bot.text.lexicon.nouns import noun_lemma
from bot.text.sources.found import SourceKind
from bot.text.sources.subjects import subject
from bot.text.speakers.antecedents import Case, Resolved, named, only, person_at
from bot.text.types import Speaker, SpeakerKind

SIGNED_BY_ONE = frozenset(("петиция", "письмо", "книга", "обращение", "иск", "жалоба", "статья", "колонка"))
"""Papers that have one author."""

AUTHORED = {
    **dict.fromkeys(("поздравление", "телеграмма"), ("поздравил",)),
    **dict.fromkeys(("указ", "распоряжение", "приказ", "постановление"), ("подписал", "издал")),
}
"""Papers, and the beginnings of verbs whose subject has written them."""

SIGNED_BEFORE = 4
"""Sentences back to the verb."""

FAR = 1_000
"""Words back to the paper with its author; an article of 6,000 letters has fewer."""

LETTERS = frozenset(("письмо", "обращение", "петиция", "жалоба", "заявление"))
TEXTS = LETTERS | {"текст", "документ"}

SIGNERS = frozenset(("авторы", "подписавшиеся", "подписанты", "заявители"))


def signed_before(case: Case) -> Resolved | None:
    """Актёра поздравил Олег Рей. Об этом пишет сайт. В поздравлении говорится: whoever has congratulated.

    Олег Рей подписал указ. Он вступил в силу. «…», — говорится в указе: whoever has signed.
    """
    doc, verbs = case.doc, AUTHORED.get(case.lemma)
    if verbs is None:
        return None
    here = doc.line_of(doc.tokens[case.source.head].start)
    for line in reversed(doc.lines[max(1, here - SIGNED_BEFORE) : here]):
        verb = next((word for word in doc.words(line.first, line.end) if word.lower.startswith(verbs)), None)
        source = subject(doc, verb, line.first, line.end) if verb is not None else None
        person = person_at(case.scene, source.head) if source is not None and source.head >= 0 else None
        if person is not None:
            return named(person, "who has signed the paper", 0.85)
    return None


def of_its_author(case: Case) -> Resolved | None:
    """Петицию Рея подписали тысячи.⏎«…», — говорится в петиции: the one paper of that kind is his."""
    doc, lemma = case.doc, case.lemma
    if lemma not in SIGNED_BY_ONE:
        return None
    before = doc.words(max(0, case.source.head - FAR), case.source.head)
    same = [word.index for word in before if noun_lemma(word.lower) == lemma]
    authors = [person for index in same if (person := person_at(case.scene, index + 1)) is not None]
    genitive = all(doc.tokens[index + 1].case == "Gen" for index in same if person_at(case.scene, index + 1))
    author = only(authors) if genitive else None
    return named(author, "whose paper it was said to be", 0.75) if author is not None else None


def signers(case: Case) -> Resolved | None:
    """Артисты написали мэру. «…», — говорится в письме. Авторы утверждают, что …: whoever spoke in the letter."""
    source, last = case.source, case.last()
    if source.kind is not SourceKind.NOUN or last is None or last.resolved.speaker is None or not case.bare:
        return None
    paper = last.found.source
    words = case.doc.words(max(0, paper.first - 1), paper.head + 1) if paper.kind is SourceKind.NOUN else ()
    in_letter = any(noun_lemma(word.lower) in LETTERS for word in words)
    many = last.resolved.person is None and case.doc.tokens[source.head].lower in SIGNERS
    return replace(last.resolved, how="who has signed the letter", trust=0.75) if in_letter and many else None


def letter_of_many(case: Case) -> Resolved | None:
    """Зрители создали петицию. «…», — говорится в обращении: the petition itself, of many without a name."""
    line, doc = case.just_above(), case.doc
    if case.source.kind is not SourceKind.NOUN or case.lemma not in TEXTS or not case.bare or line is None:
        return None
    words = doc.words(line.first, line.end)
    letter = next((word for word in words if word.case == "Acc" and noun_lemma(word.lower) in LETTERS), None)
    many = any(word.case == "Nom" and word.number == "Plur" and word.animate for word in words)
    if letter is None or not many or any(word.index in doc.named for word in words) or case.scene.spoken(letter.start):
        return None
    return Resolved(Speaker(noun_lemma(letter.lower), SpeakerKind.ORG), None, "the letter of many", 0.7)
