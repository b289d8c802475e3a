"""Words of a paper: who stands behind «говорится в сообщении»."""

from __future__ import annotations

from dataclasses import replace

from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.forms import plain
from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import GENERIC_BODIES
from bot.text.lexicon.sources import ANAPHORIC, PAPERS, STUDIES
from bot.text.parse.document import Document, Line, Token
from bot.text.sources.attribution import cue_at, is_from_medium, source_of
from bot.text.sources.found import Source, SourceKind
from bot.text.sources.outlets import ARTICLES, TELLING_NEWS, from_outlet, page_of_body
from bot.text.sources.phrases import body, is_medium
from bot.text.sources.subjects import subject
from bot.text.speakers.antecedents import Case, Resolved, Said
from bot.text.speakers.bodies import name_of, short_name
from bot.text.speakers.groups import their_paper
from bot.text.speakers.meant import body_meant
from bot.text.speakers.senders import sender, some_of_many
from bot.text.speakers.signed import of_its_author, signed_before
from bot.text.types import Speaker, SpeakerKind

BETWEEN = 4
"""Words from a paper to the one whose it is: в обзоре, подготовленном Нацбанком."""

OUTLETS = frozenset(("издание", "газета", "журнал", "портал", "агентство", "телеканал", "таблоид"))
"""Words for an outlet that was named before: «…», — пишет издание."""

REPORTS = frozenset(("доклад", "отчет", "обзор"))
"""Documents of bodies more often than of scientists."""

RECENT_BODIES = 6
"""Quotes back to the body whose report it is."""

OUTLET_BEFORE = 30
"""Sentences back to the outlet that is called издание further on."""

LIKELY = 0.6

SIGNED = 10
"""Words from a letter to the one who has signed it."""

LEAD = 2
"""Sentences below the title that tell whose a paper is."""

LETTERS = frozenset(("письмо", "пресс-релиз", "релиз"))
"""Documents in which a body tells of itself."""

RESEARCHERS = ("учен", "исследовател")

TELLING = (CueClass.SAY, CueClass.THINK, CueClass.WRITE, CueClass.DOCUMENT)


def behind_document(case: Case) -> Resolved | None:
    """Говорится в сообщении: the source before it stands behind it."""
    source = case.source
    if source.kind is not SourceKind.NOUN or source.last > source.head or some_of_many(case):
        return None
    if (author := their_paper(case) or signed_before(case) or of_its_author(case)) is not None:
        return author
    if (author := sender(case)) is not None:
        return author
    if case.lemma not in ANAPHORIC | STUDIES | PAPERS | ARTICLES | OUTLETS:
        return None
    if _is(case, OUTLETS):
        return _of_outlet(case)
    if (before := _same_paper(case)) is not None:
        return replace(before.resolved, how="the paper of a body named before", trust=0.75)
    if (teller := _told_just_before(case)) is not None:
        return teller
    if (found := _of_outlet(case) or _published_by(case)) is not None:
        return found
    last = case.last()
    if _is(case, REPORTS) and (body := _last_body(case)) is not None:
        return body
    if _study(case):
        return _of_the_last(last) if last is not None and _of_researchers(last.resolved) else _authors(case)
    if last is None and (teller := _told_first(case)) is not None:
        return teller
    if last is None or _is(case, ARTICLES - ANAPHORIC):
        return _of_the_title(case)
    if _is(case, PAPERS) and (last.resolved.speaker is None or last.resolved.speaker.kind is not SpeakerKind.ORG):
        return None
    return _of_the_last(last)


def _last_body(case: Case) -> Resolved | None:
    """В Нацбанке ждут роста. Эксперты осторожны. «…», — говорится в отчёте: the body that spoke before."""
    for one in reversed(case.said[-RECENT_BODIES:]):
        speaker = one.resolved.speaker
        if speaker is not None and speaker.kind is SpeakerKind.ORG and one.resolved.trust > LIKELY:
            if _another_paper(case, one):
                return None
            return replace(one.resolved, how="a report of the last body", trust=0.7)
    return None


