"""Digests, stories, quotes and analyses as Telegram messages.

Every function returns the HTML of one or more messages, each within Telegram's limits, for an i18n context
that is set (`with i18n.context(), i18n.use_locale(language)`). Items are never cut: what does not fit a message
beside its item is left out whole, and only a quote that no message holds goes over several, between sentences.
The words of a quote are never changed.

    digest_messages(digest, heading)            a scheduled digest; messages to send in order
    story_pages(stories, local)                 /latest; each page a message that buttons turn
    quote_pages(groups, local)                  /quotes; groups from bot.digest.select.gather
    analysis_messages(article, local)           a link, a text, a file
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from aiogram.utils.i18n import gettext as _
from aiogram.utils.i18n import ngettext

from bot.delivery.html import Html, bold, italic, join, line, link, quotation, text
from bot.delivery.labels import OUTLET, LocalTime, hour_and_zone, person, title_or_outlet, weekday_and_day, zone_label
from bot.delivery.messages import SPARE, fill, headed, pack, pieces
from bot.digest.select import untold, wholes
from bot.digest.types import Digest, Item, QuoteView, Said, StoryView

# A phone shows about 40 characters a line and a folded block three lines: a shorter quote gains nothing by folding.
FOLD_FROM = 280
STORIES_A_PAGE = 5
QUOTES_A_PAGE = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a digest: its local date and hour, and whose clock that is; `at` is its moment."""

    local_date: date
    slot: str
    zone: str
    place: str | None
    at: datetime


def digest_messages(digest: Digest, heading: Heading) -> tuple[str, ...]:
    """A digest, the stories first and then who said what; an empty one says so in one line."""
    local = LocalTime(heading.zone, heading.place, heading.at)
    top = _heading(heading)
    if digest.empty:
        return pack([join((top, text(_nothing_new(digest))), "\n\n")])
    stories = [_digest_item(item, digest.sentences, local) for item in digest.items]
    said = [block for group in digest.said for block in _group_blocks(group, local)]
    title = bold(text(_("Кто что сказал")))
    return pack([*headed(top, stories), *headed(title, said)])


def _nothing_new(digest: Digest) -> str:
    if digest.all_seen:
        return _("Всё новое за это время уже показано. Перечитать — /latest.")
    return _("За это время новостей не было.")


def _heading(heading: Heading) -> Html:
    name = bold(text(" · ".join((_("Сказано"), weekday_and_day(heading.local_date)))))
    return join((name, text(hour_and_zone(heading.slot, heading.zone, heading.place, heading.at))), "\n")


def _digest_item(item: Item, sentences: int, local: LocalTime) -> Html:
    story = item.story
    summary = [(rank, text(words)) for rank, words in story.summary if rank <= sentences]
    return fill(_story_head(story, local, grown=item.grown), summary)


def story_pages(
    stories: Iterable[StoryView], local: LocalTime, *, heading: str | None = None, per_page: int = STORIES_A_PAGE
) -> tuple[str, ...]:
    """Stories with summary and best quote, at most `per_page` on a page, the heading on the first."""
    blocks = [block for story in stories for block in story_blocks(story, local)]
    return pack(headed(_page_heading(heading, local), blocks), most=per_page)


def _page_heading(heading: str | None, local: LocalTime) -> Html:
    """The heading, if any, over whose clock the hours below are read on; nothing at all for None."""
    if heading is None:
        return Html()
    clock = text(_("Время: {zone}").format(zone=zone_label(local.zone, local.place, local.now)))
    return join((bold(text(line(heading, SPARE.length - clock.length - 1))), clock), "\n")


def story_blocks(story: StoryView, local: LocalTime, *, sentences: int = 2) -> list[Html]:
    """One story: headline, outlets, summary, best quote that the summary does not tell.

    Several blocks only where no message holds the quote.
    """
    head = _story_head(story, local)
    summary = [(1 + rank, text(words)) for rank, words in story.summary if rank <= sentences]
    ranked = untold((quote for quote in story.quotes if quote.rank), story.sentences(sentences))
    best = min(ranked, key=lambda quote: quote.rank or 0, default=None)
    if best is None:
        return [fill(head, summary)]
    quote = quote_blocks(best, Html(), _speaker_line(best))
    if len(quote) == 1 and (join((head, quote[0]), "\n") + SPARE).fits:
        return [fill(head, [*summary, (0, quote[0])])]
    return [fill(head, summary), *quote]


