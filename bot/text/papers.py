"""Words of a paper: who stands behind «говорится в сообщении»."""

from __future__ import annotations

from dataclasses import replace

from bot.text.antecedents import Case, Resolved, Said
from bot.text.attribution import cue_at, is_from_medium, source_of
from bot.text.bodies import body_meant, short_name
from bot.text.found import Source, SourceKind
from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import GENERIC_BODIES
from bot.text.lexicon.sources import ANAPHORIC, PAPERS, STUDIES
from bot.text.phrases import body
from bot.text.types import Speaker, SpeakerKind

BETWEEN = 4
"""Words from a paper to the one whose it is: в обзоре, подготовленном Нацбанком."""

TELLING = (CueClass.SAY, CueClass.THINK, CueClass.WRITE)


def behind_document(case: Case) -> Resolved | None:
    """Говорится в сообщении: the source before it stands behind it."""
    source = case.source
    if source.kind is not SourceKind.NOUN or source.last > source.head:
        return None
    if noun_lemma(case.doc.tokens[source.head].lower) not in ANAPHORIC | STUDIES | PAPERS:
        return None
    if (before := _same_paper(case)) is not None:
        return replace(before.resolved, how="the paper of a body named before", trust=0.75)
    if (teller := _told_just_before(case)) is not None:
        return teller
    if (site := _published_by(case)) is not None:
        return site
    last = case.last()
    if last is None or (_is(case, STUDIES) and not _of_researchers(last.resolved)):
        return None
    if _is(case, PAPERS) and (last.resolved.speaker is None or last.resolved.speaker.kind is not SpeakerKind.ORG):
        return None
    return replace(last.resolved, how="a document of the last source", trust=0.75)


def _told_just_before(case: Case) -> Resolved | None:
    """В гидрометцентре предупредили о граде.⏎«…», — говорится в сообщении: the body of the sentence before."""
    doc, line = case.doc, case.just_above()
    if line is None:
        return None
    cue = next((word for word in doc.words(line.first, line.end) if cue_at(doc, word.index, *TELLING)), None)
    if cue is None or case.scene.spoken(cue.start):
        return None
    source = source_of(doc, cue, line.first, line.end)
    if not _is_body(case, source) or is_from_medium(doc, source, cue):
        return None
    return Resolved(Speaker(short_name(doc, source), SpeakerKind.ORG), None, "the body of the sentence before", 0.8)


def _published_by(case: Case) -> Resolved | None:
    """Памятка вышла на сайте ведомства.⏎«…», — говорится в пресс-релизе: the only body of the sentence before."""
    doc, last, line = case.doc, case.last(), case.sentence_before()
    if line is None or _is(case, STUDIES):
        return None
    if last is not None and doc.lines[doc.line_of(last.found.end)].first >= line.first:
        return None
    for token in doc.words(line.first, line.end):
        if noun_lemma(token.lower) in GENERIC_BODIES and (name := body_meant(doc, token.index, None)) is not None:
            return Resolved(Speaker(name, SpeakerKind.ORG), None, "the body that published it", 0.7)
    return None


def _is_body(case: Case, source: Source) -> bool:
    if source.kind is not SourceKind.NOUN or source.head < 0:
        return False
    mention = case.doc.named.get(source.head)
    described = source.last > source.head and body(case.doc.tokens[source.head])
    return described or (mention is not None and mention.kind == "ORG")


def _same_paper(case: Case) -> Said | None:
    """Об этом говорится в сообщении завода. … — уточняется в сообщении: whose it was stands before, people between."""
    doc, lemma = case.doc, noun_lemma(case.doc.tokens[case.source.head].lower)
    for one in reversed(case.said[-20:]):
        first = one.found.source.first
        words = doc.words(max(0, first - BETWEEN), max(0, first)) if one.resolved.person is None else ()
        if any(noun_lemma(word.lower) == lemma for word in words):
            return one
    return None


def _is(case: Case, documents: frozenset[str]) -> bool:
    return noun_lemma(case.doc.tokens[case.source.head].lower) in documents


def _of_researchers(resolved: Resolved) -> bool:
    """Words of a study are its authors', учёные из Пекина, and not those of an expert who comments on it."""
    name = resolved.speaker.name.lower().replace("ё", "е") if resolved.speaker and resolved.person is None else ""
    return any(word.startswith(("учен", "исследовател", "автор")) for word in name.split())
