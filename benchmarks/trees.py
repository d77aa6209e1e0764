"""Part-of-speech tags and dependency trees on GUM, scored word by word on GUM's own sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.reader import read_scores
from accordingto.reading.syntax.trees import Trees, find_trees
from benchmarks.reporting.floors import hash_files
from benchmarks.reporting.report import Figure, Section, Table
from corpora.conllu import Word
from corpora.gum import Document, Split, read_gum, split_files
from corpora.measures import Share

NAME = "trees"
TITLE = "GUM: parts of speech and dependency trees"
HELD_OUT: tuple[Split, ...] = ("dev", "test")
PUNCTUATION = "punct"
PUBLISHED = (
    ("spaCy 3.7, en_core_web_sm (its model card)", "OntoNotes, other labels", "97.3", "91.8", "89.9"),
)
"""Published results: system, corpus, tags, UAS, LAS. Not measured by us."""


@dataclass(frozen=True)
class Tally:
    """How many words of a document have the right tag, head, and head with relation."""

    genre: str
    tag: Share
    head: Share
    both: Share


def measure(data: Path) -> Section:
    """Parse the dev and test documents of GUM with the bundled model."""
    folder = data / "gum"
    if not folder.is_dir():
        return Section(NAME, TITLE, skipped="DATA has no folder `gum`")
    model = Model()
    parts = {split: [_score(document, model) for document in read_gum(folder, split)] for split in HELD_OUT}
    files = [path for split in HELD_OUT for path in split_files(folder, split)]
    return section(parts, hash_files(files, folder))


def section(parts: Mapping[Split, Sequence[Tally]], data: str) -> Section:
    """Lay out the results."""
    rows: list[tuple[str, ...]] = []
    figures = []
    for split, tallies in parts.items():
        sets = {f"{split}, all genres": tallies, f"{split}, news": [t for t in tallies if t.genre == "news"]}
        for name, some in sets.items():
            shares = _total(some)
            percents = [share.percent for share in shares]
            rows.append((name, str(len(some)), str(int(shares[0].of)), *(f"{p:.1f}" for p in percents)))
            for key, percent in zip(("upos", "uas", "las"), percents, strict=True):
                id = f"{NAME}.{split}.{'news.' if some is not tallies else ''}{key}"
                figures.append(Figure(id, f"{name}: {key.upper()}", percent, "%", gated=True))
    columns = ("", "documents", "words", "UPOS", "UAS", "LAS")
    published = Table("Published", ("", "on", "tags", "UAS", "LAS"), PUBLISHED, "For orientation only.")
    return Section(
        NAME,
        TITLE,
        intro="Words and sentences are GUM's own; punctuation counts, too. Relations are "
        "compared without their subtypes.",
        figures=figures,
        tables=[Table("Trees", columns, rows), published],
        data=data,
    )


def _total(tallies: Iterable[Tally]) -> tuple[Share, Share, Share]:
    total = (Share(0, 0), Share(0, 0), Share(0, 0))
    for one in tallies:
        total = (total[0] + one.tag, total[1] + one.head, total[2] + one.both)
    return total


def _score(document: Document, model: Model) -> Tally:
    tokens = model.words(document.text)
    bounds = [
        TokenSpan(*(int(i) for i in np.searchsorted(tokens.start, (s.start, s.end))))
        for s in document.sentences
    ]
    return score(document, tokens.start, find_trees(read_scores(model, tokens), model.heads, bounds))


def score(document: Document, starts: np.ndarray, trees: Trees) -> Tally:
    """Compare trees over the tokens that begin at ``starts`` with those of a document."""
    tags, heads, both, of = 0, 0, 0, 0
    for sentence in document.sentences:
        places = [_token_of(word, starts) for word in sentence.words]
        words = {place: i for i, place in reversed(list(enumerate(places)))}
        for i, (word, place) in enumerate(zip(sentence.words, places, strict=True)):
            found = trees.heads[place]
            above = None if found == place else words.get(_whole(found, trees))
            is_right = above == word.head and words[place] == i
            tags += trees.tags[place].partition(":")[0] == word.upos
            heads += is_right
            both += is_right and _plain(trees.relations[place]) == _plain(word.relation)
            of += 1
    return Tally(document.genre, Share(tags, of), Share(heads, of), Share(both, of))


def _token_of(word: Word, starts: np.ndarray) -> int:
    """Return the token for a word: the first that begins in it, or the one that contains it."""
    first, end = np.searchsorted(starts, (word.start, word.end))
    return int(first if first < end else first - 1)


def _whole(token: int, trees: Trees) -> int:
    """Return the token that stands for the word that a token is part of."""
    return trees.heads[token] if trees.relations[token] == "part" else token


def _plain(relation: str) -> str:
    return relation.partition(":")[0]
