"""The entities of a text: its clusters, between which mentions can be moved until speakers are settled."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.actors.names import fullest_name, name_in, names_nobody
from accordingto.reading.actors.phrase_heads import modifies
from accordingto.reading.actors.role_nouns import is_role
from accordingto.reading.actors.roles import Standing, standing
from accordingto.reading.encoder.mentions import Cluster
from accordingto.reading.lexicons import word_class
from accordingto.types import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from accordingto.reading.actors.clusters import Referring
    from accordingto.reading.actors.features import MentionFeatures
    from accordingto.reading.actors.names import Name
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.encoder.nouns import NounKinds
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.syntax.document import Document
    from accordingto.types import Span


@dataclass(frozen=True)
class Identity:
    """A cluster that a mention or source refers to, and its probability."""

    cluster: int
    """Index of the cluster."""
    sure: float
    """Probability, 0 to 1."""


class Entities:
    """The clusters of a text, and the assignment of its mentions to them."""

    def __init__(self, doc: Document, referring: Referring, nouns: NounKinds) -> None:
        self.doc: Document = doc
        self._nouns = nouns
        self.facts: Mapping[TokenSpan, MentionFeatures] = referring.facts
        self.likely, self.apart = referring.likely, referring.apart
        self.clusters: list[list[tuple[MentionDraft, float]]] = [
            list(zip(c.phrases, c.links, strict=True)) for c in referring.clusters
        ]
        """The mentions of each cluster with their link probabilities, in text order; moved mentions are
        removed."""
        self._place: dict[TokenSpan, Identity] = {}
        self._unnamed: set[TokenSpan] = set()
        self._begun: dict[int, list[MentionDraft]] = {}
        self._standing: dict[int, Standing] = {}
        self._named: dict[int, bool] = {}
        self._whole: dict[int, Cluster] = {}
        self._names: dict[int, Name] = {}
        self._proper: dict[tuple[TokenSpan, bool], bool] = {}
        for at, cluster in enumerate(self.clusters):
            for phrase, sure in cluster:
                self._place[phrase.piece] = Identity(at, sure)
                self._begun.setdefault(phrase.piece.start, []).append(phrase)

    def phrase_of(self, piece: TokenSpan) -> MentionDraft | None:
        """Return the mention for a span: the widest of those within it that begin first, or None.

        If they lack its head, one in apposition to it takes their place: in "the head of the board, Ida Orr"
        she is meant and not the board. If none lies within, the shortest that begins where the span begins is
        returned.
        """
        for start in range(piece.start, piece.end):
            inside = [p for p in self._begun.get(start, ()) if p.piece.end <= piece.end]
            if inside:
                first = max(inside, key=lambda p: p.piece.end)
                return self._apposed(piece, first) or first
        return min(self._begun.get(piece.start, ()), key=lambda p: p.piece.end, default=None)

    def _apposed(self, piece: TokenSpan, first: MentionDraft) -> MentionDraft | None:
        """Return the widest mention in apposition to the head of a span, which ``first`` lacks, or None.

        Behind a role and a comma, a person's name is in apposition whatever the tree says.
        """
        doc, trees = self.doc, self.doc.trees
        head = trees.head_of(piece)
        if first.piece.start <= head < first.piece.end:
            return None
        beside = [at for at in trees.below[head] if trees.relations[at] == "appos"]

        def is_apposed(one: MentionDraft) -> bool:
            is_name = one.kind == "person" and one.form == "name" and doc[one.piece.start - 1] == ","
            in_tree = any(one.piece.start <= at < one.piece.end for at in beside)
            return in_tree or (is_name and is_role(doc.lower[head]))

        behind = (p for p in self.within(piece) if p.piece.start >= first.piece.end)
        return max(filter(is_apposed, behind), key=lambda p: len(p.piece), default=None)

    def source_of(self, one: AttributionDraft) -> MentionDraft | None:
        """Return the mention for the first part of an attribution's source; None without a source."""
        return self.phrase_of(one.source[0]) if one.source else None

    def phrase_at(self, span: Span) -> MentionDraft | None:
        """Return the mention of exactly a character span, or with one more token (a determiner) before it.

        None if there is none.
        """
        start, end = self.doc.token_at(span.start), self.doc.token_at(span.end)
        for before in (0, 1):
            at = [p for p in self._begun.get(start - before, ()) if p.piece.end == end]
            if at:
                return at[0]
        return None

    def within(self, piece: TokenSpan) -> Iterator[MentionDraft]:
        """Yield the mentions within a span, in text order."""
        for start in range(piece.start, piece.end):
            yield from (p for p in self._begun.get(start, ()) if p.piece.end <= piece.end)

    def identity(self, phrase: MentionDraft) -> Identity:
        """Return the cluster of a mention, with its probability."""
        return self._place[phrase.piece]

    def surest(self, phrase: MentionDraft, source: TokenSpan) -> Identity:
        """Return the cluster of a mention, with the highest probability among it and its names in a source.

        "The director, Ida Orr," is certainly Ida Orr, even if "the director" alone is uncertain.
        """
        at = self.identity(phrase)
        named = [self.identity(p) for p in self.within(source) if p.form == "name"]
        return max([at, *(other for other in named if other.cluster == at.cluster)], key=lambda who: who.sure)

    def standing(self, at: int) -> Standing:
        """Return the role and the affiliation of a cluster."""
        if at not in self._standing:
            self._standing[at] = standing(self.doc, self.cluster(at), self._nouns)
        return self._standing[at]

    def move(self, phrase: MentionDraft, to: Identity) -> None:
        """Move a mention to another cluster, with the given probability."""
        of = self.identity(phrase).cluster
        left = self.clusters[of]
        at = bisect_left(left, phrase.piece, key=lambda pair: pair[0].piece)
        if at < len(left) and left[at][0] is phrase:
            del left[at]
        insort(self.clusters[to.cluster], (phrase, to.sure), key=lambda pair: pair[0].piece)
        self._place[phrase.piece] = to
        for changed in (of, to.cluster):
            self._named.pop(changed, None)
            self._names.pop(changed, None)
            self._whole.pop(changed, None)

    def unname(self, phrase: MentionDraft) -> None:
        """Mark a mention as naming nobody, such as the label "Q" before a question."""
        self._unnamed.add(phrase.piece)
        self._named.clear()

    def begin(self) -> int:
        """Add an empty cluster and return its index."""
        self.clusters.append([])
        return len(self.clusters) - 1

    def is_named(self, cluster: int) -> bool:
        """Return whether a cluster has a mention that is no pronoun and can name or describe an entity."""
        if cluster not in self._named:
            self._named[cluster] = any(
                phrase.form != "pronoun"
                and phrase.piece not in self._unnamed
                and not modifies(phrase.piece, self.doc)
                and not names_nobody(self.mention(phrase).text)
                for phrase, _ in self.clusters[cluster]
            )
        return self._named[cluster]

    def name(self, at: int) -> Name:
        """Return the current name of a cluster."""
        if at not in self._names:
            self._names[at] = fullest_name(self.doc, self.cluster(at))
        return self._names[at]

    def is_proper(self, at: int) -> bool:
        """Return whether a mention of a cluster has a proper name."""
        cluster = self.cluster(at)
        is_person = cluster.kind == "person"
        return any(self._is_name(p, is_person=is_person) for p in cluster.phrases if p.form != "pronoun")

    def _is_name(self, phrase: MentionDraft, *, is_person: bool) -> bool:
        """Return whether a mention has a proper name; remembered, as clusters change while it does not."""
        key = phrase.piece, is_person
        if key not in self._proper:
            found = name_in(self.doc, phrase, is_person=is_person)
            self._proper[key] = found is not None and not names_nobody(found.text)
        return self._proper[key]

    def is_body(self, at: int) -> bool:
        """Return whether a cluster is an organisation, by its kind or the last word of its name.

        An empty cluster, whose mentions were moved, is none.
        """
        if not self.clusters[at]:
            return False
        if self.cluster(at).kind == "organization":
            return True
        words = self.name(at).text.lower().split()
        bodies = word_class("bodies") | word_class("certain-bodies")
        return words[-1] in bodies and word_class("prepositions").isdisjoint(words)  # "secretary of state"

    def mention(self, phrase: MentionDraft) -> Mention:
        """Return a mention with its character offsets and text."""
        start = self.doc.start[phrase.piece.start]
        end = self.doc.end[phrase.piece.end - 1]
        return Mention(start, end, self.doc.text[start:end], phrase.form)

    def cluster(self, at: int) -> Cluster:
        """Return the current mentions of a cluster."""
        if at not in self._whole:
            phrases, links = zip(*self.clusters[at], strict=True)
            self._whole[at] = Cluster(phrases, links)
        return self._whole[at]
