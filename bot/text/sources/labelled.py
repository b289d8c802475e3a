"""A label that names who speaks: Олег Ким, спасатель: / Директор завода Олег Ким:"""

from __future__ import annotations

from bot.text.parse.document import Document
from bot.text.sources.found import Source, by_name
from bot.text.sources.names_beside import nominative


def labelled(doc: Document, first: int, end: int) -> Source | None:
    """Олег Ким, спасатель: / Директор завода Олег Ким: — a label without a verb that names one person."""
    words = doc.words(first, end)
    if any(token.finite for token in words):
        return None
    names = {mention.first: mention for token in words if (mention := doc.named.get(token.index))}
    people = [one for one in names.values() if one.kind == "PER" and nominative(doc, one.first, one.last)]
    return by_name(people[0]) if len(people) == 1 else None
