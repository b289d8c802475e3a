"""Fragments of speech in marks that no verb of speech governs: after a report, after «с призывом», long ones alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.nouns import dictionary_noun, noun_lemma
from bot.text.lexicon.sources import DOCUMENTS, SIGNS
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Line, Token
from bot.text.parse.marks import Marked
from bot.text.sources.attribution import BESIDE_SPEECH, cue_at, source_of
from bot.text.sources.found import UNKNOWN, Found, Source, SourceKind
from bot.text.sources.names_beside import named
from bot.text.sources.owners import owner
from bot.text.types import QuoteKind, Span
from bot.text.verbatim.surroundings import count, inside, named_thing

LONG = 4
"""Words of a fragment without a verb that is no term of one's own."""

NEAR_NOUN = 5
"""Words from a noun of speech to the marks: с призывом к жителям села «соблюдать меру»."""

SPEAKING = (CueClass.SAY, CueClass.THINK, CueClass.WRITE, CueClass.JUDGE)
POINTING = frozenset((SourceKind.NAME, SourceKind.PRONOUN, SourceKind.NOUN))

NOUNS_OF_SPEECH = words(
    """
    призыв просьба требование обвинение подозрение обещание предупреждение жалоба упрек угроза заявление сообщение
    утверждение совет предложение комментарий высказывание упоминание пожелание извинение формулировка
    """
)

ACCUSING = words("обвинение упрек подозрение")
ABOUT = words("о об обо")
ABOUT_IT = ABOUT | {"к"}
"""Prepositions between a noun of speech and what is said; an accusation has «в»: обвинения в «тихом предательстве»."""

INSIDE = re.compile(r"[а-яёa-z0-9]|[A-Z]\w* [а-яё]")

SUBJECT = re.compile(r"(?:посвящ[её]н\w*|на тему|под девизом|по статье|под рубрикой)\W*$", re.IGNORECASE)
"""What follows is the subject of a work and no speech: выпуск был посвящён «трудностям большого города»."""


def unannounced(doc: Document, mark: Marked, part: Span, reported: Sequence[Found]) -> Found | None:
    """Find whose words a fragment holds that begins with a small letter; `reported` are the quotes of the text."""
    if not _begins_inside(doc, mark, part) or _titled(doc, mark):
        return None
    if (noun := _noun_of_speech(doc, mark)) is not None:
        return _found(part, _bearer(doc, noun, mark), "after a noun of speech", 0.7)
    valued = _values(doc, mark)
    if not valued and not _tells(doc, mark):
        return None
    if (judge := _judge(doc, mark, valued)) is not None:
        return _found(part, judge, "«как» with a judgement", 0.6)
    if (teller := _teller(doc, mark)) is not None:
        return _found(part, teller, "in a clause of somebody who speaks", 0.65)
    if (teller := _after_report(doc, part, reported)) is not None:
        return _found(part, teller, "after a report", 0.65)
    return _found(part, UNKNOWN, "a fragment alone", 0.5) if valued or count(doc, mark) >= LONG else None


def _found(part: Span, source: Source, rule: str, confidence: float) -> Found:
    return Found(QuoteKind.PARTIAL, (part,), None, source, rule, confidence)


def _begins_inside(doc: Document, mark: Marked, part: Span) -> bool:
    """«старых лодок», «25 лодок», «Luch или другой завод»: not the beginning of a sentence or of a name."""
    return mark.paragraph > 0 and len(mark.pieces) == 1 and INSIDE.match(doc.text, part.start, part.end) is not None


def _tells(doc: Document, mark: Marked) -> bool:
    return count(doc, mark) >= (3 if any(token.finite for token in inside(doc, mark)) else LONG)


def _values(doc: Document, mark: Marked) -> bool:
    """«крайне расплывчатую», «очень и очень старым»: adverbs and adjectives with no noun are a judgement."""
    kinds = [token.pos for token in inside(doc, mark) if token.word]
    return "ADV" in kinds and "ADJ" in kinds and set(kinds) <= {"ADV", "ADJ", "CCONJ", "PART"}


def _judge(doc: Document, mark: Marked, valued: bool) -> Source | None:
    """Ли описывает мост как «старую и гордую песню»; судья Ким отверг записку как «неуместную» и «крайне длинную»."""
    line = doc.lines[doc.line_of(mark.start)]
    likened = False
    for token in reversed(doc.words(line.first, doc.at(mark.start))):
        likened = likened or (token.lower == "как" and doc.tokens[token.index + 1].start in doc.opening)
        if token.finite:
            judges = likened and (valued or cue_at(doc, token.index, CueClass.MANNER, CueClass.JUDGE) is not None)
            source = source_of(doc, token, line.first, line.end) if judges else UNKNOWN
            return source if source.kind in POINTING else None
    return None


