"""One article, one key: addresses without the marks of where the reader came from."""

from __future__ import annotations

import re

from yarl import URL

# Parameters that say how the reader came: facts/reading.md D, with those of mail, messengers and AMP.
_TRACKING = re.compile(
    r"^(?:utm_\w*|utm-\w*|mtm_\w*|pk_\w+|yclid|ysclid|yrclid|ymclid|gclid|gbraid|wbraid|dclid|fbclid|igshid|igsh|mc_[ce]id|msclkid|"
    r"twclid|vero_id|_openstat|openstat|from|frommail|ref|referrer|referer|rss|r46_\w+|spm|smid|cmpid|ito|at_\w+|s_cid|"
    r"amp|outputtype|output|_ga|_gl|__twitter_impression|share|shared|source|src|tg_rhash|fb_ref|_hs\w+|ns_\w+|rcmd_\w+)$",
    re.I,
)
_MIRROR = re.compile(r"^(?:www\d?|m|mobile|amp|wap|pda)\.(?=[^.]+\.)", re.I)
_AMP = re.compile(r"(?:/amp)(?=/|$)|(?<=[\w/])\.amp(?=\.html?$|$)", re.I)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.I)


def canonical_url(url: str) -> str:
    """The address to keep and to show: no fragment, no tracking parameters, the rest in its order."""
    try:
        parsed = URL(url.strip()).with_fragment(None)
        kept = [(name, value) for name, value in parsed.query.items() if not _TRACKING.match(name)]
        return str(parsed if len(kept) == len(parsed.query) else parsed.with_query(kept or None))
    except (ValueError, TypeError):
        return url.strip()


def url_key(url: str) -> str:
    """What two addresses of one article have in common; for comparison only, it opens nothing.

    Without scheme, `www.`, `m.` and `amp`, tracking parameters, trailing slash and fragment, with a sorted query:
    `https://m.site.ru/a/?utm_source=x` and `http://www.site.ru/a` are one.
    """
    try:
        parsed = URL(canonical_url(url))
    except ValueError:
        return url.strip()
    host = _MIRROR.sub("", (parsed.host or "").rstrip("."))
    port = "" if parsed.is_default_port() or parsed.port in (80, 443, None) else f":{parsed.port}"
    path = _INDEX.sub("/", _AMP.sub("", re.sub(r"/{2,}", "/", parsed.path))).rstrip("/")
    query = "&".join(sorted(f"{name}={value}" for name, value in parsed.query.items()))
    return f"{host}{port}{path}{'?' if query else ''}{query}"
