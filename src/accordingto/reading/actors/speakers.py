"""Which cluster the source of each attribution belongs to.

What the clusters cannot know is settled here, from the attributions: "I" in somebody's words is who says
them, "we" the side of who says them, "you" who is told.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from accordingto.reading.actors.metonyms import metonym, stands_for
from accordingto.reading.actors.names import fullest_name, names_nobody
from accordingto.reading.actors.roles import Standing, standing
from accordingto.reading.attributions.addressees import NamedAddressee
from accordingto.reading.encoder.mentions import Cluster
from accordingto.reading.encoder.tokens import QUOTES
from accordingto.reading.lexicons import word_class
from accordingto.types import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from accordingto.reading.actors.clusters import Referring
    from accordingto.reading.actors.features import MentionFeatures
    from accordingto.reading.actors.names import Name
    from accordingto.reading.attributions.addressees import Addressee
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.syntax.document import Document
    from accordingto.types import Span

INTRODUCED = 0.8
"""How sure it is that the one person whom an interview names beforehand is who answers: a guess."""
STANDS_FOR = 0.8
"""How sure it is that "the Kremlin" speaks for the one "Russia" of an article."""
OPENING = QUOTES.index("opening")


@dataclass(frozen=True)
class Identity:
    """Who is meant by some words, and how likely."""

    cluster: int
    """Index of the cluster."""
    sure: float
    """Probability, 0 to 1."""


class Speakers:
    """The clusters of a text, and which of them its phrases belong to."""

    def __init__(self, doc: Document, referring: Referring) -> None:
        self.doc: Document = doc
        self.facts: Mapping[TokenSpan, MentionFeatures] = referring.facts
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
            self._standing[at] = standing(self.doc, self.cluster(at))
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


def identify(
    cast: Speakers, found: Sequence[AttributionDraft], addressees: Sequence[Addressee | None]
) -> list[Identity | None]:
    """Return who the source of each attribution is; None for one that has none.

    Outer attributions come first: "I" and "we" in what somebody says are who says it, and are moved to
    their cluster.
    """
    chains = [chain(found, i) for i in range(len(found))]
    speakers: list[Identity | None] = [None] * len(found)
    labels: dict[str, Identity] = {}
    named = introduced(cast, found)
    spoken = sorted((piece.start, piece) for piece, own in cast.facts.items() if own.spoken and own.quoted)
    for i in sorted(range(len(found)), key=lambda i: len(chains[i])):
        one = found[i]
        phrase = cast.phrase_of(one.source[0]) if one.source else None
        if phrase is not None and one.speaker:
            first = Identity(cast.identity(phrase).cluster, 1.0)
            if one.answers and len(named) == 1:
                first = named[0]
            elif one.speaker not in labels and first.cluster in {who.cluster for who in labels.values()}:
                first = Identity(cast.begin(), 1.0)  # "Speaker 2" is not "Speaker 1"
            cast.move(phrase, labels.setdefault(one.speaker, first))
            if one.speaker in word_class("turn-labels"):
                cast.unname(phrase)
        if phrase is not None and metonym(cast.facts[phrase.piece].name):
            stand_in(cast, phrase)
        speakers[i] = None if phrase is None else cast.surest(phrase, one.source[0])
        told = addressees[i]
        heard = cast.phrase_of(told.piece) if isinstance(told, NamedAddressee) else None
        for piece in pronouns_in(spoken, one, cast.doc):
            own = cast.facts[piece].spoken
            who = (cast.identity(heard) if heard else None) if own == "hearer" else speakers[i]
            if who is None:
                continue
            if own == "side":
                who = side_of(cast, who)
            moved = next(p for p in cast.within(piece) if p.piece == piece)
            cast.move(moved, who)
    return speakers


def stand_in(cast: Speakers, phrase: MentionDraft) -> None:
    """Give a place that speaks to whom it stands for, if the article names just one such.

    Only the words that speak are moved: elsewhere the place is a place.
    """
    names = {
        cast.facts[other.piece].name: at
        for at, pairs in enumerate(cast.clusters)
        for other, _ in pairs
        if other.form == "name" and other.kind != "person" and cast.facts[other.piece].name
    }
    candidates = list(names)
    found = stands_for(cast.facts[phrase.piece].name, candidates)
    if found is not None:
        cast.move(phrase, Identity(names[candidates[found]], STANDS_FOR))


def introduced(cast: Speakers, found: Sequence[AttributionDraft]) -> list[Identity]:
    """Return the persons that a transcript names outside its turns; the one named in full, if it is one."""
    turns = [piece for one in found if one.speaker for piece in (*one.source, *one.content)]
    inside = {at for piece in turns for at in range(piece.start, piece.end)}
    names = {
        at: max((len(cast.facts[p.piece].name.split()) for p in named), default=0)
        for at, pairs in enumerate(cast.clusters if turns else ())
        if (named := [p for p, _ in pairs if p.kind == "person" and p.form == "name"])
        and any(p.piece.start not in inside for p in named)
    }
    full = [at for at, count in names.items() if count > 1]
    return [Identity(at, INTRODUCED) for at in (full if len(full) == 1 else names)]


def chain(found: Sequence[AttributionDraft], at: int) -> list[int]:
    """Return the attributions that one stands in, the closest first; parents never run in a circle."""
    above = []
    parent = found[at].parent
    while parent is not None:
        above.append(parent)
        parent = found[parent].parent
    return above


def pronouns_in(
    spoken: list[tuple[int, TokenSpan]], one: AttributionDraft, doc: Document
) -> Iterator[TokenSpan]:
    """Yield the pronouns of speech that are quoted verbatim: in a turn, or behind an opening mark."""
    for content in one.content:
        low = bisect_left(spoken, content.start, key=itemgetter(0))
        high = bisect_left(spoken, content.end, key=itemgetter(0))
        for at, piece in spoken[low:high]:
            if one.speaker or (doc.quote[content.start : at + 1] == OPENING).any():
                yield piece


def side_of(cast: Speakers, speaker: Identity) -> Identity:
    """Return for whom somebody says "we": the body that the speaker is of by the article, else the speaker.

    A member of parliament does not speak for the place that elected her.
    """
    affiliation = cast.standing(speaker.cluster).affiliation
    phrase = None if affiliation is None else cast.phrase_at(affiliation)
    if phrase is None or phrase.kind != "organization":
        return speaker
    return Identity(cast.identity(phrase).cluster, speaker.sure)