def _another_paper(case: Case, one: Said) -> bool:
    """Минфин ответил на доклад банка: a paper of that kind is told of since."""
    doc, lemma = case.doc, case.lemma
    since = doc.words(doc.at(max(one.found.at, one.found.end)), min(doc.at(case.found.start), case.source.head))
    return any(noun_lemma(word.lower) == lemma and word.number == "Sing" for word in since)


def _of_the_last(last: Said) -> Resolved:
    return replace(last.resolved, how="a document of the last source", trust=0.75)


def _told_just_before(case: Case) -> Resolved | None:
    """В гидрометцентре предупредили о граде.⏎«…», — говорится в сообщении: the body of the sentence before."""
    line = case.just_above()
    return _told_in(case, line) if line is not None else None


def _told_first(case: Case) -> Resolved | None:
    """В Минздраве рассказали, как быть. В сообщении есть советы. «…», — указано в тексте: nobody spoke since."""
    lines = case.doc.lines[1 : case.doc.line_of(case.found.start)][:LEAD]
    return next((body for line in lines if (body := _told_in(case, line)) is not None), None)


def _told_in(case: Case, line: Line) -> Resolved | None:
    """The first body of a sentence that tells: Рей подписал приказ, сообщает сайт завода."""
    for cue in case.doc.words(line.first, line.end):
        if cue_at(case.doc, cue.index, *TELLING) and (told := _told_by(case, cue, line)) is not None:
            return told
    return None


def _told_by(case: Case, cue: Token, line: Line) -> Resolved | None:
    doc = case.doc
    source = page_of_body(doc, cue, line.end) or source_of(doc, cue, line.first, line.end)
    if case.scene.spoken(cue.start) or not _is_body(case, source) or is_from_medium(doc, source, cue):
        return None
    last = case.last()
    if last is not None and last.found.source.head == source.head:
        return replace(last.resolved, how="the body of the sentence before", trust=0.8)
    return Resolved(Speaker(short_name(doc, source), SpeakerKind.ORG), None, "the body of the sentence before", 0.8)


def _of_outlet(case: Case) -> Resolved | None:
    """Об этом сообщает «Луч».⏎«…», — говорится в сообщении / в статье: words of the outlet that was named before."""
    if not case.found.kind.verbatim or _study(case):
        return None
    doc = case.doc
    line = doc.line_of(case.found.start)
    for above in reversed(doc.lines[max(1, _outlet_since(case, line), line - OUTLET_BEFORE) : line]):
        if (name := _outlet(case, above)) is not None:
            if not _is(case, ARTICLES | OUTLETS) and _tells_of_a_body(case, above, name):
                return None
            return Resolved(Speaker(name, SpeakerKind.ORG), None, "the outlet named before", 0.8)
    return None


def _outlet_since(case: Case, line: int) -> int:
    """The first sentence that may name the outlet: an article of its own comes after the last quote."""
    if _is(case, OUTLETS) or case.last() is None:
        return 1
    return _after_the_last(case) if _is(case, ARTICLES) else line - 1


def _tells_of_a_body(case: Case, line: Line, outlet: str) -> bool:
    """Завод «Луч» закрыли, пишет «Заря».⏎«…», — говорится в сообщении: the message may be the works' own."""
    doc = case.doc
    opening = doc.lines[max(1, doc.line_of(line.span.start) - 1)].first
    return any(
        one.kind == "ORG" and not is_medium(doc, one.first, one.last) and doc.slice(one.first, one.last) != outlet
        for one in doc.mentions
        if one.first == opening or line.first <= one.first < line.end
    )


def _after_the_last(case: Case) -> int:
    """The number of the sentence in which the last quote ends."""
    last = case.last()
    return case.doc.line_of(max(last.found.at, last.found.end - 1)) if last is not None else 0


def _outlet(case: Case, line: Line) -> str | None:
    doc = case.doc
    for word in doc.words(line.first, line.end):
        if word.lower in TELLING_NEWS and not case.scene.spoken(word.start):
            source = subject(doc, word, line.first, line.end)
            if from_outlet(doc, source, word) and source.kind is SourceKind.NOUN:
                return short_name(doc, source)
    return None