def _titled(doc: Document, mark: Marked) -> bool:
    """по статье о «возбуждении вражды и ненависти», номинация за «лучший спектакль года», поговорка «тише едешь»"""
    first = doc.at(mark.start)
    before = doc.words(first - 2, first)
    if SUBJECT.search(doc.text, max(0, mark.start - 30), mark.start):
        return True
    nouns = before[-1:] if not before or before[-1].pos != "ADP" else before[:1]
    return any(named_thing(token) or noun_lemma(token.lower) in SIGNS for token in nouns)


def _noun_of_speech(doc: Document, mark: Marked) -> Token | None:
    """обратился с призывом «соблюдать меру», в ответ на обвинения мэра в «тихом предательстве»"""
    first = doc.at(mark.start)
    for token in reversed(doc.words(max(doc.lines[doc.line_of(mark.start)].first, first - NEAR_NOUN), first)):
        if token.finite or not token.word:
            return None
        if token.pos == "NOUN" and (lemma := dictionary_noun(token.lower)) in NOUNS_OF_SPEECH:
            return token if _leads(doc, token, lemma, first) else None
    return None


def _leads(doc: Document, noun: Token, lemma: str, end: int) -> bool:
    """заявление о «новом пути»; but not: заявления после «тихой встречи», задержан по обвинению в «краже чужого»

    What «о» governs stands between: сообщение о приезде «синей бригады».
    """
    fitting = ABOUT_IT | {"в", "во"} if lemma in ACCUSING else ABOUT_IT
    between = [token.lower for token in doc.words(noun.index + 1, end) if token.pos == "ADP"]
    governs = doc.tokens[end - 1]
    if between and between[-1] in ABOUT and governs.pos == "NOUN" and governs.index > noun.index:
        return False
    return doc.tokens[noun.index - 1].lower != "по" and (not between or between[-1] in fitting)


def _bearer(doc: Document, noun: Token, mark: Marked) -> Source:
    """Whose call it is: призыв мэра, or the subject of the verb before it, where that one speaks."""
    owned = owner(doc, noun.index + 1, doc.at(mark.start))
    if owned.kind is not SourceKind.UNKNOWN:
        return owned
    line = doc.lines[noun.sentence]
    for token in reversed(doc.words(line.first, noun.index)):
        if cue_at(doc, token.index, *BESIDE_SPEECH, CueClass.JUDGE):
            return source_of(doc, token, line.first, line.end)
        if token.finite:
            break
    return _paper(doc, line, noun.index)


def _paper(doc: Document, line: Line, end: int) -> Source:
    """В письмах содержатся сообщения о «тайном мосте»: the document that holds what is said."""
    for token in doc.words(line.first + 1, end):
        held = token.case == "Loc" and doc.tokens[token.index - 1].lower in ("в", "во")
        if held and dictionary_noun(token.lower) in DOCUMENTS:
            return named(doc, Source(SourceKind.NOUN, token.index, token.index, token.index), end)
    return UNKNOWN


def _teller(doc: Document, mark: Marked) -> Source | None:
    """Ли вспомнил о горчице, которая служит «лучшим средством от холода и ветра»: words of the one who remembers."""
    line = doc.lines[doc.line_of(mark.start)]
    for token in reversed(doc.words(line.first, doc.at(mark.start))):
        if token.text in ";:":
            return None
        if token.finite and token.person not in ("1", "2") and cue_at(doc, token.index, *SPEAKING):
            source = source_of(doc, token, line.first, line.end)
            return source if source.kind in POINTING and source.first < token.index else None
    return None


def _after_report(doc: Document, part: Span, reported: Sequence[Found]) -> Source | None:
    """Ли сказал, что мост крепок. Но весной он «начинает петь на ветру»: words of the one who was reported before."""
    near = [quote for quote in reported if quote.start < part.start]
    last = max(near, key=lambda quote: quote.start, default=None)
    if last is None or doc.paragraph_of(part.start) - doc.paragraph_of(last.start) > 1:
        return None
    source = last.source
    body = source.kind is SourceKind.NOUN and source.head >= 0 and not doc.tokens[source.head].animate
    return source if body else Source(SourceKind.ZERO)
