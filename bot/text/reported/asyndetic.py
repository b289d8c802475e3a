"""A report whose conjunction is left out: «Врач признался — мост стар», «Она считает, мост стар», «Они уверены: …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from bot.text.lexicon.cues import CueClass, forms
from bot.text.lexicon.forms import parses
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Line, Token
from bot.text.parse.predicates import ASKING, PREDICATIVES, QUESTION_WORDS, has_predicate, own_voice, tells_of_oneself
from bot.text.parse.signs import DASH
from bot.text.reported.clauses import after_linking, reported_end
from bot.text.reported.parts import span_of
from bot.text.sources.attribution import cue_at
from bot.text.sources.candidates import PRONOUNS
from bot.text.sources.found import Found, Source, SourceKind
from bot.text.sources.governors import CONJUNCTIONS, usable
from bot.text.sources.outlets import from_outlet
from bot.text.sources.reporters import subject_of_reporting
from bot.text.types import QuoteKind, Span

HEARSAY = words("мол дескать")
"""Particles that show somebody's words, whatever verb stands before them: пожаловался, мол, мост стар."""

BELIEVING = words("считать полагать верить утверждать думать")
"""Verbs that a comma or a colon may follow; others give a reason there: он об этом пожалеет: мост стар."""

ASKED = ASKING | words("ли чей чья чье чьи зачем каков какова каково каковы столько насколько")
"""What opens a question that is told, with a preposition before it or not: рассказал, кому нужен мост."""

JOINED = 6
"""Words from «но» to the verb behind it: но врач школы Анна Рей уверяет, …"""

DATIVE = words("ему ей им")

SUBORDINATE = frozenset(("SCONJ", "CCONJ"))


def without_conjunction(doc: Document, line: Line) -> Iterator[Found]:
    """Врач призналась — из-за моста город богаче. / Он считает, мост стар. / Жители уверены: мост стар."""
    start = after_linking(doc, line.first, line.end)
    told = next((token for token in doc.words(start, line.end) if token.finite or _thinks(doc, token)), None)
    if told is None or doc.tokens[start].lower in ("как", "пока", "когда"):
        return
    colon = next((token.index for token in doc.words(start + 1, line.end) if token.text == ":"), told.index + 1)
    for cue in dict.fromkeys((told, *_joined(doc, line, told), doc.tokens[colon - 1])):
        if usable(doc, line, cue, (CueClass.SAY, CueClass.THINK)) and not doc.in_marks(cue.start):
            yield from _report(doc, line, cue)


def _joined(doc: Document, line: Line, told: Token) -> Iterator[Token]:
    """Врач не видела мост, но уверена, он стар; мост закрыт, но врач уверяет, он цел: the second verb of the author."""
    for token in doc.words(told.index + 1, line.end - 2):
        if token.text == ":" or token.lower in CONJUNCTIONS:
            return
        if token.lower in ("но", "и", "а"):
            after = doc.words(token.index + 1, min(line.end - 1, token.index + JOINED))
            verb = next((one for one in after if one.finite or _thinks(doc, one) or one.case != "Nom"), token)
            if doc.tokens[verb.index + 1].text == ",":
                yield verb
                return


def _report(doc: Document, line: Line, cue: Token) -> Iterator[Found]:
    first = _clause(doc, line, cue)
    if first is None:
        return
    source = subject_of_reporting(doc, line, cue, cue.index + 1)
    if source is None or not _before(source, cue) or from_outlet(doc, source, cue):
        return
    end, _ = reported_end(doc, line, cue, first)
    part = span_of(doc, first, end)
    if part is not None and has_predicate(doc.words(first, end)):
        before = _begun(doc, line, source, cue, first)
        plain = [word for word in doc.words(first, end) if not doc.in_marks(word.start)]
        kind = QuoteKind.UNMARKED if own_voice(plain) else QuoteKind.INDIRECT
        yield Found(kind, (*before, part), Span(cue.start, cue.end), source, "no conjunction", 0.8)


def _begun(doc: Document, line: Line, source: Source, cue: Token, first: int) -> tuple[Span, ...]:
    """Причиной этого, врачи считают, стала жара: what stands before the attribution is of the same clause."""
    start = after_linking(doc, line.first, line.end)
    before = doc.words(start, source.first - 1)
    inside = source.last + 1 == cue.index and doc.tokens[first - 1].text == "," and doc.tokens[first].finite
    if not before or not inside or doc.tokens[source.first - 1].text != "," or has_predicate(before):
        return ()
    part = span_of(doc, start, source.first - 1)
    return (part,) if part is not None else ()