def _of_the_title(case: Case) -> Resolved | None:
    """Завод «Луч» встал⏎Согласно письму, людей отпустят: the letter of the only body that the title names."""
    doc = case.doc
    if not _is(case, LETTERS):
        return None
    bodies = [one for one in doc.mentions if one.kind == "ORG" and one.first < doc.lines[0].end]
    if len(bodies) != 1 or is_medium(doc, bodies[0].first, bodies[0].last) or _addressed(doc):
        return None
    name = name_of(doc, bodies[0])
    return Resolved(Speaker(name, SpeakerKind.ORG), None, "the body of the title", 0.7)


def _addressed(doc: Document) -> bool:
    """Завод получил письмо; Письмо к заводу: the body is whom it is written to."""
    words = doc.words(0, doc.lines[0].end)
    return any(word.lower.startswith(("получ", "письм")) for word in words)


def _authors(case: Case) -> Resolved | None:
    """Учёные сравнили сто рек.⏎«Мы видим связь», — говорится в исследовании: «мы» are those of whom it tells."""
    doc = case.doc
    spoken = (word for part in case.found.parts for word in doc.words(doc.at(part.start), doc.at(part.end)))
    if not any(word.lower == "мы" for word in spoken):
        return None
    for token in reversed(doc.words(0, doc.at(case.found.start))):
        if token.number == "Plur" and token.case == "Nom" and token.lower.startswith(RESEARCHERS):
            name = short_name(doc, Source(SourceKind.NOUN, token.index, token.index, token.index, "", "Plur"))
            return Resolved(Speaker(name, SpeakerKind.ROLE), None, "the authors of a study", 0.75)
    return None


def _study(case: Case) -> bool:
    """исследование, обзор, научная статья"""
    before = case.doc.words(case.source.first, case.source.head)
    return _is(case, STUDIES) or any(word.lower.startswith("научн") for word in before)


def _published_by(case: Case) -> Resolved | None:
    """Памятка вышла на сайте ведомства.⏎«…», — говорится в пресс-релизе: the only body of the sentence before."""
    doc, last, line = case.doc, case.last(), case.sentence_before()
    if line is None or _study(case) or _is(case, ARTICLES - ANAPHORIC):
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
    """Об этом говорится в сообщении завода. … — уточняется в сообщении: whose it was stands before, people between.

    A person's it is where he has signed it: в письме за подписью директора завода Ивана Рея. Or where an outlet refers
    to it: «Луч» пишет со ссылкой на заявление Рея.⏎«…», — говорится в заявлении.
    """
    doc, lemma = case.doc, case.lemma
    for one in reversed(case.said[-20:]):
        first = one.found.source.first
        if _says_so(case, one, lemma):
            return one
        reach = BETWEEN if one.resolved.person is None else SIGNED
        floor = doc.lines[doc.tokens[first].sentence].first if first >= 0 else 0
        words = doc.words(max(floor, first - reach), max(0, first))
        whose = one.resolved.person is None or any(word.lower in ("подписью", "ссылкой") for word in words)
        if whose and any(noun_lemma(word.lower) == lemma for word in words):
            return one
    return None


def _says_so(case: Case, one: Said, lemma: str) -> bool:
    """говорится в сообщении … подчёркивается в сообщении: the same message, whoever spoke between."""
    source, speaker = one.found.source, one.resolved.speaker
    same = source.kind is SourceKind.NOUN and source.bare and noun_lemma(case.doc.tokens[source.head].lower) == lemma
    return same and speaker is not None and speaker.kind is SpeakerKind.ORG and speaker.name.lower() != lemma


def _is(case: Case, documents: frozenset[str]) -> bool:
    return case.lemma in documents


def _of_researchers(resolved: Resolved) -> bool:
    """Words of a study are its authors', учёные из Пекина, and not those of an expert who comments on it."""
    name = plain(resolved.speaker.name) if resolved.speaker and resolved.person is None else ""
    return any(word.startswith((*RESEARCHERS, "автор")) for word in name.split())
