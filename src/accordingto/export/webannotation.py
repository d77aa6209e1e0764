"""A ledger as W3C Web Annotations (JSON-LD): each attribution is an annotation of its spans in the text.

The annotations target the text of the ledger (``urn:accordingto:article:…``), which the collection includes,
and not the web page that it came from, where the positions differ. The text quotes locate the spans on the
page, too.
"""

from __future__ import annotations

from typing import Any

from accordingto.export.cells import encodable
from accordingto.export.linked import VOCABULARY, article_iri, part_iri, present, written
from accordingto.export.wording import title_of
from accordingto.types import Actor, Article, Attribution, Ledger, Span, Time

CONTEXT: list[str | dict[str, Any]] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "ledger": VOCABULARY,
        "ledger:url": {"@type": "xsd:anyURI"},
        "ledger:parent": {"@type": "@id"},
        "ledger:actor": {"@type": "@id"},
        "ledger:addressee": {"@type": "@id"},
    },
]
"""The JSON-LD context: that of the W3C recommendation, and the prefix of our own terms."""

NEAR, FAR = 32, 2048
"""Smallest and largest number of characters of context before and after a text quote."""

_PARTS = {
    "source": "source",
    "cue": "cue",
    "content": "content",
    "addressee_span": "addressee",
    "channel": "channel",
    "hedges": "hedge",
}
"""The fields of an attribution that hold spans, and the name of the part in a target."""

_AGENTS = {"person": "Person", "organization": "Organization", "outlet": "Organization"}
"""Types of the context for kinds of actors; the other kinds have none."""


def to_web_annotations(ledger: Ledger) -> bytes:
    """Return an ``AnnotationCollection`` with one page, indented, in UTF-8, with a final newline.

    Positions count code points, in the recommendation as in the ledger. Lone surrogates become U+FFFD, which
    shifts no position.
    """
    article = ledger.article
    text = encodable(article.text)
    actors = {actor.id: actor for actor in ledger.actors}
    times = {time.id: time for time in ledger.times}
    items = [_annotation(article, text, one, actors, times) for one in ledger.attributions]
    name = f"{article_iri(article)}:annotations"
    collection: dict[str, Any] = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": title_of(article),
        "total": len(items),
        "ledger:reader": ledger.reader,
        "ledger:article": _described(article, text),
    }
    if items:
        page = f"{name}:1"
        collection["first"] = {
            "id": page,
            "type": "AnnotationPage",
            "partOf": name,
            "startIndex": 0,
            "items": items,
        }
        collection["last"] = page
    return written(collection)


def _described(article: Article, text: str) -> dict[str, Any]:
    return present(
        {
            "id": article_iri(article),
            "type": "Text",
            "format": "text/plain",
            "language": article.language,
            "ledger:url": article.url,
            "ledger:path": article.path,
            "ledger:outlet": article.outlet,
            "ledger:byline": list(article.byline),
            "ledger:published": article.published,
            "ledger:text": text,
        }
    )


def _annotation(
    article: Article, text: str, one: Attribution, actors: dict[str, Actor], times: dict[str, Time]
) -> dict[str, Any]:
    body = present(
        {
            "type": "ledger:Attribution",
            "ledger:actor": _agent(article, actors.get(one.actor or "")),
            "ledger:actor_confidence": one.actor_confidence,
            "ledger:source_kind": one.source_kind,
            "ledger:addressee": _agent(article, actors.get(one.addressee or "")),
            "ledger:form": one.form,
            "ledger:act": one.act,
            "ledger:certainty": one.certainty,
            "ledger:strength": one.strength,
            "ledger:polarity": one.polarity,
            "ledger:parent": part_iri(article, one.parent) if one.parent is not None else None,
            "ledger:times": [time.value or time.text for id in one.times if (time := times.get(id))],
            "ledger:confidence": one.confidence,
        }
    )
    return {
        "id": part_iri(article, one.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": body,
        "target": [
            _target(article, text, span, part)
            for field, part in _PARTS.items()
            for span in getattr(one, field)
        ],
    }


def _target(article: Article, text: str, span: Span, part: str) -> dict[str, Any]:
    prefix, suffix = _surroundings(text, span.start, span.end)
    return {
        "type": "SpecificResource",
        "source": article_iri(article),
        "ledger:part": part,
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": text[span.start : span.end],
                "prefix": prefix,
                "suffix": suffix,
            },
        ],
    }


def _surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the context before and after a span, long enough to make it unique in the text if possible.

    The length starts at ``NEAR`` and doubles, at most to ``FAR``.
    """
    length = NEAR
    while True:
        before, after = max(0, start - length), min(len(text), end + length)
        unique = text.find(text[before:after]) == before and text.find(text[before:after], before + 1) < 0
        if unique or length >= FAR:
            return text[before:start], text[end:after]
        length *= 2


def _agent(article: Article, actor: Actor | None) -> dict[str, Any] | None:
    if actor is None:
        return None
    return present(
        {
            "id": part_iri(article, actor.id),
            "type": _AGENTS.get(actor.kind, "ledger:Actor"),
            "name": actor.name,
            "ledger:kind": actor.kind,
            "ledger:role": actor.role,
            "ledger:affiliation": actor.affiliation,
        }
    )
