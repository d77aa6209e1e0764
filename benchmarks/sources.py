"""Sources in GUM that are not names, and whether the reader knows who they are.

GUM has no attributions. A source is taken from its dependency trees: the subject of a verb of ``verbs.txt``
that has a clausal complement, or that is in parataxis with what is said. Names are left out, because
they need no resolution.

A source is answered if the reader has a mention at its place (half or more of the characters), is at least as
sure of it as is required, and, for a pronoun, has another mention in its cluster: a pronoun alone names
nobody. The answer is right if, of the other mentions of the predicted cluster that GUM also has, more than
half are in its cluster in GUM; if the predicted cluster has no others, it is right if GUM has none either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.referents import Referent, counterpart, trimmed
from benchmarks.reporting.curves import Answer
from corpora.conllu import Sentence
from corpora.gum import Document, GumMention
from corpora.parts import Piece

VERBS = frozenset(
    line
    for line in Path(__file__).with_name("verbs.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)
"""Lemmas of verbs by which something is said, thought or shown."""
CLAUSES = frozenset({"ccomp", "parataxis"})
SPEAKING = frozenset({"i", "me", "we", "us", "you"})
PERSONAL = frozenset({"he", "him", "she", "her", "it", "they", "them"})
KINDS = ("noun phrases", "he, she, it, they", "I, we, you", "other pronouns")


@dataclass(frozen=True)
class Source:
    """The words that name who says or thinks something."""

    mention: GumMention
    kind: str
    """One of ``KINDS``."""


@dataclass(frozen=True)
class Judgement:
    """Whether the reader knows who a source is."""

    source: Source
    answer: Answer | None
    """None where it has no answer."""


def find_sources(document: Document) -> Iterator[Source]:
    """Yield the sources of a document that are not names, in order."""
    widest: dict[int, GumMention] = {}
    for mention in document.mentions:
        if mention.head_start not in widest or mention.end > widest[mention.head_start].end:
            widest[mention.head_start] = mention
    for sentence in document.sentences:
        for word in sentence.words:
            if word.relation != "nsubj" or word.head is None or not _attributes(sentence, word.head):
                continue
            found = widest.get(word.start)
            if found is not None and found.form != "name":
                yield Source(found, _kind(found, word.form))


def judge(document: Document, referents: Sequence[Referent], least: float) -> list[Judgement]:
    """Judge each source of a document. Answers with a confidence below ``least`` are not given."""
    places = [(trimmed(p, document.text), r, i) for r in referents for i, p in enumerate(r.mentions)]
    gold = [trimmed(Piece(m.start, m.end), document.text) for m in document.mentions]
    judgements = []
    for source in find_sources(document):
        own = trimmed(Piece(source.mention.start, source.mention.end), document.text)
        at = counterpart(own, [place for place, _, _ in places])
        answer = None
        if at is not None:
            _, referent, index = places[at]
            others = [trimmed(p, document.text) for i, p in enumerate(referent.mentions) if i != index]
            sure = referent.sure[index]
            if sure >= least and (others or source.mention.form != "pronoun"):
                answer = Answer(sure, _is_right(source.mention, others, document.mentions, gold))
        judgements.append(Judgement(source, answer))
    return judgements


def _attributes(sentence: Sentence, at: int) -> bool:
    """Return whether a word is a verb by which something is said or thought."""
    verb = sentence.words[at]
    if verb.upos != "VERB" or verb.lemma not in VERBS:
        return False
    return verb.relation == "parataxis" or any(
        w.head == at and w.relation.partition(":")[0] in CLAUSES for w in sentence.words
    )


def _kind(mention: GumMention, head: str) -> str:
    if mention.form == "nominal":
        return KINDS[0]
    return KINDS[1] if head.lower() in PERSONAL else KINDS[2] if head.lower() in SPEAKING else KINDS[3]


def _is_right(
    source: GumMention, others: Sequence[Piece], mentions: Sequence[GumMention], gold: Sequence[Piece]
) -> bool:
    if not others:
        return sum(m.cluster == source.cluster for m in mentions) == 1
    known = [mentions[i].cluster for i in (counterpart(place, gold) for place in others) if i is not None]
    return 2 * known.count(source.cluster) > len(known)
