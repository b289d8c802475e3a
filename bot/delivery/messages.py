"""Packs blocks into messages: between items, never inside one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.delivery.html import MAX_LENGTH, Html, join

BETWEEN_BLOCKS = "\n\n"
# What may be joined to a block that is full: a heading, or a section's title.
SPARE = Html(length=256, entities=4)
# Room for the title, the outlet and the speaker of an item beside a piece of a quote that no message holds.
PIECE = MAX_LENGTH - 1_024
_SENTENCE_END = re.compile(r"(?<=[.!?…])[»”\")]*\s+|\n+")


def pack(blocks: Iterable[Html], most: int | None = None) -> tuple[str, ...]:
    """As few messages as hold these blocks in this order, at most `most` in one; every block fits by itself."""
    messages: list[str] = []
    open_message, held = Html(), 0
    for block in blocks:
        longer = join((open_message, block), BETWEEN_BLOCKS)
        if longer.fits and held != most:
            open_message, held = longer, held + 1
        else:
            messages.append(open_message.markup)
            open_message, held = block, 1
    return (*messages, open_message.markup) if open_message else tuple(messages)


def headed(heading: Html, blocks: Sequence[Html], separator: str = BETWEEN_BLOCKS) -> list[Html]:
    """The blocks with a heading that never stands alone at the end of a message; it takes at most SPARE."""
    return [join((heading, blocks[0]), separator), *blocks[1:]] if blocks else []


def fill(required: Html, optional: Sequence[tuple[int, Html]], separator: str = "\n") -> Html:
    """The required part with as many optional ones as a message holds, SPARE left free.

    `optional` stands in the order of reading, each with its importance (0 goes first into the message);
    what does not fit is left out whole.
    """
    kept: set[int] = set()
    best = required
    for place in sorted(range(len(optional)), key=lambda place: optional[place][0]):
        tried = kept | {place}
        whole = join((required, *(optional[index][1] for index in sorted(tried))), separator)
        if (whole + SPARE).fits:
            kept, best = tried, whole
    return best


def pieces(words: str, limit: int = PIECE) -> Iterator[str]:
    """Words too long for one message, cut between sentences; then between words; then anywhere.

    Nothing but white space at the cuts is lost.
    """
    rest = words.strip()
    while len(rest) > limit:
        end = _last_cut(rest, limit)
        yield rest[:end].rstrip()
        rest = rest[end:].lstrip()
    if rest:
        yield rest


def _last_cut(rest: str, limit: int) -> int:
    sentences = [found.end() for found in _SENTENCE_END.finditer(rest, 0, limit)]
    if sentences:
        return sentences[-1]
    space = rest.rfind(" ", 1, limit)
    return space if space > 0 else limit
