"""Two names beside one noun: whose somebody is, and who he is himself."""

from __future__ import annotations

from bot.text.lexicon.forms import parses
from bot.text.parse.document import Document
from bot.text.parse.mentions import Mention

JOINED = 3
"""Words between the two names: коллега Рея по городской думе Олег Ким."""


def another_behind(doc: Document, whose: Mention) -> Mention | None:
    """The full name behind the one of whose colleague or teacher it is."""
    return _joined(doc, whose) or _apposed(doc, whose)


def _joined(doc: Document, whose: Mention) -> Mention | None:
    """коллега Кадури по парламенту Олег Рей"""
    behind = doc.words(whose.last + 1, whose.last + 2 + JOINED)
    if whose.first != whose.last or not behind or behind[0].lower != "по":
        return None
    name = next((found for word in behind[2:] if (found := doc.named.get(word.index)) is not None), None)
    between = doc.words(whose.last + 2, name.first) if name is not None else ()
    field = bool(between) and all(word.case == "Dat" and word.pos in ("NOUN", "ADJ") for word in between)
    return name if name is not None and field and _full(doc, name) else None


def _apposed(doc: Document, whose: Mention) -> Mention | None:
    """учительница Сони, Анна Рей, говорит: a given name in no nominative, the full name between two commas."""
    behind = doc.named.get(whose.last + 2)
    if whose.first != whose.last or behind is None or doc.tokens[whose.last + 1].text != ",":
        return None
    closing = doc.words(behind.last + 1, behind.last + 3)
    closed = len(closing) > 1 and closing[0].text == "," and closing[1].finite
    return behind if closed and _full(doc, behind) and _oblique(doc.tokens[whose.first].text) else None


def _full(doc: Document, name: Mention) -> bool:
    return name.kind == "PER" and name.last > name.first


def _oblique(given: str) -> bool:
    """Сони, Олега: a name of the dictionary in another case than the nominative."""
    known = [parse.tag for parse in parses(given) if "Name" in parse.tag]
    return bool(known) and not any({"nomn", "sing"} in tag for tag in known)