def _story_head(story: StoryView, local: LocalTime, *, grown: bool = False) -> Html:
    title = link(bold(text(title_or_outlet(story.title, story.outlet))), story.url)
    return join((title, text(_told_by(story, local, grown=grown))), "\n")


def _told_by(story: StoryView, local: LocalTime, *, grown: bool) -> str:
    """«Пример и ещё 2 издания · 08:15»."""
    outlet = line(story.outlet, OUTLET)
    others = story.outlet_count - 1
    if others > 0:
        more = ngettext("и ещё {count} издание", "и ещё {count} изданий", others).format(count=others)
        outlet = f"{outlet} {more}"
    parts = (outlet, local.hour(story.published_at), _("обновление") if grown else "")
    return " · ".join(part for part in parts if part)


def quote_pages(
    groups: Iterable[Said], local: LocalTime, *, heading: str | None = None, per_page: int = QUOTES_A_PAGE
) -> tuple[str, ...]:
    """Quotes by speaker, at most `per_page` blocks on a page, each with a link to its article."""
    blocks = [block for group in groups for block in _group_blocks(group, local)]
    return pack(headed(_page_heading(heading, local), blocks), most=per_page)


def _group_blocks(group: Said, local: LocalTime) -> list[Html]:
    """One block for a speaker, or one for each quote where one message does not hold them all."""
    speaker = person(group.speaker, group.role) if group.speaker else Html()
    single = [quote_blocks(quote, Html(), _source(quote, local)) for quote in group.quotes]
    whole = speaker
    for quote, blocks in zip(group.quotes, single, strict=True):
        # Speech has a block of its own; reported words would read as one with the source of the quote above.
        gap = "\n\n" if quote.kind == "indirect" and quote is not group.quotes[0] else "\n"
        whole = join((whole, join(blocks, "\n")), gap)
    if (whole + SPARE).fits:
        return [whole]
    return [block for quote in group.quotes for block in quote_blocks(quote, speaker, _source(quote, local))]


def quote_blocks(quote: QuoteView, head: Html, foot: Html) -> list[Html]:
    """A quote between two lines; one that no message holds is cut between sentences, each piece under the head."""
    whole = join((head, _words(quote, quote.text), foot), "\n")
    if (whole + SPARE).fits:
        return [whole]
    cut = [_words(quote, piece) for piece in pieces(quote.text)]
    return [join((head, piece), "\n") for piece in cut[:-1]] + [join((head, cut[-1], foot), "\n")]


def _words(quote: QuoteView, words: str) -> Html:
    """Speech stands in a block; a fragment in quotation marks; what the author reports in the author's own line."""
    if quote.kind == "indirect":
        return join((italic(text(_("В пересказе:"))), text(words)), " ")
    shown = f"«{words}»" if quote.kind == "partial" else words
    return quotation(text(shown), expandable=len(shown) > FOLD_FROM)


def _speaker_line(quote: QuoteView) -> Html:
    """«— Касым-Жомарт Токаев, президент Казахстана»; nothing where nobody can be named."""
    return text("— ") + person(quote.speaker, quote.role) if quote.speaker else Html()


def _source(quote: QuoteView, local: LocalTime) -> Html:
    outlet = link(text(title_or_outlet(quote.outlet, "")), quote.url)
    return outlet + text(f" · {local.hour(quote.published_at)}")


def analysis_messages(article: StoryView, local: LocalTime) -> tuple[str, ...]:
    """The summary and all the quotes of one article; says so where there is nothing to show.

    `url` may be empty for a text that came without an address, `outlet` too.
    """
    head = link(bold(text(title_or_outlet(article.title, article.outlet))), article.url)
    shown = [(rank, text(words)) for rank, words in article.summary]
    top = [_analysis_top(head, shown)]
    quotes = [block for quote in wholes(article.quotes) for block in quote_blocks(quote, Html(), _speaker_line(quote))]
    title = bold(text(_("Цитаты"))) if quotes else Html()
    nothing = [] if quotes else [italic(text(_("Цитат в этом тексте нет.")))]
    return pack([*top, *headed(title, quotes), *nothing])


def _analysis_top(head: Html, summary: Sequence[tuple[int, Html]]) -> Html:
    return fill(head, summary) if summary else head
