"""A second report in the sentence of the first: «Ли сказал, что мост цел, но добавил, что он стар»."""

from __future__ import annotations

from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.somebody import CONTRASTED
from bot.text.parse.document import Document, Line, Token
from bot.text.parse.predicates import that_follows
from bot.text.parse.signs import DASH
from bot.text.reported.asides import TAIL
from bot.text.sources.according import Phrase, according_phrase
from bot.text.sources.attribution import cue_at
from bot.text.sources.owners import POSSESSIVE

FELT = ("почувств", "ощути", "заболе")
"""Beginnings of verbs for what only the one who tells can know: сказал, что сидит дома, однако почувствовал боль."""

BUT = frozenset(("но", "однако", "а"))

NEAR = 6
"""Words from a conjunction to the attribution of the clause that it opens: однако старые опоры, по данным мэрии, …"""


def second_report(doc: Document, cue: Token, since: int, first: int, end: int) -> bool:
    """After the conjunction a verb of speech comes soon, in the same tense and number, with its own что or object."""
    for index in range(first, min(end, first + 7)):
        token = doc.tokens[index]
        if token.text in (",", ":", ";"):
            return False
        if token.finite:
            joined = token.head == cue.index and token.rel == "conj"
            own = any(doc.tokens[child].rel.startswith("nsubj") for child in doc.children.get(index, ()))
            if index == first and _tells_more(doc, cue, since, token):
                return True
            if joined and not own and _another_acts(doc, token, since):
                return False
            if _another_tells(doc, cue, first, token):
                return True
            if token.lower.startswith(FELT) or doc.lower_at(token.index + 1) in ("он", "она", "они"):
                return False
            same = token.tense == cue.tense and (joined or (own and token.rel in ("conj", "root")))
            reporting = cue_at(doc, index, CueClass.SAY, CueClass.THINK, CueClass.JUDGE, CueClass.MANNER) is not None
            return same and (reporting or index == first)
    return False


def _tells_more(doc: Document, cue: Token, since: int, verb: Token) -> bool:
    """Рей сказал, что мост не достроен, хотя и признал, что он крепок: nobody else in the report could say the rest."""
    same = (verb.tense, verb.number, verb.gender) == (cue.tense, cue.number, cue.gender)
    says = cue_at(doc, verb.index, CueClass.SAY) is not None or verb.lower.startswith("соглас")
    if not same or not says:
        return False
    if not that_follows(doc, verb):
        return False
    return not any(_could_say(token, verb) for token in doc.words(since, verb.index))


def _another_tells(doc: Document, cue: Token, first: int, verb: Token) -> bool:
    """Рей сообщила, что вяжет, но Анна Ким заявила, что Рей не умеет: somebody with a name and a «что» behind."""
    if verb.tense != cue.tense or cue_at(doc, verb.index, CueClass.SAY) is None:
        return False
    if not that_follows(doc, verb):
        return False
    named = (doc.named.get(token.index) for token in doc.words(first, verb.index))
    return any(one is not None and one.kind == "PER" and doc.tokens[one.first].case in ("Nom", "") for one in named)


def _could_say(token: Token, verb: Token) -> bool:
    somebody = token.case == "Nom" and (token.animate or token.pos in ("PROPN", "PRON"))
    return somebody and token.number == verb.number and token.gender in ("", verb.gender or token.gender)


def _another_acts(doc: Document, verb: Token, first: int) -> bool:
    """Рей сообщила, что ей звонила певица и пожаловалась на жару: what the певица did, unless a «что» stands behind."""
    if that_follows(doc, verb):
        return False
    return any(
        token.finite
        and (token.tense, token.number, token.gender) == (verb.tense, verb.number, verb.gender)
        and any(
            doc.tokens[child].animate and doc.tokens[child].rel.startswith("nsubj") and doc.tokens[child].case == "Nom"
            for child in doc.children.get(token.index, ())
        )
        for token in doc.words(first, verb.index)
    )


def others_say(doc: Document, index: int, end: int) -> bool:
    """Одни считают, что мост цел, другие полагают, что он стар. / Одни считали, что мост цел, другие – что стар."""
    pair = doc.words(index, min(end, index + 2))
    if len(pair) < 2 or pair[0].lower not in CONTRASTED:
        return False
    return pair[1].text in DASH or cue_at(doc, pair[1].index, *TAIL) is not None


def before_others(doc: Document, first: int, end: int) -> int:
    """По словам Рея, мост цел, но, по данным мэрии, он стар: up to what others are said to say."""
    commas = (token.index for token in doc.words(first + 1, end - 1) if token.text == ",")
    return next((comma for comma in commas if others_by(doc, comma, end)), end)


def others_by(doc: Document, comma: int, end: int) -> bool:
    """Рей сказал, что мост цел, однако опоры, по данным мэрии, стары: an attribution that soon follows in commas.

    But not: Рей сказал, что мост цел, но, по его словам, стар.
    """
    phrase = _attribution_soon(doc, comma, end)
    return phrase is not None and phrase.end < end and doc.tokens[phrase.end].text == ","


def anew(doc: Document, line: Line, first: int) -> bool:
    """Whether the attribution at word `first` opens what others say behind a report."""
    commas = (token.index for token in doc.words(max(line.first, first - NEAR), first) if token.text == ",")
    phrases = (_attribution_soon(doc, comma, line.end) for comma in commas)
    return any(phrase is not None and phrase.first == first for phrase in phrases)


def _attribution_soon(doc: Document, comma: int, end: int) -> Phrase | None:
    """The first attribution behind «, но», with no verb before it and not the same person's."""
    if doc.tokens[comma].text != "," or doc.tokens[comma + 1].lower not in BUT:
        return None
    line = doc.lines[doc.tokens[comma].sentence]
    for token in doc.words(comma + 2, min(end, comma + 2 + NEAR)):
        if token.finite:
            return None
        opens = token.index == comma + 2 or doc.tokens[token.index - 1].text == ","
        phrase = according_phrase(doc, line, token.index) if opens else None
        if phrase is not None:
            return None if doc.tokens[phrase.owner].lower in POSSESSIVE else phrase
    return None
