"""The names of GUM as examples of what is named and need not speak: places, laws, months, prizes, people.

Who speaks in an article is hardly ever a place and never a month, so that what is fitted on speakers alone
takes both for organisations or persons.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from accordingto.reading.actors.kinds import FEATURES, rows_of
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


def read_names(model: Model, folder: Path, split: Split) -> Examples:
    """Read the texts of a split of GUM, and find the mentions whose heads are names."""
    return gathered((drawn.name, *names_of(model, drawn)) for drawn in read_gum(folder, split))


def names_of(model: Model, text: GumText) -> tuple[Rows, list[int]]:
    """Return the rows of the names of a text that are found as they are drawn, and the kind of each."""
    doc = Document(text.text, model.words(text.text))
    found, rows = mentions_of(model, doc)
    place = {(doc.start[one.piece.start], doc.end[one.piece.end - 1]): i for i, one in enumerate(found.items)}
    drawn = [one for one in text.mentions if one.form == "name" and (one.start, one.end) in place]
    chosen = [place[one.start, one.end] for one in drawn]
    kinds = [MENTION_KINDS.index(_kind(one.kind, row)) for one, row in zip(drawn, rows[chosen], strict=True)]
    return rows[chosen], kinds


def mentions_of(model: Model, doc: Document, sources: Sequence[TokenSpan] = ()) -> tuple[MentionDrafts, Rows]:
    """Return the mentions of a text, ``sources`` among them; and the features and the vector of each."""
    scores = read_scores(model, doc.tokens)
    parsed = doc.parsed(trees_of(doc, scores, model.heads))
    found = MentionFinder(scores, model.heads, doc.tokens, PhraseBounds(parsed).cut).find(sources)
    return found, rows_of(found, kind_chances(found.vectors, model.heads), doc)


def _kind(drawn: str, row: Rows) -> str:
    """Return the kind, of ``MENTION_KINDS``, of a name of a type of GUM."""
    seen = {name for name, value in zip(FEATURES, row, strict=False) if value == 1}
    if drawn == "person":
        several = not seen.isdisjoint(("and", "people")) or seen.issuperset(("the", "plural"))
        return "group" if several else "person"  # an "s" at the end alone is that of "Ida Williams"
    if drawn == "organization":
        return "outlet" if "certain outlet" in seen else "organization"
    return "place" if drawn == "place" else "other"