def _thinks(doc: Document, token: Token) -> bool:
    """уверен, убеждена"""
    convinced = token.form == "Short" and token.lower.startswith(("увер", "убежд"))
    return convinced and cue_at(doc, token.index, CueClass.THINK) is not None


def _before(source: Source, cue: Token) -> bool:
    named = source.kind in (SourceKind.NAME, SourceKind.PRONOUN, SourceKind.NOUN)
    return named and 0 <= source.head < cue.index


def _clause(doc: Document, line: Line, cue: Token) -> int | None:
    """The first word of the clause: after a dash or «мол», or after the comma or colon of a word of thought."""
    mark = _mark(doc, line, cue)
    first = mark + 1
    if first + 2 >= line.end or doc.text[line.span.end - 1] == "?":
        return None
    entry = forms().get(cue.lower)
    thought = _thinks(doc, cue) or (entry is not None and entry.lemma in BELIEVING)
    if doc.tokens[first].lower in HEARSAY:
        first += 2 if doc.tokens[first + 1].text == "," else 1
    elif (
        not _spaced_dash(doc, mark)
        and not (thought and doc.tokens[mark].text in ",:")
        and not _of_oneself(doc, cue, mark)
    ):
        return first if mark == cue.index + 1 and _told_at_once(doc, line, cue, first) else None
    return first if doc.tokens[mark].text in ",:" + DASH and _states(doc, line, first) else None


def _of_oneself(doc: Document, cue: Token, colon: int) -> bool:
    """Певица добавила: у неё жар / Певица призналась: во время поездки она простыла. He would have said «я»."""
    return doc.tokens[colon].text == ":" and tells_of_oneself(doc, cue, colon)


def _mark(doc: Document, line: Line, cue: Token) -> int:
    """The sign behind the verb: высказался довольно однозначно — …"""
    after = doc.words(cue.index + 1, min(line.end, cue.index + 4))
    return next((token.index for token in after if token.pos != "ADV"), cue.index + 1)


def _spaced_dash(doc: Document, index: int) -> bool:
    dash = doc.tokens[index]
    if _lasting(doc.tokens[index - 1]):
        return False
    return dash.text in DASH and doc.tokens[index - 1].end < dash.start and dash.end < doc.tokens[index + 1].start


def _told_at_once(doc: Document, line: Line, cue: Token, first: int) -> bool:
    """Врач призналась, она устала; Ли отметил, увидев мост, он ахнул: behind the comma a subject, then its verb."""
    if doc.tokens[first - 1].text != "," or _lasting(cue) or cue.form == "Conv":
        return False
    if doc.tokens[first].form == "Conv" and doc.tokens[first + 1].text != ",":
        commas = (token.index for token in doc.words(first, line.end - 1) if token.text == ",")
        first = next((comma + 1 for comma in commas if doc.tokens[comma + 1].lower in PRONOUNS), line.end)
    if not _states(doc, line, first):
        return False
    opening = takewhile(lambda token: not token.finite and token.text not in ",:;—–", doc.words(first, line.end))
    words = tuple(opening)
    named = any(token.case == "Nom" and token.pos in ("PRON", "NOUN", "PROPN") for token in words)
    return named or _feels(doc, first) or _judges(words)


def _judges(opening: Sequence[Token]) -> bool:
    """Рей подчеркнул, сейчас несправедливо ругать мост: a predicative with its infinitive."""
    return any(
        (first.lower in PREDICATIVES or first.lower.endswith(("о", "но"))) and second.form == "Inf"
        for first, second in zip(opening, opening[1:], strict=False)
    )


def _feels(doc: Document, first: int) -> bool:
    """Боец отметил, ему очень трудно бегать; мужу певицы следует молчать: one whom it is hard for is no subject."""
    if doc.tokens[first].lower not in DATIVE and (doc.tokens[first].pos, doc.tokens[first].case) != ("NOUN", "Dat"):
        return False
    return any(token.lower in PREDICATIVES or token.lower == "следовало" for token in doc.words(first + 1, first + 4))


def _lasting(verb: Token) -> bool:
    """Анна говорила — зал молчал: what goes on in the past is a scene, and no report."""
    return verb.tense == "Past" and any(parse.tag.aspect == "impf" for parse in parses(verb.lower))


def _states(doc: Document, line: Line, first: int) -> bool:
    """A clause of its own: no marks, no conjunction, no gerund and no question at its head."""
    head = doc.words(first, min(line.end, first + 3))
    if not head or not head[0].word or head[0].pos in SUBORDINATE or head[0].lower.startswith("котор"):
        return False
    gerund = any(token.form == "Conv" for token in head[:2])
    asked = head[0].lower in QUESTION_WORDS or any(token.lower in ASKED for token in head)
    return not gerund and not asked
