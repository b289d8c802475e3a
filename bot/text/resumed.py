"""Where the author takes over after a clause that he reports: «написал, что Ким сердит, однако не раскрыл причину»."""

from __future__ import annotations

from bot.text.attribution import cue_at
from bot.text.document import Document, Token
from bot.text.lexicon.cues import CueClass

JOINING = frozenset(("и", "а", "но", "однако", "затем"))
BETWEEN = 4
"""Words from the conjunction to the author's verb: , но подробностей сделки не раскрыл."""

DEEPER = frozenset(("если", "когда", "кто", "чтобы", "пока"))
"""A clause inside the reported one may go on behind it: если человек болен, но не пил лекарств."""

TELLING = (CueClass.SAY, CueClass.THINK, CueClass.WRITE)
SPEAKING = (*TELLING, CueClass.JUDGE, CueClass.MANNER)


def author_resumes(doc: Document, cue: Token, first: int, end: int) -> int:
    """The comma that closes the clause reported by `cue`, which begins at word `first`; `end` where none does."""
    for index in range(first + 1, end - 1):
        if doc.tokens[index].text != "," or doc.in_marks(doc.tokens[index].start):
            continue
        if _own_verb(doc, cue, first, index, end) or _own_gerund(doc, cue, index + 1, end):
            return index
    return end


def _own_verb(doc: Document, cue: Token, first: int, comma: int, end: int) -> bool:
    """…, и назвал это глупым: the verb agrees with the author's verb, and with none of the reported clause."""
    if cue.tense != "Past" or doc.tokens[comma + 1].lower not in JOINING:
        return False
    verb = _verb(doc, comma + 2, min(end, comma + 2 + BETWEEN))
    if verb is None or not _agree(verb, cue) or _has_subject(doc, verb):
        return False
    reported = doc.words(first, comma)
    if any(token.lower in DEEPER or token.lower.startswith("котор") for token in reported) and not cue_at(
        doc, verb.index, *SPEAKING
    ):
        return False
    return not any(_agree(token, cue) for token in reported)


def _verb(doc: Document, first: int, end: int) -> Token | None:
    """The first verb, unless something that may be its subject stands before it."""
    for token in doc.words(first, end):
        if token.finite:
            return token
        if token.case == "Nom" or token.text in ",:;—–(" or token.lower.startswith("котор"):
            return None
    return None


def _agree(token: Token, cue: Token) -> bool:
    """Past and short forms show gender and number: сообщил, но не назвал; не: завод закрыт, но работал."""
    shown = token.tense == "Past" if token.finite else token.form in ("Short", "Brev")
    return shown and (token.number, token.gender) == (cue.number, cue.gender) and token.gender != "Neut"


def _has_subject(doc: Document, verb: Token) -> bool:
    return any(doc.tokens[child].rel.startswith("nsubj") for child in doc.children.get(verb.index, ()))


def _own_gerund(doc: Document, cue: Token, first: int, end: int) -> bool:
    """…, отметив, что …; …, при этом добавив, что …"""
    gerund = next((token for token in doc.words(first, min(end, first + 3)) if token.form == "Conv"), None)
    if gerund is None or any(token.text == "," for token in doc.words(first, gerund.index)):
        return False
    if not cue_at(doc, gerund.index, *TELLING):
        return False
    after = tuple(token.lower for token in doc.words(gerund.index + 1, min(end, gerund.index + 3)))
    return after == (",", "что") or gerund.head == cue.index
