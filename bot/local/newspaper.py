"""Sample outlets and their articles: read from `news/`, dated against a moment, printed as pages and feeds."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path
from string import Template
from xml.etree import ElementTree as Xml

NEWS = Path(__file__).with_name("news")
CONTENT = "http://purl.org/rss/1.0/modules/content/"
CREATOR = "http://purl.org/dc/elements/1.1/"
ATOM = "http://www.w3.org/2005/Atom"
Xml.register_namespace("content", CONTENT)
Xml.register_namespace("dc", CREATOR)


@dataclass(frozen=True, slots=True)
class Outlet:
    """`carries` says what its feed gives beside the titles: «lead», «full» text or nothing («title»)."""

    key: str
    title: str
    carries: str
    atom: bool = False
    encoding: str = "utf-8"
    tracked: bool = False  # its feed links with ?utm_source=rss

    @property
    def feed_name(self) -> str:
        return "atom.xml" if self.atom else "rss.xml"

    @property
    def feed_type(self) -> str:
        return "application/atom+xml" if self.atom else "application/rss+xml"


# Four house styles: «…», — сказал; unmarked paragraphs; colon and partial quotes; indirect only.
OUTLETS = (
    Outlet("vestnik", "Степной вестник (учебный)", "lead", encoding="windows-1251", tracked=True),
    Outlet("alatau", "Алатау Инфо (учебный)", "full"),
    Outlet("kurier", "Курьер Евразии (учебный)", "lead", atom=True),
    Outlet("meridian", "Агентство Меридиан (учебное)", "title"),
)


@dataclass(frozen=True, slots=True)
class Article:
    outlet: Outlet
    slug: str
    title: str
    author: str
    section: str
    photo: str
    lead: str
    paragraphs: tuple[str, ...]
    published: datetime
    day: date  # of the edition: in the address, so that a restart the same day changes no address

    @property
    def path(self) -> str:
        return f"/{self.outlet.key}/{self.day:%Y/%m/%d}/{self.slug}.html"


def read_articles(now: datetime) -> list[Article]:
    """All articles of all outlets, newest first, dated for a newsroom that opens at `now` (aware, UTC)."""
    articles = [
        read_article(outlet, path, now) for outlet in OUTLETS for path in sorted((NEWS / outlet.key).glob("*.txt"))
    ]
    return sorted(articles, key=lambda article: article.published, reverse=True)


def read_article(outlet: Outlet, path: Path, now: datetime) -> Article:
    """`name: value` lines, an empty line, then the paragraphs with empty lines between them."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    paragraphs = tuple(body.strip().split("\n\n"))
    return Article(
        outlet=outlet,
        slug=path.stem,
        title=fields["title"],
        author=fields["author"],
        section=fields["section"],
        photo=fields["photo"],
        lead=fields["lead"],
        paragraphs=paragraphs,
        published=_published(fields, now),
        day=now.date(),
    )


def _published(fields: dict[str, str], now: datetime) -> datetime:
    """`ago: 1:50` counts back from the full hour, so that a restart dates it the same; `after: 4` minutes from now."""
    if "after" in fields:
        return now + timedelta(minutes=int(fields["after"]))
    hours, minutes = fields["ago"].split(":")
    return now.replace(minute=0, second=0, microsecond=0) - timedelta(hours=int(hours), minutes=int(minutes))


def print_page(article: Article, base: str, others: Iterable[Article]) -> str:
    """The article's page with the furniture of an ordinary news site."""
    outlet = article.outlet
    home = f"{base}/{outlet.key}/"
    texts = {name: escape(getattr(article, name)) for name in ("title", "author", "section", "photo", "lead")}
    return Template((NEWS / "page.html").read_text(encoding="utf-8")).substitute(
        texts,
        outlet=escape(outlet.title),
        key=outlet.key,
        encoding=outlet.encoding,
        published=article.published.isoformat(timespec="seconds"),
        shown=f"{article.published:%d.%m.%Y, %H:%M} UTC",
        url=base + article.path,
        home=home,
        feed=home + outlet.feed_name,
        feed_type=outlet.feed_type,
        json=_linked_data(article, base),
        body="\n".join(f"    <p>{escape(paragraph)}</p>" for paragraph in article.paragraphs),
        related="\n".join(f'    <li><a href="{base}{other.path}">{escape(other.title)}</a></li>' for other in others),
    )


