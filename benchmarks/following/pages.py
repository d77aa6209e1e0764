"""The content that the server sends: feeds, sitemaps and articles about invented towns."""

from __future__ import annotations

from collections.abc import Iterable

TOWNS = ("Osmark", "Elswick", "Tarnby", "Little Osmark", "Vik", "Brack", "Lundholm")
PEOPLE = ("Ilse Brandt", "Tomas Reve", "Jonna Vik", "Aron Lund", "Mara Ellison", "Neema Abara", "Ines Varga")


def article(name: str) -> str:
    """Return the text of an article; each name has a different text."""
    number = sum(ord(char) * (place + 1) for place, char in enumerate(name))
    town, who = TOWNS[number % 7], PEOPLE[number // 7 % 7]
    return (
        f"The harbour board of {town} will change ferry fares in case {name}, its head, {who}, said today. "
        f"“We have put {name} off for years,” {who} told a meeting, adding that two boats need engines. "
        f"The mayor of {town} denied that case {name} would cost the town more than it has set aside for it."
    )


def page(name: str, text: str | None = None) -> bytes:
    """Return an article as a web page."""
    words = article(name) if text is None else text
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferries, {name}</title></head>'
        f"<body><article><h1>Ferries, {name}</h1><p>{words}</p></article></body></html>"
    ).encode()


def item(link: str | None, guid: str | None = None, more: str = "") -> str:
    """Return an RSS item."""
    title = (link or guid or "entry").rpartition("/")[2]
    called = f"<guid isPermaLink='false'>{guid}</guid>" if guid else ""
    linked = f"<link>{link}</link>" if link else ""
    return f"<item><title>Ferry fares, {title}</title>{called}{linked}{more}</item>"


def rss(items: Iterable[str], start: str = "", encoding: str = "utf-8") -> bytes:
    """Return an RSS feed."""
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>{start}<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Courier</title>'
        f"{''.join(items)}</channel></rss>"
    )
    return text.encode(encoding)


def sitemap(links: Iterable[str], kind: str = "url") -> bytes:
    """Return a sitemap, or an index of sitemaps (``kind="sitemap"``)."""
    root = "urlset" if kind == "url" else "sitemapindex"
    inside = "".join(f"<{kind}><loc>{link}</loc></{kind}>" for link in links)
    return (
        f'<?xml version="1.0" encoding="utf-8"?><{root} '
        f'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inside}</{root}>'
    ).encode()
