"""Whose words a headline gives: they are told where the article repeats them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.text.lexicon.fields import fields_of
from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import KIN
from bot.text.parse.document import Document
from bot.text.sources.found import ANSWER, SourceKind
from bot.text.sources.repeated import AT_THE_HEAD, held, hints, repeats
from bot.text.speakers.antecedents import UNHELD, Resolved, Said
from bot.text.types import Span, SpeakerKind

SURE = 0.8
"""Trust in a person for a headline's word, above which it need not be who speaks in the article."""


def told_below(doc: Document, said: Sequence[Said]) -> tuple[Said, ...]:
    """Give the words at the head of a headline to the one who says them in the article, or who alone speaks there.

    Answers of an interview that name nobody are of the one whose words the headline gives.
    """
    below = [one for one in said if doc.paragraph_of(one.found.start) > 0]
    body = [one for one in below if one.found.kind.verbatim]
    titled = [one for one in said if doc.paragraph_of(one.found.start) == 0 and one.resolved.person is not None]
    return tuple(
        _answered(one, titled)
        if doc.paragraph_of(one.found.start) > 0
        else _called_by_office(doc, _told(doc, one, body) if _open(one) else one, below)
        for one in said
    )


def _open(one: Said) -> bool:
    """«…»: what it is about⏎ or «Тренер клуба: …», whose name the headline leaves to the article."""
    return one.found.rule == AT_THE_HEAD or _of_one_unnamed(one)


def _answered(one: Said, titled: Sequence[Said]) -> Said:
    """Рей: «Люблю хоккей»⏎… Чем увлекаешься?⏎Теннисом."""
    if one.found.rule != ANSWER or one.resolved.speaker is not None or not titled:
        return one
    return replace(one, resolved=replace(titled[0].resolved, how="whose words the headline gives", trust=0.8))


def _called_by_office(doc: Document, one: Said, below: Sequence[Said]) -> Said:
    """«Эксперт: дом не продать»: the only person who speaks in the article, where it names no holder of the office."""
    speaking = [other.resolved for other in below if other.resolved.person is not None]
    if not _of_one_unnamed(one) or not speaking or any(other.person is not speaking[0].person for other in speaking):
        return one
    if _of_other_work(doc.tokens[one.found.source.head].lower, speaking[0]):
        return one
    return replace(one, resolved=replace(speaking[0], how="who alone speaks in the article", trust=0.8))


def _of_other_work(word: str, resolved: Resolved) -> bool:
    """Врач in the headline is no пациентка and no министр of the article."""
    heads = [held.head for held in resolved.person.offices] if resolved.person is not None else []
    fields, theirs = fields_of(noun_lemma(word)), [field for head in heads if (field := fields_of(head))]
    apart = bool(fields and theirs) and not any(fields & field for field in theirs)
    return apart or any(head in KIN or head.startswith("пациент") for head in heads)


def _of_one_unnamed(one: Said) -> bool:
    speaker = one.resolved.speaker
    label = one.found.rule.startswith("headline with") and one.found.source.number == "Sing"
    if speaker is None or one.found.source.kind is not SourceKind.NOUN:
        return False
    return one.resolved.how == UNHELD or (label and (speaker.kind is SpeakerKind.ROLE or one.resolved.trust < SURE))


def _told(doc: Document, one: Said, body: Sequence[Said]) -> Said:
    words = one.found.parts[0]
    same = _fullest(doc, words, [other for other in body if repeats(doc.text, words, other.found.parts)])
    if same is None and one.found.source.kind is SourceKind.UNKNOWN:
        same = _fullest(doc, words, [other for other in body if hints(doc.text, words, other.found)]) or _only(body)
    return replace(one, resolved=_as_below(same.resolved)) if same else one


def _as_below(resolved: Resolved) -> Resolved:
    return replace(resolved, how="says so in the article", trust=min(resolved.trust, 0.85))


def _fullest(doc: Document, words: Span, body: Sequence[Said]) -> Said | None:
    spoken = [one for one in body if one.resolved.speaker is not None]
    return max(spoken, key=lambda one: held(doc.text, words, one.found.parts), default=None)


def _only(body: Sequence[Said]) -> Said | None:
    """The one person or body whose words the article gives."""
    speakers = {one.resolved.speaker.name if one.resolved.speaker else None for one in body}
    return body[0] if len(speakers) == 1 and None not in speakers else None
