"""Clusters for tests, from marked text. All people and outlets are invented."""

from __future__ import annotations

import re
from dataclasses import dataclass

from accordingto.reading.encoder.mentions import Cluster, MentionDraft
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.syntax.document import Document
from accordingto.types import MentionForm
from tests.reading.parts import chances, document


@dataclass(frozen=True)
class Marked:
    """A text without its marks, and the cluster of what was marked."""

    text: str
    doc: Document
    cluster: Cluster


def marked(source: str, kind: str = "person") -> Marked:
    """Make a cluster of what stands in square brackets: ``[Ida Lunde] rowed; [she] won.``"""
    text, opened, found = "", list[int](), list[tuple[int, int]]()
    for part in re.split(r"([\[\]])", source):
        if part == "[":
            opened.append(len(text))
        elif part == "]":
            found.append((opened.pop(), len(text)))
        else:
            text += part
    doc = document(text)
    phrases = tuple(
        MentionDraft(
            TokenSpan(*map(doc.token_at, place)), kind, _form(text[slice(*place)]), 1.0, chances(kind)
        )
        for place in sorted(found)
    )
    return Marked(text, doc, Cluster(phrases, (1.0,) * len(phrases)))


def _form(phrase: str) -> MentionForm:
    if phrase.lower() in {"he", "she", "they", "his"}:
        return "pronoun"
    return "name" if re.search(r"[A-Z]", phrase) else "nominal"
