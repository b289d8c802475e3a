"""Quotation marks of one paragraph in pairs, with those that have none; one mark may close two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.text.lexicon.cues import forms
from bot.text.lexicon.forms import plain
from bot.text.parse.signs import AFTER_DASH, Sign, signs
from bot.text.types import Span

AFTER_COMMA = re.compile(r"\s*,\s*(?P<word>\w+)")
WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(r"[.!?…](?:\s|$)")

KIND_OF_FIRM = re.compile(r"[А-ЯЁ]{2,5}\s")
"""ГК, НПО: what stands before the name of a firm."""

NEAR_DASH = 14
"""Words of the author from a dash to the verb, as many as an attribution is read for."""


@dataclass(frozen=True, slots=True)
class Paired:
    """The pairs of one paragraph, inner ones first, and a mark that is never closed or never opened."""

    pairs: tuple[tuple[Sign, Sign], ...]
    unclosed: Sign | None
    unopened: Sign | None


def read_pairs(text: str, span: Span) -> Paired:
    stack: list[Sign] = []
    pairs: list[tuple[Sign, Sign]] = []
    unopened: Sign | None = None
    for sign in signs(text, span):
        if sign.opens:
            stack.append(sign)
        elif stack:
            pairs.append((stack.pop(), sign))
        else:
            unopened = sign
    unclosed = stack[0] if stack else None
    if unclosed and (twice := _one_mark_closes_two(text, span, unclosed, pairs)):
        pairs.append(twice)
        unclosed = None
    return Paired(tuple(pairs), unclosed, unopened)


def _one_mark_closes_two(
    text: str, span: Span, unclosed: Sign, pairs: Sequence[tuple[Sign, Sign]]
) -> tuple[Sign, Sign] | None:
    """«Мы продали «Зарю», — сказал он. / Концерт «Мы говорим вам: «Спасибо!» пройдёт весной.

    In a headline: «Мы продали «Зарю». Рей обвинил тренера. A name in a name: завод «АО «Луч», самый старый в крае
    """
    heading = span.start == unclosed.start == 0
    named = unclosed.start > span.start and not after_colon(text, span, unclosed)
    for left, right in reversed([pair for pair in pairs if pair[0].start > unclosed.start]):
        if attributed(text, right.end, span.end) or right.end >= span.end - 1:
            return unclosed, right
        if named and after_colon(text, span, left):
            return unclosed, right
        if heading and SENTENCE_END.match(text, right.end, span.end):
            return unclosed, right
        if named and KIND_OF_FIRM.fullmatch(text, unclosed.end, left.start):
            return unclosed, right
    return None


def after_colon(text: str, span: Span, sign: Sign) -> bool:
    return text[span.start : sign.start].rstrip().endswith(":")


def attributed(text: str, start: int, end: int) -> bool:
    """», — сказал Ли; », сказал Ли; but not: житель «Зари», который …"""
    comma = AFTER_COMMA.match(text, start, end)
    told = comma is not None and is_cue(comma["word"])
    dash = AFTER_DASH.match(text, start, end)
    return told or (dash is not None and (_ends_speech(text, start) or _tells(text[dash.end() : end])))


def _ends_speech(text: str, close: int) -> bool:
    """«Мы продали «Зарю», — / «Мы едем в «Зарю!» —: a comma or a mark of the sentence beside the marks."""
    return any(letter in ",!?…" for letter in (text[close - 2], *text[close:].lstrip()[:1]))


def _tells(author: str) -> bool:
    """добавил Ли. / радостно сообщил Ли, but not: льготные ставки и другие меры."""
    return any(is_cue(word) for word in WORD.findall(SENTENCE_END.split(author, 1)[0])[:NEAR_DASH])


def is_cue(word: str) -> bool:
    return plain(word) in forms()
