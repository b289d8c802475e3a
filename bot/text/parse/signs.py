"""Single quotation marks of any style: which of them open and which close, mistyped ones among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.text.types import Span

DASH = "—–‒―−\x96\x97-"
"""U+0096 and U+0097 are the dashes of Windows-1252 on pages that were decoded as Latin-1."""

MARK = re.compile(r"<<|>>|''|[«»‹›„“”‟\"]")
ALWAYS_OPENS = frozenset(("«", "‹", "„", "<<", "‟"))
ALWAYS_CLOSES = frozenset(("»", "›", ">>"))
AFTER_DASH = re.compile(rf"\s*(?:[,.!?…]+\s*)?[{DASH}]\s*(?=\w)")
"""What stands between words in marks and the author's clause: «…», — сказал."""

BEFORE_OPENING = frozenset(" \t\xa0\u202f\u2009([{/" + DASH + "«„‹“\"'")
BEHIND_SPEECH = re.compile(rf"\s*,\s*[{DASH}]\s")
MISTYPED = re.compile(rf"[,.!?…]+(?:\s+[{DASH}]\s|\s*$)|\s[{DASH}]\s")


@dataclass(frozen=True, slots=True)
class Sign:
    """One mark of a text; `start` and `end` are its offsets."""

    start: int
    end: int
    opens: bool


def signs(text: str, span: Span) -> Iterator[Sign]:
    """Tell opening marks from closing ones; an inch, an arrow or a mark alone among spaces is neither."""
    depth = 0
    previous_end = -1
    for match in MARK.finditer(text, span.start, span.end):
        start, end, mark = match.start(), match.end(), match.group()
        before = text[start - 1] if start > span.start else " "
        after = text[end] if end < span.end else " "
        opens = (mark in ALWAYS_OPENS and not _mistyped(before, text[end : span.end], depth)) or (
            mark not in ALWAYS_OPENS | ALWAYS_CLOSES and _opens(mark, before, after, depth, previous_end == start)
        )
        if not opens and depth == 0 and _no_quotation(mark, before, text[end : span.end]):
            continue
        depth = depth + 1 if opens else max(0, depth - 1)
        previous_end = end if opens else -1
        yield Sign(start, end, opens)


def _no_quotation(mark: str, before: str, after: str) -> bool:
    """An inch (55") and an arrow (читать далее >>); but not: заболели 55", — сказал врач."""
    inch = mark == '"' and before.isdigit() and not BEHIND_SPEECH.match(after)
    return inch or (mark == ">>" and before.isspace() and not after.strip())


def _mistyped(before: str, after: str, depth: int) -> bool:
    """«Мост крепок«, — сказал Ли: a mark that opens stands where one must close."""
    return depth > 0 and not before.isspace() and MISTYPED.match(after) is not None


def _opens(mark: str, before: str, after: str, depth: int, after_opening: bool) -> bool:
    if after.isspace() and before.isspace():
        return depth == 0
    if after_opening:
        return not after.isspace()
    if before in BEFORE_OPENING and not after.isspace():
        return not (depth and after in ",.;:!?)")
    return depth == 0 and before not in ",.!?…" and mark != "”" and after.isalnum() and not before.isalnum()
