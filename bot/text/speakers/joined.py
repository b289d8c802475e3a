"""Two who speak together: Олег Рей и Анна Ким объявили; в Минфине и Нацбанке ждут."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.text.lexicon.cues import forms
from bot.text.parse.document import Document, Token
from bot.text.sources.candidates import can_speak
from bot.text.sources.found import Source, SourceKind, by_name
from bot.text.sources.names_beside import named
from bot.text.sources.phrases import noun
from bot.text.speakers.antecedents import Case, Resolved

REACH = 6
"""Words from «и» to the noun of the second one: и бывшая ведущая телеканала, актриса."""

NOBODY_ELSE = frozenset(("люди", "людей", "другие", "других"))
"""Nouns after «и» that tell of nobody: Рей и люди вокруг."""


def with_the_other(case: Case, first: Resolved, alone: Callable[[Case], Resolved]) -> Resolved:
    """Рей и Ким объявили: both; whom «alone» makes of the second one is added to the first."""
    source = _second(case)
    if source is None or first.speaker is None:
        return first
    second = alone(replace(case, found=replace(case.found, source=source))).speaker
    if second is None or second.name in first.speaker.name or first.speaker.name in second.name:
        return first
    speaker = replace(first.speaker, name=f"{first.speaker.name} и {second.name}", role=None)
    return Resolved(speaker, None, f"{first.how}, and another", first.trust)


def _second(case: Case) -> Source | None:
    """The one whom «и» joins to the source, in its case."""
    source, doc = case.source, case.doc
    if source.kind not in (SourceKind.NAME, SourceKind.NOUN) or not _of_many(case):
        return None
    mention = doc.named.get(source.last)
    conjunction = max(source.last, mention.last if mention is not None else 0) + 1
    if [word.lower for word in doc.words(conjunction, conjunction + 1)] != ["и"]:
        return None
    head = doc.tokens[source.head]
    end = doc.lines[head.sentence].end
    for token in doc.words(conjunction + 1, min(end, conjunction + REACH)):
        if token.pos in ("NOUN", "PROPN", "X"):
            return _as_source(doc, token, conjunction, end) if _joined(doc, source, token) else None
        if token.pos not in ("ADJ", "DET") or token.case != head.case:
            return None
    return None


def _of_many(case: Case) -> bool:
    """Рей и Ким заявили, по словам Рея и Кима; but not: Рей и его друг заявил, which the parser may join."""
    cue = case.found.cue
    verb = case.doc.tokens[case.doc.at(cue.start)] if cue is not None else None
    return verb is not None and (verb.number == "Plur" or forms().get(verb.lower) is None)


def _joined(doc: Document, source: Source, token: Token) -> bool:
    """Each can speak, and the parser joins the second to the first: глава союза врачей и учёных has one head."""
    if token.lower in NOBODY_ELSE or not can_speak(doc, token) or not _same_case(doc.tokens[source.head], token):
        return False
    above = token
    while above.rel.startswith(("flat", "appos")) and above.head >= 0:
        above = doc.tokens[above.head]
    if above.rel:
        return above.rel == "conj" and (above.head == source.head or _names(doc, source, above.head))
    return token.case == "Gen" and (source.kind is SourceKind.NAME or source.head == source.last)


def _same_case(one: Token, other: Token) -> bool:
    """Taggers take a subject that does not tell its case for an object: Нацбанк и правительство ждут."""
    subject = one.rel.startswith("nsubj") and other.case == "Nom"
    return subject or one.case == other.case or not one.case or not other.case


def _names(doc: Document, source: Source, index: int) -> bool:
    """The word belongs to the name of the source, or to the noun that the name stands beside."""
    mention = doc.named.get(source.head)
    inside = mention is not None and mention.first <= index <= mention.last
    head = doc.tokens[source.head]
    return inside or (source.kind is SourceKind.NAME and head.rel == "appos" and head.head == index)


def _as_source(doc: Document, token: Token, conjunction: int, end: int) -> Source:
    mention = doc.named.get(token.index)
    if mention is not None and mention.kind == "PER":
        return by_name(mention)
    return named(doc, noun(doc, token, conjunction + 1), end)
