"""A ledger as schema.org JSON-LD: the NewsArticle, the speakers in it, their Quotations, and its Claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from accordingto.export.checks import OUTLET
from accordingto.export.linked import article_iri, part_iri, present, written
from accordingto.export.rows.columns import day_of
from accordingto.export.wording import joined, one_line
from accordingto.types import Actor, Article, Attribution, Claim, Ledger, Span

_TYPES = {"person": "Person", "organization": "Organization", "outlet": "NewsMediaOrganization"}
"""Schema.org types for the kinds of actors that can speak. The others are credited only in words
(``creditText``)."""

_QUOTED = re.compile(
    r"“([^“”]+)(?:”|\Z)|«([^«»]+)(?:»|\Z)"
    r"|(?<!\w)\"([^\"]+)\"|(?:''|``)((?:[^']|'(?!'))+)''"
    r"|(?<!\w)[‘']((?:[^‘’'\n]|[’'](?=\w))+)[’'](?!\w)"
)
"""Quoted words, in one of five groups by the kind of quotation marks. Typographic ones may lack the closing
mark at the end of the text, since a quotation can continue in the next paragraph."""


def to_schema_org(ledger: Ledger) -> bytes:
    """Return a JSON-LD graph, indented, in UTF-8, with a final newline.

    A ``Quotation`` holds only words in quotation marks, or the whole content of a direct quotation without
    quotation marks, as in a transcript. Words that one source quotes from another belong to the other. The
    author of a claim is the innermost source of its chain, since schema.org has no term for the others.
    """
    article = ledger.article
    actors = {actor.id: actor for actor in ledger.actors if actor.kind in _TYPES}
    organizations = {actor.name for actor in actors.values() if actor.kind != "person"}
    speaking = {one.actor for one in ledger.attributions}
    graph = [
        _article(article),
        *(_speaker(article, actor, organizations) for actor in actors.values() if actor.id in speaking),
        *_quotations(ledger, actors),
        *_claims(ledger, actors),
    ]
    return written({"@context": "https://schema.org", "@graph": graph})


def _article(article: Article) -> dict[str, Any]:
    return present(
        {
            "@type": "NewsArticle",
            "@id": article_iri(article),
            "headline": one_line(article.headline.text) if article.headline else None,
            "url": article.url,
            "author": [{"@type": "Person", "name": name} for name in article.byline],
            "publisher": _publisher(article),
            "datePublished": article.published if day_of(article.published) else None,
            "inLanguage": article.language,
        }
    )


def _publisher(article: Article) -> dict[str, Any] | None:
    if article.outlet is None:
        return None
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{article_iri(article)}:{OUTLET}",
        "name": article.outlet,
    }


def _speaker(article: Article, actor: Actor, organizations: set[str]) -> dict[str, Any]:
    """Describe a speaker. An affiliation that is no actor of the article itself is given as description."""
    is_person, affiliation = actor.kind == "person", actor.affiliation
    is_known = affiliation in organizations
    return present(
        {
            "@type": _TYPES[actor.kind],
            "@id": part_iri(article, actor.id),
            "name": actor.name,
            "jobTitle": actor.role if is_person else None,
            "affiliation": {"@type": "Organization", "name": affiliation} if is_person and is_known else None,
            "description": affiliation if not (is_person and is_known) else None,
        }
    )


def _quotations(ledger: Ledger, actors: dict[str, Actor]) -> Iterator[dict[str, Any]]:
    article = ledger.article
    inner: dict[str | None, list[Span]] = {}
    for one in ledger.attributions:
        inner.setdefault(one.parent, []).extend(one.content)
    for one in ledger.attributions:
        known = one.actor is not None and one.actor in actors
        speaker = {"@id": part_iri(article, one.actor or "")} if known else None
        for number, words in enumerate(_quoted(one, inner.get(one.id, [])), start=1):
            yield present(
                {
                    "@type": "Quotation",
                    "@id": f"{part_iri(article, one.id)}:{number}",
                    "text": words,
                    "spokenByCharacter": speaker,
                    "creator": speaker,
                    "creditText": joined(one.source) or None,
                    "isPartOf": {"@id": article_iri(article)},
                }
            )


def _quoted(one: Attribution, inner: list[Span]) -> list[str]:
    """Return the words quoted from the source itself, not from a source that it cites (spans ``inner``)."""
    if one.form == "indirect":
        return []
    found = [(span, match) for span in one.content for match in _QUOTED.finditer(span.text)]
    if not found:
        return [span.text for span in one.content] if one.form == "direct" else []
    return [
        next(filter(None, match.groups()))
        for span, match in found
        if not any(
            other.start <= span.start + match.start() and span.start + match.end() <= other.end
            for other in inner
        )
    ]


def _claims(ledger: Ledger, actors: dict[str, Actor]) -> Iterator[dict[str, Any]]:
    article = ledger.article
    attributions = {one.id: one for one in ledger.attributions}
    for claim in ledger.claims:
        yield present(
            {
                "@type": "Claim",
                "@id": part_iri(article, claim.id),
                "text": joined(claim.content),
                "appearance": {"@id": article_iri(article)},
                **_credit(article, claim, attributions, actors),
            }
        )


def _credit(
    article: Article, claim: Claim, attributions: dict[str, Attribution], actors: dict[str, Actor]
) -> dict[str, Any]:
    """Return the innermost source of a claim's chain, as author if it has a schema.org type, and in words."""
    innermost = claim.chain[-1] if claim.chain else OUTLET
    one = attributions.get(innermost)
    if one is None:
        author = f"{article_iri(article)}:{OUTLET}" if article.outlet is not None else None
        return {"author": {"@id": author} if author else None}
    known = one.actor is not None and one.actor in actors
    return {
        "author": {"@id": part_iri(article, one.actor or "")} if known else None,
        "creditText": joined(one.source) or None,
    }
