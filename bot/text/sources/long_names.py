"""Names of bodies that go on with what they are for: Управление по надзору за реками."""

from __future__ import annotations

from bot.text.lexicon.nouns import noun_lemma
from bot.text.parse.document import Document, Token
from bot.text.sources.found import Source

FIELDED = frozenset(
    (
        *("управление", "комитет", "комиссия", "служба", "департамент", "агентство", "совет", "центр", "институт"),
        *("инспекция", "палата", "бюро", "организация", "фонд", "министерство"),
    )
)
"""Bodies whose names go on with what they are for: Комитет по делам рек."""

OF_STATE = frozenset(("управление", "комитет", "комиссия", "департамент", "министерство"))
"""Those that have a field even where the text writes them small: управление по делам рек."""

FOR = ("по", "за")
FIELD = ("Dat", "Ins")
"""Words before a field, and its cases after them."""

OCCASIONS = frozenset(
    (
        "состоянию",
        "запросу",
        "просьбе",
        "решению",
        "причине",
        "итогам",
        "поводу",
        "данным",
        "результатам",
        "факту",
        "словам",
        "делу",
        "телефону",
        "мнению",
    )
)
"""After «по», what is no field of a body."""


REGIONS = frozenset(("области", "краю", "республике", "городу", "району", "округу", "региону"))


def of_field(doc: Document, index: int, head: Token) -> bool:
    """Управление по надзору за реками и озёрами, Центр исследований в области воды: what the body is for."""
    if _of_region(doc, index, head):
        return True
    token, before, after = (doc.tokens[min(place, len(doc.tokens) - 1)] for place in (index, index - 1, index + 1))
    held = _body_of(doc, index, head)
    capital = any(one.text[0].isupper() for one in (held, doc.tokens[held.index - 1]))
    lemma = noun_lemma(held.lower)
    if lemma not in FIELDED or not (capital or lemma in OF_STATE):
        return False
    head = held
    if token.lower in ("в", "области"):
        return "в области" in (f"{token.lower} {after.lower}", f"{before.lower} {token.lower}")
    if token.lower in FOR:
        return after.case in FIELD and after.pos in ("NOUN", "ADJ") and after.lower not in OCCASIONS
    if token.lower == "и":
        nouns = before.index > head.index and before.pos == after.pos == "NOUN"
        return nouns and before.case == after.case and before.case in (*FIELD, "Gen")
    if token.form == "Part" and token.case == after.case == "Gen":
        return after.pos == "NOUN"
    joined = before.lower in ("и", *FOR) or (before.case == token.case and before.pos == "ADJ")
    return joined and token.case in FIELD and token.pos in ("NOUN", "ADJ")


def _body_of(doc: Document, index: int, head: Token) -> Token:
    """член комиссии по надзору за реками: the комиссия has the field."""
    after = doc.tokens[min(head.index + 1, len(doc.tokens) - 1)]
    return after if after.index < index and after.case == "Gen" and noun_lemma(after.lower) in FIELDED else head


def _of_region(doc: Document, index: int, head: Token) -> bool:
    """ГУ МЧС России по Лужской области, УМВД по городу Лугову: of a body in letters, where it is."""
    letters = any(word.text.isupper() and len(word.text) > 1 for word in doc.words(head.index, index))
    token, before, beyond = doc.tokens[index], doc.tokens[index - 1], doc.words(index + 1, index + 3)
    if not letters:
        return False
    if token.lower == "по":
        return any(word.lower in REGIONS or (word.case == "Dat" and _place(doc, word)) for word in beyond)
    near = before.lower == "по" or (before.case == "Dat" and doc.tokens[index - 2].lower == "по")
    return near and token.case == "Dat" and token.pos in ("ADJ", "NOUN", "PROPN")


def _place(doc: Document, word: Token) -> bool:
    mention = doc.named.get(word.index)
    return mention is not None and mention.kind == "LOC"


def for_field(doc: Document, source: Source) -> bool:
    """Управление по надзору за реками: a name of its own, and no noun with a capital at the head of a sentence."""
    known = noun_lemma(doc.tokens[source.head].lower) in FIELDED
    return known and any(word.lower in FOR for word in doc.words(source.head + 1, source.last))
