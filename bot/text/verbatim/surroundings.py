"""Questions about a pair of marks in its sentence: what stands before it, does it stand alone, is it a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.text.furniture import promotes
from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.sources import NAMED_THINGS, SIGNS
from bot.text.parse.document import Document, Token
from bot.text.parse.marks import Marked
from bot.text.parse.signs import DASH
from bot.text.sources.attribution import BESIDE_SPEECH, cue_at, trimmed
from bot.text.types import Span

COLON = re.compile(r":\s*$")
END = re.compile(r"[\s.!?…,;)]*$")
WORD = re.compile(r"\w+")
COUNTED = re.compile(rf"\w+(?:[{DASH}]\w+)*")


def count(doc: Document, mark: Marked) -> int:
    """How many words stand between the marks; those with a hyphen are one: «сине-белые», «весна—лето»."""
    return sum(len(COUNTED.findall(piece.of(doc.text))) for piece in mark.pieces)


def parts_of(doc: Document, mark: Marked) -> tuple[Span, ...]:
    """What stands between the marks, a span a paragraph, without punctuation at the edges."""
    return tuple(part for piece in pieces_of(doc, mark) if (part := trimmed(doc.text, piece.start, piece.end)))


def pieces_of(doc: Document, mark: Marked) -> tuple[Span, ...]:
    """The paragraphs between the marks without those of the page."""
    return tuple(piece for piece in mark.pieces if not promotes(doc.text, piece))


def called(doc: Document, mark: Marked) -> bool:
    """Фильм «Мы идём домой по реке»: the noun before the marks tells that they hold a name."""
    previous = doc.words(doc.at(mark.start) - 1, doc.at(mark.start))
    return bool(previous) and previous[0].pos in ("NOUN", "PROPN") and named_thing(previous[0])


def named_thing(token: Token) -> bool:
    """фильм, спектаклей, онлайн-проекте"""
    return noun_lemma(token.lower.rpartition("-")[2]) in NAMED_THINGS


def inside(doc: Document, mark: Marked) -> Sequence[Token]:
    return doc.words(doc.at(mark.start), doc.at(mark.end))


def word_of_speech(doc: Document, words: Sequence[Token]) -> Token | None:
    """The last verb of speech before a colon; one that needs its noun has it (дал понять, but not: дал имя).

    Ли ответил тем, которые её обвиняют: «…»: a relative clause yields to the verb above it; so does who is called what
    in a report: Ли рассказала, что назвали её так случайно: «…».
    """
    spoken = [token for token in reversed(words) if _speaks(doc, token, words)]
    above = (token for token in spoken if not _relative(doc, token) and not _calls_in_report(doc, token, spoken))
    return next(above, next(iter(spoken), None))


def _calls_in_report(doc: Document, verb: Token, spoken: Sequence[Token]) -> bool:
    if cue_at(doc, verb.index, *BESIDE_SPEECH) is not None:
        return False
    above = next((other for other in spoken if other.index < verb.index), verb)
    return any(word.lower == "что" for word in doc.words(above.index, verb.index))


def _relative(doc: Document, verb: Token) -> bool:
    between = doc.words(verb.head, verb.index) if verb.rel.startswith("acl") and 0 <= verb.head < verb.index else ()
    return any(word.lower.startswith("котор") for word in between)


def _speaks(doc: Document, token: Token, words: Sequence[Token]) -> bool:
    cue = cue_at(doc, token.index, *BESIDE_SPEECH, CueClass.JUDGE)
    if cue is None or cue.frames != {CueClass.NOUN}:
        return cue is not None
    return any(noun_lemma(word.lower) in cue.nouns or word.lower in cue.nouns for word in words)


def on_a_sign(doc: Document, words: Sequence[Token], cue: Token | None) -> bool:
    """На плакатах написано слово: «…»; but not: Ли, узнав о его словах, вздохнул: «…», with a comma before the verb."""
    signs = (token.index for token in words if noun_lemma(token.lower) in SIGNS)
    return any(cue is None or all(token.text != "," for token in doc.words(sign, cue.index)) for sign in signs)


def opens_clause(doc: Document, mark: Marked) -> bool:
    """Nothing of the author's sentence stands before the marks but another quotation."""
    start = clause_start(doc, mark)
    before = doc.text[start : mark.start].strip()
    return not before or before[-1] in ":" + DASH or not WORD.search(before)


def clause_start(doc: Document, mark: Marked) -> int:
    """Where the author's words before the marks begin: the sentence, or the end of what is quoted before."""
    line = doc.lines[doc.line_of(mark.start)]
    start = line.span.start
    text = doc.text
    for index in range(doc.at(mark.start) - 1, line.first, -1):
        token = doc.tokens[index]
        if (
            token.text in (".", "!", "?", "…")
            and index + 1 < len(doc.tokens)
            and text[token.end : token.end + 1].isspace()
        ):
            following = doc.tokens[index + 1]
            if following.text[0].isupper() or following.start >= mark.start or following.text in DASH:
                return token.end
    return start


def in_brackets(text: str, start: int, offset: int) -> bool:
    """сказал он (слова даны без правки. — Прим. ред.): brackets opened after the start are not closed at the offset."""
    return text.rfind("(", start, offset) > text.rfind(")", start, offset)


def line_end(doc: Document, mark: Marked) -> int:
    return doc.lines[doc.line_of(mark.end - 1)].span.end


def stands_alone(doc: Document, mark: Marked) -> bool:
    """The marks open a sentence and close one."""
    if WORD.search(doc.text, clause_start(doc, mark), mark.start):
        return False
    words = mark.inside.of(doc.text).rstrip()
    after = doc.text[mark.end : mark.end + 3]
    return bool(re.match(r"[.!?…]|\s*\n|\s*$|\s+[«\"“„A-ZА-ЯЁ—–-]", after)) and not words[:1].islower()


def listed(doc: Document, mark: Marked) -> bool:
    """в номинациях: «А», «Б»."""
    other = doc.next_mark(mark.end)
    return other is not None and doc.text[mark.end : other.start].strip() in (",", "и", ", и", ", а также")
