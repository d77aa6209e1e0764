"""Mentions of GUM as examples of things that do not speak: places, laws, months, prizes, and "the town".

The speakers in articles are hardly ever places and never months, so regressions fitted on speakers alone take
both for organisations or persons.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from accordingto.reading.actors.kinds import FEATURES, noun_of, rows_of
from accordingto.reading.encoder.kinds import MENTION_KINDS
from accordingto.reading.encoder.mentions import MentionDrafts, MentionFinder, kind_chances
from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.reader import read_scores
from accordingto.reading.syntax.document import Document
from accordingto.reading.syntax.phrase_bounds import PhraseBounds
from accordingto.reading.syntax.trees import trees_of
from corpora.gum import Document as GumText
from corpora.gum import Split, read_gum
from training.kinds.examples import Examples, Rows, gathered

_SEVERAL = frozenset(("and", "plural", "many", "several", "number", "quantity", "collective"))
"""Features that show that a description is of several people."""


def read_names(model: Model, folder: Path, split: Split, *, described: bool = False) -> Examples:
    """Return the names in the texts of a split of GUM as examples; with ``described`` also descriptions."""
    texts = read_gum(folder, split)
    return gathered((drawn.name, *examples_of(model, drawn, described=described)) for drawn in texts)


def examples_of(model: Model, text: GumText, *, described: bool = False) -> tuple[Rows, list[int], list[str]]:
    """Return the rows, kinds and nouns of the annotated mentions of a text that the reader finds exactly."""
    doc = Document(text.text, model.words(text.text))
    found, rows = mentions_of(model, doc)
    place = {(doc.start[one.piece.start], doc.end[one.piece.end - 1]): i for i, one in enumerate(found.items)}
    drawn = [one for one in text.mentions if (one.start, one.end) in place]
    names = [(_kind, one) for one in drawn if one.form == "name"]
    nominals = [(_kind_described, one) for one in drawn if one.form == "nominal" and described]
    kept = [*names, *nominals]
    chosen = [place[one.start, one.end] for _, one in kept]
    told = zip(kept, rows[chosen], strict=True)
    kinds = [MENTION_KINDS.index(kind(one.kind, _seen(row))) for (kind, one), row in told]
    return (
        rows[chosen],
        kinds,
        [noun_of(doc.text_of(found.items[i].piece), found.items[i].form) for i in chosen],
    )


def mentions_of(model: Model, doc: Document, sources: Sequence[TokenSpan] = ()) -> tuple[MentionDrafts, Rows]:
    """Return the mentions in a text, including ``sources``, and each one's features and vector."""
    scores = read_scores(model, doc.tokens)
    parsed = doc.parsed(trees_of(doc, scores, model.heads))
    found = MentionFinder(scores, model.heads, doc.tokens, PhraseBounds(parsed).cut).find(sources)
    return found, rows_of(found, kind_chances(found.vectors, model.heads), doc, model.nouns)


def _seen(row: Rows) -> set[str]:
    """Return the names of the features of a mention that are 1."""
    return {name for name, value in zip(FEATURES, row, strict=False) if value == 1}


def _kind(drawn: str, seen: set[str]) -> str:
    """Return the kind (one of ``MENTION_KINDS``) of a name, from its entity type in GUM and its features."""
    if drawn == "person":
        several = not seen.isdisjoint(("and", "people")) or seen.issuperset(("the", "plural"))
        return "group" if several else "person"  # a final "s" alone proves nothing: "Ida Williams"
    if drawn == "organization":
        return "outlet" if "certain outlet" in seen else "organization"
    return "place" if drawn == "place" else "other"


def _kind_described(drawn: str, seen: set[str]) -> str:
    """Return the kind of a description, from its entity type in GUM and its features."""
    if drawn == "person":
        return "person" if seen.isdisjoint(_SEVERAL) else "group"
    if drawn == "organization":
        return "outlet" if "outlet noun" in seen else "organization"
    if drawn == "place":
        return "place"
    return "other" if seen.isdisjoint(("document", "certain document")) else "document"
