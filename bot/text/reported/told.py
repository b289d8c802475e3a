"""Whether a sentence says itself who tells it, so that no «об этом сообщил» is needed behind it."""

from __future__ import annotations

from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.nouns import dictionary_noun
from bot.text.lexicon.somebody import SOME
from bot.text.parse.document import Document, Line, Token
from bot.text.parse.predicates import QUESTION_WORDS
from bot.text.reported.questions import asks_what
from bot.text.sources.attribution import cue_at
from bot.text.sources.found import Source, SourceKind
from bot.text.sources.governors import negated
from bot.text.sources.places import place_beside

JUDGING = (CueClass.SAY, CueClass.THINK, CueClass.JUDGE, CueClass.ONLY_NEGATED)

TELLING_OF = ("рассказал", "поведал")
"""Beginnings of verbs that tell of a thing: Врачи рассказали об уходе за ногами. Об этом написано на сайте."""


def told_already(doc: Document, line: Line, source: Source) -> bool:
    """Врач Рей рассказал, как быть. Об этом он написал в блоге: the sentence says itself that he tells.

    Or that others do: Многие отметили красоту моста. Такое же мнение высказал Ким. Or that it tells but a question:
    Врачи подсчитали, сколько стоит мост. Об этом рассказали врачи.
    """
    verb = next((token for token in doc.words(line.first, line.end) if token.finite), None)
    if verb is None or _agrees_on(doc, verb):
        return False
    asks = _asks(doc, verb.index + 1, line.end)
    if not cue_at(doc, verb.index, *JUDGING):
        return asks and _same(doc, line, verb, source)
    if asks and place_beside(doc, verb) is not None:
        return True
    thing = doc.words(verb.index + 1, verb.index + 3)
    if verb.lower.startswith(TELLING_OF) and thing[0].lower in ("о", "об", "про") and thing[-1].lower != "том":
        return True
    own = any(doc.tokens[child].rel.startswith("nsubj") for child in doc.children.get(verb.index, ()))
    same = _same(doc, line, verb, source)
    others = any(doc.tokens[child].lower in SOME for child in doc.children.get(verb.index, ()))
    if own and cue_at(doc, verb.index, CueClass.ONLY_NEGATED) and not negated(doc, verb):
        return True
    again = source.kind is SourceKind.PRONOUN or same or others or _called(doc, verb, source)
    return own and (asks or again)


def _same(doc: Document, line: Line, verb: Token, source: Source) -> bool:
    """Whether a noun of the source is the subject of the verb."""
    named = {dictionary_noun(token.lower) for token in doc.words(source.first, source.last + 1) if token.word}
    before = doc.words(line.first, verb.index)
    return any(token.case == "Nom" and dictionary_noun(token.lower) in named for token in before)


def _called(doc: Document, verb: Token, source: Source) -> bool:
    """Олег Рей счёл мост дорогим. Об этом миллиардер написал в блоге: a noun for the one who thinks so."""
    head = doc.tokens[source.head] if source.kind is SourceKind.NOUN and source.bare else None
    one = head is not None and head.animate and head.number == "Sing" and head.index not in doc.named
    thinks = (
        cue_at(doc, verb.index, CueClass.THINK, CueClass.JUDGE) is not None
        and cue_at(doc, verb.index, CueClass.SAY) is None
    )
    before = doc.words(doc.lines[verb.sentence].first, verb.index)
    named = (mention for token in before if (mention := doc.named.get(token.index)) is not None)
    return one and thinks and any(mention.kind == "PER" for mention in named)


def _agrees_on(doc: Document, verb: Token) -> bool:
    """заключил контракт, and not: заключил, что …"""
    return verb.lower.startswith("заключ") and doc.tokens[min(verb.index + 1, len(doc.tokens) - 1)].text != ","


def _asks(doc: Document, comma: int, end: int) -> bool:
    """рассказал, как быть; рассказал, что делать; рассказал о том, как быть"""
    if [word.lower for word in doc.words(comma, comma + 2)] == ["о", "том"]:
        comma += 2
    asked = doc.words(comma, comma + 2)
    if asked[0].text != "," or asked[-1].lower not in QUESTION_WORDS:
        return False
    return asked[-1].lower != "что" or asks_what(doc, comma + 1, end)
