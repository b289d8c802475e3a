"""Where that ends which describes the owner of words: «по словам Ли, главы фонда, …», «врача, который …, …»."""

from __future__ import annotations

from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import KIN, OFFICES
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Line
from bot.text.parse.mentions import Mention
from bot.text.sources.found import Source, SourceKind
from bot.text.sources.makers import comma_after, made_known
from bot.text.sources.phrases import body, office

SPEAKING_DOCUMENTS = words(
    """
    исследованию исследованиям документу документам докладу отчету пресс-релизу анализу опросу заявлению прогнозу письму
    письмам справке протоколу протоколам материалам наблюдениям обзору источникам декларации декларациям
    """
)

FORMS = frozenset(
    (
        *("ООО", "ОАО", "ЗАО", "АО", "ПАО", "НАО", "ТОО", "ОсОО", "ИП", "СП", "КХ", "СПК", "ГУП", "МУП", "РУП", "УП"),
        *("ЧУП", "ГБУ", "ГАУ", "ФГБУ", "ФГУП", "МКУ", "МБУ", "АНО"),
    )
)
"""Legal forms before the name of a body."""

REACH = 40
"""Words of a clause that belongs to the owner (the longest in the gold set has 14)."""

DEEPER = frozenset(("чтобы", "что", "где", "куда", "когда", "если", "как", "поскольку", "хотя"))


def apposition_end(doc: Document, line: Line, comma: int, opens: bool, person: bool) -> int | None:
    """По словам Ли, главы фонда, денег нет; по данным бюро, которое считает дожди, …: the comma that closes it.

    So with a participle: по мнению режиссёра, ссылающегося на бумаги, …
    """
    if comma + 1 >= line.end:
        return None
    following = doc.tokens[comma + 1]
    if (name := name_closed_by_comma(doc, comma)) is not None:
        return name.last + 1
    if (body_named := body_in_apposition(doc, comma)) is not None:
        return body_named.last + 1
    if made_known(doc, comma + 1):
        closing = comma_after(doc, line, comma + 2)
        return closing if closing < line.end else None
    describes = following.lower.startswith("котор") or _describes(doc, comma) or _in_which(doc, comma)
    paper = doc.tokens[comma - 1].lower in SPEAKING_DOCUMENTS
    relative = describes and (person or (opens and (paper or _can_tell(doc, comma))))
    if not relative and not (person and (office_follows(doc, comma) or _another_follows(doc, line, comma))):
        return None
    for index in range(comma + 2, min(line.end, comma + REACH)):
        if doc.tokens[index].text == "," and not _goes_deeper(doc, index):
            return index
    return None


def body_in_apposition(doc: Document, comma: int) -> Source | None:
    """По данным перевозчика, ООО «Луч», мост цел: the name of the body between two commas."""
    if comma + 3 >= len(doc.tokens) or doc.tokens[comma].text != ",":
        return None
    form, opening = doc.words(comma + 1, comma + 3)
    mark = doc.opening.get(opening.start) if form.text in FORMS else None
    if mark is None or (last := doc.at(mark.end) - 1) + 1 >= len(doc.tokens) or doc.tokens[last + 1].text != ",":
        return None
    return Source(SourceKind.NOUN, form.index, form.index, last)


def name_closed_by_comma(doc: Document, comma: int) -> Mention | None:
    """По словам капитана команды, Олега Рея, мост цел: a name in the genitive, and nothing that describes it."""
    name = doc.named.get(comma + 1)
    if name is None or name.kind != "PER" or name.first != comma + 1 or doc.tokens[name.first].case not in ("Gen", ""):
        return None
    behind = doc.words(name.last + 1, name.last + 3)
    if len(behind) < 2 or behind[0].text != "," or behind[1].case == "Gen" or behind[1].lower.startswith("котор"):
        return None
    return name if _of_one(doc, comma) else None


def _of_one(doc: Document, comma: int) -> bool:
    """капитана команды, мужа погибшей: one person in the genitive before the comma."""
    for word in reversed(doc.words(max(0, comma - REACH), comma)):
        if word.index in doc.named and doc.named[word.index].kind == "PER":
            continue
        if word.case != "Gen" and word.text not in '«»"':
            return False
        if word.pos == "NOUN" and word.animate and word.number == "Sing" and office(word):
            return True
        if noun_lemma(word.lower) in KIN and word.number == "Sing":
            return True
    return False


def names_somebody(doc: Document, first: int, end: int) -> bool:
    return any(mention.kind == "PER" for index in range(first, end) if (mention := doc.named.get(index)) is not None)


def _can_tell(doc: Document, comma: int) -> bool:
    """по данным бюро, которое …; but not: с точки зрения изменения климата, которое …"""
    last = doc.tokens[comma - 1]
    near = doc.words(max(last.index - 4, 0), comma)
    return any(token.index in doc.named or token.animate or body(token) or office(token) for token in near)


def office_follows(doc: Document, comma: int) -> bool:
    following = doc.tokens[comma + 2 if doc.tokens[comma + 1].lower in ("ныне", "ранее") else comma + 1]
    return following.case == "Gen" and following.pos == "NOUN" and noun_lemma(following.lower) in OFFICES


def _another_follows(doc: Document, line: Line, comma: int) -> bool:
    """По словам Рея, лучшего игрока города Олега Кима и его друга, …: a second one who speaks, up to the comma."""
    between = doc.words(comma + 1, comma_after(doc, line, comma + 1))
    described = bool(between) and (between[0].pos, between[0].case) in (("ADJ", "Gen"), ("ADJ", "Acc"), ("NOUN", "Gen"))
    return (
        described
        and between[-1].index + 1 < line.end
        and names_somebody(doc, comma + 1, between[-1].index + 1)
        and not any(
            token.finite or token.form == "Short" or (token.case == "Nom" and token.index not in doc.named)
            for token in between
        )
    )


def _describes(doc: Document, comma: int) -> bool:
    """режиссёра, ссылающегося на бумаги; источникам, близким к суду; and not: академика, выздоровевшие люди опасны"""
    last, participle = doc.tokens[comma - 1], doc.tokens[comma + 1]
    if participle.lower.startswith("близк") and participle.case == last.case:
        return True
    return participle.form == "Part" and participle.case == "Gen" and participle.number == last.number


def _in_which(doc: Document, comma: int) -> bool:
    """согласно исследованию, в рамках которого измерили мосты, …"""
    opening = doc.words(comma + 1, comma + 4)
    return opening[0].pos == "ADP" and any(word.lower.startswith("котор") for word in opening[1:])


def _goes_deeper(doc: Document, comma: int) -> bool:
    """…, который приехал, чтобы помочь, …: the clause after the comma belongs to the relative one."""
    following = doc.words(comma + 1, comma + 2)
    return bool(following) and (
        following[0].lower in DEEPER or following[0].lower.startswith("котор") or following[0].form == "Conv"
    )
