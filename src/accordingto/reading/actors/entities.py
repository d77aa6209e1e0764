"""The entities of a text: its clusters, in which phrases can be moved until it is settled who each is."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.actors.names import fullest_name, names_nobody
from accordingto.reading.actors.phrase_heads import modifies
from accordingto.reading.actors.roles import Standing, standing
from accordingto.reading.encoder.mentions import Cluster
from accordingto.types import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from accordingto.reading.actors.clusters import Referring
    from accordingto.reading.actors.features import MentionFeatures
    from accordingto.reading.actors.names import Name
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.encoder.nouns import NounKinds
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.syntax.document import Document
    from accordingto.types import Span


@dataclass(frozen=True)
class Identity:
    """Who is meant by some words, and how likely."""

    cluster: int
    """Index of the cluster."""
    sure: float
    """Probability, 0 to 1."""


class Entities:
    """Who and what a text refers to: its clusters, and which of them each phrase belongs to."""

    def __init__(self, doc: Document, referring: Referring, nouns: NounKinds) -> None:
        self.doc: Document = doc
        self._nouns = nouns
        self.facts: Mapping[TokenSpan, MentionFeatures] = referring.facts
        self.likely, self.apart = referring.likely, referring.apart
        self.clusters: list[list[tuple[MentionDraft, float]]] = [
            list(zip(c.phrases, c.links, strict=True)) for c in referring.clusters
        ]
        """Phrases with their links, in order, by cluster; a phrase that is moved leaves its cluster."""
        self._place: dict[TokenSpan, Identity] = {}
        self._unnamed: set[TokenSpan] = set()
        self._begun: dict[int, list[MentionDraft]] = {}
        self._standing: dict[int, Standing] = {}
        self._named: dict[int, bool] = {}
        self._whole: dict[int, Cluster] = {}
        self._names: dict[int, Name] = {}
        for at, cluster in enumerate(self.clusters):
            for phrase, sure in cluster:
                self._place[phrase.piece] = Identity(at, sure)
                self._begun.setdefault(phrase.piece.start, []).append(phrase)

    def phrase_of(self, piece: TokenSpan) -> MentionDraft | None:
        """Return the phrase that names somebody in some words: the widest of the first within them."""
        for start in range(piece.start, piece.end):
            inside = [p for p in self._begun.get(start, ()) if p.piece.end <= piece.end]
            if inside:
                return max(inside, key=lambda p: p.piece.end)
        return min(self._begun.get(piece.start, ()), key=lambda p: p.piece.end, default=None)

    def phrase_at(self, span: Span) -> MentionDraft | None:
        """Return the phrase whose words are those of a span, a determiner aside."""
        start, end = self.doc.token_at(span.start), self.doc.token_at(span.end)
        for before in (0, 1):
            at = [p for p in self._begun.get(start - before, ()) if p.piece.end == end]
            if at:
                return at[0]
        return None

    def within(self, piece: TokenSpan) -> Iterator[MentionDraft]:
        """Yield the phrases that stand within some words, in order."""
        for start in range(piece.start, piece.end):
            yield from (p for p in self._begun.get(start, ()) if p.piece.end <= piece.end)

    def identity(self, phrase: MentionDraft) -> Identity:
        """Return which cluster a phrase belongs to, and how sure that is."""
        return self._place[phrase.piece]

    def surest(self, phrase: MentionDraft, source: TokenSpan) -> Identity:
        """Return which cluster a phrase belongs to, as sure as that is of any name of it within the source.

        "The director, Ida Orr," is Ida Orr, however unsure it is who the director is.
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
        """Put a phrase into another cluster, as sure as is said."""
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
        """Let a phrase name nobody: "Q" before a question says what follows."""
        self._unnamed.add(phrase.piece)
        self._named.clear()

    def begin(self) -> int:
        """Open a cluster that nobody belongs to yet."""
        self.clusters.append([])
        return len(self.clusters) - 1

    def is_named(self, cluster: int) -> bool:
        """Return whether more than pronouns, and words that can name nobody, refer to a cluster."""
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
        """Return the name of a cluster as it is now."""
        if at not in self._names:
            self._names[at] = fullest_name(self.doc, self.cluster(at))
        return self._names[at]

    def mention(self, phrase: MentionDraft) -> Mention:
        """Return a phrase as it stands in the text."""
        start = self.doc.start[phrase.piece.start]
        end = self.doc.end[phrase.piece.end - 1]
        return Mention(start, end, self.doc.text[start:end], phrase.form)

    def cluster(self, at: int) -> Cluster:
        """Return a cluster as it is now."""
        if at not in self._whole:
            phrases, links = zip(*self.clusters[at], strict=True)
            self._whole[at] = Cluster(phrases, links)
        return self._whole[at]