def _linked_data(article: Article, base: str) -> str:
    return json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": article.title,
            "datePublished": article.published.isoformat(timespec="seconds"),
            "author": {"@type": "Person", "name": article.author},
            "publisher": {"@type": "Organization", "name": article.outlet.title},
            "mainEntityOfPage": base + article.path,
        },
        ensure_ascii=False,
    ).replace("<", "\\u003c")


def print_home(outlet: Outlet, articles: Sequence[Article], base: str) -> str:
    """The front page, from which the feed can be found."""
    links = "".join(f'<li><a href="{base}{article.path}">{escape(article.title)}</a></li>' for article in articles)
    feed = f'<link rel="alternate" type="{outlet.feed_type}" title="{escape(outlet.title)}" href="{outlet.feed_name}">'
    return (
        f'<!DOCTYPE html><html lang="ru"><head><meta charset="{outlet.encoding}">'
        f"<title>{escape(outlet.title)}</title>{feed}</head>"
        f"<body><h1>{escape(outlet.title)}</h1><p>Учебное издание: новости вымышлены.</p><ul>{links}</ul></body></html>"
    )


def print_feed(outlet: Outlet, articles: Sequence[Article], base: str) -> bytes:
    root = _atom(outlet, articles, base) if outlet.atom else _rss(outlet, articles, base)
    Xml.indent(root)
    printed: bytes = Xml.tostring(root, encoding=outlet.encoding, xml_declaration=True)
    return printed


def _add(parent: Xml.Element, name: str, text: str | None = None, **attributes: str) -> Xml.Element:
    node = Xml.SubElement(parent, name, attributes)
    node.text = text
    return node


def _rss(outlet: Outlet, articles: Sequence[Article], base: str) -> Xml.Element:
    root = Xml.Element("rss", version="2.0")
    channel = _add(root, "channel")
    _add(channel, "title", outlet.title)
    _add(channel, "link", f"{base}/{outlet.key}/")
    _add(channel, "description", "Учебные новости")
    _add(channel, "language", "ru")
    for article in articles:
        _rss_item(_add(channel, "item"), article, base)
    return root


def _rss_item(item: Xml.Element, article: Article, base: str) -> None:
    outlet = article.outlet
    _add(item, "title", article.title)
    _add(item, "link", base + article.path + ("?utm_source=rss&utm_medium=feed" if outlet.tracked else ""))
    _add(item, "guid", f"{outlet.key}-{article.day:%Y%m%d}-{article.slug}", isPermaLink="false")
    _add(item, "pubDate", format_datetime(article.published))
    if outlet.carries != "title":
        _add(item, "description", article.lead)
        _add(item, f"{{{CREATOR}}}creator", article.author)
        _add(item, "category", article.section)
    if outlet.carries == "full":
        text = "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in article.paragraphs)
        _add(item, f"{{{CONTENT}}}encoded", text)


def _atom(outlet: Outlet, articles: Sequence[Article], base: str) -> Xml.Element:
    root = Xml.Element("feed", xmlns=ATOM)
    _add(root, "title", outlet.title)
    _add(root, "id", f"{base}/{outlet.key}/")
    _add(root, "link", href=f"{base}/{outlet.key}/{outlet.feed_name}", rel="self")
    _add(root, "updated", articles[0].published.isoformat(timespec="seconds"))
    for article in articles:
        entry = _add(root, "entry")
        _add(entry, "title", article.title)
        _add(entry, "id", f"{base}{article.path}#id")
        _add(entry, "link", href=base + article.path, rel="alternate", type="text/html")
        _add(_add(entry, "author"), "name", article.author)
        for name in ("published", "updated"):
            _add(entry, name, article.published.isoformat(timespec="seconds"))
        _add(entry, "summary", article.lead, type="text")
    return root


def print_opml(feeds: Sequence[tuple[str, str]]) -> str:
    """The list of (title, address) as OPML, for FEEDS_FILE and /import."""
    root = Xml.Element("opml", version="2.0")
    _add(_add(root, "head"), "title", "Учебные новости")
    body = _add(root, "body")
    for title, url in feeds:
        _add(body, "outline", type="rss", text=title, title=title, xmlUrl=url)
    Xml.indent(root)
    return Xml.tostring(root, encoding="unicode", xml_declaration=True) + "\n"
