"""`analyse`: summary and quotes of texts, pages and documents."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from tqdm import tqdm

from bot.commands.errors import CommandError
from bot.commands.sources import Source, load
from bot.pipeline.study import analyser
from bot.reading.documents import DocumentUnreadable, read_document
from bot.reading.pages import PageUnreadable, extract_page
from bot.reading.responses import Kind
from bot.settings import Settings
from bot.text.explain import explain
from bot.text.report import report
from bot.text.summary import choose
from bot.text.types import Analysis, SummaryLength


@dataclass(frozen=True, slots=True)
class _Text:
    """A text to analyse; `extracted` says that offsets do not refer to the source itself, so the text is told too."""

    text: str
    extracted: bool
    published: datetime | None = None


async def analyse(arguments: Namespace, settings: Settings) -> int:
    """Print the summary and the quotes of each source; what cannot be read is named on standard error."""
    failures = 0
    sources: list[str] = arguments.sources or ["-"]
    bar = tqdm(sources, disable=len(sources) < 2 or not sys.stderr.isatty(), unit="text", file=sys.stderr)
    for name in bar:
        try:
            source = await load(name, Kind.PAGE, settings)
            _print(name, _text(source), arguments)
        except CommandError as error:
            failures += 1
            tqdm.write(f"skazano: {error}", file=sys.stderr)
    return 1 if failures else 0


def _text(source: Source) -> _Text:
    """A text file is taken as it stands, so that offsets count its own code points."""
    now = datetime.now(UTC)
    if source.is_page:
        page = extract_page(source.body, url=source.address, content_type=source.content_type, now=now)
        if isinstance(page, PageUnreadable):
            raise CommandError(f"{source.name}: no article in this page ({page.reason})")
        return _Text(page.text, True, page.published)
    try:
        return _Text(source.body.decode("utf-8"), False)
    except UnicodeDecodeError:
        document = read_document(source.body, name=source.name if source.name != "-" else "", now=now)
    if isinstance(document, DocumentUnreadable):
        raise CommandError(f"{source.name}: not a text, a page or a document ({document.reason})")
    return _Text(document.text, True)


def _print(name: str, read: _Text, arguments: Namespace) -> None:
    if not read.text.strip():
        raise CommandError(f"{name}: nothing to read")
    length = SummaryLength(arguments.length)
    title = read.text.partition("\n")[0].strip()
    analysis = analyser().analyse(read.text)
    if arguments.json:
        told: dict[str, object] = {**report(name, title, read.text, analysis, length)}
        if read.extracted:
            told |= {"text": read.text, "published": read.published.isoformat() if read.published else None}
        print(json.dumps(told, ensure_ascii=False), flush=True)
        return
    found = explain(read.text, analyser().explain(read.text)) if arguments.explain else _plain(read.text, analysis)
    print("\n".join([title, "", *_summary(read.text, analysis, length), "", *found]), "\n", flush=True)


def _summary(text: str, analysis: Analysis, length: SummaryLength) -> Iterator[str]:
    for sentence in choose(analysis.summary, length):
        yield f"• {sentence.span.of(text)}"


def _plain(text: str, analysis: Analysis) -> Iterator[str]:
    for quote in analysis.quotes:
        said_by = ", ".join(filter(None, (quote.speaker.name, quote.speaker.role))) if quote.speaker else "—"
        key = f" №{quote.rank}" if quote.rank else ""
        yield f"[{quote.kind.value}{key}] {said_by}: {quote.text(text)}"
