"""Those who have signed a paper, and a paper of many whom nobody names."""

from __future__ import annotations

from dataclasses import replace

from bot.text.lexicon.nouns import noun_lemma
from bot.text.sources.found import SourceKind
from bot.text.speakers.antecedents import Case, Resolved
from bot.text.types import Speaker, SpeakerKind

LETTERS = frozenset(("письмо", "обращение", "петиция", "жалоба", "заявление"))
TEXTS = LETTERS | {"текст", "документ"}

SIGNERS = frozenset(("авторы", "подписавшиеся", "подписанты", "заявители"))


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
